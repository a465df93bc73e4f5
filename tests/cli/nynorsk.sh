#!/bin/sh
# The command line in nynorsk: by option, by environment and by configuration; what is refused is refused in it too.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language nn "$@"; }

reg list ordningar region:Værnesregionen --columns namn,status
expect "a list by the names that it shows" 0
expect_out 'Namn '
expect_out 'under utgreiing'
reg list legal_form --columns kode,namn
expect "code lists are shown in it" 0
expect_out 'FORSOK       Anna forsøk etter forsøkslova'
reg list legal_form --columns code,name --format csv
expect "files that are read again have what is stored" 0
expect_out 'FORSOK,Annet forsøk etter forsøksloven'
reg report definition
expect "code lists bear their names in it" 0
expect_out 'AVTALE Avtalebasert samarbeid utan organisatorisk overbygnad'
reg show region Værnesregionen
expect "a record" 0
expect_out 'Stad i kjelda:'
expect_out 'Medlemskapar (6)'
reg find kommunesamarbeid som ingen har
expect_err 'Ingenting inneheld «kommunesamarbeid som ingen har».'

for term in 'barnevern fosen' 'status:vedteken' 'region:fosen,inn' 'hovudkontor:1714' 'i_kraft>=2005' hovudkontor:none \
    '!status:avslutta' 'namn:"felles kontor"'; do
    reg list ordning "$term" --columns namn
    expect "the help's own term: $term" 0
done

reg report counts county=Østfold
expect "a report" 0
expect_out 'Ordningar per kommune'
expect_out 'Per 1000 innbyggjarar'
reg report ordningane-som-finst
expect "no such report" 64
expect_err 'Det finst ingen rapport'
reg report counts county=Østfold --format html
expect_out '<html lang="nn"'

reg add arrangement name=Renovasjon region=Tull
expect "a region that is none" 65
expect_err 'Det finst ingen «Tull» (Region) i registeret.'
reg add arrangement name=Renovasjon region=Fosen effective=31.2.2009
expect "a day that is none" 65
expect_err 'I kraft: «31.2.2009» finst ikkje i kalenderen.'
reg lst
expect "no such command" 64
expect_err 'Det finst ingen kommando «lst». Meinte du list?'
reg list region --colums name
expect_err 'Det finst ikkje noko val --colums. Meinte du --columns?'

printf 'Namn;Kortnamn\r\nVærnesregionen;VRX\r\n' >regionar.csv
reg import region regionar.csv --dry-run
expect "headings in nynorsk" 0
expect_out 'Det ville bli: nye 0, endra 1, uendra 0, avviste 0.'
printf 'Namn;Folkemengd\r\nVærnesregionen;1\r\n' >regionar.csv
reg import region regionar.csv
expect "a heading that is none" 65
expect_err 'Det finst ingen kolonne «Folkemengd» her.'

LC_ALL=nn_NO.UTF-8 run -d r.db lst
expect_err 'Meinte du list?'
LANGUAGE=se:nn:nb run -d r.db lst
expect_err 'Meinte du list?'
LANGUAGE=en_GB:nn LC_ALL=nn_NO.UTF-8 run -d r.db lst
expect_err 'Did you mean list?'
mkdir -p .config/samreg
echo 'language = nn' >.config/samreg/samreg.conf
run -d r.db lst
expect_err 'Meinte du list?'
run -d r.db --no-such-option
expect_err 'Det finst ikkje noko val --no-such-option.'
run -d r.db --language xx list region
expect_err '«xx» er ikkje eit språk programmet kan: nb, nn eller en.'
run -d r.db --language nb lst
expect_err 'Mente du list?'
run -d r.db help
expect "help as the configuration says" 0
expect_out 'samreg fører eit register over interkommunalt samarbeid.'
expect_out 'Kontrollerer fila, søkjeregisteret og postane mot endringsloggen.'
echo 'language = nynorsk' >.config/samreg/samreg.conf
run -d r.db help
expect "help waits for no configuration that can be read" 0
