#!/bin/sh
# fuzz.sh NAME PROGRAM SECONDS
# Runs one fuzz target on its corpus, and with SECONDS above 0 looks that long for new inputs. What it finds
# interesting is kept in build/fuzz/corpus/NAME; an input that fails is named, to be put into tests/fuzz/corpus/NAME
# with its mending.
set -u

name=$1 program=$2 seconds=$3
seeds=tests/fuzz/corpus/$name
found=build/fuzz/corpus/$name
log=build/fuzz/$name.log
mkdir -p "$found"
set -- "$found"
[ -d "$seeds" ] && set -- "$@" "$seeds"
if [ "$seconds" -gt 0 ]; then
    set -- -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 "$@"
else
    set -- -runs=0 "$@"
fi
if "$program" -artifact_prefix="build/fuzz/$name-" -print_final_stats=1 "$@" >"$log" 2>&1; then
    printf 'fuzz %-12s %s inputs, none fails\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
else
    tail -n 60 "$log"
    echo "fuzz $name: an input fails; it stands in build/fuzz/$name-*"
    exit 1
fi
