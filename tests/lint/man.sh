#!/bin/sh
# The manuals are clean under mandoc.
pages=$(find man "$OUT/man" -name '*.[1-8]' 2>/dev/null | sort)
[ -n "$pages" ] || exit 0
# The manuals refer to one another, and no system has them. Without -W style mandoc looks only where the base system is.
# What it says on standard error is about an index of the manuals, which there is none of.
MANPATH=$PWD/$OUT/man
export MANPATH
command -v mandoc >/dev/null 2>&1 || {
    echo "mandoc is not installed (make setup-check)"
    exit 1
}
# shellcheck disable=SC2086
mandoc -Tlint -W style $pages 2>/dev/null
