#!/bin/sh
# Every catalogue translates every message, with its arguments, keys, options, lines and the sign it ends with.
failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
sh "${TOOLS:-tools}/pot.sh" "$work/samreg.pot" || exit 1
for catalogue in po/*.po; do
    msgfmt -c -o /dev/null "$catalogue" || failed=1
    # What is not in the catalogue, is empty there, or is marked as doubtful, is not among these.
    msgattrib --translated --no-fuzzy --no-obsolete --no-wrap "$catalogue" >"$work/done.po" || failed=1
    awk -v catalogue="$catalogue" -f "${LINT:-tests/lint}/po.awk" "$work/done.po" "$work/samreg.pot" || failed=1
done
exit $failed
