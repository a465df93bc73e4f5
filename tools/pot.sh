#!/bin/sh
# pot.sh OUTPUT
# Gathers every message of the sources into OUTPUT, the template of the catalogues in po/: literals marked N_() or
# given to text_plural(), and the lines "-- message:" of the check files, which go through as C of their own.
set -eu

checks=${1%.pot}-checks.c
trap 'rm -f "$checks"' EXIT
# shellcheck disable=SC2046 # names without blanks
awk '
    function finish() { if (message != "") print "N_(\"" message "\")"; message = "" }
    FNR == 1 { finish(); head = 1 }
    !/^--/ { head = 0 }
    !head { next }
    /^-- [a-z0-9_.-]+:/ { finish(); if (sub(/^-- message: */, "")) { gsub(/["\\\\]/, "\\\\&"); message = $0 } next }
    message != "" && sub(/^--  +/, "") { gsub(/["\\\\]/, "\\\\&"); message = message " " $0 }
    END { finish() }' /dev/null $(find db/checks -name '*.sql' 2>/dev/null | LC_ALL=C sort) >"$checks"

{ find src include \( -name '*.[ch]' -o -name '*.def' \) -print | LC_ALL=C sort; echo "$checks"; } |
    xgettext --files-from=- --language=C --from-code=UTF-8 --keyword=N_ --keyword=text_plural:2,3 --no-wrap \
        --package-name=samreg --copyright-holder='samreg contributors' --force-po --output="$1"
sed -i '/^"POT-Creation-Date:/d; s/CHARSET/UTF-8/' "$1"
