#!/bin/sh
# Measures samreg and prints each figure beside its goal; the last column says whether it is kept. `make bench` runs it:
# SAMREG_PROGRAM is the program, BENCH what the names of the measuring programs begin with. The registers are made once,
# from a fixed seed, and kept in build/bench/ (2 GB in all). Never a test: a busy machine measures badly. Ratios are of
# programs that take turns in one run; bytes are exact.
set -eu

ROUNDS=${BENCH_ROUNDS:-15}
folder=build/bench
mkdir -p "$folder"
# A register is made anew when what makes it, or the schema, has changed.
stamp=$(cat tests/bench/registers.c db/migrations/*.sql db/reference/*.csv | cksum | cut -d ' ' -f 1)

# The register of so many arrangements with so many participations each, made when it is missing; prints its path. A
# third argument names it, where there is another of that size.
register()
{
    path=$folder/${3:-$1}-$stamp.db
    if [ ! -e "$path" ]; then
        rm -f "$folder/${3:-$1}"-*.db*
        echo "making a register of $1 arrangements ..." >&2
        "${BENCH}registers" "$1" "$2" "$path.new" >&2
        mv "$path.new" "$path"
        rm -f "$path.new-journal"
    fi
    printf '%s\n' "$path"
}

small=$(register 10000 3)
middle=$(register 100000 3)
big=$(register 1000000 1)

measure=${BENCH}measure
list=${BENCH}floor_list
cells=${BENCH}floor_cells
first=Askeberg                     # what the first arrangement's name begins with
open='<F9>ordninger<Enter>'        # from the register screen to the list of arrangements
word=solberg

# repeat N TEXT: the text so often.
repeat()
{
    text=
    count=0
    while [ "$count" -lt "$1" ]; do
        text=$text$2
        count=$((count + 1))
    done
    printf '%s' "$text"
}

# field LINE N: the N-th word.
field()
{
    printf '%s\n' "$1" | cut -d ' ' -f "$2"
}

# say FIGURE GOAL MEASURED [UNIT [MORE]]: a line of the table.
say()
{
    awk -v figure="$1" -v goal="$2" -v value="$3" -v unit="${4:-}" -v more="${5:-}" 'BEGIN {
        printf "%-52s %8s %9s %-4s %-4s %s\n", figure, goal, value, unit, value + 0 <= goal + 0 ? "ok" : "OVER", more
    }'
}

# compare KIND ROUNDS SUBJECTS...: measures, and leaves the lines in $own and $floor.
compare()
{
    kind=$1
    rounds=$2
    shift 2
    lines=$("$measure" "$kind" -n "$rounds" "$@")
    own=$(printf '%s\n' "$lines" | sed -n 1p)
    floor=$(printf '%s\n' "$lines" | sed -n 2p)
}

# against UNIT: both sides of the comparison, for the last column.
against()
{
    case $1 in
    ms) echo "$(field "$own" 2) : $(field "$floor" 2) ms" ;;
    bytes) echo "$(field "$own" 4) : $(field "$floor" 4) bytes" ;;
    esac
}

ratio_of_bytes()
{
    awk -v own="$(field "$own" 4)" -v floor="$(field "$floor" 4)" 'BEGIN { printf "%.3f", own / floor }'
}

echo "register            bytes"
for path in "$small" "$middle" "$big"; do
    printf '%-12s %12s\n' "$(basename "$path" | cut -d - -f 1)" "$(wc -c <"$path" | tr -d ' ')"
done
echo
printf '%-52s %8s %9s\n' "figure" "at most" "measured"

compare start "$ROUNDS" -- -i 2 -e "$first" "$SAMREG_PROGRAM" -d "$small" -- -i 2 -e "$first" "$list" "$small"
say "start, 10 000, to the floor's" 1.5 "$(field "$own" 7)" x "$(against ms)"
compare start "$ROUNDS" -- -i 2 -e "$first" "$SAMREG_PROGRAM" -d "$big" \
    -- -i 2 -e "$first" "$SAMREG_PROGRAM" -d "$small"
say "start, 1 000 000, to 10 000" 1.2 "$(field "$own" 7)" x "$(against ms)"
memory=$(field "$own" 6)

compare cells 1 -- -e "$first" -s "$open" -k "$(repeat 80 '<Down>')" "$SAMREG_PROGRAM" -d "$small" -- "$cells"
say "bytes of a row down, list, to bare ncurses" 1.1 "$(ratio_of_bytes)" x "$(against bytes)"
compare cells 1 -- -e "$first" -k "$(repeat 40 '<Down>')" "$SAMREG_PROGRAM" -d "$small" -- "$cells"
say "bytes of a row down, regions of the register screen" 1.1 "$(ratio_of_bytes)" x "$(against bytes)"
compare cells 1 -- -e "$first" -s '<Tab><Tab>' -k "$(repeat 40 '<Down>')" "$SAMREG_PROGRAM" -d "$small" -- "$cells"
say "bytes of a row down, arrangements there" 1.1 "$(ratio_of_bytes)" x "$(against bytes)"
compare cells 1 -- -e "$first" -s "$open" -k "$(repeat 8 '<PgDn>')" "$SAMREG_PROGRAM" -d "$small" -- "$cells"
say "bytes of a page down, list" 1.05 "$(ratio_of_bytes)" x "$(against bytes)"
compare cells 1 -- -e "$first" -k '<Resize:100x30><Resize:120x40>' "$SAMREG_PROGRAM" -d "$small" -- "$cells"
say "bytes of another size" 1.1 "$(ratio_of_bytes)" x "$(against bytes)"

for path in "$small" "$big"; do
    rows=$(basename "$path" | cut -d - -f 1)
    compare keys 9 -- -i 1 -e "$first" -s "$open" -k "$(repeat 60 '<Down>')" "$SAMREG_PROGRAM" -d "$path" -- \
        -e "$first" -i 1 -k "$(repeat 60 '<Down>')" "$list" "$path"
    say "time of a row down, list, $rows" 1.3 "$(field "$own" 7)" x "$(against ms)"
    compare keys 5 -- -i 1 -e "$first" -s "$open" -k "$(repeat 20 '<PgDn>')" "$SAMREG_PROGRAM" -d "$path" -- \
        -e "$first" -i 1 -k "$(repeat 20 '<PgDn>')" "$list" "$path"
    say "time of a page down, list, $rows" 1.3 "$(field "$own" 7)" x "$(against ms)"
    compare keys 3 -- -i 1 -e "$first" -s "$open/" -k "$word" "$SAMREG_PROGRAM" -d "$path" -- \
        -e "$first" -i 1 -s / -k "$word" "$list" "$path"
    say "time of a letter of the filter, $rows" 1.2 "$(field "$own" 7)" x \
        "$(against ms), worst $(field "$own" 3) : $(field "$floor" 3) ms"
    [ "$(field "$own" 6)" -le "$memory" ] || memory=$(field "$own" 6)
done

# A long walk keeps the most in memory.
keys=$(repeat 500 '<Down>')
compare flood 1 -- -e "$first" -s "$open" -k "$keys$keys$keys" -f '1501' "$SAMREG_PROGRAM" -d "$big"
[ "$(field "$own" 6)" -le "$memory" ] || memory=$(field "$own" 6)
compare flood 5 -- -e "$first" -s "$open" -k "$keys" -f '501' "$SAMREG_PROGRAM" -d "$small" -- \
    -e "$first" -k "$keys" -f '501' "$list" "$small"
say "time of 500 rows down at once" 0.25 "$(field "$own" 7)" x "$(against ms)"
say "bytes of 500 rows down at once" 0.25 "$(ratio_of_bytes)" x "$(against bytes)"
[ "$(field "$own" 6)" -le "$memory" ] || memory=$(field "$own" 6)
# 10 MB are 9 765 KiB, which the system counts in.
say "memory at its peak, largest of these" 9765 "$memory" KiB

compare idle 1 -- -e "$first" "$SAMREG_PROGRAM" -d "$small" -- -e "$first" -s "$open" "$SAMREG_PROGRAM" -d "$big"
say "wake-ups in 5 s, register screen" 0 "$(field "$own" 2)"
say "bytes in 5 s" 0 "$(field "$own" 4)" B
say "processor time in 5 s" 0 "$(field "$own" 5)" ms
say "wake-ups in 5 s, list of 1 000 000" 0 "$(field "$floor" 2)"

. tests/bench/follow.sh
. tests/bench/matrix.sh
. tests/bench/reports.sh
. tests/bench/import.sh
