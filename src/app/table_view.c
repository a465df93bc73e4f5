#include "samreg/app/table_view.h"

#include "samreg/app/table_filter.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/publish/publish.h"

#include <stdlib.h>
#include <string.h>

void table_view_init(struct table_view *view, const struct table *table, size_t totals, enum language language)
{
    *view = (struct table_view){.table = table, .totals = totals, .language = language};
    view->fields = memory_new_array(table->column_count, sizeof *view->fields);
    for (size_t i = 0; i < table->column_count; i++) {
        view->fields[i] = *table->columns[i].field;
        view->fields[i].name = table->columns[i].name;
        view->fields[i].label = table->columns[i].heading;
        view->fields[i].flags = 0;
    }
    view->kind = (struct entity){.name = "",
                                 .label = N_("The table"),
                                 .plural = N_("The table"),
                                 .fields = view->fields,
                                 .field_count = table->column_count};
    table_view_show(view, NULL, -1, false);
}

void table_view_clear(struct table_view *view)
{
    for (size_t row = 0; view->folded != NULL && row < view->table->row_count; row++)
        free(view->folded[row]);
    free(view->folded);
    free(view->rows);
    free(view->fields);
    *view = (struct table_view){0};
}

enum status table_view_filter(const struct table_view *view, const char *line, const struct field_reading *reading,
                              struct filter *filter, struct error *error)
{
    return filter_parse(&view->kind, line, reading, filter, error);
}

void table_view_cell(const struct table_view *view, size_t row, size_t column, struct str *out)
{
    publish_add_cell(&view->table->columns[column], table_cell(view->table, row, column), FIELD_SCREEN, view->language,
                     out);
}

/* ---- Sorting ---- */

/* What decides a row's place. */
struct sorting {
    size_t row;
    bool known;
    double number; /* decides first */
    char *text;    /* owned; decides then */
};

static size_t place_of_choice(const struct field *field, const char *code)
{
    size_t place = 0;

    while (field->choices[place].code != NULL && strcmp(field->choices[place].code, code) != 0)
        place++;
    return place;
}

static void set_sorting(struct sorting *sorting, const struct field *field, const struct value *value)
{
    struct str key = {0};

    sorting->known = value->kind != VALUE_NONE;
    if (value->kind == VALUE_INTEGER)
        sorting->number = (double)value->integer;
    else if (field->type == FIELD_SHARE && sorting->known)
        sorting->number = table_filter_share(value);
    else if (field->type == FIELD_CHOICE && sorting->known)
        sorting->number = (double)place_of_choice(field, value->text);
    else if (sorting->known && value->text != NULL)
        collate_sort_key(value->text, &key);
    sorting->text = str_take(&key);
}

static int compare(const struct sorting *a, const struct sorting *b)
{
    if (a->number < b->number || a->number > b->number)
        return a->number < b->number ? -1 : 1;
    return strcmp(a->text, b->text);
}

static int compare_rows(const struct sorting *a, const struct sorting *b, int direction)
{
    int order = a->known && b->known ? direction * compare(a, b) : b->known - a->known;

    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static int compare_up(const void *a, const void *b)
{
    return compare_rows(a, b, 1);
}

static int compare_down(const void *a, const void *b)
{
    return compare_rows(a, b, -1);
}

static void sort_rows(struct table_view *view, size_t count, size_t column, bool descending)
{
    struct sorting *sortings = memory_new_array(count, sizeof *sortings);

    for (size_t i = 0; i < count; i++) {
        sortings[i].row = view->rows[i];
        set_sorting(&sortings[i], view->table->columns[column].field, table_cell(view->table, view->rows[i], column));
    }
    if (count > 1)
        qsort(sortings, count, sizeof *sortings, descending ? compare_down : compare_up);
    for (size_t i = 0; i < count; i++) {
        view->rows[i] = sortings[i].row;
        free(sortings[i].text);
    }
    free(sortings);
}

/* Folds all rows, when words are looked for and they are not folded yet: a filter is typed letter by letter. */
static void fold_rows(struct table_view *view, const struct filter *filter)
{
    bool words = false;

    for (size_t i = 0; i < filter->count; i++)
        words = words || filter->terms[i].word != NULL;
    if (!words || view->folded != NULL)
        return;
    view->folded = memory_new_array(view->table->row_count, sizeof *view->folded);
    for (size_t row = 0; row < view->table->row_count; row++)
        view->folded[row] = table_filter_fold(view, row);
}

void table_view_show(struct table_view *view, const struct filter *filter, int column, bool descending)
{
    size_t body = view->table->row_count - view->totals;

    free(view->rows);
    view->rows = memory_new_array(view->table->row_count, sizeof *view->rows);
    view->count = 0;
    if (filter != NULL)
        fold_rows(view, filter);
    for (size_t row = 0; row < body; row++) {
        if (filter == NULL || table_filter_holds(view, filter, row))
            view->rows[view->count++] = row;
    }
    if (column >= 0)
        sort_rows(view, view->count, (size_t)column, descending);
    view->totals_shown = view->count == body ? view->totals : 0;
    for (size_t row = body; row < body + view->totals_shown; row++)
        view->rows[view->count++] = row;
}

/* ---- Facets and sums ---- */

struct facet_place {
    struct facet facet;
    size_t first; /* the row it was seen in first */
};

static int compare_counts(const void *a, const void *b)
{
    const struct facet_place *one = a;
    const struct facet_place *other = b;
    int order = (other->facet.count > one->facet.count) - (other->facet.count < one->facet.count);

    return order != 0 ? order : (one->first > other->first) - (one->first < other->first);
}

struct facet *table_view_facets(const struct table_view *view, size_t column, size_t *count)
{
    size_t body = view->count - view->totals_shown;
    struct facet_place *places = memory_new_array(body, sizeof *places);
    struct facet *facets;

    *count = 0;
    for (size_t i = 0; i < body; i++) {
        const struct value *value = table_cell(view->table, view->rows[i], column);
        size_t at = 0;

        while (at < *count && !value_equal(&places[at].facet.value, value))
            at++;
        if (at == *count) {
            value_copy(&places[at].facet.value, value);
            places[at].first = i;
            (*count)++;
        }
        places[at].facet.count++;
    }
    if (*count > 1)
        qsort(places, *count, sizeof *places, compare_counts);
    facets = memory_new_array(*count, sizeof *facets);
    for (size_t i = 0; i < *count; i++)
        facets[i] = places[i].facet;
    free(places);
    return facets;
}

void table_view_facets_free(struct facet **facets, size_t count)
{
    for (size_t i = 0; *facets != NULL && i < count; i++)
        value_clear(&(*facets)[i].value);
    free(*facets);
    *facets = NULL;
}
