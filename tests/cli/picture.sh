#!/bin/sh
# picture, and the second program that draws.
. "$SAMREG_TEST_SUPPORT/cli.sh"

draw_program=$(dirname "$SAMREG_PROGRAM")/samreg-draw
run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg picture
expect "the pictures, listed" 0
expect_out 'The strategy grid: each round'
reg picture nothing-like-it --output x.svg
expect "no such picture" 64
expect_err 'There is no picture “nothing-like-it”.'
reg picture stategy --output x.svg
expect "nearly such a picture" 64
expect_err 'There is no picture “stategy”. Did you mean strategy?'
reg picture strategy
expect "no file named" 64
expect_err 'Where to? Name a file that ends in .svg, .png or .pdf: samreg picture strategy --output strategy.svg'
reg picture strategy --output x.gif
expect "an ending that is none" 64
expect_err 'The name x.gif does not say what to draw. Let it end in .svg, .png or .pdf.'
reg picture strategy round --output x.svg
expect "a parameter without a value" 64
expect_err '“round” is no PARAMETER=VALUE'
reg picture strategy rond=1 --output x.svg
expect "a parameter that is none" 64
expect_err '“rond”'
reg picture strategy --output missing/x.pdf
expect "a place that is none" 73
expect_err 'The file missing/x.pdf cannot be written, for its folder does not exist.'
holds "and no file" test -z "$(find . -name 'x*')"

reg picture strategy round=2 --output grid.png
expect "one round" 0
expect_out 'Wrote grid.png.'
holds "of 1920 by 1080" test "$(od -An -tx1 -j16 -N8 grid.png)" = ' 00 00 07 80 00 00 04 38'
reg picture strategy --output grid.svg
expect "each round and the movement" 0
expect_out 'Wrote grid-1.svg.'
expect_out 'Wrote grid-3.svg.'
holds "with the names as text" grep -q '>Stjørdal</text>' grid-1.svg
reg picture strategy --output grid.PDF
expect "on pages of one file" 0
holds "which is a PDF" test "$(head -c 5 grid.PDF)" = '%PDF-'

# Without the second program, and with one that fails.
mkdir alone
cp "$SAMREG_PROGRAM" alone/samreg
whole=$SAMREG_PROGRAM
printf '#!/bin/sh\nPATH=/nonexistent exec "%s/alone/samreg" "$@"\n' "$PWD" >lonely
chmod +x lonely
SAMREG_PROGRAM=$PWD/lonely
reg picture strategy round=2 --output grid2.png
expect "without samreg-draw" 69
expect_err 'PNG, PDF and XLSX are made by samreg-draw, which is not here. Install it beside samreg.'
reg picture strategy round=2 --output grid2.svg
expect "SVG needs none" 0
reg list region --output regions.xlsx
expect "nor is there a workbook" 69
holds "and nothing is left" test ! -e grid2.png
echo old >kept.png
printf '#!/bin/sh\nkill -9 $$\n' >alone/samreg-draw
chmod +x alone/samreg-draw
reg picture strategy round=2 --output kept.png
expect "a samreg-draw that is killed" 70
expect_err 'samreg-draw ended before it was done. The file kept.png was not written; try again.'
printf '#!/bin/sh\necho "it is full" >&2\nexit 74\n' >alone/samreg-draw
reg picture strategy round=2 --output kept.png
expect "a samreg-draw that fails" 74
expect_err 'samreg: it is full'
holds "the old picture stays" [ "$(cat kept.png)" = old ]
SAMREG_PROGRAM=$whole

# The participation matrix, in every format, and what it refuses.
reg picture matrix region=Værnesregionen --output matrix.svg
expect "the matrix of a region" 0
holds "with who is not named" grep -q '4 municipalities, not named' matrix.svg
reg picture matrix region=Mosseregionen group=sector --output matrix.pdf
expect "on several pages" 0
reg picture matrix region=Utopia --output none.svg
expect "no such region" 65
reg picture matrix region=Fosen county=17 --output none.svg
expect "region and county" 64
expect_err 'Give either region or county, not both.'
holds "and no file of these" test ! -e none.svg

# The second program by itself: what is not for it is refused, and the old file stays.
draw() {
    ran="samreg-draw $*"
    status=0
    "$draw_program" "$@" >out 2>err || status=$?
}
printf 'samreg-wire\t1\npicture\t300\t200\t0\tTittel\tHva den viser\nbox\t10\t10\t100\t50\t0\t5\t1\t0\t1\nend\n' >wire
draw svg x.svg <wire
expect "an SVG" 0
holds "with its title" grep -q '<title id="t0">Tittel</title>' x.svg
draw png x.png <wire
expect "a PNG" 0
holds "of as many pixels as it has units" test "$(od -An -tx1 -j16 -N8 x.png)" = ' 00 00 01 2c 00 00 00 c8'
draw pdf x.pdf <wire
expect "a PDF" 0
holds "that begins as one" test "$(head -c 5 x.pdf)" = '%PDF-'

echo old >kept
head -n 3 wire >cut
draw --language en png kept <cut
expect "cut off" 65
expect_err 'What samreg-draw was given ends before its end. Nothing was written; try again.'
holds "the old file stays" [ "$(cat kept)" = old ]
sed 's/^box/oval/' wire >wrong
draw --language en png kept <wrong
expect "a shape that is none" 65
expect_err 'Line 3 of what samreg-draw was given is none that it knows.'
sed '1s/1$/7/' wire >newer
draw --language en png kept <newer
expect "another version" 65
expect_err 'samreg and samreg-draw are of different versions. Install both anew, together.'
sed 's/^end/picture\t9\t9\t0\tT\tD\nend/' wire >two
echo old >kept
draw --language nb png kept <two
expect "two pictures in one PNG" 65
expect_err 'En svg- eller png-fil viser ett bilde'
draw --language en gif kept <wire
expect "another format" 64
expect_err '“gif” is no format that samreg-draw writes: svg, png, pdf or xlsx.'
draw
expect "nothing asked" 64
expect_err 'Usage: samreg-draw'
draw --language en png missing/x.png <wire
expect "a place that is none" 73
expect_err 'The file missing/x.png cannot be written, for its folder does not exist.'
draw --version
expect "its version" 0
expect_out 'samreg-draw '
holds "the old file still stays" [ "$(cat kept)" = old ]
holds "nothing half written is left" test -z "$(find . -name '.samreg-*')"
