# Measures all 20 reports on 10 000 arrangements with 100 000 participations. run.sh reads this file in. The floor is
# bare SQL: the statements of the reports, run by nothing but SQLite.

many=$(register 10000 10 reports)
told=$("${BENCH}reports" "$many")
say "time of all reports together" 1000 "$(field "$told" 1)" ms
say "time of all reports, to bare SQL" 1.2 "$(field "$told" 3)" x "$(field "$told" 1) : $(field "$told" 2) ms"
