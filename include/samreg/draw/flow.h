/* What the files of the layout share: pages that fill up from the top, and lines of text that fit a width. */
#ifndef SAMREG_DRAW_FLOW_H
#define SAMREG_DRAW_FLOW_H

#include "samreg/draw/layout.h"

#define FLOW_MARGIN 40.0 /* left and right of the text: 14 mm */

/* A layout being made. */
struct flow {
    const struct document *document;
    struct layout *layout;
    bool across;                /* of the page at hand */
    size_t part, settled;       /* the part at hand, from this block up to that one, stands on such pages */
    double y;                   /* how far it is filled */
    double left, right, bottom; /* where its text may stand */
};

/* How a text is set. */
struct flow_type {
    double size, leading; /* an em; from one baseline to the next */
    bool bold;
    bool narrow;          /* LETTERS_NARROW */
    enum picture_ink ink;
};

/* Begins a page. */
void flow_new_page(struct flow *flow, bool across);

/* Begins a page of the same kind when less than `height` is left, unless the page is empty. */
void flow_need(struct flow *flow, double height);

/* Whether nothing stands on the page yet; how much is left of it; how much a fresh page has. */
bool flow_is_fresh(const struct flow *flow);
double flow_left(const struct flow *flow);
double flow_room(bool across);

/* Adds things to the page at hand. Text is copied. */
struct layout_item *flow_text(struct flow *flow, const struct flow_type *type, double x, double y,
                              enum picture_anchor anchor, const char *words);
void flow_rule(struct flow *flow, double x, double y, double width, double height, enum picture_ink ink);
struct layout_item *flow_begin(struct flow *flow, const char *tag);
void flow_end(struct flow *flow, const char *tag);

/* Texts in lines. All zeroes is none. */
struct flow_lines {
    char **items; /* owned */
    size_t count, capacity;
};
void flow_lines_clear(struct flow_lines *lines);

/* Breaks a text at its line feeds and, where a line is wider than `width`, at blanks; a word that is wider alone is cut
 * between letters. "" is one empty line. Adds to `lines`. */
void flow_break(const char *text, const struct flow_type *type, double width, struct flow_lines *lines);

/* Sets a text in lines from the left, as wide as `width`, and goes on below it; pages break between lines. */
void flow_paragraph(struct flow *flow, const struct flow_type *type, double width, const char *tag, const char *text);

/* How high flow_paragraph() would be. */
double flow_paragraph_height(const struct flow_type *type, double width, const char *text);

/* A table: whether it wants a page across (it does not fit one upright, even in smaller letters), the least room its
 * beginning takes, how high it is (HUGE_VAL: higher than any page), and setting it. `tail` is the height of what
 * follows it and stays with its last rows; a table that is a little higher than the room is set in smaller letters. */
bool flow_table_is_wide(const struct document_block *block, enum language language);
double flow_table_least(const struct document_block *block, bool across, enum language language);
double flow_table_height(const struct document_block *block, bool across, enum language language);
void flow_table(struct flow *flow, const struct document_block *block, double tail);

#endif
