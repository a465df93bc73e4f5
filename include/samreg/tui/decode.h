/* From what the terminal sends to keys and pastes: UTF-8, control characters, Esc with what follows it, bracketed
 * paste. Pure: knows no terminal. For the toolkit's own use. */
#ifndef SAMREG_TUI_DECODE_H
#define SAMREG_TUI_DECODE_H

#include "samreg/base/str.h"
#include "samreg/tui/input.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

/* One key or one paste that was decoded. */
struct decode_item {
    struct key key; /* KEY_CODE_NONE: a paste */
    char *text;     /* the paste, owned by whoever took the item; else NULL */
    size_t length;
};

/* All zeroes is a decoder at rest. */
struct decoder {
    struct decode_item *items; /* owned queue: items[first] to items[count-1] wait */
    size_t first;
    size_t count;
    size_t capacity;
    unsigned char partial[4]; /* the bytes of a character that has not come whole */
    size_t partial_length;
    bool escape;   /* Esc came and what follows it is not known yet */
    bool pasting;  /* between the edges of a paste */
    bool carriage; /* within a paste: the last byte was CR, and LF behind it is the same line end */
    struct str paste;
};

/* Frees everything and leaves a decoder at rest. */
void decode_clear(struct decoder *decoder);

/* Takes one unit in; INPUT_NOTHING is not given. Bytes that are no character are dropped. Esc followed by 1 to 9
 * becomes F1 to F9, Esc followed by another printable character becomes that character with KEY_ALT, Esc followed by
 * anything else stays Esc. */
void decode_put(struct decoder *decoder, struct input_unit unit);

/* Says that nothing more has come for now: an Esc that waits for what follows is Esc. */
void decode_rest(struct decoder *decoder);

/* Ends a paste whose end never came, with what there is. Does nothing outside a paste. */
void decode_end_paste(struct decoder *decoder);

/* True when an item waits. */
bool decode_has_item(const struct decoder *decoder);

/* Takes the oldest item; false when there is none. The caller frees `item->text`. */
bool decode_take(struct decoder *decoder, struct decode_item *item);

#endif
