#include "samreg/model/selection.h"

#include "samreg/model/place.h"

#include <assert.h>
#include <stdlib.h>

void selection_init(struct selection *selection, const struct entity *entity, struct date as_of)
{
    assert(entity && date_is_day(as_of));
    *selection = (struct selection){.entity = entity, .as_of = as_of};
}

void selection_clear(struct selection *selection)
{
    filter_clear(&selection->filter);
    *selection = (struct selection){0};
}

void selection_copy(struct selection *to, const struct selection *from)
{
    if (to == from)
        return;
    selection_clear(to);
    *to = *from;
    to->filter = (struct filter){0};
    filter_copy(&to->filter, &from->filter);
}

void place_free(struct place **place)
{
    if (!*place)
        return;
    for (size_t i = 0; i < SELECTION_SORTS + 1; i++)
        value_clear(&(*place)->values[i]);
    free((*place)->sort_key);
    free(*place);
    *place = NULL;
}

void slice_clear(struct slice *slice)
{
    for (size_t i = 0; i < slice->count; i++) {
        record_clear(&slice->rows[i]);
        place_free(&slice->places[i]);
    }
    free(slice->rows);
    free(slice->places);
    *slice = (struct slice){0};
}
