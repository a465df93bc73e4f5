#include "tests/figures/told.h"

#include "samreg/app/reports.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void take_lines(const struct report_section *section, struct lines *lines)
{
    const struct table *table = &section->table;

    for (size_t row = 0; row < table->row_count; row++) {
        struct str line = {0};
        for (size_t i = 0; i < table->column_count; i++) {
            const struct value *value = table_cell(table, row, i);
            str_add(&line, i ? "|" : "");
            if (value->text)
                str_add(&line, value->text);
            else if (value->kind != VALUE_NONE)
                str_addf(&line, "%lld", (long long)value->integer);
        }
        lines_add(lines, "%s", str_peek(&line));
        str_clear(&line);
    }
    for (size_t i = 0; i < section->note_count; i++)
        lines_add(lines, "note: %s", section->notes[i]);
}

/* Measures what stands behind the last column of each row, where that is a figure. */
static void take_behind(struct app *app, const struct report_section *section, struct lines *lines)
{
    const struct table *table = &section->table;
    struct report_measured *cells = NULL;
    struct error error = {0};

    cr_assert_eq(reports_measure(app, section, 0, 1, &cells, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    for (size_t row = 0; row < table->row_count; row++) {
        const struct report_measured *cell = &cells[(row + 1) * table->column_count - 1];
        const char *first = table_cell(table, row, 0)->text;
        if (cell->is_figure)
            lines_add(lines, "behind: %s %lld", first ? first : "",
                      (long long)(cell->measured.above / cell->measured.below));
    }
    free(cells);
}

void answer_ask(struct answer *answer, const char *name, const char *first, const char *second)
{
    struct pair pairs[2] = {{0}};
    size_t count = first && pair_split(first, &pairs[0]) ? 1 : 0;
    struct report report;
    struct report_arguments arguments = {0};
    struct report_result result = {0};
    struct error error = {0};

    count += second && pair_split(second, &pairs[1]);
    lines_clear(&answer->lines);
    cr_assert_eq(reports_find(name, &report, &error), STATUS_OK);
    cr_assert_eq(reports_read(answer->desk.app, &report, pairs, count, &arguments, &error), STATUS_OK,
                 "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(reports_run(answer->desk.app, &report, &arguments, NULL, &result, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    for (size_t i = 0; i < result.count; i++) {
        take_lines(&result.sections[i], &answer->lines);
        take_behind(answer->desk.app, &result.sections[i], &answer->lines);
    }
    for (size_t i = 0; i < count; i++) {
        free(pairs[i].name);
        free(pairs[i].value);
    }
    report_result_clear(&result);
    report_arguments_clear(&arguments);
    report_clear(&report);
}

void answer_expect(const struct answer *answer, const char *line)
{
    for (size_t i = 0; i < answer->lines.count; i++)
        if (strncmp(answer->lines.items[i], line, strlen(line)) == 0)
            return;
    struct str all = {0};
    for (size_t i = 0; i < answer->lines.count; i++)
        str_addf(&all, "%s\n", answer->lines.items[i]);
    cr_expect_fail("no line begins with %s:\n%s", line, str_peek(&all));
    str_clear(&all);
}

void answer_expect_none(const struct answer *answer, const char *line)
{
    for (size_t i = 0; i < answer->lines.count; i++)
        if (strncmp(answer->lines.items[i], line, strlen(line)) == 0)
            cr_expect_fail("there is %s", answer->lines.items[i]);
}
