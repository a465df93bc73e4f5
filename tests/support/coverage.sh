#!/bin/sh
# coverage.sh OUT SOURCE...
# Prints for each source file the share of its lines and branches that the tests reached, the least covered first, and
# the total. OUT is the folder of the variant built with --coverage and run before.
set -u

out=$1
shift
for source in "$@"; do
    gcov -b -n -o "$out/$(dirname "$source")" "$out/${source%.c}.o" 2>/dev/null |
        awk -v want="$source" '
            /^File / { file = $0; gsub(/^File .|.$/, "", file) }
            /^Lines executed:/ && file == want { split($0, part, /[:% ]+/); lines = part[3]; count = part[5] }
            /^Branches executed:/ && file == want { split($0, part, /[:% ]+/); branches = part[3] }
            END { if (count) printf "%6.1f%% of %5d lines  %6.1f%% of branches  %s\n", lines, count, branches, want }'
done | sort -n | awk '
    { print; lines += $3; reached += $1 * $3 / 100 }
    END { if (lines) printf "%6.1f%% of %5d lines in all\n", 100 * reached / lines, lines }'
