/* How often each value of a column occurs, as a list to pick from: what VisiData calls a frequency table. For lists of
 * records and for reports alike. */
#ifndef SAMREG_VIEW_FACETS_H
#define SAMREG_VIEW_FACETS_H

#include "samreg/model/found.h"
#include "samreg/view/shell.h"

/* A column and the counts of its values. */
struct facets {
    const struct field *field; /* its name is what the filter calls it, its label a msgid or a text */
    struct facet *items;       /* most frequent first; owned by the caller */
    size_t count;
};

/* Shows the counts; choosing a value gives the term of the filter language that keeps those that have it, lent for the
 * call. Nothing is called when it is left. */
void facets_open(struct shell *shell, const struct facets *facets, void (*chosen)(void *context, const char *term),
                 void *context);

/* Lets the user pick a column by part of its name: `headings` are the texts of `count` columns, the cursor begins on
 * `at`. Nothing is called when it is left. */
void facets_pick_column(struct shell *shell, const char *const *headings, size_t count, size_t at,
                        void (*picked)(void *context, size_t column), void *context);

/* A filter line with a term behind it; new string. */
char *facets_add_term(const char *line, const char *term);

#endif
