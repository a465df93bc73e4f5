#!/bin/sh
# add, set, remove, restore, history, undo and redo.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg add published_figure source=000 scope=Fosen measure=houses value=3
expect "a measure that there is not" 65
expect_err 'Measure: “houses” is not one of: arrangements, companies, subsidiaries,'
reg add arrangement name='Felles brannvern' region=Fosen status=operating legal_form=IKS seat=Ørland effective=2008
expect "adds" 0
expect_out 'Added: Felles brannvern (Arrangement, identifier '
for municipality in Ørland Bjugn Rissa; do
    reg add participation arrangement='Felles brannvern' municipality=$municipality role=owner
    expect "adds $municipality" 0
done
reg set arrangement 'felles brannvern' annual_cost=1200000,50 purpose='Vern mot brann'
expect "changes" 0
expect_out 'Changed: Felles brannvern (Arrangement, identifier '
reg list arrangement 'name:"Felles brannvern"' --format csv --columns name,legal_form,seat,annual_cost,effective
printf 'name,legal_form,seat,annual_cost,effective\r\nFelles brannvern,IKS,1621,1200000.5,2008\r\n' >expected
holds "as it should be" cmp -s expected out
reg set arrangement 'Felles brannvern' purpose='Vern mot brann'
expect "nothing to change" 0
expect_out 'Nothing to change: Felles brannvern (Arrangement) says so already.'

reg set arrangement 'Felles brannvern' seat=Bjugn --from 2010-01-01
expect "begins a new period" 0
reg list arrangement_state arrangement:brannvern --all-dates --columns seat,valid_from,valid_to --format csv
expect_out '1621,2008,2010-01-01'
expect_out '1627,2010-01-01,'
reg set arrangement 'Felles brannvern' effective=03.04.05
expect "a year of two digits" 65
expect_err 'Effective: “03.04.05” can be read in two ways. Write it like 05.06.2009 or 2009-06-05.'
reg list arrangement 'effective>=03.04.05'
expect "in a filter too" 65
reg set arrangement 'Felles brannvern' seat=Rissa --from 2010-02-30
expect "no such day" 65
expect_err '--from: there is no such day as “2010-02-30”.'
reg set arrangement 'Felles brannvern' status=closing --from 2010-01-01
expect "a field without periods" 64
reg set arrangement 'Felles brannvern' purpose=
expect "empties a field" 0
reg show arrangement 'Felles brannvern'
expect_no_out 'Vern mot brann'
expect_out 'Participations (3)'

reg history arrangement 'Felles brannvern'
expect "tells its history" 0
expect_out 'added: Felles brannvern (Arrangement)'
expect_out 'Purpose: Vern mot brann → (empty)'
reg undo
expect "takes back" 0
expect_out 'Taken back: changed: Felles brannvern (Arrangement)'
reg show arrangement 'Felles brannvern'
expect_out 'Vern mot brann'
reg redo
expect "does again" 0
expect_out 'Done again: changed: Felles brannvern (Arrangement)'
reg show arrangement 'Felles brannvern'
expect_no_out 'Vern mot brann'
reg redo
expect "nothing to do again" 65
entry=$("$SAMREG_PROGRAM" -d r.db --language en history | sed -n 's/^\([0-9]*\) .*added: .*Rissa.*/\1/p')
reg undo "$entry"
expect "takes an older entry back" 0
reg show arrangement 'Felles brannvern'
expect_out 'Participations (2)'
reg undo 99999
expect "no such entry" 65
expect_err 'The journal has no entry 99999. “samreg history” shows them.'
reg undo last
expect "no number" 64
reg history --user nobody-of-that-name
expect "nobody's history" 0
expect_err 'The journal has no such entry.'
reg history --limit 0
expect "no limit" 64

reg remove arrangement 'Felles brannvern'
expect "removes" 0
expect_out 'Removed: Felles brannvern (Arrangement, identifier '
reg list participation arrangement:brannvern --format csv
holds "with what belongs to it" [ "$(wc -l <out)" = 1 ]
reg set arrangement 'Felles brannvern' status=ended
expect "it cannot be changed" 65
reg list arrangement --removed --columns name --format csv
expect_out 'Felles brannvern'
reg restore arrangement 'felles brannvern'
expect "restores by name" 0
reg show arrangement 'Felles brannvern'
expect_out 'Participations (2)'
reg restore arrangement 'Felles brannvern'
expect "nothing to restore" 65
expect_err 'no removed record is called “Felles brannvern”.'
reg remove municipality 0104
expect "what others refer to" 65
expect_err '“0104 Moss” cannot be removed'
reg show municipality 0104
expect_no_out '(removed)'

reg add arrangement name='Nytt nummer' organisation_number=974760674
expect "a warning does not stop a command" 0
expect_err 'Warning: Organisation number: the last digit of 974760674 should be 3, or one of the others is wrong.'
reg history --limit 1
expect_out 'the last digit of 974760674 should be 3'

cp r.db before
reg --read-only add region name=Ny
expect "reading only" 77
expect_err '“add” changes the register, and --read-only forbids it.'
reg add arrangement name=A effective=2009-02-30 stated_participants=1.000 region=Fossen seat=Våler
expect "all that is wrong is said at once" 65
expect_err 'Effective: there is no such day as “2009-02-30”.'
expect_err 'Stated number of participants: “1.000” can be read in two ways.'
expect_err 'There is no “Fossen” (Region) in the register.'
expect_err 'Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)?'
reg add arrangement region=Fosen
expect "what is required" 65
expect_err 'Name is missing: fill it in.'
reg add arrangement name
expect "no value" 64
expect_err '“name” is no FIELD=VALUE, for instance “name=Barnevern”.'
reg add arrangement nam=x
expect "no field" 64
expect_err 'Arrangement has no field “nam”. Did you mean name?'
reg add arrangement name="$(printf 'x%.0s' $(seq 200))"
expect "too long" 65
expect_err 'Name: the text is 200 characters long; at most 160 fit.'
reg add arrangement name="$(printf 'a\377b')"
expect "invalid UTF-8" 65
expect_err 'Name: byte 2 of the text is not valid UTF-8.'
reg add arrangement name=P effective=2010 ended=2009
expect "a period that ends before it begins" 65
expect_err 'The period ends (2008) before it begins (2010): change one of the two.'
reg add participation arrangement='Felles landbrukskontor' municipality=Moss role=owner
expect "a participant twice in the same period" 65
expect_err '0104 Moss takes part in “Felles landbrukskontor” twice in the same period.'
reg add participation arrangement='Felles landbrukskontor' municipality=Våler role=participant
expect "a name that several bear" 65
expect_err 'Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)?'
holds "nothing was written" cmp -s before r.db
reg set municipality Våler short_name=V
expect "a key that several bear" 65
expect_err 'Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)?'
