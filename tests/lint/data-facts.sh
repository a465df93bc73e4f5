#!/bin/sh
# The reference and demonstration data hold what the entity tables allow, and add up to what the sources say.
LC_ALL=C awk -f "${LINT:-tests/lint}/data-facts.awk" include/samreg/model/entity_tables.h src/model/entity/*.c \
    db/reference/ORDER db/demo/ORDER
