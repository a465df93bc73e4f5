#!/bin/sh
# Strategy processes: positions, closed rounds, votes that are not told before their time.
. "$SAMREG_TEST_SUPPORT/cli.sh"

cp "$SAMREG_TEST_DEMO" r.db
reg() { run -d r.db --language en "$@"; }

run -d r.db list position
expect "lists the positions" 0
expect_out 'Regional partner'
holds "each of the twelve is an illustration" [ "$(grep -c illustrasjon out)" = 12 ]
reg list position round:Tidlig --columns municipality,x,y,alternative,basis --format csv
expect_out '1664,583,809,Regional partner,illustration'
holds "all six stand in the first round" [ "$(wc -l <out)" = 7 ]
reg list position --format json --columns process,label_dx
expect_out '"process": "Strategiprosess Værnesregionen"'
expect_out '"label_dx": null'
reg show strategy_process 'Strategiprosess Værnesregionen'
expect_out 'Felles administrative funksjoner'
expect_out 'Forpliktende regional allianse'
reg list strategy_alternative --columns quadrant,name --format csv
expect_out 'high_low,Tjenestesenter'
reg list position alternative:partner --columns municipality --format csv
expect_out '1663'

reg add strategy_round process='Strategiprosess Værnesregionen' number=3 name='Tredje runde'
expect "adds a round" 0
reg add strategy_round_area round='Tredje runde' area=Interessepolitikk
expect "that covers one area" 0
reg add position round='Tredje runde' municipality=Selbu x=500 y=200 basis=agreed
expect "places a municipality" 0
reg list position round:Tredje --columns process,alternative,basis --format csv
expect_out 'Strategiprosess Værnesregionen,Sjølberging / Tjenestesenter,agreed'
reg set position 'Tredje runde//Selbu' x=501
expect "moves it" 0
reg history --limit 1
expect_out 'x: 500 → 501'
expect_out 'Alternative: Sjølberging / Tjenestesenter → Tjenestesenter'
reg undo
expect "takes the move back" 0
reg list position round:Tredje --columns x,alternative --format csv
expect_out '500,Sjølberging / Tjenestesenter'

cp r.db before
reg add position round='Tredje runde' municipality=Malvik x=1001 y=200
expect "outside the axes" 65
reg add position round='Tredje runde' municipality=Malvik x=10
expect "half a position" 65
expect_err 'A position needs both x and y: fill them in, or mark the municipality as skipped.'
reg add position round='Tredje runde' municipality=Nowhere x=10 y=10
expect "an unknown municipality" 65
expect_err 'There is no “Nowhere” (Municipality) in the register.'
reg add position round='Tredje runde' municipality=Malvik x=10 y=10 alternative='Regional partner'
expect "another alternative" 65
expect_err 'Alternative follows from the other fields and is “Sjølberging” here: leave it empty.'
reg add position round='Tredje runde' municipality=Malvik area='Felles administrative funksjoner' x=10 y=10
expect "an area that the round does not cover" 65
expect_err 'is none of the strategy areas that “Tredje runde” covers.'
reg set position 'Tidlig i prosessen//Selbu' x=1
expect "a round that a document reports" 65
expect_err '“Tidlig i prosessen” is closed, and a closed round never changes.'
holds "nothing was written" cmp -s before r.db

reg set strategy_round 'Tredje runde' closed=yes
expect "closes a round" 0
cp r.db before
reg set position 'Tredje runde//Selbu' x=9
expect "moves nothing in it" 65
expect_err '“Tredje runde” is closed, and a closed round never changes. Make a new round, or undo the closing.'
reg add position round='Tredje runde' municipality=Malvik x=1 y=1
expect "adds nothing to it" 65
reg remove position 'Tredje runde//Selbu'
expect "removes nothing from it" 65
reg set strategy_round 'Tredje runde' closed=no
expect "does not open it" 65
reg remove strategy_process 'Strategiprosess Værnesregionen'
expect "and does not remove it" 65
run -d r.db set strategy_round 'Tredje runde' name=Fjerde
expect_err '«Tredje runde» er lukket, og en lukket runde endres aldri.'
holds "nothing was written" cmp -s before r.db
reg undo
expect "undo opens it" 0
reg set position 'Tredje runde//Selbu' x=9
expect "then it can be changed" 0

reg add strategy_vote round='Tredje runde' municipality=Oslo voter=F x=120 y=3
expect "nobody votes about a stranger" 65
expect_err 'is no member of Værnesregionen, whose process “Tredje runde” belongs to.'
reg add position round='Tredje runde' municipality=Oslo x=120 y=3
expect "nor places one" 65
reg add strategy_vote round='Tredje runde' municipality=Selbu voter=Ordføreren x=777 y=333
expect "votes" 0
reg add strategy_vote round='Tredje runde' municipality=Selbu voter=Rådmannen x=222 y=444
expect "votes again" 0
id=$(sed -n 's/.*identifier \([0-9]*\).*/\1/p' out)
# untold WHAT ARGUMENT...: what the command says holds neither voter nor place. Identifiers may hold any digits.
untold() {
    what=$1
    shift
    reg "$@"
    expect "$what" 0
    for value in Ordføreren Rådmannen 777 333 222 444; do
        sed 's/[0-9]\{8,\}//g' out >shown
        if grep -qF "$value" shown err; then fail "$what tells $value"; else pass "$what does not tell $value"; fi
    done
}
untold "a list" list strategy_vote
holds "how many have voted is told" [ "$(grep -c Selbu out)" = 2 ]
untold "a file" list strategy_vote --format csv --columns voter,x,y,municipality
untold "an object" list strategy_vote --format json
untold "an order" list strategy_vote --sort -x
untold "a record" show strategy_vote "$id"
expect_out '(not told yet)'
untold "its round" show strategy_round 'Tredje runde'
untold "a search" find Selbu
untold "the journal" history --limit 5
untold "the journal of a record" history strategy_vote "$id"
reg list strategy_vote 'x>700' --format csv
holds "no filter finds it" [ "$(wc -l <out)" = 1 ]
for filter in 'strategy_vote.x>700' strategy_vote.x:777 strategy_vote.voter:Ordføreren strategy_vote.voter:any; do
    reg list municipality "$filter" --format csv
    holds "nor $filter, of municipalities" [ "$(wc -l <out)" = 1 ]
    reg list strategy_round "$filter" --format csv
    holds "nor of rounds" [ "$(wc -l <out)" = 1 ]
done
reg find Ordføreren
expect_no_out 'Selbu'
reg set strategy_vote "$id" x=225
expect "a vote can be changed unseen" 0
# Whoever guesses right is told no more than whoever guesses wrong: not by what is written either.
newest() { reg history --limit 1 && sed -n '1s/ .*//p' out; }
for guess in 224 225; do
    before=$(newest)
    reg set strategy_vote "$id" x=$guess
    expect "a guess is written" 0
    holds "right or wrong it is an entry" [ "$(newest)" = $((before + 1)) ]
    reg undo
    expect "and is taken back" 0
    reg history --limit 1
    expect_no_out 'x:'
done
# Nor does it help to make the vote another's: whoever that is, and whether or not they have voted.
for guess in Ordføreren Rådmannen Ingen; do
    reg set strategy_vote "$id" voter=$guess
    expect "a vote is not made another's" 65
    expect_err 'Voter cannot be changed before it is told. Remove this record, and add another.'
done
printf 'round;municipality;voter;x;y\nTredje runde;1664;Rådmannen;1;1\n' >there.csv
printf 'round;municipality;voter;x;y\nTredje runde;1664;Ingen;1;1\n' >new.csv
reg import strategy_vote --dry-run there.csv
expect "a trial of a vote that is there" 0
cp out there
reg import strategy_vote --dry-run new.csv
holds "says the same as of a new one" cmp -s there out
expect_out 'taken in 1, rejected 0'
# alike WHAT STATUS ARGUMENT...: the command answers the same about a voter who has voted and about one who has not.
# VOTER in an argument, and in the file given.csv, is the voter.
alike() {
    what=$1
    wanted=$2
    shift 2
    for voter in Rådmannen Ingen; do
        sed "s/VOTER/$voter/" given.csv >asked.csv
        for argument; do
            set -- "$@" "$(printf %s "$argument" | sed "s/VOTER/$voter/")"
            shift
        done
        reg "$@"
        expect "$what $voter" "$wanted"
        sed "s/$voter/VOTER/" out err >"said.$voter"
        for argument; do # back to what was asked for
            set -- "$@" "$(printf %s "$argument" | sed "s/$voter/VOTER/")"
            shift
        done
    done
    holds "$what a voter tells nothing" cmp -s said.Rådmannen said.Ingen
}
: >given.csv
alike "showing" 65 show strategy_vote 'Tredje runde//Selbu/VOTER'
alike "the history of" 65 history strategy_vote 'Tredje runde//Selbu/VOTER'
alike "changing" 65 set strategy_vote 'Tredje runde//Selbu/VOTER' x=1
alike "removing" 65 remove strategy_vote 'Tredje runde//Selbu/VOTER'
alike "half a vote of" 65 add strategy_vote round='Tredje runde' municipality=Selbu voter=VOTER x=1
expect_err 'y is missing: fill it in.'
printf 'round;voter;x;y\nTredje runde;VOTER;1;1\n' >given.csv
alike "a trial without the municipality of" 65 import strategy_vote --dry-run asked.csv
printf 'round;municipality;voter;x\nTredje runde;1664;VOTER;1\n' >given.csv
alike "a trial without a place of" 65 import strategy_vote --dry-run asked.csv
printf 'id;voter\n%s;VOTER\n' "$id" >given.csv
alike "a trial that renames to" 65 import strategy_vote --dry-run asked.csv
printf 'id;round;municipality;voter;x;y\n%s;Tredje runde;1664;;1;1\n;Tredje runde;1664;VOTER;1;1\n' "$id" >given.csv
alike "a trial beside an identifier of" 0 import strategy_vote --dry-run asked.csv
printf 'id;voter\n%s;VOTER\n' "$id" >given.csv
alike "a trial that renames once more to" 65 import strategy_vote --dry-run asked.csv
expect_out 'Voter cannot be changed before it is told. Remove this record, and add another.'
reg add strategy_vote round='Tredje runde' municipality=Selbu voter=Rådmannen x=1 y=1
expect "nobody votes twice" 65
expect_err 'Vote “1664 Selbu · Tredje runde”: one has been given with that Voter already. Who gave it can change it;'
run -d r.db --language nb add strategy_vote round='Tredje runde' municipality=Selbu voter=Rådmannen x=1 y=1
expect_err 'Stemme «1664 Selbu · Tredje runde»: det er alt gitt én med samme verdi i feltet Stemmegiver.'
reg add strategy_vote round='Tredje runde' municipality=Frosta voter=Ny x=10 y=20
expect "a third vote" 0
ballot=$(sed -n 's/.*identifier \([0-9]*\).*/\1/p' out)
entry=$(newest)
reg set strategy_vote "$ballot" x=30
expect "is replaced" 0
reg undo "$entry"
expect "what was replaced since is not taken back" 65
expect_err '“1717 Frosta · Tredje runde” in the meantime ('
expect_err 'x: '
expect_err 'set it to “(not told yet)” ('
holds "with the time as people read it" sh -c '! grep -qE "T[0-9:]*Z" err'
reg set strategy_round 'Tredje runde' revealed=yes
expect "reveals" 0
reg list strategy_vote --format csv --columns voter,x,y
expect_out 'Ordføreren,777,333'
expect_out 'Rådmannen,225,444'
reg history strategy_vote "$id"
expect_out 'x: 222'
reg add strategy_vote round='Tredje runde' municipality=Selbu voter=Tredje x=1 y=1
expect "no vote after that" 65
expect_err 'The votes of “Tredje runde” have been revealed'

reg list position --format csv --columns round,municipality,x,y,alternative,basis,skipped,note
cp out positions.csv
reg import position positions.csv
expect "reads its own file" 0
reg verify
expect "and is whole" 0

# The command itself: what it names, what it exports, what it begins. Without a terminal there is no screen.
reg strategy
expect "no screen without a terminal" 66
reg strategy --follow --present
expect "nor a second one" 66
reg strategy --process Mosse
expect "an unknown process" 65
expect_err 'There is no strategy process “Mosse”. There are: “Strategiprosess Værnesregionen”.'
run -d r.db strategy --process Mosse
expect_err '«Strategiprosess Værnesregionen»'
reg strategy --round 9
expect "an unknown round" 65
expect_err 'has no round “9”. Its rounds are: 1 Tidlig i prosessen, 2 Etter siste strategisamling'
reg strategy --export out.d --follow
expect "an export opens no screen" 64
reg strategy --voters
expect "voters of nothing" 64
reg strategy --template risk
expect "a template of nothing" 64
reg strategy --new X --template vekst
expect "an unknown template" 65
expect_err 'There is no template “vekst”. There are: commitment, effort, risk.'
run -d r.db --read-only strategy --new X
expect "nothing is begun for reading only" 77

reg strategy --process vær --export out.d
expect "exports" 0
expect_out 'out.d/strategiprosess-vaernesregionen-positions.csv'
expect_out 'out.d/strategiprosess-vaernesregionen-minutes.md'
expect_out 'out.d/strategiprosess-vaernesregionen-round-2-movement.svg'
holds "every position is there" [ "$(wc -l <out.d/strategiprosess-vaernesregionen-positions.csv)" = 14 ]
holds "the votes are" grep -q '1664,Selbu,777,333' out.d/strategiprosess-vaernesregionen-votes.csv
holds "the voters are not" sh -c '! grep -q Ordføreren out.d/strategiprosess-vaernesregionen-votes.csv'
holds "the minutes say what moved" grep -q 'moved 17 %, from Regional partner to Spesialisering' \
    out.d/strategiprosess-vaernesregionen-minutes.md
holds "and what is an illustration" grep -q 'nobody.s statement' out.d/strategiprosess-vaernesregionen-minutes.md
reg strategy --export out.d --voters
expect "exports with the voters" 0
holds "the voters are there" grep -q 'Ordføreren' out.d/strategiprosess-vaernesregionen-votes.csv

# What is exported before the votes are revealed tells as little as everything else.
reg strategy --new 'Ny prosess' --template effort --region Værnesregionen
expect "begins a process" 0
reg list strategy_alternative process:Ny --columns name --format csv
expect_out 'Begin now'
reg add strategy_vote round='Ny prosess/1' municipality=Selbu voter=Ordføreren x=777 y=333
expect "votes in it" 0
reg strategy --process Ny --export secret.d --voters
expect "exports it" 0
holds "no vote is told" sh -c '! grep -qE "Ordføreren|777|333" secret.d/*.csv secret.d/*.md'
holds "nor in a picture" sh -c '! grep -qE "Ordføreren|777, 333" secret.d/*.svg'
holds "but that there was one" grep -q 'Votes: 1: They are not revealed yet.' secret.d/ny-prosess-minutes.md
holds "with all pictures" test -s secret.d/ny-prosess-minutes.md -a -s out.d/strategiprosess-vaernesregionen-round-1.png
holds "and their pages" test "$(head -c 5 out.d/strategiprosess-vaernesregionen-pictures.pdf)" = '%PDF-'

reg picture strategy process=Ny votes=yes --output secret.svg
expect "a picture of what is voted" 0
holds "tells no vote" sh -c '! grep -qE "Ordføreren|777, 333|class=.label" secret.svg'
reg picture strategy process=vær round=2 from=1 --output moved.svg
expect "a picture of the movement" 0
holds "of everybody" [ "$(grep -c 'class="label"' moved.svg)" = 6 ]
holds "that says what it is" grep -q '>ILLUSTRATION<' moved.svg
reg picture strategy process=vær --output all.pdf
expect "all of them on pages" 0
reg picture strategy process=vær round=2 from=2 --output x.svg
expect "no movement to itself" 65
reg picture strategy process=vær area=vei --output x.svg
expect "an unknown area" 65
expect_err 'Its areas are: Interessepolitikk'
reg picture strategy process=vær rund=2 --output x.svg
expect "an unknown parameter" 64
reg picture strategy process=vær round=1 area=helse --output x.svg
expect "where nobody stands the grid is empty" 0

# How far each moved is a column like any other, but worked out.
reg list position 'moved>173' --columns municipality,moved,alternative_before --format csv
expect "who moved further than that" 0
expect_out '1664,174,Regional partner'
holds "three did" [ "$(wc -l <out)" = 4 ]
reg set position 'Etter siste strategisamling//Selbu' moved=1
expect "it cannot be set" 65
expect_err 'Moved is worked out from other records: it cannot be set.'

# A municipality's record tells where it has stood over the years.
reg add strategy_round process='Strategiprosess Værnesregionen' number=4 name='Fjerde runde' date=2009-11-05
expect "dates a round" 0
reg add position round='Fjerde runde' municipality=Selbu x=760 y=740 basis=agreed
expect "places it there" 0
reg show municipality Selbu
expect "the record of a municipality" 0
expect_out 'Positions: Municipality ('
holds "with what moved it" grep -q \
    '^Etter siste.*illustration  *374  *680  *174  *Spesialisering  *Regional partner *$' out
holds "and with date and basis" grep -q \
    '^Fjerde runde.*agreed in the round  *760  *740 .*Regional partner .*05.11.2009$' out

# A voter's own terminal: neither the screen nor the list of programs that run shows what is read from a file.
reg strategy --new 'Enda en' --region Værnesregionen
expect "begins another" 0
printf 'round;municipality;voter;x;y\nEnda en/1;1664;Varaordføreren;612;431\n' >ballot.csv
reg import strategy_vote - <ballot.csv
expect "votes from standard input" 0
reg list strategy_vote voter:any --format csv
expect_no_out 'Varaordføreren'
reg import strategy_vote - <ballot.csv
expect "the same again is the same vote" 0
reg list strategy_vote round:Round --format csv --columns municipality
holds "and no second one" [ "$(grep -c 1664 out)" = 2 ]
reg strategy --export out.d --round 2
expect "an export of one round is none" 64

# Every list says what is an illustration, if not in a column then beside it.
reg list position round:Tidlig --columns municipality,x,y --format csv
expect "a list without the basis" 0
expect_err '6 of these positions are illustrations'
reg list position round:Tidlig --columns municipality,basis
expect "and one with it" 0
holds "needs no words beside it" [ ! -s err ]

reg strategy --vote --follow
expect "a terminal votes or follows" 64
expect_err "--vote opens a voter's terminal and --follow a second screen: leave one of them out."
reg strategy --vote --process Nowhere
expect "no process is called so" 65
expect_err 'There is no strategy process “Nowhere”'
