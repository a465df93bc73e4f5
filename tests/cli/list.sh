#!/bin/sh
# list, find and show.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg list arrangement region:Værnesregionen --columns name,status,stated_participants
expect_out_is 'Name                             Status       Stated number of participants
───────────────────────────────  ───────────  ─────────────────────────────
Barnevern                        operating                                4
Felles saks- og arkivsystem      operating                                6
IKT-plattform                    operating                                6
Legevaktordning                                                           4
Pilot helsereform                under study
Tjenestesenter lønn og regnskap  operating                                4
Tjenestesenter skatt             operating                                4'
reg list ordninger 'region:Mosseregionen' legal_form:IKS --columns name --format csv
expect "kinds and several terms" 0
printf '%s\r\n' name 'Driftsassistansen for Østfold IKS' 'Krisesenteret IKS' 'MOVAR IKS' \
    'Østfold interkommunale arkiv IKS' >expected
holds "as CSV" cmp -s expected out

reg list municipality 'name>x' </dev/null
expect "a filter that compares text" 65
reg list membership region:Mosseregionen --format json --columns municipality
expect "as JSON" 0
expect_out '"municipality": "0104", "municipality_id": "'
reg list region --columns id,name --format csv name:Fosen
expect "with identifiers" 0
expect_out ',Fosen'
reg list municipality --sort -number --columns number --format csv
sed 1d out >numbers
holds "falling order" sort -c -r numbers

reg list municipality Våler --columns number --format csv
expect_out 0137
expect_out 0426
reg list municipality Våler --columns number --format csv --as-of 2024-01-01
expect_out 3114
expect_out 3419
expect_no_out 0137

reg list municipality --format spreadsheet --columns number,name --output sheet.csv
expect "into a file" 0
holds "nothing on standard output" [ ! -s out ]
holds "for spreadsheets" test "$(head -c 3 sheet.csv | od -An -tx1)" = ' ef bb bf'
echo old >kept
reg list municipality --columns nummer2 --output kept
expect "a column that is none" 64
holds "an existing file stays when it fails" [ "$(cat kept)" = old ]
reg list municipality --output missing/file
expect "a place that is none" 73
expect_err 'The file missing/file cannot be written, for its folder does not exist.'
holds "nothing half written is left" test -z "$(find . -name '.samreg-*')"

for term in 'barnevern fosen' 'status:vedtatt' 'region:fosen,inn' 'hovedkontor:1714' 'i_kraft>=2005' hovedkontor:none \
    '!status:avsluttet' 'navn:"felles kontor"'; do
    run -d r.db --language nb list ordning "$term" --columns navn
    expect "a term that help shows in bokmål: $term" 0
done

reg list region --format html
expect "a format of other commands" 64
expect_err '“html” is no format of list. Its formats: text, csv, spreadsheet, json, xlsx.'
reg list region --format xlsx
expect "a workbook has to have a name" 64
expect_err 'xlsx goes to a file: name it with --output.'
reg list region --columns id,name,kind --output regions.xlsx
expect "a workbook, by the ending of its name" 0
holds "which is packed" test "$(head -c 4 regions.xlsx | od -An -tx1)" = ' 50 4b 03 04'
reg list region --format csv --output regions.xlsx --columns name
expect "what is named goes before the ending" 0
holds "and is csv" test "$(head -c 4 regions.xlsx)" = name
expect_err 'Warning: regions.xlsx is written as csv, which its ending does not say. Leave out --format'
reg list region --format spreadsheet --output regions.CSV --columns name
holds "nothing is said of an ending that fits" [ ! -s err ]
reg list region --format csv --output regions.old --columns name
holds "nor of one that says nothing" [ ! -s err ]
reg list regoin
expect "no such kind" 64
expect_err 'There is no kind of record “regoin”. Did you mean region?'
reg list region --sort nme
expect_err 'Region has no field “nme”. Did you mean name?'

reg list arrangement statu:x
expect "a filter that does not parse" 65
expect_err 'samreg: Column 1: Arrangement has no field “statu”; did you mean “status”?'
reg list arrangement 'name:"open'
expect "an open quote" 65
expect_err 'samreg: Column 6: the quotation mark is not closed.'
reg list arrangement 'annual_cost>1.000'
expect "a number that can be read in two ways" 65

reg list municipality >/dev/null
"$SAMREG_PROGRAM" -d r.db list municipality 2>err | head -n 1 >out
holds "a closed pipe is quiet" [ ! -s err ]

reg find barnevern
expect "finds" 0
expect_out 'arrangement '
expect_out 'Vakttelefon for barneverntjenesten'
reg find xyzzyx
expect "finds nothing" 0
expect_err 'Nothing holds “xyzzyx”.'

reg show region Mosseregionen
expect "shows a record" 0
expect_out 'Counts as a council: yes'
expect_out 'Memberships (4)'
expect_out '0137 Våler'
expect_out 'Arrangements: Region (26)'
reg show region Mosseregionen --format json
expect "as JSON" 0
expect_out '"membership": ['
expect_out '{"entity": "arrangement", "field": "region", "count": 26}'
reg show municipality Våler
expect "a name that several bear" 65
expect_err 'samreg: Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)?'
holds "and shows none" [ ! -s out ]
reg show municipality 0137
expect "by number" 0
reg show arrangement 'Felles landbrukskontor/Mosseregionen'
expect "by the natural key" 0
reg show arrangement Finnesikke
expect "a reference to nothing" 65
expect_err 'There is no “Finnesikke” (Arrangement) in the register.'
run -d r.db show region Mosseregionen
expect_out 'Medlemskap (4)'

# On a terminal a list is as wide as that; through a pipe it is never cut.
if command -v script >/dev/null; then
    script -qec "stty cols 70; '$SAMREG_PROGRAM' -d r.db --language en list arrangement" /dev/null </dev/null |
        tr -d '\r' >wide
    holds "not wider than the terminal" test "$(wc -L <wide)" -le 70
    holds "what is cut is marked" grep -q '…' wide
fi
reg list arrangement
expect_no_out '…'

# What csv writes is whole: reading it back changes nothing.
for entity in arrangement region membership participation position published_figure; do
    reg list "$entity" --all-dates --format csv --output "$entity.csv"
    expect "$entity as csv" 0
    reg import "$entity" "$entity.csv" --dry-run
    expect "$entity read back" 0
    expect_out "new 0, changed 0"
done
reg list arrangement Legevaktordning --format json
expect "json without columns" 0
expect_out '"certainty": "uncertain"'

reg list region --output r.db
expect "a list never takes the place of the register" 64
expect_err '--output r.db would overwrite the register. Choose another name.'
reg verify
expect "and it is whole" 0

# An ending that stands for no format is said; a name without one is not asked about.
reg list region --output regions.doc
expect "an ending that stands for nothing" 0
expect_err 'Warning: regions.doc is written as text, for its ending stands for no format of this command.'
reg list region --output ./regions
expect "a file without an ending" 0
holds "nothing is said" [ ! -s err ]
