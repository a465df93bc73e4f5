#!/bin/sh
# report: the list, parameters, formats, and files that stay as they were.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run -d none.db --language en report
expect "the list needs no register" 0
expect_out 'counts '
run -d none.db --language en report counts
expect "a report does" 66
run -d none.db --language en report cuonts
expect "a mistake in its name is told first" 64

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en report "$@"; }

reg
expect "the list of reports" 0
expect_out 'counts '
expect_out 'municipality sector service form definition size'
reg --format csv
expect_out 'name,title,parameters'
reg --format html
expect "the list as a page" 64
expect_err 'comes as text, csv, spreadsheet or json'

reg counts region=Mosseregionen
expect "counts of a region" 0
expect_out '0136 Rygge '
expect_out 'Counted by the definition “The 2009 survey”: 21 arrangements. Among them: 11 without a stated'
reg changes from=2010-01-01 to=2009-01-01
expect "changes told backwards" 65
expect_err 'The changes are told from 01.01.2010 to 01.01.2009, but 01.01.2009 is before 01.01.2010'
reg counts region=Mosseregionen --format csv
cut -d , -f 1,2,6 out | tr -d '\r' >figures
printf '%s\n' municipality,arrangements,participant 0104,1,1 0136,3,3 0135,3,3 0137,1,1 >expected
holds "without totals, as csv" cmp -s expected figures
reg counts region=Mosseregionen --format json
expect_out '"municipality": "0104", "municipality_id": "'
reg municipalities_sizes county=16 --format json
expect_out '"municipalities": 5, "share": 20,'
reg municipalities county=16 --format markdown
expect "several tables in one document" 0
expect_out '| 100 000 and more |'
reg status county=16 as_of=2009-06-05 --format html
expect_out '<title>Status report · 16 Sør-Trøndelag · 05.06.2009</title>'
run -d r.db --language nb report 'Kommuner og folketall' county=Østfold --format html
expect "by its title" 0
expect_out '<html lang="nb"'

# Mistakes
reg count
expect "an unknown report" 64
expect_err 'There is no report “count”; did you mean “counts”?'
reg nothing
expect_err '“samreg report” lists what there is.'
reg counts contry=16
expect "an unknown parameter" 64
expect_err 'The report counts has no parameter “contry”; did you mean “county”?'
reg municipalities definition=survey-2009
expect_err 'The report municipalities has no parameter “definition”; it takes as_of, county'
reg counts county=16 county=17
expect "a parameter twice" 64
reg counts county
expect "a parameter without a value" 64
reg counts municipality=Våler
expect "a name that several bear" 65
expect_err '0137 Våler (Østfold) or 0426 Våler (Hedmark)'
reg counts county=Atlantis
expect "a county that there is not" 65
reg counts size=big
expect "no size" 65
expect_err '2000-4999, 20000- or -1999'
reg counts as_of=2009-02-30
expect "no such day" 65
reg counts --format docx
expect "no such format" 64
reg municipalities --format csv --output x.csv
expect "several tables in one file" 64
expect_err 'Ask for one of its parts: municipalities_list, municipalities_sizes.'
holds "nothing is written" test ! -e x.csv

# Nothing found
reg counts county=50
expect "a county without municipalities on the day" 0
expect_out 'Municipality  Arrangements'
reg compare county=16 with=17 --format text
expect_out '16 Sør-Trøndelag  17 Nord-Trøndelag'
reg compare county=16 with=2005-01-01 --format text
expect_out '01.12.2009  01.01.2005'
reg compare county=16 with=2005 --format text
expect_out '01.12.2009  31.12.2005'
reg counts as_of=1900 county=16 --format csv
expect "a day before any data" 0
expect_out 'municipality,arrangements,uncertain,per_thousand,host'

reg seats county=20
expect "nothing to report" 0
expect_out 'Nothing in what was chosen is recorded on this day.'
reg seats county=17
expect_no_out 'Nothing in what was chosen is recorded'

# Files
echo old >kept.csv
reg counts as_of=2009-02-30 --output kept.csv
expect "a mistake with a file" 65
holds "the old file stays" grep -qx old kept.csv
reg counts region=Mosseregionen --output kept.csv
expect "a file, its format by its ending" 0
holds "it is there" grep -q '^municipality,arrangements' kept.csv
reg counts --output r.db --format csv
expect "over the register itself" 64
reg --output r.db --format csv
expect "the list over the register" 64
run -d r.db verify
expect "the register is whole" 0
reg municipalities county=16 --progress
printf 'progress %s 3\n' 0 1 2 3 >expected
holds "progress in lines" cmp -s expected err
reg status region=Mosseregionen --format markdown
expect "the whole survey" 0
expect_out '# Status report'
expect_out '## What counts'
expect_out '| **Total** '
expect_out '## Sources'
reg municipalities --format pdf
expect "a document that is drawn, on standard output" 64
expect_err 'pdf goes to a file: name it with --output.'
