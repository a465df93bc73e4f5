/* Takes in the lines of a report's head. */
#include "samreg/model/report_head.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

void report_pieces_clear(struct report_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        free(pieces->items[i]);
    pieces->count = 0;
}

void report_pieces_split(const char *value, char by, struct report_pieces *pieces)
{
    const char stops[] = {by, '\0'};

    pieces->count = 0;
    while (value && pieces->count < REPORT_PIECES) {
        size_t length = pieces->count < REPORT_PIECES - 1 ? strcspn(value, stops) : strlen(value);
        const char *text = value;
        value = value[length] ? value + length + 1 : NULL;
        text_trim(&text, &length);
        if (length > 0 || by != ' ')
            pieces->items[pieces->count++] = memory_copy_bytes(text, length);
    }
}

/* The piece of that place, or NULL. */
static const char *piece(const struct report_pieces *pieces, size_t place)
{
    return place < pieces->count ? pieces->items[place] : NULL;
}

/* ---- Texts ---- */

bool report_text_is_whole(const struct report_text *text)
{
    return text->in[LANGUAGE_BOKMAL] && text->in[LANGUAGE_ENGLISH];
}

/* If the line has that key in some language ("title.nb"), sets its text; false otherwise, or when it is there
 * already. */
static bool take_text(const struct script_line *line, const char *key, struct report_text *text)
{
    size_t length = strlen(key);
    enum language language;

    if (strncmp(line->key, key, length) != 0 || line->key[length] != '.' || line->value[0] == '\0' ||
        !language_parse(line->key + length + 1, &language) || text->in[language])
        return false;
    text->in[language] = memory_copy_text(line->value);
    return true;
}

/* ---- Columns ---- */

#define KIND_WITH(name, type, flags) {name, "", "", type, ENTITY_NONE, NULL, 0, 0, flags, ENTITY_NONE}
#define KIND(name, type) KIND_WITH(name, type, 0)
static const struct field kinds[] = {
    KIND("text", FIELD_TEXT),       KIND("integer", FIELD_INTEGER), KIND("decimal", FIELD_DECIMAL),
    KIND("money", FIELD_MONEY),     KIND("area", FIELD_AREA),       KIND("date", FIELD_DATE),
    KIND("end", FIELD_END),         KIND("year", FIELD_YEAR),       KIND("yes_no", FIELD_YES_NO),
    KIND_WITH("percent", FIELD_SHARE, FIELD_PERCENT),
};

/* A field of some entity that refers to records of that one. */
static const struct field *find_reference(const struct entity *target)
{
    for (int id = ENTITY_NONE + 1; target && id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        for (size_t i = 0; i < entity->field_count; i++)
            if (entity->fields[i].type == FIELD_REFERENCE && entity->fields[i].target == target->id)
                return &entity->fields[i];
    }
    return NULL;
}

/* "arrangement.status" */
static const struct field *find_field(const char *kind)
{
    const char *point = strchr(kind, '.');

    if (!point)
        return NULL;
    char *name = memory_copy_bytes(kind, (size_t)(point - kind));
    const struct entity *entity = entity_find(name);
    free(name);
    return entity ? entity_field(entity, point + 1) : NULL;
}

/* Reads the kind out of the first words, and how many of them it takes. */
static const struct field *find_kind(const struct report_pieces *words, size_t *taken)
{
    const char *kind = piece(words, 0);

    *taken = 1;
    if (!kind)
        return NULL;
    if (strcmp(kind, "reference") == 0) {
        *taken = 2;
        return words->count > 1 ? find_reference(entity_find(words->items[1])) : NULL;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, kind) == 0)
            return &kinds[i];
    return find_field(kind);
}

static bool take_options(const struct report_pieces *words, size_t first, struct report_column *column)
{
    for (size_t i = first; i < words->count; i++) {
        if (strcmp(words->items[i], "sum") == 0 && field_is_number(column->field) &&
            column->field->type != FIELD_SHARE)
            column->sum = true;
        else if (strcmp(words->items[i], "hidden") == 0)
            column->hidden = true;
        else if (strcmp(words->items[i], "data") == 0)
            column->hidden = column->data = true;
        else if (strcmp(words->items[i], "this") == 0)
            column->this_side = true;
        else if (strcmp(words->items[i], "other") == 0)
            column->other_side = true;
        else
            return false;
    }
    return true;
}

static bool take_column(const char *value, struct report *report)
{
    static const enum language order[] = {LANGUAGE_BOKMAL, LANGUAGE_ENGLISH, LANGUAGE_NYNORSK};
    struct report_pieces parts, words;
    size_t taken;

    report_pieces_split(value, '|', &parts);
    report_pieces_split(parts.count > 1 ? parts.items[1] : "", ' ', &words);
    report->columns = array_room(report->columns, report->column_count, &report->column_capacity,
                                 sizeof *report->columns);
    struct report_column *column = &report->columns[report->column_count++];
    *column = (struct report_column){.name = memory_copy_text(piece(&parts, 0)), .field = find_kind(&words, &taken)};
    for (size_t i = 0; i < sizeof order / sizeof *order && i + 2 < parts.count; i++)
        if (parts.items[i + 2][0])
            column->heading.in[order[i]] = memory_copy_text(parts.items[i + 2]);
    bool good = column->field && take_options(&words, taken, column) && parts.count <= 5 &&
                (column->hidden || report_text_is_whole(&column->heading)) &&
                report_column_find(report, column->name) == report->column_count - 1;
    report_pieces_clear(&parts);
    report_pieces_clear(&words);
    return good;
}

/* ---- Figures ---- */

/* Whether the measure is one of the entity's records, where both are known before there is a row. */
static bool can_measure(const struct report_term *term)
{
    const struct entity *entity = entity_find(term->entity);
    struct report_measuring measuring;

    if (!entity)
        return term->entity[0] == '{';
    return (term->measure && term->measure[0] == '{') || report_measure_read(term->measure, entity, &measuring);
}

/* The figure that a line belongs to: a new one for `figure`, for what follows it the last one. */
static struct report_figure *find_figure(struct report *report, enum report_step step, size_t column)
{
    struct report_figure *last = report->figure_count > 0 ? &report->figures[report->figure_count - 1] : NULL;

    if (step != REPORT_FIGURE)
        return last && last->column == column && last->count < REPORT_TERMS ? last : NULL;
    if (report_figure(report, column))
        return NULL;
    report->figures = array_room(report->figures, report->figure_count, &report->figure_capacity,
                                 sizeof *report->figures);
    report->figures[report->figure_count] = (struct report_figure){.column = column};
    return &report->figures[report->figure_count++];
}

static bool take_term(const char *value, enum report_step step, struct report *report)
{
    struct report_pieces parts;

    report_pieces_split(value, '|', &parts);
    bool good = parts.count >= 3 && parts.count <= 5;
    size_t column = good ? report_column_find(report, parts.items[0]) : SIZE_MAX;
    struct report_figure *figure = column != SIZE_MAX ? find_figure(report, step, column) : NULL;
    if (figure) {
        figure->terms = array_room(figure->terms, figure->count, &figure->capacity, sizeof *figure->terms);
        struct report_term *term = &figure->terms[figure->count++];
        *term = (struct report_term){.step = step,
                                     .entity = memory_copy_text(parts.items[1]),
                                     .filter = memory_copy_text(parts.items[2]),
                                     .measure = parts.count > 3 ? memory_copy_text(parts.items[3]) : NULL,
                                     .day = parts.count > 4 ? memory_copy_text(parts.items[4]) : NULL};
        good = can_measure(term);
    }
    report_pieces_clear(&parts);
    return figure && good;
}

static bool take_figure(const char *value, struct report *report)
{
    return take_term(value, REPORT_FIGURE, report);
}

static bool take_per(const char *value, struct report *report)
{
    return take_term(value, REPORT_PER, report);
}

static bool take_less(const char *value, struct report *report)
{
    return take_term(value, REPORT_LESS, report);
}

/* ---- Chart, parameters, shared tables, parts ---- */

static bool take_chart(const char *value, struct report *report)
{
    static const char *const names[] = {NULL, "bars", "stacked", "shares", "series"};
    struct report_chart *chart = &report->chart;
    struct report_pieces parts, words;

    report_pieces_split(value, '|', &parts);
    report_pieces_split(parts.count > 2 ? parts.items[2] : "", ' ', &words);
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        if (strcmp(parts.items[0], names[i]) == 0)
            chart->kind = (enum report_chart_kind)i;
    chart->label = parts.count > 1 ? report_column_find(report, parts.items[1]) : SIZE_MAX;
    bool good = chart->kind != REPORT_CHART_NONE && chart->label != SIZE_MAX && words.count > 0 && parts.count == 3;
    for (size_t i = 0; good && i < words.count; i++) {
        size_t column = report_column_find(report, words.items[i]);
        good = column != SIZE_MAX && field_is_number(report->columns[column].field);
        chart->values = array_room(chart->values, chart->count, &chart->capacity, sizeof *chart->values);
        chart->values[chart->count++] = column;
    }
    report_pieces_clear(&parts);
    report_pieces_clear(&words);
    return good;
}

static bool take_parameters(const char *value, struct report *report)
{
    struct report_pieces words;
    bool good = true;

    report_pieces_split(value, ' ', &words);
    for (size_t i = 0; good && i < words.count; i++) {
        enum report_parameter parameter;
        char *end = words.items[i] + strlen(words.items[i]) - 1;
        bool required = *end == '!';
        *end = required ? '\0' : *end;
        good = report_parameter_find(words.items[i], &parameter) && !report_takes(report, parameter);
        if (good) {
            report->parameters[report->parameter_count++] = parameter;
            report->required[parameter] = required;
        }
    }
    report_pieces_clear(&words);
    return good;
}

static bool take_uses(const char *value, struct report *report)
{
    struct report_pieces words;

    report_pieces_split(value, ' ', &words);
    for (size_t i = 0; i < words.count; i++) {
        report->uses = array_room(report->uses, report->use_count, &report->use_capacity, sizeof *report->uses);
        report->uses[report->use_count++] = memory_copy_text(words.items[i]);
    }
    report_pieces_clear(&words);
    return true;
}

bool report_take_filter(const char *value, struct report *report)
{
    struct report_pieces parts;

    report_pieces_split(value, '|', &parts);
    bool good = parts.count == 2 && parts.items[0][0] && parts.items[1][0];
    for (size_t i = 0; good && i < report->filter_count; i++)
        good = strcmp(report->filters[i].name, parts.items[0]) != 0;
    if (good) {
        report->filters = array_room(report->filters, report->filter_count, &report->filter_capacity,
                                     sizeof *report->filters);
        report->filters[report->filter_count++] = (struct report_filter){
            .name = memory_copy_text(parts.items[0]),
            .text = memory_copy_text(parts.items[1]),
        };
    }
    report_pieces_clear(&parts);
    return good;
}

static bool take_part(const char *value, struct report *report)
{
    size_t length = strcspn(value, " ");

    report->parts = array_room(report->parts, report->part_count, &report->part_capacity, sizeof *report->parts);
    report->parts[report->part_count++] = (struct report_part){
        .name = memory_copy_bytes(value, length),
        .arguments = memory_copy_text(value + length + strspn(value + length, " ")),
    };
    return length > 0;
}

/* A note begins with the line in a language that the one before has already. */
static bool take_note(const struct script_line *line, struct report *report)
{
    if (report->note_count > 0 && take_text(line, "note", &report->notes[report->note_count - 1]))
        return true;
    report->notes = array_room(report->notes, report->note_count, &report->note_capacity, sizeof *report->notes);
    report->notes[report->note_count++] = (struct report_text){0};
    return take_text(line, "note", &report->notes[report->note_count - 1]);
}

/* ---- The file ---- */

static bool take_order(const char *value, struct report *report)
{
    int64_t order = 0;
    bool good = number_parse_data(value, 0, &order) == NUMBER_OK && order >= 0 && order <= 10000;

    report->order = (int)order;
    return good;
}

bool report_take_line(const struct script_line *line, struct report *report)
{
    static const struct {
        const char *key;
        bool (*take)(const char *value, struct report *report);
    } keys[] = {
        {"order", take_order},   {"parameters", take_parameters}, {"uses", take_uses},
        {"column", take_column}, {"figure", take_figure},         {"per", take_per},
        {"less", take_less},     {"filter", report_take_filter},  {"chart", take_chart},
        {"part", take_part},
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(line->key, keys[i].key) == 0)
            return keys[i].take(line->value, report);
    if (strcmp(line->key, "name") == 0 && !report->name) {
        report->name = memory_copy_text(line->value);
        return line->value[0] && strspn(line->value, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(line->value);
    }
    if (strcmp(line->key, "listed") == 0)
        return report->unlisted = strcmp(line->value, "no") == 0;
    if (strncmp(line->key, "note.", strlen("note.")) == 0)
        return take_note(line, report);
    return take_text(line, "title", &report->title) || take_text(line, "short", &report->short_title) ||
           take_text(line, "help", &report->help);
}

void report_take_sql(const char *sql, struct report *report)
{
    const char *end = sql;

    while ((end = strchr(end, ';')) && end[1] && end[1] != '\n')
        end++;
    const char *rest = end ? end + 1 + strspn(end + 1, " \t\r\n") : "";
    size_t length = end ? (size_t)(end - sql) : strlen(sql);
    size_t rest_length = strlen(rest);
    text_trim(&sql, &length);
    text_trim(&rest, &rest_length);
    rest_length -= rest_length > 0 && rest[rest_length - 1] == ';';
    report->sql = length > 0 ? memory_copy_bytes(sql, length) : NULL;
    report->total_sql = rest_length > 0 ? memory_copy_bytes(rest, rest_length) : NULL;
}

