/* A report as lines of text, for tests that say what must stand in it. */
#ifndef SAMREG_TESTS_FIGURES_TOLD_H
#define SAMREG_TESTS_FIGURES_TOLD_H

#include "tests/figures/desk.h"
#include "tests/figures/second.h"

/* A report as lines, references as they are called, and the session that it was asked in. Rows of totals begin with
 * "Total", notes with "note: "; "behind: " is followed by the first text of a row and what the records behind its last
 * figure measure. */
struct answer {
    struct desk desk;
    struct lines lines;
};

/* Asks a report with up to two parameters ("county=16" or NULL), in place of what was asked before. */
void answer_ask(struct answer *answer, const char *name, const char *first, const char *second);

/* Expects a line that is this text, or begins with it; that there is none that begins so. */
void answer_expect(const struct answer *answer, const char *line);
void answer_expect_none(const struct answer *answer, const char *line);

#endif
