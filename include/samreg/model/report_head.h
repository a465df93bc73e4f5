/* The lines of a report's head, one by one; for src/model/report*.c only. */
#ifndef SAMREG_MODEL_REPORT_HEAD_H
#define SAMREG_MODEL_REPORT_HEAD_H

#include "samreg/model/report.h"
#include "samreg/model/script.h"

/* What a line is made of, between blanks or between bars. */
enum { REPORT_PIECES = 16 };

struct report_pieces {
    char *items[REPORT_PIECES];
    size_t count;
};

/* Takes a value (NULL: nothing) apart at each `by`; what is between blanks is never empty. What is too much stays in
 * the last piece. Ends with report_pieces_clear(). */
void report_pieces_split(const char *value, char by, struct report_pieces *pieces);
void report_pieces_clear(struct report_pieces *pieces);

/* Whether a text is there in bokmål and English. */
bool report_text_is_whole(const struct report_text *text);

/* Takes in one line of the head; false when it breaks a rule of report.h. */
bool report_take_line(const struct script_line *line, struct report *report);

/* Takes in "NAME | FILTER"; false also when there is a piece of that name already. */
bool report_take_filter(const char *value, struct report *report);

/* Takes in the statement in front of the `;` that ends a line, and the one behind it. */
void report_take_sql(const char *sql, struct report *report);

#endif
