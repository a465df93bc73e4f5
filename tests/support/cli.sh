# Words for scripts in tests/cli/, read with:  . "$SAMREG_TEST_SUPPORT/cli.sh"
#
#     run list region --format csv         runs samreg; its results stand in $status and in the files out and err
#     expect "lists the regions" 0         one test: did it end with that status, and
#     expect_out 'Fosen'                     does its standard output hold these words (a fixed string),
#     expect_err 'no such'                   does its standard error,
#     expect_no_out 'Error'                  does its standard output not,
#     expect_out_is 'a                       is its whole standard output this text.
#     b'
#     holds "it is there" test -f r.db     one test: does the command say yes
# $SAMREG_TEST_DEMO is the 2009 demonstration register, to be copied, never written to; $SAMREG_TEST_DATA is tests/data.
# A script works in an empty folder of its own ($HOME too) and may leave files there.
# shellcheck shell=sh

set -u
status=
ran=

# Runs the program with the arguments given. Standard input is the caller's: use </dev/null or a here document.
run() {
    ran="samreg $*"
    status=0
    "$SAMREG_PROGRAM" "$@" >out 2>err || status=$?
}

pass() {
    echo "ok - $1"
}

# What was run, and what came of it, follows a failure: the runner shows it.
fail() {
    echo "not ok - $1"
    echo "    $ran (status $status)"
    sed 's/^/    out: /' out | head -n 20
    sed 's/^/    err: /' err | head -n 20
}

# expect WHAT STATUS
expect() {
    if [ "$status" = "$2" ]; then pass "$1"; else fail "$1 (expected status $2)"; fi
}

expect_out() {
    if grep -qF -- "$1" out; then pass "says: $1"; else fail "standard output lacks: $1"; fi
}

expect_err() {
    if grep -qF -- "$1" err; then pass "says: $1"; else fail "standard error lacks: $1"; fi
}

expect_no_out() {
    if grep -qF -- "$1" out; then fail "standard output holds: $1"; else pass "does not say: $1"; fi
}

expect_out_is() {
    printf '%s\n' "$1" >expected
    if cmp -s expected out; then
        pass "$ran"
    else
        fail "standard output differs"
        diff expected out | sed 's/^/    /' | head -n 20
    fi
}

# holds WHAT COMMAND...
holds() {
    held=$1
    shift
    if "$@"; then pass "$held"; else fail "$held"; fi
}
