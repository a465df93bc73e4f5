#!/bin/sh
# import: dialects, previews, rejected rows.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

# As a Norwegian spreadsheet saves it: Windows-1252, semicolons, decimal comma, Norwegian headings.
printf '%s\r\n' 'Navn;Region;Juridisk form;Status;I kraft;Årlig kostnad;Formål' \
    'Slamrenseanlegg på Ørland;Fosen;IKS;i drift;01.06.2009;1 234 567,50;"Rensing' \
    'og tømming"' 'Brøyting;Fosen;;idé;;;' | iconv -f UTF-8 -t WINDOWS-1252 >excel.csv
cp r.db before
reg import arrangement excel.csv --dry-run
expect "a preview" 0
expect_out 'Would be: new 2, changed 0, unchanged 0, rejected 0. Nothing was written.'
holds "nothing was written" cmp -s before r.db
reg import arrangement excel.csv
expect "imports" 0
expect_out 'Imported: new 2, changed 0, unchanged 0, rejected 0.'
reg list arrangement region:Fosen --columns name,legal_form,status,effective,annual_cost,purpose --format csv
printf 'name,legal_form,status,effective,annual_cost,purpose\r\n%s\r\n%s\n%s\r\n' 'Brøyting,,idea,,,' \
    'Slamrenseanlegg på Ørland,IKS,operating,2009-06-01,1234567.5,"Rensing' 'og tømming"' >expected
holds "as it should be" cmp -s expected out
reg import ordning excel.csv
expect "once more" 0
expect_out 'Imported: new 0, changed 0, unchanged 2, rejected 0.'
printf 'name,region,status\nBrøyting,Fosen,study\n' >mended.csv
reg import arrangement mended.csv
expect "updates by the natural key" 0
expect_out 'Imported: new 0, changed 1, unchanged 0, rejected 0.'
reg show arrangement Brøyting
expect_out 'under study'
printf '\357\273\277name\tregion\tstatus\r\nBrøyting\tFosen\tdecided\r\n' |
    "$SAMREG_PROGRAM" -d r.db --language en import arrangement - >out 2>err
holds "from standard input, with a mark and tabs" grep -q 'changed 1' out
reg undo
expect "one import is one entry" 0
reg show arrangement Brøyting
expect_out 'under study'

# What is exported is read back as it is.
reg list arrangement --all-dates --format csv --columns id,name,region,status,certainty,effective,ended --output all.csv
reg import arrangement all.csv
expect "reads its own CSV" 0
expect_out 'new 0, changed 0'
reg list arrangement --all-dates --format spreadsheet --output all.csv \
    --columns name,region,status,seat,stated_participants
run -d r.db --language nb import arrangement all.csv
expect "and its own spreadsheet" 0

# A file that names years by two digits is not guessed at, whatever the language of its headings.
for heading in effective 'I kraft' ended 'Til og med'; do
    printf 'name;region;%s\nKort år;Fosen;03.04.05\n' "$heading" >short.csv
    reg import arrangement short.csv
    expect "a year of two digits: $heading" 65
    expect_err '“03.04.05” can be read in two ways.'
done

# Every line that is wrong is told with line and column, and nothing is written.
cat >wrong.csv <<'END'
name,region,status,effective,ended,stated_participants,seat
Feil dato,Fosen,operating,2009-02-30,,,
Feil tall,Fosen,operating,,,1.000,
Feil region,Fossen,operating,,,,
Feil sete,Fosen,operating,,,,Våler
Feil periode,Fosen,operating,2010-01-01,2009-01-01,,
Feil status,Fosen,drives,,,,
Riktig,Fosen,operating,,,3,Ørland
END
cp r.db before
reg import arrangement wrong.csv
expect "wrong rows" 65
expect_err 'Line 2, column effective: Effective: there is no such day as “2009-02-30”.'
expect_err 'Line 3, column stated_participants: Stated number of participants: “1.000” can be read in two ways.'
expect_err 'Line 4, column region: There is no “Fossen” (Region) in the register.'
expect_err 'Line 5, column seat: Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)?'
expect_err 'Line 6, column ended: The period ends (31.12.2008) before it begins (01.01.2010): change one of the two.'
expect_err 'Line 7, column status: Status: “drives” is not one of: idea, study, decided,'
expect_err 'Nothing was imported: rows rejected: 6. Mend the file, or let --rejects FILE take them.'
holds "nothing was written" cmp -s before r.db
reg import arrangement wrong.csv --dry-run
expect "a preview of wrong rows" 65
expect_out 'Line 2, column effective:'
expect_out 'rejected 6. Nothing was written.'
cp wrong.csv kept.csv
reg import arrangement wrong.csv --rejects wrong.csv
expect "the rejects are not written over the file" 64
expect_err '--rejects wrong.csv would overwrite the file that is imported. Choose another name.'
reg import arrangement wrong.csv --rejects ./../"${PWD##*/}"/wrong.csv
expect "by whatever name" 64
reg import arrangement - --rejects wrong.csv <wrong.csv
expect "nor over standard input" 64
reg import arrangement wrong.csv --rejects r.db
expect "nor over the register" 64
expect_err 'would overwrite the register'
holds "the file stands" cmp -s wrong.csv kept.csv
reg import arrangement wrong.csv --rejects rejects.csv
expect "the good rows, and the bad ones in a file" 0
expect_out 'Imported: new 1, changed 0, unchanged 0, rejected 6.'
expect_err '6 rows were rejected and stand in rejects.csv with what is wrong. Mend them and import that file.'
holds "six rows and their headings" [ "$(wc -l <rejects.csv)" = 7 ]
holds "with what is wrong" grep -q '"Feil dato".*there is no such day as “2009-02-30”' rejects.csv
sed 's/2009-02-30/2009-02-28/; s/1\.000/1000/; s/Fossen/Fosen/; s/"Våler"/"0137"/' rejects.csv |
    sed 's/"2009-01-01"/"2011"/; s/drives/operating/' >again.csv
reg import arrangement again.csv
expect "mended rejects" 0
expect_out 'Imported: new 6, changed 0, unchanged 0, rejected 0.'

cp r.db before
printf 'arrangement,municipality,role\nBrøyting,Ørland,owner\nBrøyting,Bjugn,owner\nBrøyting,Ørland,office\n' >twice.csv
reg import participation twice.csv
expect "a participant twice in the same period" 65
# Which of the two is named depends on their identifiers.
expect_err ', column municipality: 1621 Ørland takes part in “Brøyting” twice in the same period.'
printf 'name,region\nA,Fosen,x\n' >cells.csv
reg import arrangement cells.csv
expect "a row with too many cells" 65
expect_err 'Line 2: The row has 3 cells, and there are 2 headings. Is a quote or a separator missing?'
printf 'name,region\nA,Fosen\n"B,Fosen\n' >quote.csv
reg import arrangement quote.csv
expect "a quote that is not closed" 65
expect_err 'The row that begins on line 3 has a quote in column 1 that is not closed.'
printf 'name,region\nA,Fosen\nB"x,Fosen\n' >quote.csv
reg import arrangement quote.csv
expect "a quote in the middle of a cell" 65
expect_err 'Line 3, character 2: a quote stands where none may.'
printf 'name,region\nBr\303yting p\303\245 \303\230rland,Fosen\n' >broken.csv
reg import arrangement broken.csv
expect "invalid UTF-8" 65
expect_err 'Line 2: byte 3 is not valid UTF-8. Mend the line, or save the file as UTF-8 again.'
printf 'name,rgion\nA,Fosen\n' >heading.csv
reg import arrangement heading.csv
expect "an unknown heading" 65
expect_err 'There is no column “rgion” here.'
expect_err 'region (Region)'
printf 'name,region\n%0200d,Fosen\n' 0 >long.csv
reg import arrangement long.csv
expect "a field too long" 65
expect_err 'Name: the text is 200 characters long; at most 160 fit.'
reg import arrangement missing.csv
expect "no such file" 66
expect_err 'The file missing.csv cannot be read: it does not exist. Check its name and your right to read it.'
: >empty.csv
reg import arrangement empty.csv
expect "an empty file" 65
holds "nothing was written by any of them" cmp -s before r.db

# Who has begun to type the rows, or whose writer never ends, can stop too.
mkfifo never
"$SAMREG_PROGRAM" -d r.db --language en import source never >out 2>err &
import=$!
exec 3>never
until grep -q '^SigCgt:.*[2367abef]$' /proc/$import/status || ! kill -0 $import; do :; done
kill -INT $import # once, wherever it is: before its wait or in it
status=0
wait $import || status=$?
exec 3>&-
ran="samreg import source, stopped while it is read"
expect "an import that is stopped while it is read" 75
expect_err 'Stopped while never was read; nothing was written.'

# 100 000 rows, stopped in the middle by a signal. The file comes slowly through a pipe, so that the signal is in time.
mkfifo rows
"$SAMREG_PROGRAM" -d r.db --language en import source rows >out 2>err &
import=$!
exec 3>rows
echo 'code,title' >&3
seq 1 100000 | sed 's/.*/S&,Kilde &/' >&3
kill -INT $import
exec 3>&-
status=0
wait $import || status=$?
ran="samreg import source, stopped"
expect "an import that is stopped" 75
expect_err 'nothing was written'
holds "nothing was written" cmp -s before r.db
