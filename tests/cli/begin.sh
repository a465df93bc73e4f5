#!/bin/sh
# init, help, and what stands on the command line.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run --version
expect "prints its version" 0
expect_out 'samreg '

run help --language en
expect "help lists the commands" 0
expect_out 'import ENTITY FILE [--dry-run] [--rejects FILE]'
run list --help --language nb
expect "help of a command in bokmål" 0
expect_out 'Fylker'
run help lst --language en
expect "help of no command" 64
expect_err 'There is no command “lst”. Did you mean list?'

run --language en list region
expect "there is none yet" 66
expect_err "There is no register at $HOME/.local/share/samreg/register.db. Make one with “samreg init”"
run init
expect "makes a register in the default place" 0
holds "it is there" [ -f "$HOME/.local/share/samreg/register.db" ]
run list municipality --as-of 2024-01-01 --format csv
expect "which holds the municipalities" 0
holds "357 of them in 2024" [ "$(wc -l <out)" = 358 ]
run list municipality --as-of 2009-06-05 --format csv
holds "430 of them in 2009" [ "$(wc -l <out)" = 431 ]

cp "$HOME/.local/share/samreg/register.db" before
run --language en init
expect "an existing file is not touched" 73
expect_err 'register.db'
holds "it is as it was" cmp -s before "$HOME/.local/share/samreg/register.db"
run init --demo missing/r.db
expect "a folder that is not there" 73
holds "none is made" [ ! -e missing ]

run --language en demo </dev/null
expect "the demonstration needs a terminal" 66
expect_err 'The demonstration needs a terminal. “samreg init --demo FILE” makes the same register in a file'

run --language en lst
expect "no such command" 64
expect_err 'samreg: There is no command “lst”. Did you mean list?'
run --language en list region --colums name
expect "no such option" 64
expect_err 'samreg: There is no option --colums. Did you mean --columns?'
run --language en list region --columns
expect "an option without its value" 64
expect_err 'The option --columns needs a value.'
run --language en list
expect "too few arguments" 64
expect_err 'Something is missing. Usage: samreg list ENTITY'
run --language en check this
expect "too many arguments" 64
expect_err '“this” is one argument too many.'
run --language en --as-of 2009-02-30 list region
expect "no such day" 65
expect_err '--as-of: there is no such day as “2009-02-30”.'
run --language en --as-of 1500 list region
expect "a day of which no record speaks" 65
expect_err '--as-of: the year must lie between 1800 and 2200.'
run --language en report counts as_of=1500
expect "a report says the same" 65
expect_err 'the year must lie between 1800 and 2200.'
run --language en --as-of 05.06.09 list region
expect "a year of two digits" 65
expect_err '--as-of: “05.06.09” can be read in two ways. Write it like 05.06.2009 or 2009-06-05.'
run --language xx list region
expect "no such language" 64
run --language en --color sometimes list region
expect "no such colour" 64
expect_err '--color takes auto, always or never, and not “sometimes”.'
run --language nb lst
expect_err 'samreg: Det finnes ingen kommando «lst». Mente du list?'

printf 'langage = "nb"\n' >wrong.conf
run -c wrong.conf --language en list region
expect "a mistake in the configuration" 78
expect_err 'wrong.conf'
run -c wrong.conf help
expect "help is to be had with a broken configuration too" 0
printf '\nkeys {\n    save = "x"\n}\n' >wrong.conf
run -c wrong.conf --language en -d .local/share/samreg/register.db </dev/null
expect "a key that cannot save" 78
expect_err 'wrong.conf, line 3: in a form “x” types, moves or takes away, and cannot give “save” there.'
printf 'keys {\n    edit = {"F3"}\n}\n' >wrong.conf
run -c wrong.conf --language en -d .local/share/samreg/register.db </dev/null
expect "a key that has another meaning" 78
expect_err 'wrong.conf, line 2: the key F3 is given to both “edit” and “back”.'
printf 'database = "set.db"\ncolor = never\n' >right.conf
run -c right.conf init
expect "the configuration names the register" 0
holds "it is made there" [ -f set.db ]

mkdir -p etc .config/samreg
printf 'database = "shared.db"\ncolor = never\n' >etc/samreg.conf
run init shared.db
run list region
expect "the configuration of the machine names the register" 0
printf 'database = "own.db"\n' >.config/samreg/samreg.conf
run list region
expect "the user's own goes before it" 66
expect_err 'own.db'
run -c right.conf list region
expect "a configuration that is named stands alone" 0
rm -r etc .config
