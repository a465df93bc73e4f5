/* Reports read whole: their heads, and what is built in. */
#include "samreg/model/report.h"

#include "samreg/base/embed.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/report_head.h"
#include "samreg/model/script.h"

#include <stdlib.h>
#include <string.h>

/* ---- Looking things up ---- */

const char *report_text(const struct report_text *text, enum language language)
{
    const char *found = text->in[language];

    if (!found && language == LANGUAGE_NYNORSK)
        found = text->in[LANGUAGE_BOKMAL];
    return found ? found : "";
}

const char *report_short_title(const struct report *report, enum language language)
{
    const char *found = report->short_title.in[language];

    return found ? found : report_text(&report->title, language);
}

size_t report_column_find(const struct report *report, const char *name)
{
    for (size_t i = 0; i < report->column_count; i++)
        if (strcmp(report->columns[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

const struct report_figure *report_figure(const struct report *report, size_t column)
{
    for (size_t i = 0; i < report->figure_count; i++)
        if (report->figures[i].column == column)
            return &report->figures[i];
    return NULL;
}

bool report_takes(const struct report *report, enum report_parameter parameter)
{
    for (size_t i = 0; i < report->parameter_count; i++)
        if (report->parameters[i] == parameter)
            return true;
    return false;
}

/* ---- The file ---- */

static enum status refuse(const struct report *report, const char *what, const char *reason, struct error *error)
{
    return error_set(error, STATUS_DATA, N_("Report %1: “%2”: %t3."), report->name ? report->name : "?", what, reason,
                     NULL);
}

/* Whether the figure says what it is a share of. */
static bool is_of_whole(const struct report_figure *figure)
{
    for (size_t i = 0; i < figure->count; i++)
        if (figure->terms[i].step == REPORT_PER)
            return true;
    return false;
}

/* Looks for what only the whole head shows. */
static enum status check_whole(const struct report *report, struct error *error)
{
    bool sums = false;

    if (!report->name || !report_text_is_whole(&report->title) || !report_text_is_whole(&report->help))
        return refuse(report, "title", N_("name, title and help are needed, the texts in nb and en"), error);
    for (size_t i = 0; i < report->note_count; i++)
        if (!report_text_is_whole(&report->notes[i]))
            return refuse(report, "note", N_("a note is needed in nb and en"), error);
    if ((report->part_count > 0) == (report->sql != NULL) || (report->column_count > 0) != (report->sql != NULL))
        return refuse(report, "part", N_("a report has columns and SQL, or parts"), error);
    for (size_t i = 0; i < report->column_count; i++) {
        const struct report_column *column = &report->columns[i];
        sums = sums || column->sum;
        if (!column->hidden && field_is_number(column->field) && !report_figure(report, i))
            return refuse(report, column->name, N_("a column of a number needs a figure"), error);
        if (!column->hidden && column->field->flags & FIELD_PERCENT && !is_of_whole(report_figure(report, i)))
            return refuse(report, column->name, N_("a share needs a line “per” that says of what"), error);
    }
    if (sums && report->total_sql)
        return refuse(report, "sum", N_("the totals are added up or given by a second statement, not both"), error);
    return STATUS_OK;
}

/* ---- What is built in ---- */

/* A shared table of the other day is made by the file of that of the day. */
static const struct embed_file *find_file(const char *folder, const char *name)
{
    struct str path = {0};
    bool then = strncmp(name, "then_", strlen("then_")) == 0;

    str_addf(&path, "%s%s%s.sql", folder, then ? "now_" : "", then ? name + strlen("then_") : name);
    const struct embed_file *file = embed_get(str_peek(&path));
    str_clear(&path);
    return file;
}

/* The files of shared tables that were taken in: many use the same. */
struct taken {
    const struct embed_file **files;
    size_t count, capacity;
};

static bool take_once(struct taken *taken, const struct embed_file *file)
{
    for (size_t i = 0; i < taken->count; i++)
        if (taken->files[i] == file)
            return false;
    taken->files = array_room(taken->files, taken->count, &taken->capacity, sizeof *taken->files);
    taken->files[taken->count++] = file;
    return true;
}

/* Takes in the pieces of filter of a shared table, and those of the tables that it uses itself. */
static enum status take_shared(const char *name, struct report *report, struct taken *taken, struct error *error)
{
    struct script script = {0};
    struct report_pieces uses = {0};
    const struct embed_file *file = find_file(REPORT_SHARED_FOLDER, name);

    if (!file)
        return refuse(report, name, N_("there is no such shared table"), error);
    if (!take_once(taken, file))
        return STATUS_OK;
    enum status status = script_read((const char *)file->bytes, file->size, &script, error);
    for (size_t i = 0; status == STATUS_OK && i < script.count; i++)
        if (strcmp(script.lines[i].key, "filter") == 0)
            (void)report_take_filter(script.lines[i].value, report); /* or another file has brought it already */
    report_pieces_split(script_get(&script, "uses"), ' ', &uses);
    for (size_t i = 0; status == STATUS_OK && i < uses.count; i++)
        status = take_shared(uses.items[i], report, taken, error);
    report_pieces_clear(&uses);
    script_clear(&script);
    return status;
}

static enum status take_built_in(struct report *report, struct error *error)
{
    struct taken taken = {0};
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < report->use_count; i++)
        status = take_shared(report->uses[i], report, &taken, error);
    free(taken.files);
    for (size_t i = 0; status == STATUS_OK && i < report->part_count; i++)
        if (strcmp(report->parts[i].name, REPORT_ALL) != 0 && !find_file(REPORT_FOLDER, report->parts[i].name))
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

    for (const struct embed_file *file = NULL; (file = embed_next(REPORT_FOLDER, file));) {
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
        if (!report_take_line(&script.lines[i], report))
            status = refuse(report, script.lines[i].value, N_("this line of the head cannot be understood"), error);
    report_take_sql(script.sql, report);
    if (status == STATUS_OK)
        status = take_built_in(report, error);
    if (status == STATUS_OK)
        status = check_whole(report, error);
    script_clear(&script);
    if (status != STATUS_OK)
        report_clear(report);
    return status;
}

static void clear_text(struct report_text *text)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        free(text->in[i]);
    *text = (struct report_text){0};
}

static void clear_figures(struct report *report)
{
    for (size_t i = 0; i < report->figure_count; i++) {
        struct report_figure *figure = &report->figures[i];
        for (size_t term = 0; term < figure->count; term++) {
            free(figure->terms[term].entity);
            free(figure->terms[term].filter);
            free(figure->terms[term].measure);
            free(figure->terms[term].day);
        }
        free(figure->terms);
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
    clear_text(&report->short_title);
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
