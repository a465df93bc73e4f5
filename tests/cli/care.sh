#!/bin/sh
# check, verify, backup, and registers that cannot be opened or written.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg check
expect "check finds something" 1
expect_out 'warning: arrangement '
expect_out 'is operating, but neither its participants nor their number are recorded.'
reg verify
expect "verify finds nothing" 0
expect_out 'The register is whole: the file, the search index, and the records by the journal.'

reg backup copy.db
expect "backs up" 0
expect_out 'Copied: copy.db'
reg list arrangement --format csv
mv out original
run -d copy.db --language en list arrangement --format csv
holds "the copy holds the same" cmp -s original out
holds "for its owner alone" [ "$(stat -c %a copy.db)" = 600 ]
echo kept >there
reg backup there
expect "an existing file is not overwritten" 73
holds "it is as it was" [ "$(cat there)" = kept ]
reg backup missing/copy.db
expect "a folder that is not there" 73
expect_err 'There is no folder missing. Make it first, or choose another place.'
(ulimit -f 64 && run -d r.db --language en backup full.db; echo "$status" >status)
status=$(cat status)
expect "a copy that finds no room" 74
expect_err 'full.db failed'
holds "it is called by its own name" test -z "$(grep -F 'full.db.' err)"
(ulimit -f 64 && run --language en init full.db; echo "$status" >status)
status=$(cat status)
expect "a register that finds no room" 74
expect_err 'full.db failed'
holds "it too is called by its own name" test -z "$(grep -F 'full.db.' err)"
holds "nothing half written is left" test -z "$(find . -name 'copy.db.*' -o -name 'there.*')"

run -d none.db --language en list region
expect "no register" 66
expect_err 'There is no register none.db. “samreg init none.db” makes one.'
holds "none is made" [ ! -e none.db ]
echo text >text.db
run -d text.db --language en list region
expect "a file that is not a register" 65
expect_err 'text.db is not a samreg register. Check its name; “samreg init” makes a register.'
holds "it is as it was" [ "$(cat text.db)" = text ]
cp r.db other.db
printf 'other' | dd of=other.db bs=1 seek=68 conv=notrunc 2>/dev/null
run -d other.db --language en list region
expect "a database of another program" 65
expect_err 'other.db is not a samreg register.'
mkdir folder
run -d folder --language en list region
expect "a folder" 65
expect_err 'folder is not a samreg register: it is no ordinary file.'
cp r.db new.db
printf '\000\000\003\347' | dd of=new.db bs=1 seek=60 conv=notrunc 2>/dev/null
cp new.db before
run -d new.db --language en list region
expect "a newer version" 69
expect_err 'new.db was written by a newer version of samreg. Install that version on this machine.'
holds "it is as it was" cmp -s before new.db
rm new.db other.db

# A folder and a file that may be read and not written. Root may write everywhere: then as nobody.
still=$(mktemp -d /tmp/samreg-still-XXXXXX)
trap 'rm -rf "$still"' EXIT
as_nobody() {
    if [ "$(id -u)" = 0 ]; then
        HOME=$still SAMREG_TEST_SYSTEM_CONFIG=$still/samreg.conf setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
    else
        "$@"
    fi
}
cp r.db "$still/r.db" && chmod 444 "$still/r.db" && chmod 555 "$still"
if as_nobody "$SAMREG_PROGRAM" --version >out 2>err; then
    ran="as nobody"
    status=0
    as_nobody "$SAMREG_PROGRAM" -d "$still/r.db" --language en add region name=Ny >out 2>err || status=$?
    expect "a read-only folder" 77
    expect_err '--read-only'
    holds "nothing was written" cmp -s r.db "$still/r.db"
    holds "nothing else is there" [ "$(ls -A "$still")" = r.db ]
    status=0
    as_nobody "$SAMREG_PROGRAM" -d "$still/r.db" --read-only --language en list region >out 2>err || status=$?
    expect "which can be read" 0
    status=0
    as_nobody "$SAMREG_PROGRAM" --language en init "$still/new.db" >out 2>err || status=$?
    expect "and no register can be made in it" 77
fi

# A lock that somebody else holds: the bytes that SQLite locks for writing.
lock='use Fcntl; open(my $f, "+<", $ARGV[0]) or die; $| = 1;
    my $l = pack("s s x4 q q l x4", F_WRLCK, 0, 0x40000001, 1, 0);
    fcntl($f, F_SETLK, $l) or die; print "locked\n"; <STDIN>'
if command -v perl >/dev/null && [ "$(uname -m)" = x86_64 ]; then
    mkfifo go held
    perl -e "$lock" r.db <go >held &
    exec 4>go
    read -r _ <held
    cp r.db before
    reg add region name=Ny
    expect "a locked register" 75
    holds "nothing was written" cmp -s before r.db
    reg list region --format csv
    expect "which can be read" 0
    exec 4>&-
    wait
    reg add region name=Ny
    expect "and written when the lock is gone" 0
fi

# No room: no file may grow beyond this size.
cp r.db before
size=$(($(wc -c <r.db) / 512 + 64))
seq 1 20000 | sed 's/.*/S&,En kilde som tar plass &/; 1i code,title' >many.csv
ran="samreg import source many.csv, with no room"
status=$(
    ulimit -f "$size"
    "$SAMREG_PROGRAM" -d r.db --language en import source many.csv >out 2>err
    echo $?
)
expect "a full disk" 74
holds "nothing was written" cmp -s before r.db
reg verify
expect "the register is whole" 0
status=$(
    ulimit -f 200
    "$SAMREG_PROGRAM" --language en init --demo small.db >out 2>err
    echo $?
)
expect "no room for a new register" 74
holds "no half register is left" test -z "$(find . -name "small.db*")"
status=$(
    ulimit -f 2
    "$SAMREG_PROGRAM" -d r.db --language en list municipality --output list.txt >out 2>err
    echo $?
)
expect "no room for a list" 74
holds "no half list is left" [ ! -e list.txt ]
if [ -w /dev/full ]; then
    status=0
    "$SAMREG_PROGRAM" -d r.db --language en list municipality >/dev/full 2>err || status=$?
    : >out
    expect "standard output is full" 74
fi
