#!/bin/sh
# summary.sh RESULTS...
# Adds up the results that suite.sh left and prints "N passed, N failed" on a line of its own. Fails when a test
# failed or when nothing at all was tested.
set -u

passed=0 failed=0
for results in "$@"; do
    passed=$((passed + $(grep -c '^ok' "$results.tap")))
    failed=$((failed + $(grep -c '^not ok' "$results.tap")))
done
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
