/* Reports: finding one, reading its parameters, running it, and the records behind its figures. What a report is stands
 * in model/report.h.
 *
 *     struct report report;
 *     struct report_arguments arguments = {0};
 *     struct report_result result = {0};
 *     reports_find("counts", &report, error);
 *     reports_read(app, &report, pairs, count, &arguments, error);       // county=16, as people give them
 *     reports_run(app, &report, &arguments, NULL, &result, error);
 *     ... result.sections[0].table, .notes; report_section_behind(&result.sections[0], row, column, &behind)
 *     report_result_clear(&result); report_arguments_clear(&arguments); report_clear(&report); */
#ifndef SAMREG_APP_REPORTS_H
#define SAMREG_APP_REPORTS_H

#include "samreg/app/app.h"
#include "samreg/base/pair.h"
#include "samreg/model/document.h"
#include "samreg/model/report.h"
#include "samreg/publish/publish.h"

/* The reports that lists show, by their order: a new array and their number. */
enum status reports_list(struct report **reports, size_t *count, struct error *error) WARN_UNUSED;
void reports_free(struct report **reports, size_t count);

/* Finds a report, also one that is only part of others, by its name, or by its title in any language. STATUS_USAGE with
 * the nearest name otherwise. `report` is overwritten and must not hold anything. */
enum status reports_find(const char *name, struct report *report, struct error *error) WARN_UNUSED;

/* Reads parameters given as text, in data or screen form, and fills in what was not given: the session's day, a year
 * before `to` for `from`, and for `definition` the register's setting counting_definition, else the one of 2009. A
 * record is given as for app_resolve(), as of the report's day; a municipality is the one that has taken over by then.
 * STATUS_USAGE for a parameter that the report does not take (with the nearest that it does), that comes twice, or that
 * is missing; STATUS_DATA for a value that is none (with the candidates). `arguments` is all zeroes before. */
enum status reports_read(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                         struct report_arguments *arguments, struct error *error) WARN_UNUSED;

/* Whether what is compared with (`with`) is meant as a day, also one that there is not, such as 31.02.2009: a text that
 * nobody takes for a number. Beside a municipality (`of_municipality`) a year may be the number of one. */
bool reports_with_is_day(const struct app *app, const char *text, bool of_municipality);

/* The words for one of the arguments: "16 Sør-Trøndelag", "01.12.2009", "2000-4999". "" where it is not given. New
 * string. */
char *reports_argument_text(enum report_parameter parameter, const struct value *value);

/* What a report gave: one section, or of a composed one several. */
struct report_result {
    char *title;                  /* of the whole, in the session's language */
    struct report_arguments arguments;
    struct report_section *sections;
    size_t count, capacity;
};

void report_result_clear(struct report_result *result);

/* Told how much of a report is done. */
struct report_progress {
    void (*tell)(void *context, size_t done, size_t of);
    void *context;
};

/* Runs a report on one state of the register: a single short read, of which nothing is left open. `progress` may be
 * NULL. Asks the session's stop now and then: STATUS_STOPPED. `result` is overwritten and must not hold anything. */
enum status reports_run(struct app *app, const struct report *report, const struct report_arguments *arguments,
                        const struct report_progress *progress, struct report_result *result,
                        struct error *error) WARN_UNUSED;

/* The same in steps, for who shows one table at a time. The plan has every section, with what it is to be run with, but
 * nothing in its table: reports_has_run() is false. It reads little. `result` is overwritten as by reports_run(). */
enum status reports_plan(struct app *app, const struct report *report, const struct report_arguments *arguments,
                         struct report_result *result, struct error *error) WARN_UNUSED;

/* Runs one section of a plan, in a short read of its own; it stays as it was planned unless STATUS_OK, so also when the
 * session's stop stops it. */
enum status reports_run_section(struct app *app, struct report_section *section, struct error *error) WARN_UNUSED;
bool reports_has_run(const struct report_section *section);

/* A number in lowest terms; below is more than 0. */
struct fraction {
    int64_t above, below;
};

/* A cell of a table and what the records behind it come to, both in kroner, km² and whole numbers: the same, where the
 * lines of its figure are right. */
struct report_measured {
    bool is_figure; /* false for a cell that is empty or holds no number, and a total over records of several kinds: the
                     * rest is all zeroes then */
    struct fraction said, measured;
};

/* Opens the records behind the cells of a table and measures them as the lines of their figures say; where there are
 * none they come to 0. Of the rows every `step`-th is taken, counted from `first`, and the last. STATUS_DATA when a
 * line is no filter. `cells` is a new array, as the table's; all zeroes in rows that are not taken. */
enum status reports_measure(struct app *app, const struct report_section *section, size_t first, size_t step,
                            struct report_measured **cells, struct error *error) WARN_UNUSED;

/* What is said of a table without rows, narrowed by a filter or not: a msgid. */
const char *reports_why_empty(bool narrowed);

/* The section's table as a format of rows has it, all of it or (`rows` not NULL) those of `count` rows, in that order:
 * without totals, for JSON with the identifier of each reference beside it as NAME_id (cli.md), and for JSON and CSV
 * with the columns for programs last. `table` is all zeroes before, and cleared by the caller. */
void reports_data(const struct report_section *section, const size_t *rows, size_t count, enum publish_format format,
                  struct table *table);

/* The result as a document: title, the register, the day and the parameters, then for each section its heading and
 * what it tells, with `charts` its chart, its table and its notes; with contents when there are several. A note that
 * would stand under more than two of several tables stands once, at the beginning. The last line under the title says
 * when the document was made. Takes the tables out of the result. */
void reports_document(struct app *app, struct report_result *result, bool charts, struct document *document);

#endif
