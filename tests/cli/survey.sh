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
expect_out 'region new  09.09.2009'
reg counts county=16 definition=survey-2009
expect "counts of a county by a definition" 0
expect_out '1664 Selbu'
expect_out 'Arrangements that count but name no participants, and so stand in no county: 22.'
reg published_list region=Mosseregionen --format csv
expect_out ',Mosseregionen,,IKS,companies,4,4,0,100'
reg regions as_of=1900-01-01 --format csv
expect "a date before any data" 0
expect_out 'council,members,population'
