#include "samreg/view/tally.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

void tally_init(struct tally *tally, struct app *app, enum entity_id kind, const char *field)
{
    *tally = (struct tally){.app = app, .entity = entity_get(kind)};
    tally->field = entity_field(tally->entity, field);
}

void tally_clear(struct tally *tally)
{
    free(tally->counts);
    *tally = (struct tally){0};
}

void tally_forget(struct tally *tally)
{
    tally->count = 0;
}

int64_t tally_peek(const struct tally *tally, int64_t id)
{
    for (size_t i = 0; i < tally->count; i++) {
        if (tally->counts[i].id == id)
            return tally->counts[i].count;
    }
    return -1;
}

/* Counts for one record. What cannot be read now counts as nothing until the next change. */
static bool count_one(struct tally *tally, int64_t id)
{
    struct selection selection;
    struct error error = {0};
    int64_t count = 0;
    enum status status;

    selection_init(&selection, tally->entity, app_as_of(tally->app));
    selection.parent = id;
    selection.parent_field = tally->field;
    status = app_count(tally->app, &selection, &count, &error);
    selection_clear(&selection);
    error_clear(&error);
    if (status == STATUS_STOPPED)
        return false;
    tally->counts = array_room(tally->counts, tally->count, &tally->capacity, sizeof *tally->counts);
    tally->counts[tally->count++] = (struct tally_count){id, count};
    return true;
}

bool tally_work(struct tally *tally, const struct window *window, int64_t (*id_of)(const struct record *row))
{
    size_t last = window->list.top + (size_t)window->list.page;
    bool counted = false;

    for (size_t row = window->list.top; row < last && row < window->rows.count; row++) {
        int64_t id = id_of(&window->rows.rows[row]);

        if (id == 0 || tally_peek(tally, id) >= 0)
            continue;
        if (!count_one(tally, id))
            break;
        counted = true;
    }
    return counted;
}
