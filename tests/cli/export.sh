#!/bin/sh
# export: the whole register as a folder of files.
. "$SAMREG_TEST_SUPPORT/cli.sh"

run init --demo r.db
expect "the register of 2009" 0
reg() { run -d r.db --language en "$@"; }

reg export all
expect "everything" 0
holds "with the arrangements" grep -q 'Felles landbrukskontor' all/arrangement.csv
holds "and the order to import it in" test "$(head -n 1 all/ORDER)" = source
holds "a file for each kind in it" sh -c 'while read -r kind; do test -s "all/$kind.csv" || exit 1; done <all/ORDER'
holds "and no other" test "$(ls all | wc -l)" -eq "$(($(wc -l <all/ORDER) + 1))"

# What is exported can be imported: into the same register it changes nothing.
while read -r kind; do
    reg import "$kind" "all/$kind.csv"
    expect "$kind again" 0
done <all/ORDER
reg export again
expect "once more" 0
holds "all is as it was" diff -r all again

reg export all
expect "a folder that is there" 73
expect_err "The folder all cannot be made"
reg export missing/all
expect "in a folder that is not there" 73
reg export x --format pdf
expect "a format that is none for this" 64
holds "and nothing is left" test ! -e x
reg export
expect "without a folder" 64
reg export json --format json --progress
expect "as JSON" 0
expect_err "progress "
holds "in files of that name" test -s json/arrangement.json
