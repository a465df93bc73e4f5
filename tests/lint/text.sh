#!/bin/sh
# Line, function and file lengths, forbidden functions, unfinished work, paths of somebody's machine.
find Makefile .ci include src tests tools db conf man po -type f \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' \
    -o -name '*.awk' -o -name '*.sql' -o -name '*.conf' -o -name Makefile -o -name run \) -print 2>/dev/null |
    sort | LC_ALL=C xargs awk -f "$LINT/text.awk"
