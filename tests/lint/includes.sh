#!/bin/sh
# The table of floors, followed through headers; no circle of includes; own header first.
find include src \( -name '*.[ch]' -o -name '*.def' \) -print | sort | xargs awk -f "$LINT/includes.awk"
