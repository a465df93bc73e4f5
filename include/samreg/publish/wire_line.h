/* What writing and reading the wire form share; for src/publish only. Everybody else asks wire.h. */
#ifndef SAMREG_PUBLISH_WIRE_LINE_H
#define SAMREG_PUBLISH_WIRE_LINE_H

#include "samreg/model/field.h"
#include "samreg/model/picture.h"

#define WIRE_NAME "samreg-wire"
#define WIRE_NOTHING "\\-"
enum { WIRE_VERSION = 1 };

/* The field that stands for a column on the other side; NULL for a type whose cells go as the text that is shown. Lives
 * for ever. `percent`: a share that is shown in per cent (FIELD_PERCENT). */
const struct field *wire_field(enum field_type type, bool percent);

/* Bytes being read line by line, each line taken apart into its parts. Begin with all zeroes, `rest` and `left`. */
struct wire_line {
    const char *rest; /* what follows the line */
    size_t left;      /* its bytes */
    size_t number;    /* of the line, from 1 */
    char *copy;       /* the line, its parts ended by zero bytes */
    char **parts;     /* parts[0] is its word */
    size_t count, capacity;
    size_t next;      /* the part that is taken next */
    bool sound;       /* every part that was taken is as it should be */
};
void wire_line_clear(struct wire_line *line);

/* Goes to the next line, its word being taken. Returns false at the end of the bytes, and when a line has no end. */
bool wire_line_next(struct wire_line *line);

/* Whether the line begins with that word. */
bool wire_line_is(const struct wire_line *line, const char *word);

/* Whether all parts were taken and were as they should be. */
bool wire_line_done(const struct wire_line *line);

/* Takes the next part: as a number within the bounds (`least` when it is none), as yes or no, as a text (NULL for no
 * text; lent until the next line), as a text that must be there ("" when it is not). What is not as it should be is
 * remembered in `sound`. */
int wire_take_number(struct wire_line *line, int least, int most);
bool wire_take_flag(struct wire_line *line);
const char *wire_take_text(struct wire_line *line);
const char *wire_take_words(struct wire_line *line);

/* Reads the line at hand, which is not a picture's first, as a shape and adds it to the picture. Returns false when it
 * is none. */
bool wire_read_shape(struct wire_line *line, struct picture *picture);

#endif
