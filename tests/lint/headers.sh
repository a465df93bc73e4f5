#!/bin/sh
# Each header compiles alone, with every compiler that is here.
alone() {
    # shellcheck disable=SC2086 # a list of options
    "$1" -std=c17 -D_GNU_SOURCE -Iinclude $DRAW_CPPFLAGS \
        -Wall -Wextra -Werror -fsyntax-only -x c -include "$2" /dev/null 2>/dev/null ||
        echo "$2:1: does not compile alone ($1)"
}
for compiler in gcc clang; do
    command -v "$compiler" >/dev/null 2>&1 || continue
    for header in $(find include -name '*.h' | sort); do
        alone "$compiler" "$header"
    done
done | {
    ! grep .
}
