/* An overlay to pick one row from many by typing part of it: value lists, the palette, choices. */
#ifndef SAMREG_TUI_PICK_H
#define SAMREG_TUI_PICK_H

#include "samreg/tui/area.h"
#include "samreg/tui/edit_line.h"
#include "samreg/tui/list.h"

#include <stdbool.h>
#include <stddef.h>

/* One row to pick from. */
struct pick_row {
    long long id; /* the owner's number */
    char *text;   /* owned */
    char *detail; /* owned; shown dimmed at the right; NULL for none */
    char *folded; /* owned; what typing is compared with: text, detail and further words */
    char *folded_text; /* owned; the text alone, the detail alone, and both: what is called so comes first */
    char *folded_detail;
    char *folded_shown;
    int rank; /* how well it matches what is typed: 0 is best */
};

enum pick_result {
    PICK_IGNORED, /* not a key of the overlay */
    PICK_STAYED,
    PICK_FILTERED, /* the typed text changed; an owner that filters itself refills the rows now */
    PICK_CHOSEN,   /* Enter: pick_chosen() is the row */
    PICK_FREE,     /* Enter where nothing matches, and `free_text` is set: the typed text is the answer */
    PICK_CANCELLED /* Esc, F3 or Ctrl+G */
};

/* All zeroes is an empty pick. */
struct pick {
    char *title;  /* owned */
    char *prompt; /* owned; stands before the typed text */
    struct edit_line typed;
    struct pick_row *rows; /* owned */
    size_t count;
    size_t capacity;
    size_t *shown; /* owned: indexes of the rows that match: best first, and as they were added where they are alike */
    size_t shown_count;
    size_t shown_capacity;
    struct list list;
    bool owner_filters; /* the owner refills the rows by what is typed; otherwise rows match when each typed word
                         * is part of the folded text */
    bool free_text;     /* the typed text itself may be an answer */
    bool moving;        /* the last key moved in the list: the cursor stands on the row, not in the typed text */
    char *empty;        /* owned; what to say when nothing matches; NULL for nothing */
    int text_room;      /* the widest text and detail and the most rows so far: the overlay keeps its size */
    int detail_room;
    size_t row_room;
};

/* Makes an empty pick with a title and a prompt (copied; NULL for none). */
void pick_init(struct pick *pick, const char *title, const char *prompt);

/* Frees everything. */
void pick_clear(struct pick *pick);

/* Adds a row; texts are copied. `words` are further words that typing finds it by (synonyms, a number); NULL for
 * none. */
void pick_add(struct pick *pick, long long id, const char *text, const char *detail, const char *words);

/* Takes all rows out, keeping what was typed. */
void pick_clear_rows(struct pick *pick);

/* Filters anew and puts the cursor on the first row; call it after the last pick_add(). Unless the owner filters, rows
 * are ranked: those whose text is what is typed, or begins with it, then those whose detail does, whose text has words
 * that begin so, whose text has it anywhere, and last those that only their further words find. */
void pick_ready(struct pick *pick);

/* Puts the cursor on the row with that number, if it is shown. */
void pick_select(struct pick *pick, long long id);

/* The row under the cursor; NULL when none is shown. Lent. */
const struct pick_row *pick_chosen(const struct pick *pick);

/* Characters and editing keys type, Up, Down, PgUp, PgDn move, Enter chooses, Esc, F3, Ctrl+G cancel. Up on the first
 * row goes to the last, Down on the last to the first. Home and End move where one has been moving or nothing is typed,
 * and edit otherwise. Everything else is PICK_IGNORED. */
enum pick_result pick_key(struct pick *pick, struct key key);

/* Pastes into the typed text. */
enum pick_result pick_paste(struct pick *pick, const char *text, size_t length);

/* The columns that a row's text, with `detail` columns of detail behind it, can have on a screen so wide. */
int pick_text_columns(int screen_width, int detail);

/* Draws the overlay in the middle of `screen`. It grows with its rows and never shrinks while it is open. Where not all
 * rows fit, its border says which one of how many the cursor is on, and shows a scroll mark. */
void pick_draw(struct pick *pick, struct area screen);

#endif
