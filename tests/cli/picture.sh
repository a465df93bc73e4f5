#!/bin/sh
# picture, and the second program that draws.
. "$SAMREG_TEST_SUPPORT/cli.sh"

draw_program=$(dirname "$SAMREG_PROGRAM")/samreg-draw
run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg picture
expect "the pictures, listed" 0
reg picture nothing-like-it --output x.svg
expect "no such picture" 64
expect_err 'There is no picture “nothing-like-it”.'
holds "and no file" test ! -e x.svg

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
head -n 3 wire | draw png kept
"$draw_program" --language en png kept <wire >out 2>err
expect "whole" 0
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
draw png kept <wire
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
expect_err 'The file missing/x.png cannot be written: it does not exist.'
draw --version
expect "its version" 0
expect_out 'samreg-draw '
holds "the old file still stays" [ "$(cat kept)" = old ]
holds "nothing half written is left" test -z "$(find . -name '.samreg-*')"
