#include "samreg/app/records.h"

#include "samreg/app/internal.h"
#include "samreg/store/read.h"

enum status app_fetch(struct app *app, const struct entity *entity, int64_t id, struct record *record,
                      struct error *error)
{
    return store_fetch(app->store, entity, id, app->as_of, record, error);
}

enum status app_called(struct app *app, const struct entity *entity, int64_t id, char **called, struct error *error)
{
    return store_called(app->store, entity, id, app->as_of, called, error);
}

enum status app_filter(struct app *app, const struct entity *entity, const char *text, struct filter *filter,
                       struct error *error)
{
    struct field_reading reading = app_reading(app, FIELD_SCREEN);

    return filter_parse(entity, text, &reading, filter, error);
}

enum status app_slice(struct app *app, const struct selection *selection, const struct place *place,
                      enum app_direction direction, size_t count, struct slice *slice, struct error *error)
{
    return store_slice(app->store, selection, place, direction == APP_FORWARD ? STORE_FORWARD : STORE_BACKWARD, count,
                       &app->stop, slice, error);
}

enum status app_each(struct app *app, const struct selection *selection,
                     enum status (*take)(void *context, const struct record *row, struct error *error), void *context,
                     struct error *error)
{
    enum { ROWS_AT_A_TIME = 500 };
    struct slice slice = {0};
    struct place *behind = NULL;
    enum status status;

    do {
        status = store_slice(app->store, selection, behind, STORE_FORWARD, ROWS_AT_A_TIME, NULL, &slice, error);
        for (size_t i = 0; status == STATUS_OK && i < slice.count; i++)
            status = take(context, &slice.rows[i], error);
        place_free(&behind);
        if (slice.count > 0) {
            behind = slice.places[slice.count - 1];
            slice.places[slice.count - 1] = NULL;
        }
    } while (status == STATUS_OK && slice.count > 0 && !slice.at_end);
    place_free(&behind);
    slice_clear(&slice);
    return status;
}

enum status app_count(struct app *app, const struct selection *selection, int64_t *count, struct error *error)
{
    return store_count(app->store, selection, &app->stop, count, error);
}

enum status app_place_of(struct app *app, const struct selection *selection, int64_t id, struct place **place,
                         bool *found, struct error *error)
{
    return store_place_of(app->store, selection, id, place, found, error);
}

enum status app_rank(struct app *app, const struct selection *selection, const struct place *place, int64_t *rank,
                     struct error *error)
{
    return store_rank(app->store, selection, place, &app->stop, rank, error);
}

enum status app_facets(struct app *app, const struct selection *selection, int field, struct facet **facets,
                       size_t *count, struct error *error)
{
    return store_facets(app->store, selection, field, &app->stop, facets, count, error);
}

void app_facets_free(struct facet **facets, size_t count)
{
    store_facets_free(facets, count);
}

enum status app_resolve(struct app *app, const struct entity *entity, const char *text, int64_t *id,
                        struct matches *candidates, struct error *error)
{
    return store_resolve(app->store, entity, text, app->as_of, id, candidates, error);
}

enum status app_suggest(struct app *app, const struct entity *entity, const char *text, size_t limit,
                        struct matches *matches, struct error *error)
{
    return store_suggest(app->store, entity, text, app->as_of, limit, matches, error);
}

enum status app_search(struct app *app, const char *text, size_t limit, struct matches *matches, struct error *error)
{
    return store_search(app->store, text, app->as_of, limit, &app->stop, matches, error);
}

enum status app_referrers(struct app *app, int64_t id, struct referrer **referrers, size_t *count, struct error *error)
{
    return store_referrers(app->store, id, app->as_of, referrers, count, error);
}
