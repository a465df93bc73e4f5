#!/bin/sh
# By what is built: each library is called from its own floor, samreg needs few, what is public is used, state is rare.
# Needs the objects in $OUT. Which names a library has is asked of the library itself.
set -u
failed=0
objects=$(find "$OUT/src" -name '*.o' 2>/dev/null | sort)
[ -n "$objects" ] || {
    echo "$OUT: no object files; build first"
    exit 1
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# names FLOOR LIBRARY...: what only that floor may call.
names() {
    floor=$1
    shift
    for library in "$@"; do
        file=$(gcc -print-file-name="$library")
        [ -e "$file" ] || {
            echo "$library: not found"
            failed=1
            continue
        }
        nm -D --defined-only "$file" | awk -v floor="$floor" '$2 ~ /[TDBRWViu]/ && $3 !~ /^_(init|fini)$/ {
            sub(/@.*/, "", $3); print $3, floor }' >>"$work/owners"
    done
}
names store libsqlite3.so
names tui libncursesw.so.6 libtinfo.so.6
names conf libconfuse.so
names transfer libcsv.so
names base libutf8proc.so
names draw libcairo.so libpango-1.0.so libpangocairo-1.0.so libqpdf.so libxlsxwriter.so
printf '%s transfer\n' iconv iconv_open iconv_close >>"$work/owners"

# shellcheck disable=SC2086 # a list of files
nm -A -u $objects | awk -v out="$OUT/" -v owners="$work/owners" '
    BEGIN {
        while ((getline line < owners) > 0) {
            split(line, part, " ")
            owner[part[1]] = part[2]
        }
        # Input, output, the clock, the environment and translation have no place in model.
        split("fopen fdopen open openat read write printf puts putchar fprintf fputs fputc fwrite fread getline " \
              "__printf_chk __fprintf_chk stdout stderr stdin time clock_gettime gettimeofday localtime localtime_r " \
              "getenv secure_getenv system popen fork text_in text_plural clock_now clock_today clock_milliseconds " \
              "file_read file_write", part, " ")
        for (i in part)
            impure[part[i]] = 1
        # What a reader may write in any language is recognised here; nothing is said in one.
        reads["src/model/field_name.c"] = reads["src/model/field_read.c"] = 1
    }
    {
        file = $1
        sub(/:$/, "", file)
        sub(/\.o$/, ".c", file)
        file = substr(file, length(out) + 1)
        split(file, part, "/")
        floor = part[2]
        name = $3
        sub(/@.*/, "", name)
        if (name in owner && owner[name] != floor) {
            print file ":1: calls " name "(), which only " owner[name] " may"
            failed = 1
        }
        if (floor == "model" && name in impure && !(name == "text_in" && file in reads)) {
            print file ":1: calls " name "(); model only computes"
            failed = 1
        }
    }
    END { exit failed }' || failed=1

# Every library costs every start of samreg: those of samreg-draw stay with samreg-draw (design.md 2).
[ ! -e "$OUT/samreg" ] || readelf -d "$OUT/samreg" | awk '
    /NEEDED/ && !/\[lib(ncursesw|tinfo|sqlite3|confuse|utf8proc|csv|m|c)\.so\.[0-9]+\]/ {
        print "Makefile:1: samreg is linked with " $NF ", which is none of its libraries"
        failed = 1
    }
    END { exit failed }' || failed=1

# What is public is called from another file, be it of the tests or the tools; all else is static, or nobody needs it.
# Libraries call lxw_tmpfile() and __lsan_*().
find tests tools -name '*.[ch]' -exec cat {} + 2>/dev/null | tr -cs 'A-Za-z0-9_' '\n' | sort -u >"$work/words"
# shellcheck disable=SC2086
nm -A $objects | awk -v out="$OUT/" -v words="$work/words" '
    BEGIN {
        while ((getline word < words) > 0)
            used[word] = 1
        used["main"] = used["lxw_tmpfile"] = 1
    }
    {
        file = $1
        sub(/:.*/, "", file)
        sub(/\.o$/, ".c", file)
        if ($(NF - 1) ~ /^[TDR]$/)
            home[$NF] = substr(file, length(out) + 1)
        else if ($(NF - 1) == "U")
            used[$NF] = 1
    }
    END {
        for (name in home)
            if (!(name in used) && name !~ /^__/) {
                print home[name] ":1: no other file calls " name "()"
                failed = 1
            }
        exit failed
    }' || failed=1

# Writable variables: the terminal and the signal flags (tui; stop_wanted where a command can be stopped), what to do
# when memory runs out (base/memory), no others.
# shellcheck disable=SC2086
objdump -t $objects | awk -v out="$OUT/" '
    /file format/ {
        file = $1
        sub(/:$/, "", file)
        sub(/\.o$/, ".c", file)
        file = substr(file, length(out) + 1)
    }
    NF >= 5 && $(NF - 2) ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $(NF - 2) !~ /^\.data\.rel\.ro/ && $(NF - 3) ~ /O/ {
        if (file !~ /^src\/tui\// && file != "src/base/memory.c" && $NF != "stop_wanted") {
            print file ":1: holds state: " $NF
            failed = 1
        }
    }
    END { exit failed }' || failed=1
exit $failed
