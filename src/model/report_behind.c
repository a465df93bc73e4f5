/* What stands behind a figure of a report: from the figure's line to a filter. */
#include "samreg/model/report.h"

#include "samreg/base/memory.h"
#include "samreg/model/filter.h"

#include <stdlib.h>
#include <string.h>

void report_section_clear(struct report_section *section)
{
    for (size_t i = 0; i < section->note_count; i++)
        free(section->notes[i]);
    free(section->notes);
    free(section->chapter);
    free(section->filter);
    table_clear(&section->table);
    table_clear(&section->hidden);
    report_arguments_clear(&section->arguments);
    report_clear(&section->report);
    *section = (struct report_section){0};
}

void report_behind_clear(struct report_behind *behind)
{
    free(behind->filter);
    *behind = (struct report_behind){0};
}

/* ---- Values by name ---- */

/* A cell, and what gives it meaning. */
struct cell {
    const struct report_section *section;
    size_t row;
    bool is_total;
    struct value bounds[2]; /* of `size` */
};

/* What a placeholder stands for. */
struct named {
    const struct field *field; /* NULL: there is no such name */
    const struct value *value;
    bool may_lack;             /* where it is empty, the term is left out */
};

static const struct value nothing;

/* The cell of a column of the report in the row. What the row of totals calls itself is no value. */
static const struct value *peek_cell(const struct cell *cell, size_t column)
{
    const struct report_section *section = cell->section;
    const struct report_column *columns = section->report.columns;
    const struct table *table = columns[column].hidden ? &section->hidden : &section->table;
    size_t place = 0;

    for (size_t i = 0; i < column; i++)
        place += columns[i].hidden == columns[column].hidden;
    if (cell->is_total && !columns[column].hidden && place == 0)
        return &nothing;
    return table_cell(table, cell->row, place);
}

static const struct field bound_field = {"size", "", "", FIELD_INTEGER, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE};

/* Finds "COLUMN", "=COLUMN" or ":PARAMETER". */
static struct named look_up(const struct cell *cell, const char *name)
{
    const struct report *report = &cell->section->report;
    enum report_parameter parameter;

    if (*name == ':' && report_parameter_find(name + 1, &parameter))
        return (struct named){report_parameter_field(parameter), &cell->section->arguments.values[parameter], true};
    if (strcmp(name, ":smallest") == 0 || strcmp(name, ":largest") == 0)
        return (struct named){&bound_field, &cell->bounds[name[1] == 'l'], true};
    size_t column = report_column_find(report, name + (*name == '='));
    if (column == SIZE_MAX)
        return (struct named){0};
    return (struct named){report->columns[column].field, peek_cell(cell, column), *name == '=' || cell->is_total};
}

static void read_bounds(struct cell *cell)
{
    const struct value *size = &cell->section->arguments.values[REPORT_SIZE];
    int64_t bounds[2];

    if (size->kind != VALUE_TEXT || !report_size_parse(size->text, &bounds[0], &bounds[1]))
        return;
    for (size_t i = 0; i < 2; i++)
        if (bounds[i] >= 0)
            value_set_integer(&cell->bounds[i], bounds[i]);
}

/* ---- Pieces ---- */

enum { PIECES_DEEP = 8 }; /* pieces within pieces; ends a circle */

/* The length of the term that begins there: up to a blank outside quotes. */
static size_t measure_term(const char *text)
{
    bool quoted = false;
    size_t length = 0;

    for (; text[length] && (quoted || text[length] != ' '); length++)
        quoted = quoted != (text[length] == '"');
    return length;
}

static const char *find_piece(const struct report *report, const char *name, size_t length)
{
    for (size_t i = 0; i < report->filter_count; i++)
        if (strlen(report->filters[i].name) == length && strncmp(report->filters[i].name, name, length) == 0)
            return report->filters[i].text;
    return NULL;
}

/* Appends the filter with its pieces put in, `before` in front of each term. */
static void put_pieces(const struct report *report, const char *filter, const char *before, int depth, struct str *out)
{
    while (*(filter += strspn(filter, " "))) {
        size_t length = measure_term(filter);
        const char *at = memchr(filter, '@', length);
        const char *text = NULL;
        struct str path = {0};
        if (at && (at == filter || at[-1] == '.') && depth < PIECES_DEEP)
            text = find_piece(report, at + 1, length - (size_t)(at + 1 - filter));
        str_add(&path, before);
        str_add_bytes(&path, filter, text ? (size_t)(at - filter) : 0);
        if (text) {
            put_pieces(report, text, str_peek(&path), depth + 1, out);
        } else {
            size_t negated = *filter == '!';
            str_add(out, out->length > 0 ? " " : "");
            str_add(out, negated ? "!" : "");
            str_add(out, before);
            str_add_bytes(out, filter + negated, length - negated);
        }
        str_clear(&path);
        filter += length;
    }
}

/* ---- Filling in ---- */

/* Appends the value as a filter reads it. */
static void add_value(const struct named *named, struct str *out)
{
    struct str text = {0};
    const struct value *value = named->value;

    if (value->kind == VALUE_REFERENCE)
        str_addf(&text, "%lld", (long long)value->integer);
    else if (named->field->type == FIELD_END && value->kind == VALUE_TEXT)
        field_write(named->field, value, FIELD_SCREEN, &text); /* filters take the last day of a period */
    else
        field_write(named->field, value, FIELD_DATA, &text);
    filter_write_value(value->kind == VALUE_NONE ? NULL : str_peek(&text), out);
    str_clear(&text);
}

/* Reads {name} at a text: where it ends, or NULL when none begins there. `name` is new. */
static const char *read_placeholder(const char *text, char **name)
{
    const char *end = *text == '{' ? strchr(text, '}') : NULL;

    if (!end)
        return NULL;
    *name = memory_copy_bytes(text + 1, (size_t)(end - text - 1));
    return end + 1;
}

/* Appends one term with its placeholders filled in; false when it is to be left out. A mistake in a name is left as it
 * stands, for the filter to refuse. */
static bool fill_term(const struct cell *cell, const char *term, size_t length, struct str *out)
{
    const char *end = term + length;

    while (term < end) {
        char *name = NULL;
        const char *next = read_placeholder(term, &name);
        struct named named = next ? look_up(cell, name) : (struct named){0};
        bool raw = name && *name == '=';
        free(name);
        if (!named.field) {
            str_add_char(out, *term++);
            continue;
        }
        if (named.value->kind == VALUE_NONE && named.may_lack)
            return false;
        if (raw && named.value->kind == VALUE_TEXT)
            str_add(out, named.value->text);
        else
            add_value(&named, out);
        term = next;
    }
    return true;
}

/* Whether the filter takes in the text of a column that is empty in this row. */
static bool lacks_text(const struct cell *cell, const char *filter)
{
    bool lacks = false;

    while (!lacks && *filter) {
        char *name = NULL;
        const char *next = read_placeholder(filter, &name);
        struct named named = name && *name == '=' ? look_up(cell, name) : (struct named){0};
        lacks = named.field && named.value->kind == VALUE_NONE;
        free(name);
        filter = next ? next : filter + 1;
    }
    return lacks;
}

static char *fill_filter(const struct cell *cell, const char *filter)
{
    struct str whole = {0}, out = {0};

    put_pieces(&cell->section->report, filter, "", 0, &whole);
    for (const char *term = str_peek(&whole); *(term += strspn(term, " "));) {
        size_t length = measure_term(term), before = out.length;
        if (before > 0)
            str_add_char(&out, ' ');
        if (!fill_term(cell, term, length, &out)) {
            out.length = before;
            if (out.text)
                out.text[before] = '\0';
        }
        term += length;
    }
    str_clear(&whole);
    return str_take(&out);
}

char *report_section_filter(const struct report_section *section, const char *filter)
{
    struct cell cell = {.section = section, .is_total = true};

    read_bounds(&cell);
    return fill_filter(&cell, filter);
}

/* ---- The records ---- */

/* The entity named, or by {name} the one that the row names. */
static const struct entity *find_entity(const struct cell *cell, const char *text)
{
    char *name = NULL;

    if (!read_placeholder(text, &name))
        return entity_find(text);
    struct named named = look_up(cell, name);
    free(name);
    return named.field && named.value->kind == VALUE_TEXT ? entity_find(named.value->text) : NULL;
}

/* Sets the day that the records are asked for as of. */
static void set_day(const struct cell *cell, const char *text, struct report_behind *behind)
{
    char *name = NULL;

    behind->as_of = report_day(&cell->section->arguments);
    behind->all_dates = text && strcmp(text, "all") == 0;
    if (!text || !read_placeholder(text, &name))
        return;
    struct named named = look_up(cell, name);
    struct date date;
    free(name);
    if (named.field && named.value->kind == VALUE_TEXT && date_parse_iso(named.value->text, &date) == DATE_OK)
        behind->as_of = date_last_day(date);
}

/* The place in the report's columns of a column of the table. */
static size_t find_column(const struct report *report, size_t column)
{
    size_t place = 0;

    while (report->columns[place].hidden || column > 0) {
        column -= !report->columns[place].hidden;
        place++;
    }
    return place;
}

/* The measure named, or by {=COLUMN} the one that the row brings. */
static bool find_measure(const struct cell *cell, const char *text, const struct entity *entity,
                         struct report_measuring *measuring)
{
    char *name = NULL;

    if (!text || !read_placeholder(text, &name))
        return report_measure_read(text, entity, measuring);
    struct named named = look_up(cell, name);
    free(name);
    return named.field && named.value->kind == VALUE_TEXT && report_measure_read(named.value->text, entity, measuring);
}

/* What one line names; false where there is nothing. */
static bool fill_term_in(const struct cell *cell, const struct report_term *term, struct report_behind *behind)
{
    const struct entity *entity = find_entity(cell, term->entity);

    *behind = (struct report_behind){.step = term->step, .entity = entity};
    if (!entity || (!cell->is_total && lacks_text(cell, term->filter)) ||
        !find_measure(cell, term->measure, entity, &behind->measuring))
        return false;
    behind->filter = fill_filter(cell, term->filter);
    set_day(cell, term->day, behind);
    return true;
}

size_t report_section_terms(const struct report_section *section, size_t row, size_t column,
                            struct report_behind terms[REPORT_TERMS])
{
    const struct table *table = &section->table;
    struct cell cell = {.section = section, .row = row, .is_total = row + section->totals >= table->row_count};
    const struct report_figure *figure = report_figure(&section->report, find_column(&section->report, column));
    size_t count = 0;

    if (!figure || table_cell(table, row, column)->kind == VALUE_NONE)
        return 0;
    read_bounds(&cell);
    for (size_t i = 0; i < figure->count; i++)
        count += fill_term_in(&cell, &figure->terms[i], &terms[count]);
    return count;
}

bool report_section_behind(const struct report_section *section, size_t row, size_t column,
                           struct report_behind *behind)
{
    struct report_behind terms[REPORT_TERMS];
    size_t count = report_section_terms(section, row, column, terms);
    bool less = false;

    *behind = (struct report_behind){0};
    for (size_t i = 0; i < count; i++) {
        less = less || terms[i].step == REPORT_LESS;
        if (terms[i].step != REPORT_PER && !behind->entity)
            *behind = terms[i];
        else
            report_behind_clear(&terms[i]);
    }
    behind->has_less = less;
    return behind->entity;
}
