#!/bin/sh
# suite.sh NAME RESULTS PROGRAM [ARGUMENT...]
# Runs one suite of tests and leaves in RESULTS.tap a line "ok ..." or "not ok ..." for each test, in RESULTS.log what
# the suite said. Prints one line for the suite, and its output when something failed. A report of a sanitizer or of
# valgrind counts as a failed test whatever the program's exit status: Criterion ends with 0 although LeakSanitizer
# found a leak. Always exits 0; summary.sh judges.
set -u

name=$1 results=$2 program=$3
shift 3
mkdir -p "$(dirname "$results")"
rm -f "$results".*
reports=$PWD/$results.report

ASAN_OPTIONS="log_path='$reports':detect_stack_use_after_return=1:strict_string_checks=1${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
UBSAN_OPTIONS="log_path='$reports':print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
SAMREG_TEST_REPORTS=$reports # for valgrind
export ASAN_OPTIONS UBSAN_OPTIONS SAMREG_TEST_REPORTS

TMPDIR=$(mktemp -d) || exit 1
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
trap 'exit 1' HUP INT TERM

case $program in
*.sh) sh "$program" "$@" >"$results.tap" 2>"$results.log" ;;
*) "$program" --tap="$results.tap" "$@" >"$results.log" 2>&1 ;;
esac
status=$?
[ -e "$results.tap" ] || : >"$results.tap"
# Criterion calls a test that it left out "ok", too.
sed -i '/^ok .*# SKIP/d' "$results.tap"

for report in "$reports".*; do
    [ -s "$report" ] || continue
    echo "not ok - report of a sanitizer or valgrind: ${report##*/}" >>"$results.tap"
    head -n 60 "$report" >>"$results.log"
done
if [ "$status" -ne 0 ] && ! grep -q '^not ok' "$results.tap"; then
    echo "not ok - $name ended with status $status" >>"$results.tap"
fi

passed=$(grep -c '^ok' "$results.tap")
failed=$(grep -c '^not ok' "$results.tap")
if [ "$failed" -eq 0 ]; then
    printf '%-16s %5d passed\n' "$name" "$passed"
else
    printf '%-16s %5d passed, %d failed\n%s\n' "$name" "$passed" "$failed" \
        "$(grep '^not ok' "$results.tap"; tail -n 200 "$results.log")"
fi
exit 0
