/* The records behind the figures of a report. */
#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What a list of the records behind a figure shows. Ends with selection_clear(). STATUS_DATA when the report's line is
 * no filter. */
static enum status select_behind(struct app *app, const struct report_behind *behind, struct selection *selection,
                           struct error *error)
{
    selection_init(selection, behind->entity, behind->as_of);
    selection->all_dates = behind->all_dates;
    return app_filter(app, behind->entity, behind->filter, &selection->filter, error);
}

/* ---- Fractions ---- */

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static int64_t product(int64_t a, int64_t b)
{
    int64_t both;
    bool overflows = __builtin_mul_overflow(a, b, &both);

    assert(!overflows);
    return overflows ? 0 : both;
}

/* In lowest terms; `below` is not 0. */
static struct fraction make_fraction(int64_t above, int64_t below)
{
    int64_t divisor = common_divisor(above, below) * (below < 0 ? -1 : 1);

    return (struct fraction){above / divisor, below / divisor};
}

static struct fraction times(struct fraction a, struct fraction b)
{
    struct fraction left = make_fraction(a.above, b.below), right = make_fraction(b.above, a.below);

    return (struct fraction){product(left.above, right.above), product(left.below, right.below)};
}

static struct fraction plus(struct fraction a, struct fraction b)
{
    return make_fraction(product(a.above, b.below) + product(b.above, a.below), product(a.below, b.below));
}

/* To hundredths, half away from zero, as ratio() of the reports' SQL. */
static struct fraction rounded(struct fraction a)
{
    int64_t above = product(a.above, 200);

    return make_fraction((above + (above < 0 ? -a.below : a.below)) / (2 * a.below), 100);
}

static struct fraction read_share(const char *text)
{
    const char *slash = strchr(text, '/');
    int64_t below = slash != NULL ? strtoll(slash + 1, NULL, 10) : 0;

    return make_fraction(strtoll(text, NULL, 10), below != 0 ? below : 1);
}

/* What a value of the field is in kroner, km² and whole numbers. */
static struct fraction read_number(const struct field *field, const struct value *value)
{
    bool hundredths = field->type == FIELD_DECIMAL || field->type == FIELD_MONEY || field->type == FIELD_AREA;

    if (value->kind == VALUE_TEXT && field->type == FIELD_SHARE)
        return read_share(value->text);
    return make_fraction(value->kind == VALUE_INTEGER ? value->integer : 0, hundredths ? 100 : 1);
}

/* ---- The records of one line ---- */

/* What is measured of the records so far. */
struct measuring {
    struct app *app;
    const struct report_behind *behind;
    struct fraction sum;
    int64_t number;
    char **seen;  /* the different values */
    size_t count, capacity;
};

/* A municipality by what it is called on the day: one and its successor are the same. False where there is no value. */
static bool name_value(const struct field *field, const struct value *value, struct str *out)
{
    bool by_name = value->kind == VALUE_REFERENCE && field->target == ENTITY_MUNICIPALITY;

    str_addf(out, "%lld %s\n", by_name ? 0LL : (long long)value->integer,
             by_name || value->kind == VALUE_TEXT ? value->text : "");
    return value->kind != VALUE_NONE;
}

static void see_values(struct measuring *measuring, const struct record *row)
{
    struct str text = {0};
    bool whole = true;

    for (size_t i = 0; i < REPORT_FIELDS && measuring->behind->measuring.fields[i] != NULL; i++) {
        const struct field *field = measuring->behind->measuring.fields[i];

        whole = name_value(field, record_value(row, field->name), &text) && whole;
    }
    if (whole) {
        measuring->seen = array_room(measuring->seen, measuring->count, &measuring->capacity, sizeof *measuring->seen);
        measuring->seen[measuring->count++] = str_take(&text);
    }
    str_clear(&text);
}

/* What a participation bears of the field of its arrangement, rounded as it is stored. */
static enum status add_borne(struct measuring *measuring, const struct record *row, struct error *error)
{
    const struct field *field = measuring->behind->measuring.fields[0];
    const struct value *share = record_value(row, "cost_share"), *arrangement = record_value(row, "arrangement");
    struct record whole = {0};
    enum status status;

    share = share->kind == VALUE_TEXT ? share : record_value(row, "share");
    if (share->kind != VALUE_TEXT || arrangement->kind != VALUE_REFERENCE)
        return STATUS_OK;
    status = app_fetch(measuring->app, entity_get(ENTITY_ARRANGEMENT), arrangement->integer, &whole, error);
    if (status == STATUS_OK) {
        struct fraction part = times(read_share(share->text), read_number(field, record_value(&whole, field->name)));

        measuring->sum = plus(measuring->sum, rounded(part));
    }
    record_clear(&whole);
    return status;
}

static enum status measure_record(void *context, const struct record *row, struct error *error)
{
    struct measuring *measuring = context;
    const struct field *field = measuring->behind->measuring.fields[0];
    struct fraction value;

    switch (measuring->behind->measuring.measure) {
    case REPORT_COUNT:
        measuring->number++;
        break;
    case REPORT_DISTINCT:
        see_values(measuring, row);
        break;
    case REPORT_SUM:
        measuring->sum = plus(measuring->sum, read_number(field, record_value(row, field->name)));
        break;
    case REPORT_MOST:
        value = read_number(field, record_value(row, field->name));
        if (product(value.above, measuring->sum.below) > product(measuring->sum.above, value.below))
            measuring->sum = value;
        break;
    case REPORT_BORNE:
        return add_borne(measuring, row, error);
    }
    return STATUS_OK;
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Counts what differs, and frees it. */
static void count_seen(struct measuring *measuring)
{
    if (measuring->count > 0)
        qsort(measuring->seen, measuring->count, sizeof *measuring->seen, compare_texts);
    for (size_t i = 0; i < measuring->count; i++)
        measuring->number += i == 0 || strcmp(measuring->seen[i - 1], measuring->seen[i]) != 0;
    for (size_t i = 0; i < measuring->count; i++)
        free(measuring->seen[i]);
    free(measuring->seen);
}

static enum status open_line(struct app *app, const struct report_behind *behind, struct fraction *measured,
                             struct error *error)
{
    struct measuring measuring = {.app = app, .behind = behind, .sum = {0, 1}};
    struct selection selection = {0};
    struct date as_of = app->as_of;
    enum status status = select_behind(app, behind, &selection, error);

    app->as_of = behind->as_of;
    if (status == STATUS_OK)
        status = app_each(app, &selection, measure_record, &measuring, error);
    app->as_of = as_of;
    count_seen(&measuring);
    *measured = times(plus(measuring.sum, (struct fraction){measuring.number, 1}),
                      (struct fraction){behind->measuring.times, 1});
    selection_clear(&selection);
    return status;
}

/* ---- Lines measured before ---- */

/* Many rows are held against the same whole, and a share counts what the number beside it counts. */
struct line {
    char *key;
    struct fraction measured;
    struct line *next;
};

enum { BUCKETS = 1024 };

struct lines {
    struct line *buckets[BUCKETS];
};

static void clear_lines(struct lines *lines)
{
    for (size_t i = 0; i < BUCKETS; i++) {
        while (lines->buckets[i] != NULL) {
            struct line *line = lines->buckets[i];

            lines->buckets[i] = line->next;
            free(line->key);
            free(line);
        }
    }
}

/* What of a line says what it measures, and the bucket that this belongs into; new string. */
static char *make_key(const struct report_behind *behind, size_t *bucket)
{
    const struct report_measuring *measuring = &behind->measuring;
    struct str key = {0};
    uint64_t hash = 14695981039346656037u;

    str_addf(&key, "%s|%d-%d-%d|%d|%d|%lld|", behind->entity->name, behind->as_of.year, behind->as_of.month,
             behind->as_of.day, behind->all_dates, (int)measuring->measure, (long long)measuring->times);
    for (size_t i = 0; i < REPORT_FIELDS && measuring->fields[i] != NULL; i++)
        str_addf(&key, "%s|", measuring->fields[i]->name);
    str_add(&key, behind->filter);
    for (const char *at = str_peek(&key); *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    *bucket = hash % BUCKETS;
    return str_take(&key);
}

static enum status measure_line(struct app *app, struct lines *lines, const struct report_behind *behind,
                                struct fraction *measured, struct error *error)
{
    size_t bucket;
    char *key = make_key(behind, &bucket);
    struct line *line = lines->buckets[bucket];
    enum status status = STATUS_OK;

    while (line != NULL && strcmp(line->key, key) != 0)
        line = line->next;
    if (line != NULL)
        *measured = line->measured;
    else
        status = open_line(app, behind, measured, error);
    if (line == NULL && status == STATUS_OK) {
        line = memory_new(sizeof *line);
        *line = (struct line){key, *measured, lines->buckets[bucket]};
        lines->buckets[bucket] = line;
        key = NULL;
    }
    free(key);
    return status;
}

/* ---- Figures ---- */

/* What the lines make, one after the other, each step rounded but for the last one of a share. A quotient by nothing is
 * none: then the figure is 0. */
static struct fraction work_out(const struct report_behind *lines, const struct fraction *measured, size_t count,
                                bool is_share)
{
    struct fraction all = {0, 1}, one = {0, 1};

    for (size_t i = 0; i < count; i++) {
        if (lines[i].step != REPORT_PER) {
            all = plus(all, one);
            one = measured[i];
            one.above *= lines[i].step == REPORT_LESS ? -1 : 1;
        } else {
            one = measured[i].above == 0
                      ? (struct fraction){0, 1}
                      : times(one, make_fraction(measured[i].below, measured[i].above));
        }
        one = is_share && i + 1 == count ? one : rounded(one);
    }
    return plus(all, one);
}

static enum status measure_cell(struct app *app, struct lines *known, const struct report_section *section, size_t row,
                                size_t column, struct report_measured *measured, struct error *error)
{
    const struct table *table = &section->table;
    const struct field *field = table->columns[column].field;
    const struct value *value = table_cell(table, row, column);
    struct report_behind lines[REPORT_TERMS];
    struct fraction each[REPORT_TERMS] = {{0}};
    size_t count = report_section_terms(section, row, column, lines);
    enum status status = STATUS_OK;

    measured->is_figure = value->kind != VALUE_NONE && field_is_number(field) &&
                          (count > 0 || row + section->totals < table->row_count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = measure_line(app, known, &lines[i], &each[i], error);
    if (status == STATUS_OK && measured->is_figure) {
        measured->said = read_number(field, value);
        measured->measured = work_out(lines, each, count, field->type == FIELD_SHARE);
    }
    for (size_t i = 0; i < count; i++)
        report_behind_clear(&lines[i]);
    return status;
}

enum status reports_measure(struct app *app, const struct report_section *section, size_t first, size_t step,
                            struct report_measured **cells, struct error *error)
{
    const struct table *table = &section->table;
    struct report_measured *all = memory_new_array(table->row_count * table->column_count + 1, sizeof *all);
    struct lines lines = {{0}};
    enum status status = STATUS_OK;

    for (size_t row = 0; status == STATUS_OK && row < table->row_count; row++) {
        bool taken = row % step == first % step || row + 1 == table->row_count;

        for (size_t column = 0; taken && status == STATUS_OK && column < table->column_count; column++)
            status = measure_cell(app, &lines, section, row, column, &all[row * table->column_count + column], error);
    }
    clear_lines(&lines);
    if (status == STATUS_OK)
        *cells = all;
    else
        free(all);
    return status;
}
