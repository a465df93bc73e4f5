#!/bin/sh
# The reports of a survey: the lines that people script against, and questions without an answer.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en report "$@"; }

reg compare county=16 with=17 --format csv
expect "two counties side by side" 0
expect_out 'Population,,286729,130708,-156021,population'
reg compare county=16 with=17
expect_out 'First: 16 Sør-Trøndelag as of 01.12.2009. Second: 17 Nord-Trøndelag as of 01.12.2009.'
run -d r.db --language nb report compare county=16 with=17 --format csv
expect "the same in Norwegian" 0
expect_out 'Folketall,,286729,130708,-156021,population'
expect_out 'Landbruk: ordninger,,0,1,1,agriculture:arrangements'
reg compare county=16 with=17 --format json
expect_out '"difference": -156021, "code": "population"}'
reg compare county=16 with=17 --format spreadsheet
expect "two counties for a spreadsheet" 0
expect_no_out 'population'
reg compare region=Fosen with=Værnesregionen --format csv
expect "two regions" 0
expect_out 'Population,,25590,43241,17651'
reg compare county=17 with=2012-06-01 --format csv
expect "a county on two dates" 0
expect_out 'Municipalities,,24,23,-1'
reg compare county=16
expect "a comparison with nothing" 64
expect_err 'The report compare needs a value for with'
reg compare county=16 with=Atlantis
expect "a comparison with what there is not" 65
reg compare county=16 with=31.02.2009
expect "a comparison with a day that there is not" 65
expect_err 'Compared with: there is no such day as “31.02.2009”.'

# What the reader is told in words of a language, programs are told by a code too, the same in every language.
codes() {
    run -d r.db --language "$1" report "$2" "$3" --format json
    grep -o '"\(code\|kind_code\|takes_part_code\|entity\|number\|smallest\)": [^,}]*' out
}
for report in forms_list forms_counties definition seats changes_totals changes_list outside_totals outside_list size \
    municipalities_sizes sector sources_records; do
    codes nb $report definition=survey-2009 >norwegian || codes nb $report as_of=2009-12-01 >norwegian
    codes en $report definition=survey-2009 >english || codes en $report as_of=2009-12-01 >english
    holds "$report has codes" test -s english
    holds "$report has the same ones in every language" cmp -s norwegian english
done
codes nb ownership municipality=0104 >norwegian
holds "an ownership report has codes" grep -q '"takes_part_code": "unstated"' norwegian

reg ownership municipality=0104
expect "an ownership report" 0
expect_out 'Felles landbrukskontor'
expect_out 'not stated  IKS'
reg ownership
expect "an ownership report of nobody" 64
reg sector sector=health
expect "one sector" 0
expect_out 'Emergency clinic      Legevaktordning'
reg changes from=2009-01-01 to=2010-01-01
expect "changes between two dates" 0
expect_out 'new region  09.09.2009'
reg counts county=16 definition=survey-2009
expect "counts of a county by a definition" 0
expect_out '1664 Selbu'
expect_out 'Arrangements that count but name no participants, and so stand in no county: 22.'
reg published_list region=Mosseregionen --format csv
expect_out ',Mosseregionen,,IKS,companies,4,4,0,100'
reg regions as_of=1900-01-01 --format csv
expect "a date before any data" 0
expect_out 'council,members,population'
