#!/bin/sh
# pot.sh OUTPUT
# Gathers every message of the sources into OUTPUT, the template of the catalogues in po/: literals marked N_() or
# given to text_plural().
set -eu

find src include \( -name '*.[ch]' -o -name '*.def' \) -print | LC_ALL=C sort |
    xgettext --files-from=- --language=C --from-code=UTF-8 --keyword=N_ --keyword=text_plural:2,3 --no-wrap \
        --package-name=samreg --copyright-holder='samreg contributors' --force-po --output="$1"
sed -i '/^"POT-Creation-Date:/d; s/CHARSET/UTF-8/' "$1"
