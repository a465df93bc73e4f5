#!/bin/sh
# check.sh SAMREG FOLDER
# Makes the status report of the demonstration register, and pictures, and opens them in the programs that people open
# them in: HTML in a browser, PDF in a reader, XLSX in a spreadsheet program. Says "ok" or "not ok" for each thing it
# finds out, and leaves the files, and the pages as pictures, in FOLDER. Needs `make setup-documents`.
set -u

program=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
mkdir -p "$2" && cd "$2" && rm -rf ./* || exit 1
HOME=$PWD/home
XDG_CONFIG_HOME=$HOME XDG_CACHE_HOME=$HOME/cache LC_ALL=C.UTF-8 SAMREG_TEST_SYSTEM_CONFIG=none
export HOME XDG_CONFIG_HOME XDG_CACHE_HOME LC_ALL SAMREG_TEST_SYSTEM_CONFIG
unset XDG_RUNTIME_DIR XDG_DATA_HOME
mkdir -p "$HOME"
failed=0
count=0

# holds WHAT COMMAND...
holds() {
    held=$1
    shift
    count=$((count + 1))
    if "$@" >said 2>&1; then
        echo "ok - $held"
    else
        echo "not ok - $held"
        sed 's/^/    /' said | head -n 5
        failed=$((failed + 1))
    fi
}

# lacks PATTERN FILE
lacks() {
    ! grep -q -- "$1" "$2"
}

# at_least NUMBER PATTERN FILE: so many lines hold it.
at_least() {
    [ "$(grep -c -- "$2" "$3")" -ge "$1" ]
}

# holds_much FILE: a picture of a page with something on it; one of an empty page packs into much less.
holds_much() {
    [ "$(wc -c <"$1")" -ge 30000 ]
}

# no_overlap FILE: no line of text on a page of the PDF lies upon another.
no_overlap() {
    pdftotext -bbox-layout "$1" lines.html || return 1
    awk -F '"' '
        /<page/ { count = 0 }
        /<line/ {
            for (i = 0; i < count; i++)
                if ($2 < right[i] && $6 > left[i] && $4 + 2 < bottom[i] && $8 - 2 > top[i]) {
                    print "at " $2 ", " $4
                    bad = 1
                }
            left[count] = $2; top[count] = $4; right[count] = $6; bottom[count] = $8
            count++
        }
        END { exit bad }' lines.html
}

# all_marked PDF: everything that is drawn on its pages belongs to a part of the document or is an artifact.
all_marked() {
    qpdf --qdf --object-streams=disable "$1" - | LC_ALL=C awk '
        /^%% Contents for page/ { page = $NF }
        /^stream/ { reading = page != ""; pages += reading; page = ""; depth = 0 }
        /^endstream/ { reading = 0 }
        !reading { next }
        / BDC$| BMC$/ { depth++; parts++ }
        depth == 0 && /(^| )(f\*?|[FSsBb]|[Bb]\*|sh|Do)( |$)|T[jJ]( |$)/ { print pages ": " $0; bad = 1 }
        /^EMC$/ { depth-- }
        END { exit bad || !pages || !parts }'
}

samreg() {
    timeout 120 "$program" --database register.db --language nb "$@"
}

samreg init --demo register.db >/dev/null || exit 1
for ending in html pdf xlsx md; do
    holds "report status as $ending" samreg report status --output "status.$ending"
done
holds "a list as xlsx" samreg list municipality --columns number,name,valid_from --output list.xlsx
for picture in strategy matrix "map county=17"; do
    for ending in svg png pdf; do
        # shellcheck disable=SC2086 # a name and what it is of
        holds "picture $picture as $ending" samreg picture $picture --output "${picture%% *}.$ending"
    done
done

# ---- HTML, in a browser ----

# A browser mends what is broken and shows what it understood; what it does not may fetch is refused by the page itself.
browse() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-dev-shm-usage \
        --user-data-dir="$HOME/chromium" "$@" 2>browser.log
}
browse --dump-dom "file://$PWD/status.html" >dom.html
# What a reader sees, without the marks.
sed 's/<style.*//; s/<[^>]*>/ /g' dom.html >seen.txt
holds "the browser reads the page" grep -q '</html>' dom.html
holds "its language is told" grep -q '<html lang="nb">' dom.html
holds "no scripts" lacks '<script' dom.html
holds "nothing is fetched from elsewhere" lacks 'src="\|@import\|url(http' dom.html
holds "one title" test "$(grep -o '<h1' dom.html | wc -l)" -eq 1
holds "Mosseregionen has 54 920 inhabitants" grep -q 'Mosseregionen.*54&nbsp;920' seen.txt
holds "heads of columns" at_least 20 '<th scope="col"' dom.html
holds "heads of rows" at_least 100 '<th scope="row"' dom.html
holds "every picture has a description" \
    test "$(grep -o '<svg' dom.html | wc -l)" -eq "$(grep -o '<desc' dom.html | wc -l)"
holds "every link of the contents leads somewhere" sh -c '
    grep -o "href=\"#[^\"]*" dom.html | sed "s/.*#//" | sort -u >links
    grep -o " id=\"h[0-9]*" dom.html | sed "s/.*\"//" | sort >headings
    [ -s links ] && [ -z "$(comm -23 links headings)" ]'
# Every table, chart and part that moves has a name of its own.
holds "every table has a name" \
    test "$(grep -o '<table' dom.html | wc -l)" -eq "$(grep -o '<table aria-label' dom.html | wc -l)"
holds "every table is in a part that moves by keyboard" \
    test "$(grep -o '<table' dom.html | wc -l)" -eq \
    "$(grep -o 'role="region" tabindex="0" aria-label' dom.html | wc -l)"
holds "the keyboard gets past the contents" grep -q '<a class="skip" href="#h' dom.html
holds "headings go down one level at a time" sh -c '
    grep -o "<h[1-6]" dom.html | tr -d "<h" | awk "{ bad = bad || \$1 > last + 1; last = \$1 } END { exit bad }"'
# What the program does not know: inline pictures, and the table without rows that the standard allows.
tidy -q -e status.html 2>&1 | grep -v '<title> proprietary attribute "id"\|<svg> proprietary attribute "font-family"' |
    grep -v 'trimming empty <tbody>' >tidy.txt
holds "tidy finds nothing" sh -c 'cat tidy.txt; [ ! -s tidy.txt ]'
holds "no name is given twice" sh -c '[ -z "$(grep -o " id=\"[^\"]*" dom.html | sort | uniq -d)" ]'
browse --no-pdf-header-footer --print-to-pdf=printed.pdf "file://$PWD/status.html"
pdftotext -layout printed.pdf printed.txt
holds "printed on A4" grep -q '(A4)' <<END
$(pdfinfo printed.pdf)
END
holds "with numbers on the pages" grep -q '^ *2 / [0-9]' printed.txt
holds "and the same figures" grep -q 'Mosseregionen.*54.920' printed.txt
browse --window-size=1200,1600 --hide-scrollbars --screenshot=screen.png "file://$PWD/status.html"
browse --window-size=400,1600 --hide-scrollbars --screenshot=narrow.png "file://$PWD/status.html"
holds "it is shown on a wide screen" holds_much screen.png
holds "and on a narrow one" holds_much narrow.png

# ---- PDF, in a reader ----

pdfinfo status.pdf >info.txt
pdftotext -layout status.pdf status.txt
pages=$(sed -n 's/^Pages: *//p' info.txt)
holds "the reader reads it" test "${pages:-0}" -gt 10
holds "its title" grep -q '^Title: *Statusrapport' info.txt
holds "A4" grep -q '(A4)' info.txt
holds "the number of each page" test "$(grep -c "Side [0-9]* av $pages" status.txt)" -eq "$pages"
holds "contents" grep -q '^ *Innhold' status.txt
holds "Mosseregionen has 54 920 inhabitants there too" grep -q 'Mosseregionen.*54.920' status.txt
# Its pages, one file each: without empty lines.
awk -v RS='\f' '/[^ \n]/ {
    file = "page-" NR ".txt"
    gsub(/\n+ *\n/, "\n")
    printf "%s", $0 >file
    close(file)
}' status.txt
# Each line of the contents names the page on which the heading stands.
cp page-1.txt first.txt
sed '1,/Innhold/d' first.txt | sed -n 's/^ *\(.*[^ ]\)   *\([0-9][0-9]*\)$/\2 \1/p' >contents.txt
holds "the contents name the pages" sh -c '
    [ "$(wc -l <contents.txt)" -ge 15 ] || exit 1
    while read -r page heading; do
        grep -qF "$heading" "page-$page.txt" || { echo "$page: $heading"; exit 1; }
    done <contents.txt'
# The last page may be short; the line at the foot and the head are not counted.
holds "no page with little on it" sh -c '
    page=1
    while [ "$page" -lt "$1" ]; do
        [ "$(grep -c . "page-$page.txt")" -ge 10 ] || { echo "page $page"; exit 1; }
        page=$((page + 1))
    done' sh "$pages"
holds "no heading is the last on its page" sh -c '
    cut -d " " -f 2- contents.txt >titles.txt
    page=2
    while [ "$page" -le "$1" ]; do
        last=$(grep . "page-$page.txt" | tail -n 2 | sed -n "1s/^ *//p")
        ! grep -qxF "$last" titles.txt || { echo "page $page: $last"; exit 1; }
        page=$((page + 1))
    done' sh "$pages"
holds "no line lies upon another" no_overlap status.pdf
holds "shares in per cent" grep -q '21,4.%' status.txt
# What a reading program follows (WCAG, in the way of PDF/UA).
qpdf --json --json-key=qpdf status.pdf >status.json 2>/dev/null || qpdf --json status.pdf >status.json
holds "the file is sound" qpdf --check status.pdf
holds "its language is told" grep -q '"/Lang": "u:nb"' status.json
holds "a reader shows the title, not the name of the file" grep -q '"/DisplayDocTitle": true' status.json
pdfinfo -meta status.pdf >meta.txt
holds "its title and language are told to programs too" sh -c '
    grep -q "<dc:title>.*>Statusrapport<" meta.txt && grep -q "<dc:language>.*>nb<" meta.txt'
holds "all that is drawn is a part or an artifact" all_marked status.pdf
holds "in a picture too" all_marked strategy.pdf
pdfinfo -struct status.pdf >parts.txt
pdfinfo -struct-text status.pdf >parts-text.txt
holds "one title, and headings" sh -c '
    [ "$(grep -c "^ *H1 " parts.txt)" -eq 1 ] && [ "$(grep -c "^ *H2 " parts.txt)" -ge 15 ]'
holds "every figure has a description" sh -c '
    [ "$(grep -c "\"/S\": \"/Figure\"" status.json)" -gt 5 ] &&
    [ "$(grep -c "\"/S\": \"/Figure\"" status.json)" -eq "$(grep -c "\"/Alt\": \"u:..*\"" status.json)" ]'
holds "every head of a table tells of what" sh -c '
    [ "$(grep -c "^ *TH" parts.txt)" -gt 100 ] &&
    [ "$(grep -c "^ *TH" parts.txt)" -eq "$(grep -c "/Scope /\(Column\|Row\)" parts.txt)" ]'
# One that is the rest of the table on the page before would have none.
holds "every table begins with the heads of its columns" awk '
    /^ *Table/ { begins = 1; tables++ }
    /\/Scope/ { bad = bad || (begins && !/Column/); begins = 0 }
    END { exit bad || !tables }' parts.txt
holds "every row of a table has as many cells as its head" awk '
    function close_row() {
        bad += first > 0 && cells > 0 && cells != first
        first = first == 0 ? cells : first
        cells = 0
    }
    /^ *Table/ { close_row(); first = 0 }
    /^ *TR/ { close_row() }
    /^ *T[HD]/ { cells++ }
    END { close_row(); exit bad > 0 }' parts.txt
# Who has it read aloud hears neither the number of every page nor the title on each.
holds "heads and feet of pages are not read" sh -c '
    grep -q "Side 3 av" status.txt && ! grep -q "Side [0-9]* av" parts-text.txt &&
    [ "$(grep -c "^ *\"Statusrapport\"" parts-text.txt)" -eq 1 ]'
holds "the contents are told as such" test "$(grep -c '^ *TOCI' parts.txt)" -ge 15
holds "words with fi are whole" grep -q '"Telledefinisjon: ' parts-text.txt
holds "the letters come with it" sh -c '! pdffonts status.pdf | sed 1,2d | awk "{ print \$(NF - 4) }" | grep -q no'
pdftoppm -r 60 -png status.pdf page
holds "every page can be drawn" test "$(find . -name 'page-*.png' | wc -l)" -eq "${pages:-0}"

# ---- Pictures ----

holds "a PNG of 1920 by 1080" test "$(od -An -tx1 -j16 -N8 strategy-1.png)" = ' 00 00 07 80 00 00 04 38'
holds "a picture on A4 across" sh -c 'pdfinfo strategy.pdf | grep -q "841.89 x 595.276"'
qpdf --json strategy.pdf >strategy.json
holds "a picture tells its language and what it shows" sh -c '
    grep -q "\"/Lang\": \"u:nb\"" strategy.json && grep -q "\"/Alt\": \"u:..*\"" strategy.json'
holds "text in the pictures is text" sh -c 'pdftotext strategy.pdf - | grep -q "Stjørdal"'
browse --window-size=1920,1080 --hide-scrollbars --screenshot=svg.png "file://$PWD/matrix.svg"
holds "the browser shows the SVG" holds_much svg.png

# ---- XLSX, in a spreadsheet program ----

# What is hostile in a spreadsheet, on a page or in a browser, as names in a register of its own.
cp register.db hostile.db
hostile() {
    timeout 120 "$program" --database hostile.db --language nb "$@"
}
hostile add region 'name==1+1' kind=regional_council >said 2>&1
hostile add membership 'region==1+1' municipality=1714 >said 2>&1
for name in "=cmd|'/c calc'!A1" '+1' '-2+3' '@SUM(1)' "'apostrof" '"anførsel"' '<b>fet</b>&amp;' '＝1+1' 'שלום עולם' \
    "$(printf 'a\314\212rsverk')" "$(printf 'tab\tinni')" "$(printf 'bjelle\ainni')" '👪 familie' \
    'TRUE' '01.02.2009' \
    '=HYPERLINK("http://x";"y")' "$(printf 'langt%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)"; do
    hostile add arrangement "name=$name" 'region==1+1' status=operating >said 2>&1 || echo "# refused: $name"
    hostile add participation "arrangement==1+1/$name" municipality=1714 role=host >said 2>&1
done
holds "hostile names are there" test "$(hostile list arrangement region:=1+1 --format csv | wc -l)" -ge 16
holds "hostile names in a list as xlsx" hostile list arrangement region:=1+1 --output hostile.xlsx
holds "hostile names in a list as spreadsheet" \
    hostile list arrangement region:=1+1 --format spreadsheet --output hostile.csv
for ending in html pdf xlsx; do
    holds "hostile names in a report as $ending" \
        hostile report ownership municipality=1714 --output "ownership.$ending"
done
holds "hostile names in a picture as pdf" hostile picture matrix region==1+1 --output hostile.pdf
holds "hostile names in a picture as svg" hostile picture matrix region==1+1 --output hostile.svg
# The same tables plain, to compare with.
for report in "counts county=16" "municipalities_list county=17" regions "published_list county=16" size \
    participation; do
    for format in csv xlsx; do
        # shellcheck disable=SC2086 # a name and what it is of
        holds "report $report as $format" samreg report $report --format $format \
            --output "figures-${report%% *}.$format"
    done
done

# Each start of the program takes seconds: files that become the same go together.
calculate() {
    timeout 300 soffice --headless "-env:UserInstallation=file://$HOME/office" --convert-to "$@" >office.log 2>&1
}
calculate fods status.xlsx list.xlsx hostile.xlsx ownership.xlsx
calculate pdf:calc_pdf_Export --outdir sheets status.xlsx
calculate 'csv:Text - txt - csv (StarCalc):59,34,76,1' --outdir sheets figures-*.xlsx
calculate 'fods:OpenDocument Spreadsheet Flat XML' '--infilter=Text - txt - csv (StarCalc):59,34,UTF8,1' \
    --outdir sheets hostile.csv
holds "no line of a sheet lies upon another" no_overlap sheets/status.pdf
holds "the spreadsheet program reads it" test -s status.fods
holds "no formula" lacks 'table:formula' status.fods
holds "54 920 is a number" grep -q 'office:value-type="float" office:value="54920"' status.fods
holds "shares are numbers in per cent" at_least 10 'office:value-type="percentage"' status.fods
holds "a sheet for each report" at_least 15 '<table:table table:name=' status.fods
holds "filters" at_least 10 'table:display-filter-buttons="true"' status.fods
holds "heads on every printed page" at_least 10 '<table:table-header-rows>' status.fods
holds "a head that stays in sight" sh -c 'unzip -p status.xlsx xl/worksheets/sheet3.xml | grep -q "state=.frozen"'
holds "a day is a date" grep -q 'office:value-type="date"' list.fods
holds "a number that begins with 0 stays whole" grep -q '<text:p>0104' list.fods
# The sheet of texts has neither filter nor head.
holds "a filter on every table" \
    test "$(grep -c '<table:table table:name=' status.fods)" -eq \
    "$(($(grep -c 'display-filter-buttons="true"' status.fods) + 1))"
holds "a head that stays in sight on every table" sh -c '
    for sheet in $(unzip -Z1 status.xlsx "xl/worksheets/sheet*" | sort -V | tail -n +2); do
        unzip -p status.xlsx "$sheet" | grep -q "state=.frozen" || { echo "$sheet"; exit 1; }
    done'
holds "every sheet is printed as wide as a page" sh -c '
    for sheet in $(unzip -Z1 status.xlsx "xl/worksheets/sheet*"); do
        unzip -p status.xlsx "$sheet" | grep -q "fitToHeight=.0" || { echo "$sheet"; exit 1; }
    done'
unzip -p status.xlsx xl/workbook.xml | grep -o '<sheet name="[^"]*"' | sed 's/.*="//; s/"$//' >sheets.txt
holds "names of sheets are short and stand once" sh -c '
    [ -z "$(sort -f sheets.txt | uniq -di)" ] && ! grep ".\{32\}" sheets.txt'
for plain in figures-*.csv; do
    holds "the figures of ${plain%.csv} are the same" awk -f "$here/compare.awk" "$plain" "sheets/$plain"
done

# ---- Hostile names ----

for sheet in hostile.fods ownership.fods sheets/hostile.fods; do
    holds "$sheet: nothing runs" lacks 'table:formula' "$sheet"
    holds "$sheet: the names are texts" grep -q "<text:p>\(&apos;\)\{0,1\}=cmd|&apos;/c calc" "$sheet"
done
holds "a workbook has no link to elsewhere" sh -c '
    ! unzip -p hostile.xlsx "xl/worksheets/sheet*" | grep -q "<f>\|<f \|hyperlink"'
browse --dump-dom "file://$PWD/ownership.html" >hostile.html
holds "a page shows marks as text" grep -q '&lt;b&gt;fet&lt;/b&gt;&amp;amp;' hostile.html
holds "and makes none of them" lacks '<b>' hostile.html
holds "a page names no address" lacks 'href="http' hostile.html
holds "a PDF of hostile names is sound" qpdf --check ownership.pdf
pdftotext -layout ownership.pdf hostile.txt
holds "and shows them" grep -q "=cmd|'/c calc'!A1" hostile.txt
qpdf --json ownership.pdf >hostile.json
holds "a PDF runs nothing" lacks '"/JavaScript"\|"/JS"\|"/Launch"\|"/URI"\|"/OpenAction"' hostile.json
holds "a picture shows them too" sh -c 'pdftotext hostile.pdf - | grep -q "HYPERLINK"'
browse --dump-dom "file://$PWD/hostile.svg" >hostile-svg.txt
holds "an SVG of hostile names is read" grep -q '&lt;b&gt;fet' hostile-svg.txt

echo "documents: $((count - failed)) of $count hold; the files and pages are in $PWD"
[ "$failed" -eq 0 ]
