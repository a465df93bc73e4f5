#!/bin/sh
# Every public function is documented where it is declared, and every header says what it is for.
find include tests/support tests/lint -name '*.h' -print 2>/dev/null | sort | xargs awk -f "$LINT/prototypes.awk"
