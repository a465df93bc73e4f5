/* The second computation of every figure: what a report has to say, row by row, out of plain records by simple loops.
 * Written from what the report's head promises, not from its SQL. */
#ifndef SAMREG_TESTS_FIGURES_SECOND_H
#define SAMREG_TESTS_FIGURES_SECOND_H

#include "samreg/model/report.h"
#include "tests/figures/scene.h"

/* Rows as text: the values of the columns that are not hidden, as they are stored, set apart by "|". Nothing is empty,
 * a reference its identifier, a text that the report makes itself in English. */
struct lines {
    char **items;
    size_t count, capacity;
};

void lines_add(struct lines *lines, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lines_clear(struct lines *lines);

/* Notes: under a comparison, how many are in a council by uncertain records only. */
void tell_councils(const struct scene *scene, struct lines *lines);

/* Every line in byte order, each on a line of its own; new string. Order within a report is not compared. */
char *lines_join(struct lines *lines);

/* Values of a line: nothing where not recorded. Good for eight more calls. */
const char *in_text(const char *text);
const char *in_number(bool recorded, int64_t number);
const char *in_reference(int64_t id);
const char *in_share(int64_t above, int64_t below);
const char *in_ratio(int64_t above, int64_t below);

/* What a code list calls the record in English. */
const char *english_name(const struct record *record);

/* What reports call a legal form, 0 for none. Returns `label`. */
enum { FORM_LABEL = 240 };
const char *form_label(const struct scene *scene, int64_t form, char label[FORM_LABEL]);

/* Whether reports call the form of that code a company. */
bool is_company(const char *code);

/* Compares two pointers to records by name in the order of lists, for qsort(). */
int compare_by_name(const void *a, const void *b);

/* A growing set of numbers; all zeroes is empty. */
struct set {
    int64_t *items;
    size_t count, capacity;
};

bool set_has(const struct set *set, int64_t item);
void set_add(struct set *set, int64_t item);
void set_clear(struct set *set);

/* Counters by two keys, in the order they were first asked for; all zeroes is empty. */
struct tally {
    int64_t key, other;
    int64_t counts[16];
};

struct tallies {
    struct tally *items;
    size_t count, capacity;
};

/* The counters of the keys, all zeroes when new; lent until the next call. */
struct tally *tally_at(struct tallies *tallies, int64_t key, int64_t other);
void tallies_clear(struct tallies *tallies);

/* Whether it is recorded what the municipality takes part in, be it nothing of what was asked for: some arrangement
 * names it, and those of its regions name all who take part. */
bool is_known(const struct scene *scene, int64_t municipality);

/* Whether the question asks for the published figure: of that scope. */
bool asks_published(const struct scene *scene, const struct record *figure);

/* A report that is not composed, by name, and how it is computed. */
struct second {
    const char *report;
    void (*compute)(const struct scene *scene, struct lines *lines);
};

extern const struct second second_arrangements[], second_municipalities[], second_regions[], second_years[],
    second_others[], second_compare[], second_sources[], second_published[];

/* The notes with numbers that stand under a report's table, and whether a note is of these. */
void second_notes(const struct scene *scene, const struct report *report, struct lines *lines);
bool second_has_note(const char *note);

/* The computation of the report, or NULL. */
const struct second *second_find(const char *report);

#endif
