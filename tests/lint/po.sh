#!/bin/sh
# Every message marked in the sources is translated in po/nb.po, and every catalogue is well formed.
failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for catalogue in po/*.po; do
    msgfmt -c -o /dev/null "$catalogue" || failed=1
done
sh "${TOOLS:-tools}/pot.sh" "$work/samreg.pot" || exit 1
# What is not in the catalogue, is empty there, or is marked as doubtful.
msgattrib --translated --no-fuzzy --no-obsolete --no-wrap po/nb.po >"$work/done.po" || failed=1
cat >"$work/missing.awk" <<'END'
# The messages of the first file that the second does not hold, each with the place where the source has it.
function finish() {
    if (id != "" && id != "\"\"") {
        if (file == ARGV[1])
            have[id] = 1
        else if (!(id in have)) {
            sub(/ .*/, "", place)
            print place ": not translated in po/nb.po: " id
            failed = 1
        }
    }
    id = ""
    place = ""
    reading = 0
}
FNR == 1 { finish(); file = FILENAME }
/^#: / && place == "" { place = substr($0, 4) }
/^msgid / { id = substr($0, 7); reading = 1; next }
/^msg/ { reading = 0 }
/^"/ && reading { id = id == "\"\"" ? $0 : substr(id, 1, length(id) - 1) substr($0, 2) }
/^$/ { finish() }
END { finish(); exit failed }
END
awk -f "$work/missing.awk" "$work/done.po" "$work/samreg.pot" || failed=1
exit $failed
