/* A question of one line at the bottom of the screen, answered by typing: filter, as-of date, file name. */
#ifndef SAMREG_TUI_PROMPT_H
#define SAMREG_TUI_PROMPT_H

#include "samreg/tui/area.h"
#include "samreg/tui/edit_line.h"

#include <stdbool.h>
#include <stddef.h>

enum prompt_result {
    PROMPT_IGNORED, /* not a key of the prompt */
    PROMPT_STAYED,
    PROMPT_CHANGED,  /* the text changed; an error shown was taken away */
    PROMPT_DONE,     /* Enter */
    PROMPT_CANCELLED /* Esc, F3, Ctrl+G */
};

/* All zeroes is an empty prompt. */
struct prompt {
    char *label; /* owned */
    char *error; /* owned; NULL for none */
    struct edit_line line;
    bool selected; /* the first text is drawn as selected and goes when something is typed or pasted; set by the owner
                    * after prompt_init(), off from the first key on */
};

/* Makes a prompt with a label and a first text (copied). */
void prompt_init(struct prompt *prompt, const char *label, const char *text);

/* Frees what the prompt holds. */
void prompt_clear(struct prompt *prompt);

/* The text typed. Lent until the next key. */
const char *prompt_peek(const struct prompt *prompt);

/* Shows what is wrong with the text (copied; NULL takes it away); with `offset` a byte offset in the text, the
 * cursor goes there (pass (size_t)-1 to leave it). */
void prompt_set_error(struct prompt *prompt, const char *text, size_t offset);

/* Enter, Esc and editing. */
enum prompt_result prompt_key(struct prompt *prompt, struct key key);

/* Pastes into the line. */
enum prompt_result prompt_paste(struct prompt *prompt, const char *text, size_t length);

/* Draws the prompt in the first row of the area and the error, when there is one, in `error_rows`, above it. */
void prompt_draw(struct prompt *prompt, struct area row, struct area error_rows);

#endif
