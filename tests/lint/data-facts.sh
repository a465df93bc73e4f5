#!/bin/sh
# The reference and demonstration data hold what the entity tables allow, and add up to what the sources say.
failed=0
for file in db/reference/*.csv db/demo/*.csv; do
    name=${file##*/}
    grep -Eq "(^| )${name%.csv}\$" "${file%/*}/ORDER" || {
        echo "$file:1: is not named in ${file%/*}/ORDER"
        failed=1
    }
done
LC_ALL=C awk -f "${LINT:-tests/lint}/data-facts.awk" include/samreg/model/entity_tables.h src/model/entity/*.c \
    db/reference/ORDER db/demo/ORDER || failed=1
exit $failed
