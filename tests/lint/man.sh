#!/bin/sh
# The manuals are clean under mandoc.
pages=$(find man "$OUT/man" -name '*.[1-8]' 2>/dev/null | sort)
[ -n "$pages" ] || exit 0
# shellcheck disable=SC2086
mandoc -Tlint $pages
