#!/bin/sh
# cppcheck finds nothing to say.
command -v cppcheck >/dev/null 2>&1 || {
    echo "cppcheck is not installed (make setup-check)"
    exit 1
}
# NULL ends the argument list of message_set(): with glibc it is a pointer, and the compilers check the sentinel.
# /dev/null may be open twice.
# shellcheck disable=SC2046
cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability --inline-suppr -Iinclude \
    -j "$(nproc)" --suppress=varFuncNullUB --suppress=incompatibleFileOpen \
    --template='{file}:{line}: {message} [{id}]' -D_GNU_SOURCE '-DN_(text)=text' \
    $(ls -d src tools)
