#!/bin/sh
# Where results go: standard output, and the file that --output names, whatever it is.
. "$SAMREG_TEST_SUPPORT/cli.sh"

mode_is() { [ "$(stat -c %a "$1")" = "$2" ]; }
begins() { [ "$(head -c "${#2}" "$1" | tr -d '\0')" = "$2" ]; }

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

# ---- What is no plain file is written to and stays ----

# through WHAT BEGINNING ARGUMENT...: runs the command with a FIFO named "fifo", whose reader gets BEGINNING first.
through() {
    what=$1
    beginning=$2
    shift 2
    mkfifo fifo
    cat fifo >got &
    reader=$!
    reg "$@"
    wait "$reader"
    expect "$what to a FIFO" 0
    holds "$what: it is one still" [ -p fifo ]
    holds "$what: its reader got everything" begins got "$beginning"
    rm fifo
}

through "a list" name list region --columns name --format csv --output fifo
through "a workbook" PK list region --format xlsx --output fifo
through "a report" municipality report counts --format csv --output fifo
through "a PDF" %PDF report counts --format pdf --output fifo
ln -s fifo map.svg
through "a picture, by a link" '<' picture map county=17 --output map.svg
printf 'name,kind\nFosen,none such\n' >wrong.csv
through "rejected rows" '"name"' import region wrong.csv --rejects fifo

mkdir data
ln -s data/target.csv link.csv
reg list region --columns name --format csv --output link.csv
expect "what a link names is made" 0
holds "the link stays" [ -L link.csv ]
holds "its file is there" begins data/target.csv name
ln -s ../r.db data/register.csv
reg list region --output data/register.csv
expect "a link to the register" 64
expect_err '--output data/register.csv would overwrite the register.'

mkdir folder
reg list region --output folder
expect "a folder" 73
expect_err 'folder is a folder. Name a file in it.'
reg list region --output .
expect "this folder" 73
expect_err '. is a folder. Name a file in it.'

# A device of our own that is always full (only root can make one): those of the machine must outlive this test.
if mknod full c 1 7 2>/dev/null && { : >full; } 2>/dev/null; then
    for format in csv xlsx; do
        reg list region --format "$format" --output full
        expect "a full device, $format" 74
        expect_err 'Not all could be written to full: the disk is full.'
        holds "it is a device still" [ -c full ]
    done
fi

# A file that its owner has shut, also to root.
for format in csv xlsx; do
    echo kept >shut
    chmod 444 shut
    reg list region --format "$format" --output shut
    expect "a write-protected file, $format" 77
    expect_err 'The file shut is write-protected, and was left as it is. Allow writing to it, or choose another name.'
    holds "it is as it was" begins shut kept
    holds "and nothing lies beside it" sh -c '! ls -A | grep -q "^\.samreg-"'
    rm -f shut
done

# ---- Who may read it ----

umask 022
reg list region --format csv --output new.csv
holds "a new file is its maker's alone" mode_is new.csv 600
chmod 640 new.csv
reg list region --format csv --output new.csv
holds "one that was there keeps its rights" mode_is new.csv 640
reg list region --output new.xlsx
holds "a workbook too" mode_is new.xlsx 600
reg export all
expect "a folder of everything" 0
holds "it is its maker's alone" mode_is all 700
holds "with what is in it" mode_is all/region.csv 600
umask 077
run init strict.db
holds "a register is for its group" mode_is strict.db 660

# ---- Standard output that takes nothing ----

for command in --version help check 'list region' 'report counts' 'show region Fosen' history; do
    # shellcheck disable=SC2086
    ran="samreg $command" status=0
    # shellcheck disable=SC2086
    "$SAMREG_PROGRAM" -d r.db --language en $command >/dev/full 2>err || status=$?
    : >out
    expect "a full standard output: $command" 74
    expect_err 'samreg: '
done
status=0
"$SAMREG_PROGRAM" -d r.db --language nb list municipality >&- 2>err || status=$?
expect "a closed one" 74
expect_err 'Kan ikke skrive ut: den er lukket.'
