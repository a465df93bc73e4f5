# The commands that samreg-tutorial(7) and README.md print do what is said: each ends well, in the order they stand.
# shellcheck shell=sh disable=SC2154
. "$SAMREG_TEST_SUPPORT/cli.sh"

root=${SAMREG_TEST_SUPPORT%/tests/support}
mkdir bin
ln -s "$SAMREG_PROGRAM" bin/samreg
PATH=$PWD/bin:$PATH

# follow NAME FILE: the lines that begin with "$ ", continued behind a backslash, less those that open the screen.
follow() {
    sed -e 's/\\e$/\\/' -e :a -e '/\\$/{N;s/\\\n *//;ba' -e '}' "$2" | sed -n 's/^ *\$ //p' |
        grep -v -e '^make' -e '^samreg$' -e '^samreg --database demo.db' >"$1"
    while read -r line; do
        ran=$line
        status=0
        sh -c "$line" >out 2>err </dev/null || status=$?
        expect "$1: $line" 0
    done <"$1"
}

follow tutorial "$root/man/samreg-tutorial.7.in"
run -d demo.db list arrangement name:PPT --columns stated_participants --format csv
expect_out 3
run -d demo.db --as-of 2011 show arrangement Barnevern --language en
expect_out 'IKS'
run -d demo.db --as-of 2009 show arrangement Barnevern --language en
expect_no_out 'Legal form:'
rm demo.db
follow readme "$root/README.md"
