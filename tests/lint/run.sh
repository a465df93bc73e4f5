#!/bin/sh
# run.sh [RULE...]
# Proves the rules of the house on the tree in the current folder. Each rule is a script beside this one that says
# what it proves in its second line, prints file:line: what is wrong, and exits with 0 when nothing is. OUT is the
# folder of a variant that is built, for the rules that read object files. Prints one line for each rule.
set -u

LINT=${LINT:-tests/lint}
OUT=${OUT:-build/release}
# Where the libraries of samreg-draw have their headers.
DRAW_CPPFLAGS=$(pkg-config --cflags-only-I pangocairo libqpdf xlsxwriter | sed 's/-I/-isystem /g')
export LINT OUT DRAW_CPPFLAGS

[ $# -gt 0 ] || set -- includes headers prototypes text symbols po man data-facts selftest cppcheck tidy
broken=0
for rule in "$@"; do
    if said=$(sh "$LINT/$rule.sh" 2>&1); then
        verdict=ok
    else
        verdict=BROKEN
        broken=$((broken + 1))
    fi
    printf 'lint %-11s %-6s %s\n' "$rule" "$verdict" "$(sed -n '2s/^# //p' "$LINT/$rule.sh")"
    [ -z "$said" ] || printf '%s\n' "$said" | sed 's/^/    /' | head -n 100
done
[ "$broken" -eq 0 ] || {
    echo "lint: $broken of $# rules broken"
    exit 1
}
