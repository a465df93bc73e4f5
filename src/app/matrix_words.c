/* The participation matrix in words, and as a table to give away. */
#include "samreg/app/matrix.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/base/translate.h"

#include <stdio.h>
#include <stdlib.h>

/* Appends the message in the session's language and clears it. */
static void add_message(const struct app *app, struct message *message, struct str *out)
{
    char *text = message_text(message, app_language(app));

    str_add(out, text);
    free(text);
    message_clear(message);
}

/* ---- Cells ---- */

/* Appends a date of the stored form as screens write it; an end as its last day, month or year. */
static void add_date(const char *stored, bool is_end, struct str *out)
{
    struct date date;
    char text[DATE_TEXT];

    if (date_parse_iso(stored, &date) == DATE_OK)
        str_add(out, date_format(is_end ? date_end_through(date) : date, text));
    else
        str_add(out, stored);
}

static void add_part(const struct app *app, const struct matrix_part *part, struct str *out)
{
    enum language language = app_language(app);

    str_add(out, text_in(language, matrix_role_label(part->role)));
    if (part->uncertain)
        str_addf(out, " (%s)", text_in(language, N_("uncertain")));
    if (part->from != NULL) {
        str_addf(out, " %s ", text_in(language, N_("from")));
        add_date(part->from, false, out);
    }
    if (part->to != NULL) {
        str_addf(out, " %s ", text_in(language, N_("through")));
        add_date(part->to, true, out);
    }
}

void matrix_write_cell_words(const struct app *app, const struct matrix *matrix, struct matrix_place cell,
                             struct str *out)
{
    const struct matrix_row *row = &matrix->rows[cell.row];
    const struct matrix_column *column = &matrix->columns[cell.column];
    size_t count;
    const struct matrix_part *parts = matrix_cell(matrix, cell.row, cell.column, &count);

    str_addf(out, "%s%s · %s %s", row->name, row->uncertain ? " ?" : "", column->number, column->name);
    if (column->out_of_force)
        str_addf(out, " (%s)", text_in(app_language(app), N_("not in force")));
    str_add(out, ": ");
    for (size_t i = 0; i < count; i++) {
        str_add(out, i > 0 ? ", " : "");
        add_part(app, &parts[i], out);
    }
    if (count == 0) {
        str_add(out, matrix_unnamed(row) > 0 ? text_in(app_language(app), N_("not named"))
                                             : text_in(app_language(app), N_("not recorded")));
    }
}

void matrix_write_row_words(const struct app *app, const struct matrix_row *row, struct str *out)
{
    enum language language = app_language(app);
    long long named = (long long)row->total.sure + row->total.unsure + row->outside;
    long long unnamed = (long long)matrix_unnamed(row);
    struct message message = {0};
    char number[24];
    char all[24];

    snprintf(number, sizeof number, "%lld", named + row->bodies);
    snprintf(all, sizeof all, "%lld", (long long)row->stated);
    if (unnamed == 0) {
        str_addf(out, "%lld %s", named, text_plural(language, "municipality", "municipalities", named));
    } else if (named + row->bodies == 0) {
        str_addf(out, "%lld %s, %s", unnamed, text_plural(language, "municipality", "municipalities", unnamed),
                 text_in(language, N_("not named")));
    } else {
        message_set(&message, N_("%1 named of %2 stated"), number, all, NULL);
        add_message(app, &message, out);
    }
    if (row->outside > 0)
        str_addf(out, ", %u %s", row->outside, text_in(language, N_("from outside")));
    if (row->bodies > 0)
        str_addf(out, ", %u %s", row->bodies, text_in(language, N_("that are no municipality")));
}

const char *matrix_group_name(const struct app *app, const struct matrix *matrix, enum matrix_grouping grouping,
                              int group)
{
    enum language language = app_language(app);
    bool by_sector = grouping == MATRIX_BY_SECTOR;

    if (group == MATRIX_SEVERAL_GROUPS)
        return text_in(language, N_("several sectors"));
    if (group == MATRIX_NO_GROUP)
        return text_in(language, by_sector ? N_("sector not recorded") : N_("legal form not recorded"));
    return by_sector ? matrix->sectors[group] : matrix->forms[group];
}

/* ---- Tables ---- */

/* What the columns of the table hold; a column for each municipality or arrangement holds `cell_field`. */
static const struct field name_field = {
    "name", N_("Name"), N_("What it is called."), FIELD_TEXT, ENTITY_NONE, NULL, 160, 32, 0, ENTITY_NONE};
static const struct field count_field = {
    "total", N_("Total"), N_("How many take part."), FIELD_INTEGER, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE};
static const struct field cell_field = {
    "role", N_("Role"), N_("How it takes part."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 4, 0, ENTITY_NONE};

static void add_column(const struct app *app, struct table *table, const struct field *field, const char *name,
                       const char *heading)
{
    table_add_column(table, field, name, text_in(app_language(app), heading));
}

static void add_total_columns(const struct app *app, struct table *table)
{
    add_column(app, table, &count_field, "total", N_("Total"));
    add_column(app, table, &count_field, "uncertain", N_("of which uncertain"));
}

/* Fills two cells and returns the next. */
static struct value *put_total(struct value *cell, struct matrix_total total)
{
    value_set_integer(cell++, (int64_t)total.sure + total.unsure);
    value_set_integer(cell++, total.unsure);
    return cell;
}

static void put_cell(const struct matrix *matrix, size_t row, size_t column, struct value *cell)
{
    struct str text = {0};
    size_t count;
    const struct matrix_part *parts = matrix_cell(matrix, row, column, &count);

    matrix_write_cell(parts, count, &text);
    value_set_text(cell, str_peek(&text));
    str_clear(&text);
}

static void put_sum(struct matrix_total total, struct value *cell)
{
    struct str text = {0};

    matrix_write_total(total, &text);
    value_set_text(cell, str_peek(&text));
    str_clear(&text);
}

/* Heading and name of a municipality's column: "1714 Stjørdal" and "1714". */
static void add_municipality(struct table *table, const struct matrix_column *column)
{
    struct str heading = {0};

    str_addf(&heading, "%s %s", column->number, column->name);
    table_add_column(table, &cell_field, column->number, str_peek(&heading));
    str_clear(&heading);
}

static void fill_upright(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                         enum matrix_grouping grouping, struct table *table)
{
    const char *group = "";
    struct value *cell;

    add_column(app, table, &name_field, "arrangement", N_("Arrangement"));
    add_column(app, table, &name_field, "region", N_("Region"));
    if (grouping != MATRIX_UNGROUPED)
        add_column(app, table, &name_field, "group", grouping == MATRIX_BY_SECTOR ? N_("Sector") : N_("Legal form"));
    add_total_columns(app, table);
    add_column(app, table, &count_field, "stated_participants", N_("Stated number of participants"));
    for (size_t i = 0; i < shown->column_count; i++)
        add_municipality(table, &matrix->columns[shown->columns[i]]);
    for (size_t i = 0; i < shown->line_count; i++) {
        const struct matrix_row *row = &matrix->rows[shown->lines[i].row];

        if (shown->lines[i].is_group) {
            group = matrix_group_name(app, matrix, grouping, shown->lines[i].group);
            continue;
        }
        cell = table_add_row(table);
        value_set_text(cell++, row->name);
        value_set_text(cell++, row->region != NULL ? row->region : "");
        if (grouping != MATRIX_UNGROUPED)
            value_set_text(cell++, group);
        cell = put_total(cell, row->total);
        if (row->stated >= 0)
            value_set_integer(cell, row->stated);
        cell++;
        for (size_t j = 0; j < shown->column_count; j++)
            put_cell(matrix, shown->lines[i].row, shown->columns[j], cell++);
    }
    cell = table_add_row(table);
    value_set_text(cell, text_in(app_language(app), N_("Total")));
    cell += table->column_count - shown->column_count;
    for (size_t j = 0; j < shown->column_count; j++)
        put_sum(matrix->columns[shown->columns[j]].total, cell++);
}

/* The arrangements as columns; two of one name are told apart by their regions. */
static void add_arrangements(const struct matrix *matrix, const struct matrix_shown *shown, struct table *table)
{
    for (size_t i = 0; i < shown->line_count; i++) {
        const struct matrix_row *row = &matrix->rows[shown->lines[i].row];
        struct str heading = {0};

        if (!shown->lines[i].is_group) {
            str_addf(&heading, "%s%s%s", row->name, row->region != NULL ? "/" : "",
                     row->region != NULL ? row->region : "");
            table_add_column(table, &cell_field, str_peek(&heading), str_peek(&heading));
        }
        str_clear(&heading);
    }
}

/* What the sources state of each arrangement: of those that name nobody that is all there is. */
static void add_stated(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                       struct table *table)
{
    struct value *cell = table_add_row(table);

    value_set_text(cell + 1, text_in(app_language(app), N_("Stated number of participants")));
    cell += 5;
    for (size_t i = 0; i < shown->line_count; i++) {
        if (!shown->lines[i].is_group) {
            int64_t stated = matrix->rows[shown->lines[i].row].stated;
            struct str text = {0};

            if (stated >= 0) {
                str_addf(&text, "%lld", (long long)stated);
                value_set_text(cell, str_peek(&text));
            }
            str_clear(&text);
            cell++;
        }
    }
}

static void fill_turned(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        struct table *table)
{
    struct value *cell;

    add_column(app, table, &cell_field, "number", N_("Number"));
    add_column(app, table, &name_field, "municipality", N_("Municipality"));
    add_total_columns(app, table);
    add_column(app, table, &count_field, "percent", N_("Per cent of those with names"));
    add_arrangements(matrix, shown, table);
    for (size_t j = 0; j < shown->column_count; j++) {
        const struct matrix_column *column = &matrix->columns[shown->columns[j]];

        cell = table_add_row(table);
        value_set_text(cell++, column->number);
        value_set_text(cell++, column->name);
        cell = put_total(cell, column->total);
        if (matrix->named > 0)
            value_set_integer(cell, matrix_percent(matrix, shown->columns[j]));
        cell++;
        for (size_t i = 0; i < shown->line_count; i++) {
            if (!shown->lines[i].is_group)
                put_cell(matrix, shown->lines[i].row, shown->columns[j], cell++);
        }
    }
    cell = table_add_row(table);
    value_set_text(cell + 1, text_in(app_language(app), N_("Total")));
    cell += 5;
    for (size_t i = 0; i < shown->line_count; i++) {
        if (!shown->lines[i].is_group)
            put_sum(matrix->rows[shown->lines[i].row].total, cell++);
    }
    add_stated(app, matrix, shown, table);
}

void matrix_to_table(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                     enum matrix_grouping grouping, bool turned, struct table *table)
{
    if (turned)
        fill_turned(app, matrix, shown, table);
    else
        fill_upright(app, matrix, shown, grouping, table);
    table->title = memory_copy_text(text_in(app_language(app), N_("Who takes part in what")));
}
