#include "samreg/model/picture.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void picture_begin(struct picture *picture, enum language language, const char *title, const char *description)
{
    *picture = (struct picture){
        .width = PICTURE_WIDTH,
        .height = PICTURE_HEIGHT,
        .language = language,
        .title = memory_copy_text(title),
        .description = memory_copy_text(description),
    };
}

void picture_clear(struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        struct picture_shape *shape = &picture->shapes[i];

        free(shape->points);
        free(shape->words);
        free(shape->role);
        free(shape->id);
    }
    free(picture->shapes);
    free(picture->title);
    free(picture->description);
    *picture = (struct picture){0};
}

void picture_list_clear(struct picture_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        picture_clear(&list->items[i]);
    free(list->items);
    *list = (struct picture_list){0};
}

struct picture *picture_list_add(struct picture_list *list)
{
    list->items = array_room(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (struct picture){0};
    return &list->items[list->count++];
}

static bool is_near(int number)
{
    return number >= -PICTURE_FAR && number <= PICTURE_FAR;
}

static bool is_size(int number)
{
    return number >= 0 && number <= PICTURE_FAR;
}

static struct picture_shape *add_shape(struct picture *picture, enum picture_kind kind)
{
    struct picture_shape *shape;

    assert(picture->width > 0);
    picture->shapes = array_room(picture->shapes, picture->count, &picture->capacity, sizeof *picture->shapes);
    shape = &picture->shapes[picture->count++];
    *shape = (struct picture_shape){.kind = kind};
    return shape;
}

/* What stands for an ink or a thickness that was left out. */
static enum picture_ink or_ink(enum picture_ink ink)
{
    return ink == PICTURE_NO_INK ? PICTURE_INK : ink;
}

static int or_one(int thickness)
{
    return thickness == 0 ? 1 : thickness;
}

void picture_add_line(struct picture *picture, struct picture_line line)
{
    assert(is_near(line.x1) && is_near(line.y1) && is_near(line.x2) && is_near(line.y2) && is_size(line.thickness));
    line.ink = or_ink(line.ink);
    line.thickness = or_one(line.thickness);
    add_shape(picture, PICTURE_A_LINE)->line = line;
}

void picture_add_box(struct picture *picture, struct picture_box box)
{
    assert(is_near(box.x) && is_near(box.y) && is_size(box.width) && is_size(box.height) && is_size(box.radius) &&
           is_size(box.thickness));
    box.thickness = or_one(box.thickness);
    add_shape(picture, PICTURE_A_BOX)->box = box;
}

void picture_add_marker(struct picture *picture, struct picture_marker marker)
{
    assert(is_near(marker.x) && is_near(marker.y) && is_size(marker.size));
    marker.ink = or_ink(marker.ink);
    add_shape(picture, PICTURE_A_MARKER)->marker = marker;
}

void picture_add_path(struct picture *picture, struct picture_path path, const struct picture_point points[],
                      size_t count)
{
    struct picture_shape *shape;

    assert(count >= 2 && is_size(path.thickness) && !(path.closed && path.arrow));
    for (size_t i = 0; i < count; i++)
        assert(is_near(points[i].x) && is_near(points[i].y));
    path.thickness = or_one(path.thickness);
    path.ink = path.closed ? path.ink : or_ink(path.ink);
    shape = add_shape(picture, PICTURE_A_PATH);
    shape->path = path;
    shape->points = memory_new_array(count, sizeof *points);
    memcpy(shape->points, points, count * sizeof *points);
    shape->point_count = count;
}

void picture_add_text(struct picture *picture, struct picture_text text, const char *words)
{
    struct picture_shape *shape;

    assert(is_near(text.x) && is_near(text.y) && text.size > 0 && text.size <= PICTURE_TALLEST && text.turn >= -90 &&
           text.turn <= 90);
    text.ink = or_ink(text.ink);
    shape = add_shape(picture, PICTURE_A_TEXT);
    shape->text = text;
    shape->text.role = shape->role = memory_copy_text(text.role);
    shape->text.id = shape->id = memory_copy_text(text.id);
    shape->words = memory_copy_text(words);
}

/* The length of the line that `words` begins with: as many words as fit, at least one. */
static size_t line_length(const struct picture_text *text, int width, const char *words)
{
    size_t length = strcspn(words, " \n");

    while (words[length] == ' ') {
        size_t next = length + 1 + strcspn(words + length + 1, " \n");
        char *line = memory_copy_bytes(words, next);
        bool fits = picture_text_width(line, text->size, text->bold) <= width;

        free(line);
        if (!fits)
            break;
        length = next;
    }
    return length;
}

int picture_add_lines(struct picture *picture, struct picture_text text, int width, int leading, const char *words)
{
    assert(text.turn == 0);
    while (*words) {
        size_t length = line_length(&text, width, words);
        char *line = memory_copy_bytes(words, length);

        picture_add_text(picture, text, line);
        free(line);
        text.y += leading;
        words += length;
        words += *words == '\0' ? 0 : 1;
    }
    return text.y;
}
