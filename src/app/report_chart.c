#include "samreg/app/report_chart.h"

#include "samreg/app/table_filter.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

void report_chart_clear(struct report_bars *bars)
{
    for (size_t i = 0; i < bars->count; i++) {
        free(bars->rows[i].label);
        free(bars->rows[i].sum);
        for (size_t part = 0; part < bars->part_count; part++)
            free(bars->rows[i].figures[part].text);
    }
    for (size_t part = 0; part < bars->part_count; part++)
        free(bars->names[part]);
    free(bars->rows);
    free(bars->title);
    *bars = (struct report_bars){0};
}

char *report_chart_explain_unknown(enum language language)
{
    struct str words = {0};

    str_addf(&words, "%s %s", REPORT_CHART_UNKNOWN, text_in(language, N_("not recorded")));
    return str_take(&words);
}

bool report_chart_amount(const struct field *field, const struct value *value, double *amount)
{
    enum { HUNDREDTHS = 100 };

    if (field->type == FIELD_SHARE && value->kind == VALUE_TEXT) {
        *amount = table_filter_share(value) * HUNDREDTHS;
        return true;
    }
    if (value->kind != VALUE_INTEGER)
        return false;
    *amount = (double)value->integer;
    if (field->type == FIELD_DECIMAL || field->type == FIELD_MONEY || field->type == FIELD_AREA)
        *amount /= HUNDREDTHS;
    return true;
}

/* The place of a report's column in its table, which has only those that are not hidden. */
static size_t place_in_table(const struct report_section *section, size_t column)
{
    const struct table *table = &section->table;

    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].name, section->report.columns[column].name) == 0)
            return i;
    }
    return SIZE_MAX;
}

char *report_chart_cell(const struct table *table, size_t row, size_t column, enum language language)
{
    return report_chart_words(table->columns[column].field, table_cell(table, row, column), language);
}

char *report_chart_words(const struct field *field, const struct value *value, enum language language)
{
    struct str text = {0};

    words_value(language, field, value, &text);
    return str_take(&text);
}

/* ---- Making ---- */

/* What one call works with. */
struct making {
    const struct report_section *section;
    const struct table *table;
    enum language language;
    struct report_bars *bars;
    size_t label;           /* places in the table */
    const size_t *columns;
    size_t column_count;
};

/* The figures of each row that are shown by themselves; the rest are added up. */
static size_t shown_alone(const struct making *making)
{
    return making->column_count <= REPORT_CHART_PARTS ? making->column_count : REPORT_CHART_PARTS - 1;
}

static void name_parts(struct making *making)
{
    struct report_bars *bars = making->bars;
    size_t alone = shown_alone(making);

    for (size_t i = 0; i < alone; i++) {
        bars->names[i] = memory_copy_text(making->table->columns[making->columns[i]].heading);
        bars->columns[i] = making->columns[i];
    }
    bars->part_count = alone;
    if (alone < making->column_count) {
        bars->names[alone] = memory_copy_text(text_in(making->language, N_("Other")));
        bars->columns[alone] = SIZE_MAX;
        bars->part_count++;
    }
}

/* Adds up the cells of a row from the figure `from` on; how many there are. */
static size_t add_up(const struct making *making, size_t row, size_t from, struct value *sum)
{
    size_t known = 0;

    *sum = (struct value){.kind = VALUE_INTEGER};
    for (size_t i = from; i < making->column_count; i++) {
        const struct value *value = table_cell(making->table, row, making->columns[i]);

        if (value->kind == VALUE_INTEGER && !__builtin_add_overflow(sum->integer, value->integer, &sum->integer))
            known++;
    }
    return known;
}

static char *write_sum(const struct making *making, const struct value *sum)
{
    struct str text = {0};

    field_write(making->table->columns[making->columns[0]].field, sum, FIELD_SCREEN, &text);
    return str_take(&text);
}

static void set_figures(const struct making *making, size_t row, struct report_chart_row *made)
{
    size_t alone = shown_alone(making);

    for (size_t i = 0; i < alone; i++) {
        struct report_chart_figure *figure = &made->figures[i];
        size_t column = making->columns[i];

        figure->known = report_chart_amount(making->table->columns[column].field,
                                            table_cell(making->table, row, column), &figure->amount);
        figure->text = report_chart_cell(making->table, row, column, making->language);
    }
    if (alone < making->column_count) {
        struct report_chart_figure *figure = &made->figures[alone];
        struct value sum;

        figure->known = add_up(making, row, alone, &sum) > 0 &&
                        report_chart_amount(making->table->columns[making->columns[0]].field, &sum,
                                               &figure->amount);
        figure->text = figure->known ? write_sum(making, &sum) : memory_copy_text("");
    }
}

static void add_row(struct making *making, size_t row)
{
    struct report_chart_row *made = &making->bars->rows[making->bars->count++];
    enum field_type type = making->table->columns[making->columns[0]].field->type;
    struct value sum;

    *made = (struct report_chart_row){.row = row};
    made->label = report_chart_cell(making->table, row, making->label, making->language);
    set_figures(making, row, made);
    if (type != FIELD_SHARE && add_up(making, row, 0, &sum) > 0)
        made->sum = write_sum(making, &sum);
}

/* Shares of one figure are bars that say their part of the whole: a single bar of many parts could not be read. */
static void add_shares(struct report_bars *bars)
{
    enum { PER_CENT = 100 };
    double whole = 0;

    for (size_t i = 0; i < bars->count; i++)
        whole += bars->rows[i].figures[0].known ? bars->rows[i].figures[0].amount : 0;
    for (size_t i = 0; i < bars->count && whole > 0; i++) {
        struct report_chart_figure *figure = &bars->rows[i].figures[0];
        struct str text = {0};

        if (figure->known) {
            str_addf(&text, "%s · %.0f %%", figure->text, figure->amount / whole * PER_CENT);
            free(figure->text);
            figure->text = str_take(&text);
        }
    }
    bars->kind = REPORT_CHART_BARS;
}

bool report_chart_make(const struct report_section *section, const size_t *rows, size_t count, enum language language,
                       struct report_bars *bars)
{
    const struct report_chart *chart = &section->report.chart;
    size_t *columns;
    struct making making = {.section = section, .table = &section->table, .language = language, .bars = bars};

    if (chart->kind == REPORT_CHART_NONE)
        return false;
    columns = memory_new_array(chart->count, sizeof *columns);
    making.label = place_in_table(section, chart->label);
    for (size_t i = 0; i < chart->count; i++) {
        size_t column = place_in_table(section, chart->values[i]);

        if (column != SIZE_MAX)
            columns[making.column_count++] = column;
    }
    if (making.label == SIZE_MAX || making.column_count == 0) {
        free(columns);
        return false;
    }
    making.columns = columns;
    *bars = (struct report_bars){.kind = chart->kind, .rows = memory_new_array(count, sizeof *bars->rows)};
    name_parts(&making);
    bars->title = memory_copy_text(bars->part_count == 1 ? bars->names[0]
                                                         : report_text(&section->report.title, language));
    for (size_t i = 0; i < count; i++) {
        if (rows[i] < section->table.row_count - section->totals)
            add_row(&making, rows[i]);
    }
    if (bars->kind == REPORT_CHART_SHARES && bars->part_count == 1)
        add_shares(bars);
    free(columns);
    return true;
}

bool report_chart_make_whole(const struct report_section *section, enum language language, struct report_bars *bars)
{
    size_t count = section->table.row_count - section->totals;
    size_t *rows = memory_new_array(count, sizeof *rows);
    bool made;

    for (size_t i = 0; i < count; i++)
        rows[i] = i;
    made = report_chart_make(section, rows, count, language, bars);
    free(rows);
    return made;
}

static size_t find_municipalities(const struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct field *field = table->columns[i].field;

        if (field->type == FIELD_REFERENCE && field->target == ENTITY_MUNICIPALITY)
            return i;
    }
    return SIZE_MAX;
}

bool report_chart_has_municipality(const struct report_section *section)
{
    return find_municipalities(&section->table) != SIZE_MAX || find_municipalities(&section->hidden) != SIZE_MAX;
}

const struct value *report_chart_municipality(const struct report_section *section, size_t row)
{
    size_t shown = find_municipalities(&section->table);

    return shown != SIZE_MAX ? table_cell(&section->table, row, shown)
                             : table_cell(&section->hidden, row, find_municipalities(&section->hidden));
}
