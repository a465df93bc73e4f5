# Measures the participation matrix of 1 000 arrangements by 430 municipalities, with 20 participations each. run.sh
# reads this file in. The floor of the keys is bare ncurses that shows the same cells; the floor of reading is bare SQL
# that steps through the same rows and keeps nothing.

wide=$(register 1000 20)
named=Målregister       # what the title line says, whatever the panes show
matrix='<Home>m'      # from the register screen to the matrix of all

ratio_of_times()
{
    awk -v own="$(field "$own" 2)" -v floor="$(field "$floor" 2)" 'BEGIN { printf "%.3f", own / floor }'
}

# walk KEY WHAT BYTES TIME: sixteen keys through the matrix, held against both goals.
walk()
{
    compare cells 1 -- -e "$named" -s "$matrix" -k "$(repeat 16 "$1")" "$SAMREG_PROGRAM" -d "$wide" -- "$cells"
    say "bytes of $2, matrix, to bare ncurses" "$3" "$(ratio_of_bytes)" x "$(against bytes)"
    say "time of $2, matrix, to bare ncurses" "$4" "$(ratio_of_times)" x "$(against ms)"
}

walk '<Down>' 'a row down' 1.05 3
walk '<Right>' 'a column to the right' 1.05 3
walk '<PgDn>' 'a page down' 1.05 3
walk '<Tab>' 'a page to the right' 1.05 3

read=$("${BENCH}matrix" "$wide")
say "time of reading the matrix, to bare SQL" 1.2 "$(field "$read" 3)" x "$(field "$read" 1) : $(field "$read" 2) ms"
