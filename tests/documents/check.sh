#!/bin/sh
# check.sh SAMREG FOLDER
# Makes the status report of the demonstration register, and pictures, and opens them in the programs that people open
# them in: HTML in a browser, PDF in a reader, XLSX in a spreadsheet program. Says "ok" or "not ok" for each thing it
# finds out, and leaves the files, and the pages as pictures, in FOLDER. Needs `make setup-documents`.
set -u

program=$(realpath "$1")
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
    grep -o "href=\"#[^\"]*" dom.html | sed "s/.*#//" | sort >links
    grep -o " id=\"h[0-9]*" dom.html | sed "s/.*\"//" | sort >headings
    [ -s links ] && [ -z "$(comm -23 links headings)" ]'
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
# Each line of the contents names the page on which the heading stands.
pdftotext -layout -f 1 -l 1 status.pdf first.txt
sed '1,/Innhold/d' first.txt | sed -n 's/^ *\(.*[^ ]\)   *\([0-9][0-9]*\)$/\2 \1/p' >contents.txt
holds "the contents name the pages" sh -c '
    [ "$(wc -l <contents.txt)" -ge 15 ] || exit 1
    while read -r page heading; do
        pdftotext -f "$page" -l "$page" status.pdf - | grep -qF "$heading" || exit 1
    done <contents.txt'
# The last page may be short; the line at the foot and the head are not counted.
holds "no page with little on it" sh -c '
    page=1
    while [ "$page" -lt "$1" ]; do
        pdftotext -layout -f "$page" -l "$page" status.pdf lines.txt
        [ "$(grep -c . lines.txt)" -ge 10 ] || { echo "page $page"; exit 1; }
        page=$((page + 1))
    done' sh "$pages"
holds "no heading is the last on its page" sh -c '
    cut -d " " -f 2- contents.txt >titles.txt
    page=2
    while [ "$page" -le "$1" ]; do
        last=$(pdftotext -layout -f "$page" -l "$page" status.pdf - | grep . | tail -n 2 | sed -n "1s/^ *//p")
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

calculate() {
    timeout 180 soffice --headless "-env:UserInstallation=file://$HOME/office" --convert-to fods "$1" >office.log 2>&1
}
calculate status.xlsx
timeout 180 soffice --headless "-env:UserInstallation=file://$HOME/office" --convert-to pdf:calc_pdf_Export \
    --outdir sheets status.xlsx >office.log 2>&1
holds "no line of a sheet lies upon another" no_overlap sheets/status.pdf
holds "the spreadsheet program reads it" test -s status.fods
holds "no formula" lacks 'table:formula' status.fods
holds "54 920 is a number" grep -q 'office:value-type="float" office:value="54920"' status.fods
holds "shares are numbers in per cent" at_least 10 'office:value-type="percentage"' status.fods
holds "a sheet for each report" at_least 15 '<table:table table:name=' status.fods
holds "filters" at_least 10 'table:display-filter-buttons="true"' status.fods
holds "heads on every printed page" at_least 10 '<table:table-header-rows>' status.fods
holds "a head that stays in sight" sh -c 'unzip -p status.xlsx xl/worksheets/sheet3.xml | grep -q "state=.frozen"'
calculate list.xlsx
holds "a day is a date" grep -q 'office:value-type="date"' list.fods
holds "a number that begins with 0 stays whole" grep -q '<text:p>0104' list.fods

echo "documents: $((count - failed)) of $count hold; the files and pages are in $PWD"
[ "$failed" -eq 0 ]
