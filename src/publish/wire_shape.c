/* Reads the shapes of pictures from the wire form. */
#include "samreg/base/memory.h"
#include "samreg/publish/wire_line.h"

#include <stdlib.h>
#include <string.h>

static int take_coordinate(struct wire_line *line)
{
    return wire_take_number(line, -PICTURE_FAR, PICTURE_FAR);
}

static int take_size(struct wire_line *line)
{
    return wire_take_number(line, 0, PICTURE_FAR);
}

static enum picture_ink take_ink(struct wire_line *line)
{
    return (enum picture_ink)wire_take_number(line, 0, PICTURE_INK_COUNT - 1);
}

static enum picture_pattern take_pattern(struct wire_line *line)
{
    return (enum picture_pattern)wire_take_number(line, 0, PICTURE_PATTERN_COUNT - 1);
}

static enum picture_dash take_dash(struct wire_line *line)
{
    return (enum picture_dash)wire_take_number(line, 0, PICTURE_DASH_COUNT - 1);
}

/* The members of a shape are read in the order in which they stand: an initialiser would not promise that. */
static bool read_line(struct wire_line *line, struct picture *picture)
{
    struct picture_line shape = {0};

    shape.x1 = take_coordinate(line);
    shape.y1 = take_coordinate(line);
    shape.x2 = take_coordinate(line);
    shape.y2 = take_coordinate(line);
    shape.thickness = take_size(line);
    shape.dash = take_dash(line);
    shape.ink = take_ink(line);
    if (wire_line_done(line))
        picture_add_line(picture, shape);
    return wire_line_done(line);
}

static bool read_box(struct wire_line *line, struct picture *picture)
{
    struct picture_box box = {0};

    box.x = take_coordinate(line);
    box.y = take_coordinate(line);
    box.width = take_size(line);
    box.height = take_size(line);
    box.radius = take_size(line);
    box.fill = take_ink(line);
    box.pattern = take_pattern(line);
    box.outline = take_ink(line);
    box.thickness = take_size(line);
    if (wire_line_done(line))
        picture_add_box(picture, box);
    return wire_line_done(line);
}

static bool read_marker(struct wire_line *line, struct picture *picture)
{
    struct picture_marker marker = {0};

    marker.x = take_coordinate(line);
    marker.y = take_coordinate(line);
    marker.size = take_size(line);
    marker.symbol = (enum picture_symbol)wire_take_number(line, 0, PICTURE_SYMBOL_COUNT - 1);
    marker.ink = take_ink(line);
    marker.hollow = wire_take_flag(line);
    marker.ringed = wire_take_flag(line);
    if (wire_line_done(line))
        picture_add_marker(picture, marker);
    return wire_line_done(line);
}

static bool read_path(struct wire_line *line, struct picture *picture)
{
    struct picture_path path = {0};
    struct picture_point *points = NULL;
    size_t count = 0;
    size_t capacity = 0;
    bool sound;

    path.closed = wire_take_flag(line);
    path.arrow = wire_take_flag(line);
    path.thickness = take_size(line);
    path.dash = take_dash(line);
    path.ink = take_ink(line);
    path.fill = take_ink(line);
    path.pattern = take_pattern(line);
    while (line->sound && line->next < line->count) {
        points = array_room(points, count, &capacity, sizeof *points);
        points[count].x = take_coordinate(line);
        points[count++].y = take_coordinate(line);
    }
    sound = wire_line_done(line) && count >= 2 && !(path.closed && path.arrow);
    if (sound)
        picture_add_path(picture, path, points, count);
    free(points);
    return sound;
}

/* Roles become classes of style sheets. */
static bool is_role(const char *role)
{
    return !role || (*role && role[strspn(role, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0');
}

static bool read_text(struct wire_line *line, struct picture *picture)
{
    struct picture_text text = {0};
    const char *words;

    text.x = take_coordinate(line);
    text.y = take_coordinate(line);
    text.size = wire_take_number(line, 1, PICTURE_TALLEST);
    text.anchor = (enum picture_anchor)wire_take_number(line, 0, PICTURE_ANCHOR_COUNT - 1);
    text.bold = wire_take_flag(line);
    text.halo = wire_take_flag(line);
    text.turn = wire_take_number(line, -90, 90);
    text.ink = take_ink(line);
    text.role = wire_take_text(line);
    text.id = wire_take_text(line);
    words = wire_take_words(line);
    if (!wire_line_done(line) || !is_role(text.role))
        return false;
    picture_add_text(picture, text, words);
    return true;
}

bool wire_read_shape(struct wire_line *line, struct picture *picture)
{
    static const struct {
        const char *word;
        bool (*read)(struct wire_line *line, struct picture *picture);
    } shapes[] = {
        {"line", read_line}, {"box", read_box}, {"marker", read_marker}, {"path", read_path}, {"text", read_text}};

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (wire_line_is(line, shapes[i].word))
            return shapes[i].read(line, picture);
    }
    return false;
}
