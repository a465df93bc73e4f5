#include "samreg/app/tile_maps.h"

#include "samreg/base/embed.h"

void tile_maps_place(const char *const *numbers, size_t count, int columns, struct tile_layout *layout)
{
    static const char folder[] = "db/maps/";

    for (const struct embed_file *file = embed_next(folder, NULL); file != NULL; file = embed_next(folder, file)) {
        if (tile_layout_place(layout, (const char *)file->bytes, numbers, count))
            return;
    }
    tile_layout_fill(layout, count, columns);
}
