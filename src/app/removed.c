/* Finding a removed record by what people call it: only living records are in the store's own search. */
#include "samreg/app/records.h"

#include "samreg/app/internal.h"
#include "samreg/base/collate.h"
#include "samreg/model/field.h"
#include "samreg/store/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_AT_A_TIME = 200, MOST_NAMED = 10 };

/* Who is looked for, and who was found. */
struct search {
    const char *folded;
    int64_t id;
    size_t count;
    struct str candidates; /* "Barnevern (123)", set apart by commas */
};

/* Whether the text folds to what is looked for; makes the text empty for the next. */
static bool is_meant(struct str *text, const char *folded)
{
    struct str own = {0};
    bool is;

    collate_fold(str_peek(text), &own);
    is = own.length > 0 && strcmp(str_peek(&own), folded) == 0;
    str_clear(&own);
    str_reset(text);
    return is;
}

/* Whether the record is called so: by all of its name, by one of its texts in it, or by its natural key. */
static bool bears(const struct record *record, const char *folded)
{
    const struct entity *entity = record->entity;
    struct str text = {0};
    bool found;

    record_called(record, &text);
    found = is_meant(&text, folded);
    for (const char *const *name = entity->called; *name != NULL && !found; name++) {
        field_write(entity_field(entity, *name), record_value(record, *name), FIELD_DATA, &text);
        found = is_meant(&text, folded);
    }
    for (size_t i = 0; i < entity->field_count && !found; i++) {
        if ((entity->fields[i].flags & FIELD_KEY) != 0) {
            str_add(&text, text.length > 0 ? "/" : "");
            field_write(&entity->fields[i], &record->values[i], FIELD_DATA, &text);
        }
    }
    found = found || is_meant(&text, folded);
    str_clear(&text);
    return found;
}

static void look_through(const struct slice *slice, struct search *search)
{
    for (size_t i = 0; i < slice->count; i++) {
        const struct record *record = &slice->rows[i];

        if (!bears(record, search->folded))
            continue;
        search->id = record->id;
        if (++search->count <= MOST_NAMED) {
            str_add(&search->candidates, search->count > 1 ? ", " : "");
            record_called(record, &search->candidates);
            str_addf(&search->candidates, " (%lld)", (long long)record->id);
        }
    }
}

static enum status search_removed(struct app *app, const struct entity *entity, struct search *search,
                                  struct error *error)
{
    struct selection selection;
    struct slice slice = {0};
    struct place *behind = NULL;
    enum status status;

    selection_init(&selection, entity, app->as_of);
    selection.all_dates = true;
    selection.removed = true;
    do {
        status = store_slice(app->store, &selection, behind, STORE_FORWARD, ROWS_AT_A_TIME, NULL, &slice, error);
        place_free(&behind);
        if (status == STATUS_OK && slice.count > 0) {
            look_through(&slice, search);
            behind = slice.places[slice.count - 1];
            slice.places[slice.count - 1] = NULL;
        }
    } while (status == STATUS_OK && slice.count > 0 && !slice.at_end);
    place_free(&behind);
    slice_clear(&slice);
    selection_clear(&selection);
    return status;
}

/* Whether the text is the identifier of a removed record. */
static bool is_identifier(struct app *app, const struct entity *entity, const char *text, int64_t *id)
{
    struct record record = {0};
    struct error error = {0};
    char *end = NULL;
    long long number = strtoll(text, &end, 10);
    bool is = number > 0 && *end == '\0' && app_fetch(app, entity, number, &record, &error) == STATUS_OK &&
              record.removed;

    if (is)
        *id = number;
    error_clear(&error);
    record_clear(&record);
    return is;
}

enum status app_resolve_removed(struct app *app, const struct entity *entity, const char *text, int64_t *id,
                                struct error *error)
{
    struct str folded = {0};
    struct search search = {0};
    enum status status;

    if (is_identifier(app, entity, text, id))
        return STATUS_OK;
    collate_fold(text, &folded);
    search.folded = str_peek(&folded);
    status = search_removed(app, entity, &search, error);
    if (status == STATUS_OK && search.count == 1) {
        *id = search.id;
    } else if (status == STATUS_OK && search.count == 0) {
        status = error_set(error, STATUS_DATA,
                           N_("%t1: no removed record is called “%2”. “samreg list %3 --removed” shows them."),
                           entity->label, text, entity->name, NULL);
    } else if (status == STATUS_OK) {
        status = error_set(error, STATUS_DATA,
                           N_("%t1: several removed records are called “%2”: %3. Give the identifier."), entity->label,
                           text, str_peek(&search.candidates), NULL);
    }
    str_clear(&folded);
    str_clear(&search.candidates);
    return status;
}
