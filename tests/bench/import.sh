# Measures an import of 100 000 arrangements with form and cost, three records a row, and what follows it. run.sh reads
# this file in; the floor is the same rows copied by bare SQL. Each register is a copy of one with 66 regions.

rows=100000
cost=${BENCH}cost
work=$folder/import
mkdir -p "$work"

# file WHAT: a CSV file of the regions or of the arrangements; the same every time, but for the awk's random numbers.
file()
{
    awk -v what="$1" -v rows="$rows" 'BEGIN {
        srand(1)
        stems = split("Sol Ås Berg Fjell Hav Sand Nord Ulv Bjørn Gran Furu Lang Kvit Grøn Rød Stein", stem, " ")
        ends = split("berg dal nes vik sund fjord øy våg heim land stad mo", end, " ")
        tasks = split("avfall brann vann havn legevakt barnevern kraft arkiv revisjon skatt", task, " ")
        forms = split("AVTALE P27 VK_ADM IKS AS REGR IKS STI", form, " ")
        for (i = 1; i <= 66; i++)
            region[i] = stem[int(rand() * stems) + 1] end[int(rand() * ends) + 1] "regionen " i
        if (what == "regions") {
            print "name,kind"
            for (i = 1; i <= 66; i++)
                print region[i] ",council"
            exit
        }
        print "name,region,legal_form,effective,annual_cost"
        for (i = 1; i <= rows; i++)
            printf "%s%s %s %d,%s,%s,%d-%02d-01,%d\n", stem[int(rand() * stems) + 1], end[int(rand() * ends) + 1],
                task[int(rand() * tasks) + 1], i, region[int(rand() * 66) + 1], form[int(rand() * forms) + 1],
                1980 + int(rand() * 30), 1 + int(rand() * 12), int(rand() * 9000000)
    }'
}

file regions >"$work/regions.csv"
file arrangements >"$work/rows.csv"
rm -f "$work"/*.db*
"$SAMREG_PROGRAM" init "$work/empty.db" >/dev/null
"$SAMREG_PROGRAM" -d "$work/empty.db" import region "$work/regions.csv" >/dev/null
cp "$work/empty.db" "$work/own.db"
cp "$work/empty.db" "$work/floor.db"

own=$("$cost" "$SAMREG_PROGRAM" -d "$work/own.db" import arrangement "$work/rows.csv")
cp "$work/own.db" "$work/done.db"
floor=$("$cost" "${BENCH}floor_import" "$work/done.db" "$work/floor.db")
[ "$(wc -c <"$work/floor.db")" -gt 100000000 ]
say "processor time of an import of 100 000, to bare SQL" 3 \
    "$(awk -v own="$(field "$own" 1)" -v floor="$(field "$floor" 1)" 'BEGIN { printf "%.2f", own / floor }')" x \
    "$(field "$own" 1) : $(field "$floor" 1) ms"
say "memory of that import" 250000 "$(field "$own" 2)" KiB "floor $(field "$floor" 2)"
again=$("$cost" "$SAMREG_PROGRAM" -d "$work/own.db" import arrangement "$work/rows.csv")
say "the same file again, to the first time" 0.3 \
    "$(awk -v own="$(field "$again" 1)" -v floor="$(field "$own" 1)" 'BEGIN { printf "%.2f", own / floor }')" x \
    "$(field "$again" 1) ms"
history=$("$cost" "$SAMREG_PROGRAM" -d "$work/own.db" history)
say "history of that register" 50 "$(field "$history" 1)" ms
undo=$("$cost" "$SAMREG_PROGRAM" -d "$work/own.db" undo)
say "taking the import back, to the import" 0.8 \
    "$(awk -v own="$(field "$undo" 1)" -v floor="$(field "$own" 1)" 'BEGIN { printf "%.2f", own / floor }')" x \
    "$(field "$undo" 1) ms"
rm -f "$work"/*.db*
