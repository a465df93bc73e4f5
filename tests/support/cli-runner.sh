#!/bin/sh
# cli-runner.sh SCRIPT...
# Runs each script of command lines in a new, empty folder that is also its home, in an environment of which nothing
# of the user's is left, nor of nohup, as many at once as there are processors. A script begins with
#     . "$SAMREG_TEST_SUPPORT/cli.sh"
# and says "ok - ..." or "not ok - ..." for each thing it finds out. Prints those lines, each with the script's name.
# A script that ends with another status than 0, or that says nothing, counts as failed.
set -u

support=$PWD/tests/support
tests=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/samreg-cli-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cat >"$work/one" <<'END'
script=$1 work=$2 tests=$3 support=$4
name=$(basename "$script" .sh)
home=$work/$name
mkdir "$home" && cd "$home" || exit 1
env -i --default-signal=HUP PATH="$PATH" HOME="$home" TMPDIR="$home" TZ=UTC LC_ALL=C.UTF-8 TERM=xterm-256color \
    ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" SAMREG_PROGRAM="$SAMREG_PROGRAM" \
    SAMREG_TEST_SUPPORT="$support" SAMREG_TEST_DATA="$tests/tests/data" \
    SAMREG_TEST_DEMO="${SAMREG_TEST_DEMO:-}" SAMREG_TEST_SYSTEM_CONFIG="$home/etc/samreg.conf" \
    sh "$tests/$script" >"$work/$name.out" 2>"$work/$name.err"
status=$?
if [ "$status" -ne 0 ]; then
    echo "not ok - the script ended with status $status" >>"$work/$name.out"
elif ! grep -q '^\(not \)\{0,1\}ok' "$work/$name.out"; then
    echo "not ok - the script tested nothing" >>"$work/$name.out"
fi
END

printf '%s\n' "$@" | xargs -P "$(nproc)" -I '{}' sh "$work/one" '{}' "$work" "$tests" "$support"
for script in "$@"; do
    name=$(basename "$script" .sh)
    sed -n "s/^\(\(not \)\{0,1\}ok\) - /\1 - $name: /p" "$work/$name.out"
    if grep -q '^not ok' "$work/$name.out"; then
        echo "== $name" >&2
        grep -v '^ok' "$work/$name.out" >&2
        cat "$work/$name.err" >&2
    fi
done
exit 0
