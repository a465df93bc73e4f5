#!/bin/sh
# picture, of reports: charts and maps.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg picture
expect "the pictures, listed" 0
expect_out "counts "
expect_out "map "

reg picture counts county=01 --output counts.svg
expect "the chart of a report" 0
holds "with its title" grep -q 'Arrangements by municipality' counts.svg
holds "a bar's name" grep -q '>0136 Rygge<' counts.svg
holds "what it is about" grep -q 'County: 01 Østfold' counts.svg
holds "the definition in force" grep -q 'The 2009 survey' counts.svg
holds "and no script" sh -c '! grep -qi "<script" counts.svg'

reg picture municipalities county=01 --output all.svg
expect "a report of several tables" 0
holds "a picture for each" test -s all-1.svg -a -s all-2.svg

reg picture map county=16 --output map.svg
expect "a map" 0
holds "a tile for each municipality" test "$(grep -c 'class="label"' map.svg)" -eq 25
holds "by its number" grep -q 'data-id="1664"' map.svg
reg picture map report=municipalities column=population county=02 --output grid.svg
expect "a map of a county that no map has" 0
holds "which says so" grep -q 'No map has all of them' grid.svg
reg report status county=16 --format html --output status.html
expect "a status report of a county" 0
holds "with tiles of its municipalities" grep -q 'data-id="1664"' status.html
holds "which leave title and notes to the document" sh -c '! grep -q "class=\"title\"" status.html'
reg picture map county=16 --output no/such/x.svg
expect_err "for its folder does not exist"
reg picture map --output x.svg
expect "a map of more than one could read" 64
expect_err "Choose a county, as county=16."
cp r.db seats.db
run -d seats.db --language en set arrangement Barnevern seat=1714
expect "a head office" 0
run -d seats.db --language en picture map report=seats --output seats.svg
expect "head offices on a map" 0
holds "the place of one" grep -q 'data-id="1714"' seats.svg
holds "and how many are not stated" grep -q 'Not on the map: not stated 27\.' seats.svg
run -d seats.db --language en set arrangement IKT-plattform seat=0104
expect "a head office outside the county" 0
run -d seats.db --language en picture map report=seats county=17 --output seats.svg
expect "head offices of a county's arrangements" 0
holds "on a map with all its municipalities" test "$(grep -c 'class="label"' seats.svg)" -eq 24
holds "which says how many stand elsewhere" grep -q 'Not on the map: 0104 Moss 1, not stated 2\.' seats.svg
reg picture map report=seats --output x.svg
expect "a map of nothing" 64
expect_err "No row of the report seats names a municipality. Choose a county"
reg picture map report=seats county=16 --output seats.svg
expect "the same of a county" 0
holds "is a map of all the county's" test "$(grep -c 'class="label"' seats.svg)" -eq 25
holds "without figures" test "$(grep -c 'class="number"' seats.svg)" -eq 0
reg picture map report=forms --output x.svg
expect_err "tells nothing of municipalities"
reg picture counts --output all.png
expect "the chart of the whole country" 0
holds "as high as can be read" test "$(od -An -tu1 -j20 -N4 all.png | awk '{print $3 * 256 + $4}')" -le 3000
reg picture map column=no_such county=16 --output x.svg
expect "a column that is none" 64
expect_err "arrangements, uncertain"
reg picture count --output x.svg
expect "a name that is none" 64
expect_err "Did you mean counts?"
reg picture counts county=nowhere --output x.svg
expect "a county that is none" 65
reg picture counts no_such=1 --output x.svg
expect "a parameter that is none" 64
holds "nothing was written" test ! -e x.svg
reg picture counts county=01 --as-of 1850-01-01 --output early.svg
expect "a date before everything" 0

reg picture counts county=01 --output counts.png
expect "as PNG" 0
holds "of 1920 units across" test "$(od -An -tx1 -j16 -N4 counts.png)" = ' 00 00 07 80'
