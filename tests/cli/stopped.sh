#!/bin/sh
# A disk that is full and a run that is stopped: the old file stays as it was, nothing else is left, the status tells.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
mkdir full

# only_the_old WHAT: the folder holds the old file and nothing else, not even hidden.
only_the_old() {
    holds "the old file stays: $1" grep -qx old full/kept
    holds "nothing else is left: $1" test "$(ls -A full)" = kept
}

# ---- No room ----

# small BLOCKS ARGUMENTS: as if the disk had room for files of so many blocks of 512 bytes.
small() {
    blocks=$1
    shift
    echo old >full/kept
    ran="samreg $* with room for $blocks blocks"
    status=0
    (
        ulimit -f "$blocks"
        exec "$SAMREG_PROGRAM" -d r.db --language en "$@"
    ) >out 2>err || status=$?
}

# Of one block not even what is drawn has room; of twenty that has, and what comes of it has not.
for format in text csv json html markdown pdf xlsx; do
    small 1 report counts --format $format --output full/kept
    expect "no room for $format" 74
    holds "which is said" test -s err
    only_the_old "$format"
done
for format in html pdf xlsx; do
    small 20 report status --format $format --output full/kept
    expect "no room for a status report as $format" 74
    only_the_old "status as $format"
done
for blocks in 1 12; do
    small $blocks picture counts county=16 --output full/kept.png
    expect "no room for a picture, $blocks blocks" 74
    rm -f full/kept.svg
    only_the_old "a picture, $blocks blocks"
done
small 1 picture counts county=16 --output full/kept.svg
expect "no room for a picture that is not drawn" 74
only_the_old "svg"
small 1 list municipality --format xlsx --output full/kept
expect "no room for a list" 74
only_the_old "a list"

# ---- Stopped ----

# Whether the process has begun to listen for SIGTERM: it is one of those it catches.
listens() {
    case $(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null) in
    *[4567cdef]???) return 0 ;;
    *) return 1 ;;
    esac
}

# stop SIGNAL ARGUMENTS: a run that cannot come to its end, for nobody reads what it tells of its progress, is sent a
# signal as soon as it listens for it; then somebody reads.
stop() {
    signal=$1
    shift
    echo old >full/kept
    rm -f told
    mkfifo told
    exec 3<>told
    dd if=/dev/zero of=told oflag=nonblock bs=4096 2>/dev/null # until it is full
    "$SAMREG_PROGRAM" -d r.db --language en "$@" --progress >out 2>&3 3>&- &
    process=$!
    until listens $process || ! kill -0 $process 2>/dev/null; do :; done
    kill -s "$signal" $process
    tr -d '\0' <told >err 3>&- &
    reader=$!
    ran="samreg $* and SIG$signal"
    status=0
    wait $process || status=$?
    exec 3>&-
    wait $reader
}

for signal in TERM INT HUP; do
    for format in html pdf xlsx; do
        stop $signal report status county=16 --format $format --output full/kept
        expect "a status report as $format that SIG$signal stops" 75
        only_the_old "$format and SIG$signal"
    done
done

# Stopped while the second program draws: it is stopped too.
mkdir alone
cp "$SAMREG_PROGRAM" alone/samreg
mkfifo begun
cat >alone/samreg-draw <<END
#!/bin/sh
echo \$\$ >"$PWD/begun"
exec sleep 1000
END
chmod +x alone/samreg-draw
echo old >full/kept
alone/samreg -d r.db --language en report status --format pdf --output full/kept >out 2>err &
process=$!
read -r drawing <begun
kill -s TERM $process
ran="samreg report status and SIGTERM while it is drawn"
status=0
wait $process || status=$?
expect "a status report stopped while it is drawn" 75
expect_err 'Stopped. The file full/kept was not written.'
only_the_old "while it is drawn"
holds "nor does the second program go on" sh -c "! kill -0 $drawing 2>/dev/null"
