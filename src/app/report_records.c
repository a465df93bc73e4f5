/* The records behind the figures of a report. */
#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum status reports_select(struct app *app, const struct report_behind *behind, struct selection *selection,
                           struct error *error)
{
    selection_init(selection, behind->entity, behind->as_of);
    selection->all_dates = behind->all_dates;
    return app_filter(app, behind->entity, behind->filter, &selection->filter, error);
}

/* What is measured of the records so far. */
struct measuring {
    const struct report_behind *behind;
    size_t place; /* of the field */
    int64_t measure;
    char **seen;  /* the different values */
    size_t count, capacity;
};

static enum status measure_record(void *context, const struct record *row, struct error *error)
{
    struct measuring *measuring = context;
    const struct value *value = measuring->behind->field != NULL ? &row->values[measuring->place] : NULL;
    struct str text = {0};

    (void)error;
    if (measuring->behind->measure == REPORT_SUM) {
        measuring->measure += value->kind == VALUE_INTEGER ? value->integer : 0;
    } else if (measuring->behind->measure != REPORT_DISTINCT) {
        measuring->measure++;
    } else if (value->kind != VALUE_NONE) {
        /* A municipality by what it is called on the day: one and its successor are the same. */
        bool by_name = value->kind == VALUE_REFERENCE && measuring->behind->field->target == ENTITY_MUNICIPALITY;

        str_addf(&text, "%lld %s", by_name ? 0LL : (long long)value->integer,
                 by_name || value->kind == VALUE_TEXT ? value->text : "");
        measuring->seen =
            array_room(measuring->seen, measuring->count, &measuring->capacity, sizeof *measuring->seen);
        measuring->seen[measuring->count++] = str_take(&text);
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
    if (measuring->count > 0) {
        qsort(measuring->seen, measuring->count, sizeof *measuring->seen, compare_texts);
    }
    for (size_t i = 0; i < measuring->count; i++) {
        measuring->measure += i == 0 || strcmp(measuring->seen[i - 1], measuring->seen[i]) != 0;
    }
    for (size_t i = 0; i < measuring->count; i++) {
        free(measuring->seen[i]);
    }
    free(measuring->seen);
}

enum status reports_measure(struct app *app, const struct report_behind *behind, int64_t *measure, struct error *error)
{
    struct measuring measuring = {.behind = behind};
    struct selection selection = {0};
    struct date as_of = app->as_of;
    enum status status = reports_select(app, behind, &selection, error);

    if (behind->field != NULL) {
        measuring.place = (size_t)entity_field_index(behind->entity, behind->field->name);
    }
    app->as_of = behind->as_of;
    if (status == STATUS_OK) {
        status = app_each(app, &selection, measure_record, &measuring, error);
    }
    app->as_of = as_of;
    count_seen(&measuring);
    if (status == STATUS_OK) {
        *measure = measuring.measure;
    }
    selection_clear(&selection);
    return status;
}
