/* Reading the head of a report file. */
#include "samreg/model/report.h"

#include "samreg/base/embed.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/model/script.h"

#include <stdlib.h>
#include <string.h>

/* What a line is made of, between blanks or between bars. */
enum { PIECES = 16 };

struct pieces {
    char *items[PIECES];
    size_t count;
};

static void clear_pieces(struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        free(pieces->items[i]);
    pieces->count = 0;
}

/* Takes a value apart at each `by`; what is between blanks is never empty. What is too much stays in the last piece. */
static void split(const char *value, char by, struct pieces *pieces)
{
    const char stops[] = {by, '\0'};

    pieces->count = 0;
    while (value && pieces->count < PIECES) {
        size_t length = pieces->count < PIECES - 1 ? strcspn(value, stops) : strlen(value);
        const char *text = value;
        value = value[length] ? value + length + 1 : NULL;
        text_trim(&text, &length);
        if (length > 0 || by != ' ')
            pieces->items[pieces->count++] = memory_copy_bytes(text, length);
    }
}

/* The piece of that place, or NULL. */
static const char *piece(const struct pieces *pieces, size_t place)
{
    return place < pieces->count ? pieces->items[place] : NULL;
}

/* ---- Texts ---- */

const char *report_text(const struct report_text *text, enum language language)
{
    const char *found = text->in[language];

    if (!found && language == LANGUAGE_NYNORSK)
        found = text->in[LANGUAGE_BOKMAL];
    return found ? found : "";
}

static void clear_text(struct report_text *text)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        free(text->in[i]);
    *text = (struct report_text){0};
}

static bool is_whole(const struct report_text *text)
{
    return text->in[LANGUAGE_BOKMAL] && text->in[LANGUAGE_ENGLISH];
}

/* If the line has that key in some language ("title.nb"), sets its text; false otherwise, or when it is there already. */
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

#define KIND(name, type) {name, "", "", type, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE}
static const struct field kinds[] = {
    KIND("text", FIELD_TEXT),       KIND("integer", FIELD_INTEGER), KIND("decimal", FIELD_DECIMAL),
    KIND("money", FIELD_MONEY),     KIND("area", FIELD_AREA),       KIND("percent", FIELD_SHARE),
    KIND("date", FIELD_DATE),       KIND("end", FIELD_END),         KIND("year", FIELD_YEAR),
    KIND("yes_no", FIELD_YES_NO),
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
static const struct field *find_kind(const struct pieces *words, size_t *taken)
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

static bool take_options(const struct pieces *words, size_t first, struct report_column *column)
{
    for (size_t i = first; i < words->count; i++) {
        if (strcmp(words->items[i], "sum") == 0 && field_is_number(column->field) &&
            column->field->type != FIELD_SHARE)
            column->sum = true;
        else if (strcmp(words->items[i], "hidden") == 0)
            column->hidden = true;
        else
            return false;
    }
    return true;
}

static bool take_column(const char *value, struct report *report)
{
    static const enum language order[] = {LANGUAGE_BOKMAL, LANGUAGE_ENGLISH, LANGUAGE_NYNORSK};
    struct pieces parts, words;
    size_t taken;

    split(value, '|', &parts);
    split(parts.count > 1 ? parts.items[1] : "", ' ', &words);
    report->columns = array_room(report->columns, report->column_count, &report->column_capacity,
                                 sizeof *report->columns);
    struct report_column *column = &report->columns[report->column_count++];
    *column = (struct report_column){.name = memory_copy_text(piece(&parts, 0)), .field = find_kind(&words, &taken)};
    for (size_t i = 0; i < sizeof order / sizeof *order && i + 2 < parts.count; i++)
        if (parts.items[i + 2][0])
            column->heading.in[order[i]] = memory_copy_text(parts.items[i + 2]);
    bool good = column->field && take_options(&words, taken, column) && parts.count <= 5 &&
                (column->hidden || is_whole(&column->heading)) &&
                report_column_find(report, column->name) == report->column_count - 1;
    clear_pieces(&parts);
    clear_pieces(&words);
    return good;
}

size_t report_column_find(const struct report *report, const char *name)
{
    for (size_t i = 0; i < report->column_count; i++)
        if (strcmp(report->columns[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

/* ---- Figures ---- */

/* Reads "count", "distinct FIELD", "sum FIELD" or "opens". */
static bool take_measure(const char *text, struct report_figure *figure)
{
    struct pieces words;

    split(text ? text : "", ' ', &words);
    const char *first = words.count > 0 ? words.items[0] : "count";
    bool with_field = strcmp(first, "distinct") == 0 || strcmp(first, "sum") == 0;
    bool good = words.count == (with_field ? 2u : words.count > 0);
    if (with_field && good)
        figure->field = memory_copy_text(words.items[1]);
    if (with_field)
        figure->measure = *first == 'd' ? REPORT_DISTINCT : REPORT_SUM;
    else if (strcmp(first, "opens") == 0)
        figure->measure = REPORT_OPENS;
    else
        good = good && strcmp(first, "count") == 0;
    clear_pieces(&words);
    return good;
}

/* Whether the field that is measured is one of the entity, where that is known. */
static bool has_measured(const struct report_figure *figure)
{
    const struct entity *entity = entity_find(figure->entity);

    if (!entity)
        return figure->entity[0] == '{';
    return !figure->field || entity_field(entity, figure->field);
}

static bool may_open(const struct report_figure *figure, const struct report *report)
{
    enum field_type type = report->columns[figure->column].field->type;

    return figure->measure != REPORT_OPENS || type == FIELD_DECIMAL || type == FIELD_SHARE || type == FIELD_MONEY;
}

static bool take_figure(const char *value, struct report *report)
{
    struct pieces parts;

    split(value, '|', &parts);
    bool good = parts.count >= 3 && parts.count <= 5;
    size_t column = good ? report_column_find(report, parts.items[0]) : SIZE_MAX;
    good = column != SIZE_MAX && !report_figure(report, column);
    if (good) {
        report->figures = array_room(report->figures, report->figure_count, &report->figure_capacity,
                                     sizeof *report->figures);
        struct report_figure *figure = &report->figures[report->figure_count++];
        *figure = (struct report_figure){.column = column,
                                         .entity = memory_copy_text(parts.items[1]),
                                         .filter = memory_copy_text(parts.items[2]),
                                         .day = parts.count > 4 ? memory_copy_text(parts.items[4]) : NULL};
        good = take_measure(piece(&parts, 3), figure) && has_measured(figure) && may_open(figure, report);
    }
    clear_pieces(&parts);
    return good;
}

const struct report_figure *report_figure(const struct report *report, size_t column)
{
    for (size_t i = 0; i < report->figure_count; i++)
        if (report->figures[i].column == column)
            return &report->figures[i];
    return NULL;
}

/* ---- Chart, parameters, shared tables, parts ---- */

static bool take_chart(const char *value, struct report *report)
{
    static const char *const names[] = {NULL, "bars", "stacked", "shares", "series"};
    struct report_chart *chart = &report->chart;
    struct pieces parts, words;

    split(value, '|', &parts);
    split(parts.count > 2 ? parts.items[2] : "", ' ', &words);
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
    clear_pieces(&parts);
    clear_pieces(&words);
    return good;
}

static bool take_parameters(const char *value, struct report *report)
{
    struct pieces words;
    bool good = true;

    split(value, ' ', &words);
    for (size_t i = 0; good && i < words.count; i++) {
        enum report_parameter parameter;
        good = report_parameter_find(words.items[i], &parameter) && !report_takes(report, parameter);
        if (good)
            report->parameters[report->parameter_count++] = parameter;
    }
    clear_pieces(&words);
    return good;
}

bool report_takes(const struct report *report, enum report_parameter parameter)
{
    for (size_t i = 0; i < report->parameter_count; i++)
        if (report->parameters[i] == parameter)
            return true;
    return false;
}

static bool take_uses(const char *value, struct report *report)
{
    struct pieces words;

    split(value, ' ', &words);
    for (size_t i = 0; i < words.count; i++) {
        report->uses = array_room(report->uses, report->use_count, &report->use_capacity, sizeof *report->uses);
        report->uses[report->use_count++] = memory_copy_text(words.items[i]);
    }
    clear_pieces(&words);
    return true;
}

static bool take_filter(const char *value, struct report *report)
{
    struct pieces parts;

    split(value, '|', &parts);
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
    clear_pieces(&parts);
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

/* Takes in one line of the head; false when it breaks a rule. */
static bool take_line(const struct script_line *line, struct report *report)
{
    static const struct {
        const char *key;
        bool (*take)(const char *value, struct report *report);
    } keys[] = {
        {"order", take_order},   {"parameters", take_parameters}, {"uses", take_uses}, {"column", take_column},
        {"figure", take_figure}, {"filter", take_filter},         {"chart", take_chart},
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
    return take_text(line, "title", &report->title) || take_text(line, "help", &report->help);
}

/* The statement in front of the `;` that ends a line, and the one behind it. */
static void take_sql(const char *sql, struct report *report)
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

static enum status refuse(const struct report *report, const char *what, const char *reason, struct error *error)
{
    return error_set(error, STATUS_DATA, N_("Report %1: “%2”: %t3."), report->name ? report->name : "?", what, reason,
                     NULL);
}

/* Looks for what only the whole head shows. */
static enum status check_whole(const struct report *report, struct error *error)
{
    bool sums = false;

    if (!report->name || !is_whole(&report->title) || !is_whole(&report->help))
        return refuse(report, "title", N_("name, title and help are needed, the texts in nb and en"), error);
    for (size_t i = 0; i < report->note_count; i++)
        if (!is_whole(&report->notes[i]))
            return refuse(report, "note", N_("a note is needed in nb and en"), error);
    if ((report->part_count > 0) == (report->sql != NULL) || (report->column_count > 0) != (report->sql != NULL))
        return refuse(report, "part", N_("a report has columns and SQL, or parts"), error);
    for (size_t i = 0; i < report->column_count; i++) {
        const struct report_column *column = &report->columns[i];
        sums = sums || column->sum;
        if (!column->hidden && field_is_number(column->field) && !report_figure(report, i))
            return refuse(report, column->name, N_("a column of a number needs a figure"), error);
    }
    if (sums && report->total_sql)
        return refuse(report, "sum", N_("the totals are added up or given by a second statement, not both"), error);
    return STATUS_OK;
}

/* ---- What is built in ---- */

static const struct embed_file *find_file(const char *folder, const char *name)
{
    struct str path = {0};

    str_addf(&path, "%s%s.sql", folder, name);
    const struct embed_file *file = embed_get(str_peek(&path));
    str_clear(&path);
    return file;
}

/* Takes in the pieces of filter of a shared table, and those of the tables that it uses itself. */
static enum status take_shared(const char *name, struct report *report, struct error *error)
{
    struct script script = {0};
    struct pieces uses = {0};
    const struct embed_file *file = find_file(REPORT_SHARED_FOLDER, name);

    if (!file)
        return refuse(report, name, N_("there is no such shared table"), error);
    enum status status = script_read((const char *)file->bytes, file->size, &script, error);
    for (size_t i = 0; status == STATUS_OK && i < script.count; i++)
        if (strcmp(script.lines[i].key, "filter") == 0)
            (void)take_filter(script.lines[i].value, report); /* or it is there already, by another way */
    split(script_get(&script, "uses"), ' ', &uses);
    for (size_t i = 0; status == STATUS_OK && i < uses.count; i++)
        status = take_shared(uses.items[i], report, error);
    clear_pieces(&uses);
    script_clear(&script);
    return status;
}

static enum status take_built_in(struct report *report, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < report->use_count; i++)
        status = take_shared(report->uses[i], report, error);
    for (size_t i = 0; status == STATUS_OK && i < report->part_count; i++)
        if (!find_file(REPORT_FOLDER, report->parts[i].name))
            status = refuse(report, report->parts[i].name, N_("there is no such report"), error);
    return status;
}

enum status report_load(const char *name, struct report *report, struct error *error)
{
    const struct embed_file *file = find_file(REPORT_FOLDER, name);

    *report = (struct report){0};
    if (!file)
        return error_set(error, STATUS_DATA, N_("There is no report “%1”."), name, NULL);
    return report_read((const char *)file->bytes, file->size, report, error);
}

/* A report's place in the list. */
struct place {
    int order;
    const char *name; /* within the path of its file */
    size_t length;
};

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    int by_name = strncmp(a->name, b->name, a->length < b->length ? a->length : b->length);

    return a->order != b->order ? a->order - b->order : by_name ? by_name : (int)a->length - (int)b->length;
}

static size_t find_places(struct place **places)
{
    size_t count = 0, capacity = 0;

    for (const struct embed_file *file = embed_next(REPORT_FOLDER, NULL); file; file = embed_next(REPORT_FOLDER, file)) {
        const char *name = file->path + strlen(REPORT_FOLDER);
        struct script script = {0};
        int64_t order = 0;
        if (strchr(name, '/') || script_read((const char *)file->bytes, file->size, &script, NULL) != STATUS_OK)
            continue;
        const char *given = script_get(&script, "order");
        if (given && number_parse_data(given, 0, &order) != NUMBER_OK)
            order = 0;
        script_clear(&script);
        *places = array_room(*places, count, &capacity, sizeof **places);
        (*places)[count++] = (struct place){(int)order, name, strlen(name) - strlen(".sql")};
    }
    return count;
}

char **report_names(void)
{
    struct place *places = NULL;
    size_t count = find_places(&places), bytes = 0;

    if (count > 0)
        qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++)
        bytes += places[i].length + 1;
    /* The names lie behind the array, so that one free() does. */
    char **names = memory_new((count + 1) * sizeof *names + bytes);
    char *text = (char *)(names + count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = memcpy(text, places[i].name, places[i].length);
        text += places[i].length + 1;
    }
    free(places);
    return names;
}

enum status report_read(const char *bytes, size_t size, struct report *report, struct error *error)
{
    struct script script = {0};
    enum status status = script_read(bytes, size, &script, error);

    *report = (struct report){0};
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; status == STATUS_OK && i < script.count; i++)
        if (!take_line(&script.lines[i], report))
            status = refuse(report, script.lines[i].value, N_("this line of the head cannot be understood"), error);
    take_sql(script.sql, report);
    if (status == STATUS_OK)
        status = take_built_in(report, error);
    if (status == STATUS_OK)
        status = check_whole(report, error);
    script_clear(&script);
    if (status != STATUS_OK)
        report_clear(report);
    return status;
}

static void clear_figures(struct report *report)
{
    for (size_t i = 0; i < report->figure_count; i++) {
        free(report->figures[i].entity);
        free(report->figures[i].filter);
        free(report->figures[i].field);
        free(report->figures[i].day);
    }
    free(report->figures);
}

void report_clear(struct report *report)
{
    for (size_t i = 0; i < report->column_count; i++) {
        free(report->columns[i].name);
        clear_text(&report->columns[i].heading);
    }
    for (size_t i = 0; i < report->use_count; i++)
        free(report->uses[i]);
    for (size_t i = 0; i < report->note_count; i++)
        clear_text(&report->notes[i]);
    for (size_t i = 0; i < report->filter_count; i++) {
        free(report->filters[i].name);
        free(report->filters[i].text);
    }
    for (size_t i = 0; i < report->part_count; i++) {
        free(report->parts[i].name);
        free(report->parts[i].arguments);
    }
    clear_figures(report);
    clear_text(&report->title);
    clear_text(&report->help);
    free(report->name);
    free(report->columns);
    free(report->uses);
    free(report->filters);
    free(report->notes);
    free(report->parts);
    free(report->chart.values);
    free(report->sql);
    free(report->total_sql);
    *report = (struct report){0};
}
