/* A form: fields with labels, a focus that may always move, messages beside the fields. It never acts: keys give back
 * what should happen. */
#ifndef SAMREG_TUI_FORM_H
#define SAMREG_TUI_FORM_H

#include "samreg/tui/area.h"
#include "samreg/tui/edit_line.h"
#include "samreg/tui/edit_text.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

/* Kinds of items. Those that take the focus are LINE, TEXT, CHOICE and CELL. */
enum form_kind {
    FORM_HEADING, /* a line over the whole width */
    FORM_STATIC,  /* label and text that cannot be edited */
    FORM_LINE,    /* label and one line to edit */
    FORM_TEXT,    /* label and several lines to edit; over the whole width */
    FORM_CHOICE,  /* label and a text chosen from a list that the owner opens; typing opens it too */
    FORM_TABLE,   /* heading with column titles for the rows of cells behind it */
    FORM_CELL     /* one cell of a table's row, edited as a line; `columns` of them make a row */
};

/* How much a message weighs. */
enum form_severity { FORM_HINT, FORM_WARNING, FORM_ERROR };

/* The most columns of a FORM_TABLE. */
enum { FORM_TABLE_COLUMNS = 8 };

struct form_item {
    enum form_kind kind;
    int id;         /* the owner's number for it */
    int row_id;     /* FORM_CELL: the owner's number for its row */
    char *label;    /* owned; in the user's language */
    char *original; /* owned; what is stored: the item shows `*` when its text differs */
    char *message;  /* owned; NULL for none */
    enum form_severity severity;
    int width;             /* columns wished for the field; 0: as many as there are */
    bool required;         /* must be filled in: `required_word` stands behind the label */
    bool read_only;        /* takes the focus but no changes */
    bool struck;           /* FORM_CELL: its row goes when the owner saves; it shows `-` and takes no changes */
    struct edit_line line; /* FORM_LINE, FORM_CHOICE, FORM_CELL, FORM_STATIC */
    struct edit_text text; /* FORM_TEXT */

    /* FORM_TABLE */
    int columns;
    char *titles[FORM_TABLE_COLUMNS]; /* owned */
    int widths[FORM_TABLE_COLUMNS];

    /* Where it was laid out last: rows and columns within the form's whole height. Kept by form_layout(). */
    struct area place;       /* the field itself */
    struct area label_place; /* the label */
    struct area message_place;
};

/* What the owner should do after a key. */
enum form_result {
    FORM_IGNORED, /* not a key of the form: the owner may have a command for it */
    FORM_STAYED,  /* handled; nothing that the owner must know */
    FORM_MOVED,   /* the focus moved; form->left is the item left (check it now) */
    FORM_CHANGED, /* the text of the focused item changed */
    FORM_FULL,    /* the limit was reached: say so */
    FORM_CHOOSE,  /* open the list of choices of the focused item; `form->typed` is the key typed, or none */
    FORM_SUBMIT,  /* Enter on the last field: save */
    FORM_ADD_ROW, /* Enter or Down on the last row of a table that has text in it: add an empty row behind it */
    FORM_REFUSED  /* a change to a read-only item: say why */
};

/* All zeroes is an empty form. */
struct form {
    struct form_item *items; /* owned */
    size_t count;
    size_t capacity;
    size_t focus;     /* index of the item with the focus; `count` when none can have it */
    size_t left;      /* with FORM_MOVED: the item that had the focus before */
    struct key typed; /* with FORM_CHOOSE */
    const char *required_word; /* in the user's language, lent, such as "(must)"; NULL: nothing is said */
    int top;          /* first row of the form shown */
    int height;       /* rows of the whole form at the last layout */
    int page;         /* rows shown at the last drawing */
};

/* Frees everything and leaves an empty form. */
void form_clear(struct form *form);

/* Adds an item at the end and returns its index. Label and value are copied; `limit` is in code points (0: none).
 * The value is also the original. The first item that can have the focus gets it. */
size_t form_add(struct form *form, enum form_kind kind, int id, const char *label, const char *value, size_t limit);

/* Adds a table's heading: titles are copied, widths are columns wished for (0: what is left). `columns` is 1 to
 * FORM_TABLE_COLUMNS. */
size_t form_add_table(struct form *form, int id, const char *label, const char *const *titles, const int *widths,
                      int columns);

/* Inserts a row of empty cells behind the last row of the table at index `table`, with the owner's number `row_id`,
 * and returns the index of its first cell. Cell ids are 0 to columns-1. `limit` is each cell's limit in code points.
 * The focus stays on its item. */
size_t form_add_row(struct form *form, size_t table, int row_id, size_t limit);

/* Strikes out the row that the cell at `index` belongs to, or takes it back. Its texts stay. */
void form_strike_row(struct form *form, size_t index, bool struck);

/* The table that the cell at `index` belongs to, and the cell's column in it. Asserts that it is a cell. */
size_t form_table_of(const struct form *form, size_t index, int *column);

/* The item with the owner's number `id` that is not a cell; `count` when there is none. */
size_t form_find(const struct form *form, int id);

/* The cell of `table` in the row `row_id` and the column; `count` when there is none. */
size_t form_find_cell(const struct form *form, size_t table, int row_id, int column);

/* The text of an item. Lent until its next change. */
const char *form_value(const struct form *form, size_t index);

/* Puts a text in an item (a chosen value); the original stays. */
void form_set_value(struct form *form, size_t index, const char *value);

/* Says what is stored now: changes the original, and not the text. */
void form_set_original(struct form *form, size_t index, const char *value);

/* Shows a message at an item (copied; NULL takes it away). */
void form_set_message(struct form *form, size_t index, enum form_severity severity, const char *text);

/* True when the item's text differs from its original; for a whole form, when any does. */
bool form_item_is_changed(const struct form *form, size_t index);
bool form_is_changed(const struct form *form);

/* The first item with a message of FORM_ERROR from index `from` on; `count` when none. */
size_t form_first_error(const struct form *form, size_t from);

/* True for the kinds of items that can have the focus. */
bool form_takes_focus(const struct form *form, size_t index);

/* Gives the focus to an item that can have it. */
void form_focus(struct form *form, size_t index);

/* True when the focus is on an item where characters are text: give this to event_set_text_focus(). */
bool form_is_typing(const struct form *form);

/* Enter, Down, Tab: next item (Enter at the beginning of a table's last row, when that is empty, leaves the table);
 * Up, Shift+Tab: the one before; PgUp, PgDn: a screen; Ctrl+Home, Ctrl+End: first,
 * last; Ctrl+K: Field Exit (clears from the cursor on and goes on); in a table Up and Down stay in the column. Enter
 * in FORM_TEXT makes a new line, Tab leaves it. Everything else edits. Esc, F-keys and other commands are
 * FORM_IGNORED. Moving is never refused. */
enum form_result form_key(struct form *form, struct key key);

/* Pastes into the focused item. */
enum form_result form_paste(struct form *form, const char *text, size_t length);

/* Lays the items out in a width: one column, two from 110 columns on (a screen of 120). Sets places and `height`.
 * Drawing does it by itself. */
void form_layout(struct form *form, int width);

/* Draws the form in the area, scrolled so that the focus and its message show, and puts the terminal's cursor on the
 * focus. */
void form_draw(struct form *form, struct area area, bool focus);

#endif
