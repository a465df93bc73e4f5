#include "samreg/tui/paint.h"

#include <assert.h>
#include <curses.h>

/* The terminal is one, and so are its looks. */
static struct {
    attr_t attributes;
    short pair;
} paints[STYLE_COUNT];

static const attr_t painted_bits = A_BOLD | A_REVERSE | A_UNDERLINE | A_DIM;

static attr_t attributes_of(unsigned attributes)
{
    attr_t result = A_NORMAL;
    if ((attributes & STYLE_BOLD) != 0)
        result |= A_BOLD;
    if ((attributes & STYLE_REVERSE) != 0)
        result |= A_REVERSE;
    if ((attributes & STYLE_UNDERLINE) != 0)
        result |= A_UNDERLINE;
    if ((attributes & STYLE_FAINT) != 0)
        result |= A_DIM;
    return result;
}

/* A bright colour on a terminal with eight is the plain one; in the foreground bold makes it bright. */
static short shown_colour(short colour, int colours)
{
    return colour >= 8 && colours < 16 ? (short)(colour - 8) : colour;
}

/* The pair for two colours: one that an earlier role has already, or a new one. Pair 0 is the terminal's own colours
 * and costs no bytes. */
static short pair_for(enum style style, short foreground, short background, short *last, bool distinct)
{
    if (!distinct && foreground < 0 && background < 0)
        return 0;
    for (short pair = 1; !distinct && pair <= *last; pair++) {
        short f = 0;
        short b = 0;
        if (pair_content(pair, &f, &b) == OK && f == foreground && b == background)
            return pair;
    }
    *last = (short)(*last + 1);
    /* With pairs of their own the colours need not be told apart, the pair numbers are. */
    if (distinct && style == STYLE_NORMAL)
        return 0;
    init_pair(*last, foreground, background);
    return *last;
}

void paint_prepare(enum style_theme theme, int colours, bool distinct)
{
    short last = 0;
    for (enum style style = STYLE_NORMAL; style < STYLE_COUNT; style++) {
        struct style_look look = style_look(colours > 0 ? theme : STYLE_THEME_MONO, style);
        paints[style].attributes = attributes_of(look.attributes);
        if (look.foreground >= 8 && colours > 0 && colours < 16)
            paints[style].attributes |= A_BOLD;
        paints[style].pair = 0;
        if (colours > 0) {
            short foreground = shown_colour(look.foreground, colours);
            short background = shown_colour(look.background, colours);
            paints[style].pair = pair_for(style, foreground, background, &last, distinct);
        }
    }
}

unsigned paint_attributes(enum style style)
{
    assert(style < STYLE_COUNT);
    return paints[style].attributes;
}

short paint_pair(enum style style)
{
    assert(style < STYLE_COUNT);
    return paints[style].pair;
}

enum style paint_role(unsigned attributes, short pair)
{
    for (enum style style = STYLE_NORMAL; style < STYLE_COUNT; style++) {
        if (paints[style].pair == pair && paints[style].attributes == (attributes & painted_bits))
            return style;
    }
    return STYLE_COUNT;
}
