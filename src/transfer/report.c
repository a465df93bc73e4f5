/* What came of an import: problems, rejected rows, and taking rows out again. */
#include "samreg/transfer/importing.h"

#include "samreg/base/formula.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

void import_report_clear(struct import_report *report)
{
    for (size_t i = 0; i < report->problem_count; i++)
        message_clear(&report->problems[i].message);
    free(report->problems);
    free(report->rows);
    if (report->sheet)
        sheet_clear(report->sheet);
    free(report->sheet);
    *report = (struct import_report){0};
}

/* ---- Problems ---- */

static struct message *add_problem(struct import_report *report, struct import_row *row, const char *heading,
                                   bool warning)
{
    struct import_problem *problem;

    report->problems = array_room(report->problems, report->problem_count, &report->problem_capacity,
                                  sizeof *report->problems);
    problem = &report->problems[report->problem_count++];
    *problem = (struct import_problem){
        .line = report->sheet->rows[row->sheet_row].line, .heading = heading, .warning = warning};
    row->failed = row->failed || !warning;
    return &problem->message;
}

struct message *importing_problem(struct importing *importing, struct import_row *row, int column, bool warning)
{
    return add_problem(importing->report, row, column < 0 ? NULL : sheet_cell(importing->sheet, 0, (size_t)column),
                       warning);
}

void importing_refuse(struct importing *importing, struct import_row *row, int column, struct error *error)
{
    message_copy(importing_problem(importing, row, column, false), &error->message);
    error_clear(error);
}

/* A problem and where it stood before sorting. */
struct placed {
    struct import_problem problem;
    size_t place;
};

static int compare_placed(const void *a, const void *b)
{
    const struct placed *one = a, *other = b;

    if (one->problem.line != other->problem.line)
        return one->problem.line < other->problem.line ? -1 : 1;
    return one->place < other->place ? -1 : one->place > other->place;
}

void importing_sort_problems(struct import_report *report)
{
    struct placed *placed = memory_new_array(report->problem_count, sizeof *placed);

    for (size_t i = 0; i < report->problem_count; i++)
        placed[i] = (struct placed){report->problems[i], i};
    qsort(placed, report->problem_count, sizeof *placed, compare_placed);
    for (size_t i = 0; i < report->problem_count; i++)
        report->problems[i] = placed[i].problem;
    free(placed);
}

void import_write_problem(const struct import_problem *problem, enum language language, struct str *out)
{
    struct message whole = {0};
    struct str line = {0};
    char *sentence = message_text(&problem->message, language);
    char *text;

    str_addf(&line, "%zu", problem->line);
    if (problem->heading)
        message_set(&whole, N_("Line %1, column %2: %3"), str_peek(&line), problem->heading, sentence, NULL);
    else
        message_set(&whole, N_("Line %1: %2"), str_peek(&line), sentence, NULL);
    text = message_text(&whole, language);
    str_add(out, text);
    free(text);
    free(sentence);
    message_clear(&whole);
    str_clear(&line);
}

/* ---- Rejected rows ---- */

static void add_cell(const struct sheet *sheet, const char *text, struct str *out)
{
    str_add_char(out, '"');
    if (sheet->separator != ',' && formula_is_suspect(text, strlen(text)))
        str_add_char(out, FORMULA_GUARD);
    for (; *text; text++) {
        if (*text == '"')
            str_add_char(out, '"');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

/* Appends the cells that have headings, without those under "problem", then `last`, and behind it what the row has too
 * much: it belongs to no column, but it is the user's. */
static void add_row(const struct sheet *sheet, size_t row, const bool *left_out, const char *last, struct str *out)
{
    size_t headings = sheet->rows[0].count;

    for (size_t i = 0; i < headings; i++) {
        if (left_out[i])
            continue;
        add_cell(sheet, sheet_cell(sheet, row, i), out);
        str_add_char(out, sheet->separator);
    }
    add_cell(sheet, last, out);
    for (size_t i = headings; i < sheet->rows[row].count && !sheet_is_whole(sheet, row); i++) {
        str_add_char(out, sheet->separator);
        add_cell(sheet, sheet_cell(sheet, row, i), out);
    }
    str_add(out, "\r\n");
}

/* Appends the sentences of the line's problems; `at` is the place of its first problem and is moved behind the last. */
static void add_sentences(const struct import_report *report, size_t line, enum language language, size_t *at,
                          struct str *out)
{
    while (*at < report->problem_count && report->problems[*at].line < line)
        (*at)++;
    for (; *at < report->problem_count && report->problems[*at].line == line; (*at)++) {
        char *text = message_text(&report->problems[*at].message, language);

        if (!report->problems[*at].warning)
            str_addf(out, "%s%s", out->length > 0 ? " " : "", text);
        free(text);
    }
}

void import_write_rejects(const struct import_report *report, enum language language, struct str *out)
{
    const struct sheet *sheet = report->sheet;
    bool *left_out;
    size_t at = 0;

    if (report->counts[IMPORT_REJECTED] == 0)
        return;
    left_out = memory_new_array(sheet->rows[0].count, sizeof *left_out);
    for (size_t i = 0; i < sheet->rows[0].count; i++)
        left_out[i] = strcmp(sheet_cell(sheet, 0, i), "problem") == 0;
    if (sheet->separator != ',')
        str_add(out, "\xef\xbb\xbf");
    add_row(sheet, 0, left_out, "problem", out);
    for (size_t i = 0; i < report->row_count; i++) {
        struct str sentences = {0};

        if (report->rows[i].outcome != IMPORT_REJECTED)
            continue;
        add_sentences(report, sheet->rows[report->rows[i].sheet_row].line, language, &at, &sentences);
        add_row(sheet, report->rows[i].sheet_row, left_out, str_peek(&sentences), out);
        str_clear(&sentences);
    }
    free(left_out);
}

/* ---- Taking rows out again ---- */

/* A record that a row changes. */
struct touched {
    int64_t id;
    size_t row;
};

static int compare_touched(const void *a, const void *b)
{
    const struct touched *one = a, *other = b;

    return one->id < other->id ? -1 : one->id > other->id;
}

/* The records that the rows change, in the order of their identifiers; `count` is how many. */
static struct touched *list_touched(const struct import_report *report, const struct change_set *set, size_t *count)
{
    struct touched *touched = memory_new_array(set->count, sizeof *touched);

    *count = 0;
    for (size_t i = 0; i < report->row_count; i++) {
        const struct import_row *row = &report->rows[i];

        for (size_t j = 0; j < row->change_count; j++)
            touched[(*count)++] = (struct touched){set->changes[row->first_change + j].id, i};
    }
    qsort(touched, *count, sizeof *touched, compare_touched);
    return touched;
}

/* The heading under which the file has the field; NULL when it has none. */
static const char *find_heading(const struct import_report *report, const struct field *field)
{
    const struct sheet *sheet = report->sheet;

    for (size_t i = 0; field && i < sheet->rows[0].count; i++) {
        if (strcmp(sheet_cell(sheet, 0, i), field->name) == 0)
            return sheet_cell(sheet, 0, i);
    }
    return NULL;
}

/* Leaves in the set what belongs to rows that did not fail. */
static void drop_changes(struct import_report *report, struct change_set *set)
{
    struct change_set kept = {0}, gone = {0};

    for (size_t i = 0; i < report->row_count; i++) {
        struct import_row *row = &report->rows[i];
        struct change_set *to = row->failed ? &gone : &kept;
        size_t first = to->count;

        for (size_t j = 0; j < row->change_count; j++) {
            to->changes = array_room(to->changes, to->count, &to->capacity, sizeof *to->changes);
            to->changes[to->count++] = set->changes[row->first_change + j];
        }
        row->first_change = row->failed ? 0 : first;
        row->change_count = row->failed ? 0 : row->change_count;
    }
    free(set->changes);
    *set = kept;
    change_set_clear(&gone);
}

size_t import_reject(struct import_report *report, struct change_set *set, const struct problems *problems)
{
    size_t count, rejected = 0;
    struct touched *touched = list_touched(report, set, &count);

    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        struct touched wanted = {.id = problem->id};
        const struct touched *found;
        struct import_row *row;

        if (problem->warning || problem->id == 0 || count == 0)
            continue;
        found = bsearch(&wanted, touched, count, sizeof *touched, compare_touched);
        if (!found)
            continue;
        row = &report->rows[found->row];
        message_copy(add_problem(report, row, find_heading(report, problem->field), false), &problem->message);
        if (row->outcome != IMPORT_REJECTED) {
            report->counts[row->outcome]--;
            report->counts[IMPORT_REJECTED]++;
            row->outcome = IMPORT_REJECTED;
            rejected++;
        }
    }
    free(touched);
    if (rejected > 0) {
        drop_changes(report, set);
        importing_sort_problems(report);
    }
    return rejected;
}
