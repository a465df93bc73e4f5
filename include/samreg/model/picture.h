/* Pictures as data: what publish writes as SVG and the second program, samreg-draw, as PNG and PDF.
 *
 * A picture is a paper of whole units (one unit is one pixel of the PNG), x to the right and y downwards from the upper
 * left corner, with shapes that are drawn in their order, later ones over earlier ones. What a shape is coloured with
 * is a role, an ink; the colours stand once, in picture_ink.c: those of Okabe and Ito, which people who confuse colours
 * tell apart. So that a picture can be read in black and white too, whoever fills an area for a series gives it the
 * pattern picture_pattern() beside the ink, and a marker its own shape.
 *
 *     struct picture picture = {0};
 *     picture_begin(&picture, LANGUAGE_BOKMAL, "Deltakelse", "Søyler: antall ordninger for hver kommune ...");
 *     picture_add_box(&picture, (struct picture_box){.x = 100, .y = 100, .width = 400, .height = 40,
 *                                                    .fill = PICTURE_SERIES_1, .pattern = picture_pattern(0)});
 *     picture_add_text(&picture, (struct picture_text){.x = 510, .y = 130, .size = 24, .id = "1714"}, "29");
 *
 * Widths of text are known without any font (picture_text_width()) and every writer keeps to them, so what was laid out
 * in these units does not overlap when it is drawn. */
#ifndef SAMREG_MODEL_PICTURE_H
#define SAMREG_MODEL_PICTURE_H

#include "samreg/base/translate.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    PICTURE_WIDTH = 1920,   /* of a picture unless it is set otherwise: a projector, a page across */
    PICTURE_HEIGHT = 1080,
    PICTURE_LARGEST = 8192, /* the most units of a side */
    PICTURE_TALLEST = 2000, /* the most units of a text's size */
    PICTURE_FAR = 100000    /* coordinates and sizes lie within -PICTURE_FAR and PICTURE_FAR */
};

/* What colour plays which part. PICTURE_NO_INK draws nothing: the fill of a hollow box, the outline of a plain one. */
enum picture_ink {
    PICTURE_NO_INK,
    PICTURE_PAPER, /* the background */
    PICTURE_INK,   /* text and lines that matter: nearly black */
    PICTURE_FAINT, /* text and lines of second rank; still readable on paper */
    PICTURE_GRID,  /* rules and grids: light */
    PICTURE_SERIES_1, /* eight series that can be told apart */
    PICTURE_SERIES_2,
    PICTURE_SERIES_3,
    PICTURE_SERIES_4,
    PICTURE_SERIES_5,
    PICTURE_SERIES_6,
    PICTURE_SERIES_7,
    PICTURE_SERIES_8,
    PICTURE_SCALE_1, /* five steps from light to dark, for maps: little to much */
    PICTURE_SCALE_2,
    PICTURE_SCALE_3,
    PICTURE_SCALE_4,
    PICTURE_SCALE_5,
    PICTURE_INK_COUNT
};
enum { PICTURE_SERIES = 8, PICTURE_SCALES = 5 };

/* What lies over the fill of an area, in the colour of paper (of ink where the fill is paper or light). */
enum picture_pattern {
    PICTURE_SOLID,
    PICTURE_RISING,     /* lines from lower left to upper right */
    PICTURE_FALLING,
    PICTURE_HORIZONTAL,
    PICTURE_VERTICAL,
    PICTURE_CROSSED,    /* rising and falling */
    PICTURE_DOTTED,
    PICTURE_GRIDDED,    /* horizontal and vertical */
    PICTURE_PATTERN_COUNT
};

enum picture_dash { PICTURE_UNBROKEN, PICTURE_DASHED, PICTURE_SPOTTED, PICTURE_DASH_COUNT };

enum picture_symbol {
    PICTURE_CIRCLE,
    PICTURE_SQUARE,
    PICTURE_DIAMOND,
    PICTURE_UP,    /* a triangle standing on its side */
    PICTURE_DOWN,  /* one standing on its tip */
    PICTURE_PLUS,
    PICTURE_CROSS,
    PICTURE_STAR,
    PICTURE_SYMBOL_COUNT
};

/* Where a text lies by its x. */
enum picture_anchor { PICTURE_START, PICTURE_MIDDLE, PICTURE_END, PICTURE_ANCHOR_COUNT };

/* A straight line. All zeroes beside the coordinates: one unit thick, unbroken, in ink. */
struct picture_line {
    int x1, y1, x2, y2;
    int thickness;          /* 0: one unit */
    enum picture_dash dash;
    enum picture_ink ink;   /* PICTURE_NO_INK: PICTURE_INK */
};

/* A rectangle with its upper left corner; width and height are not below zero. */
struct picture_box {
    int x, y, width, height;
    int radius; /* of its corners */
    enum picture_ink fill;
    enum picture_pattern pattern;
    enum picture_ink outline;
    int thickness; /* of the outline; 0: one unit */
};

/* A sign around its middle. Filled, or hollow (filled with paper) with the ink as its outline. */
struct picture_marker {
    int x, y;
    int size;             /* its width and height */
    enum picture_symbol symbol;
    enum picture_ink ink; /* PICTURE_NO_INK: PICTURE_INK */
    bool hollow;
    bool ringed;          /* a thin rim of paper around it, so that it stands out from what lies under it */
};

/* A run of lines through some points, or (closed) an area. */
struct picture_path {
    bool closed;
    bool arrow;             /* a head at the last point; not of a closed one */
    int thickness;          /* of the line; 0: one unit */
    enum picture_dash dash;
    enum picture_ink ink;   /* of the line; PICTURE_NO_INK: none when closed, else PICTURE_INK */
    enum picture_ink fill;  /* of a closed one */
    enum picture_pattern pattern;
};

/* A point of a path. */
struct picture_point {
    int x, y;
};

/* One line of text. */
struct picture_text {
    int x, y;               /* where it is anchored; y is the baseline */
    int size;               /* of the letters: an em, in units */
    enum picture_anchor anchor;
    bool bold;
    bool halo;              /* a rim of paper, so that it reads over lines */
    int turn;               /* degrees to the right around (x, y), -90 to 90: -90 reads upwards */
    enum picture_ink ink;   /* PICTURE_NO_INK: PICTURE_INK */
    const char *role;       /* what it is, for tests and style sheets: "label", "axis", "title"; small letters, digits
                             * and "-"; NULL: nothing. Copied */
    const char *id;         /* of what it speaks, such as a municipality's number; NULL: nothing. Copied */
};

enum picture_kind { PICTURE_A_LINE, PICTURE_A_BOX, PICTURE_A_MARKER, PICTURE_A_PATH, PICTURE_A_TEXT };

/* One shape, for writers; all that they point at is owned by the picture. */
struct picture_shape {
    enum picture_kind kind;
    union {
        struct picture_line line;
        struct picture_box box;
        struct picture_marker marker;
        struct picture_path path;
        struct picture_text text;
    };
    struct picture_point *points; /* of a path */
    size_t point_count;
    char *words, *role, *id;      /* of a text; the words are UTF-8 as they came, writers clean them; role and id may
                                   * be NULL, and text.role and text.id lend them */
};

/* A picture. All zeroes is none; begin with picture_begin(). */
struct picture {
    int width, height;      /* 1 to PICTURE_LARGEST */
    enum language language; /* of its texts */
    char *title;            /* what it is called, owned: the alternative for who does not see it begins with it */
    char *description;      /* what it shows, in one or two sentences, for who does not see it; owned */
    struct picture_shape *shapes;
    size_t count, capacity;
};

/* Pictures in an order, such as one of each round. All zeroes is none. */
struct picture_list {
    struct picture *items;
    size_t count, capacity;
};
void picture_list_clear(struct picture_list *list);

/* Adds a picture of all zeroes and lends it for picture_begin(); valid until the next. */
struct picture *picture_list_add(struct picture_list *list);

/* Begins an empty picture of PICTURE_WIDTH by PICTURE_HEIGHT (a caller may set both); copies the texts. `picture` holds
 * nothing yet. The title is not drawn by itself. */
void picture_begin(struct picture *picture, enum language language, const char *title, const char *description);
void picture_clear(struct picture *picture);

/* Adds a shape; copies what it points at. Numbers outside what is said above are a bug of the caller. */
void picture_add_line(struct picture *picture, struct picture_line line);
void picture_add_box(struct picture *picture, struct picture_box box);
void picture_add_marker(struct picture *picture, struct picture_marker marker);
void picture_add_path(struct picture *picture, struct picture_path path, const struct picture_point points[],
                      size_t count);
void picture_add_text(struct picture *picture, struct picture_text text, const char *words);

/* Adds the text as lines of at most `width` units, broken at blanks, the first with its baseline at text.y and each
 * next one `leading` units below; a word that is too long stands alone and is not broken. Not for turned text. Returns
 * the baseline below the last line: where the next text may stand. */
int picture_add_lines(struct picture *picture, struct picture_text text, int width, int leading, const char *words);

/* The width in units of one line of text of that size: what it takes in DejaVu Sans, and an upper bound (or nearly)
 * where it has letters that the table of widths does not know. Writers fit the text to it. Any bytes may come in. */
int picture_text_width(const char *words, int size, bool bold);

/* How far the letters of a text of that size reach above and below the baseline: accents and g included. */
int picture_text_ascent(int size);
int picture_text_descent(int size);

/* Cuts a text so that with "…" behind it is at most `width` units wide; the text itself where it fits. New string. */
char *picture_text_cut(const char *words, int size, bool bold, int width);

/* The ink of series 0, 1, 2 ...: from PICTURE_SERIES on they begin again. And the pattern and the symbol that go with
 * it, by which the same series are told apart without colour. */
enum picture_ink picture_series(size_t series);
enum picture_pattern picture_pattern(size_t series);
enum picture_symbol picture_symbol(size_t series);

/* The ink for text upon an area of that ink. */
enum picture_ink picture_ink_upon(enum picture_ink ink);

/* The colour of an ink as 0xRRGGBB; that of PICTURE_NO_INK is of no meaning. */
unsigned picture_ink_colour(enum picture_ink ink);

#endif
