#!/bin/sh
# A register that the user may read and not write, in a folder that is not the user's.
. "$SAMREG_TEST_SUPPORT/cli.sh"

# Where another user can get at it too.
shelf=$(mktemp -d /tmp/samreg-rights-XXXXXX)
export HOME="$shelf" SAMREG_TEST_SYSTEM_CONFIG="$shelf/none"
trap 'chmod -R u+w "$shelf"; rm -r "$shelf"' EXIT
run init --demo "$shelf/r.db"
expect "the register of 2009" 0
chmod 444 "$shelf/r.db"
chmod 555 "$shelf"

# Rights do not hold root back: it becomes nobody, where nobody can get at the program.
reader=
if [ "$(id -u)" = 0 ]; then
    reader="setpriv --reuid=65534 --regid=65534 --clear-groups"
    # shellcheck disable=SC2086
    $reader test -x "$SAMREG_PROGRAM" || exit 0
fi
reg() {
    ran="samreg -d $shelf/r.db $*"
    status=0
    # shellcheck disable=SC2086
    $reader "$SAMREG_PROGRAM" -d "$shelf/r.db" --language en "$@" >out 2>err || status=$?
}

for command in 'list region' 'show region Fosen' 'find Fosen' history 'report counts' verify; do
    # shellcheck disable=SC2086
    reg $command
    expect "$command needs no right to write" 0
done
reg check
expect "nor does check" 1
reg set region Fosen note=x
expect "a change does" 77
expect_err 'You may read'
reg strategy --new Prosess --template effort
expect "a new process too" 77
chmod 000 "$shelf/r.db"
reg list region
expect "who may not read gets nothing" 77
expect_err 'You may not read'
