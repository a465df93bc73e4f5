/* What a piece of the screen means, and how each theme shows it. */
#ifndef SAMREG_TUI_STYLE_H
#define SAMREG_TUI_STYLE_H

#include <stdbool.h>

/* The roles that text on the screen plays. Views name roles, never colours. */
enum style {
    STYLE_NORMAL,
    STYLE_TITLE,             /* the title line */
    STYLE_BAR,               /* the words of the key bar */
    STYLE_BAR_KEY,           /* the keys of the key bar */
    STYLE_SELECTED,          /* the cursor's row where the keyboard acts */
    STYLE_SELECTED_INACTIVE, /* the cursor's row of a list that waits */
    STYLE_MARKED,            /* a marked row */
    STYLE_HEADING,           /* column titles, headings of sections */
    STYLE_LABEL,             /* labels of fields */
    STYLE_DIM,               /* of less weight: ended, hints, units */
    STYLE_STRONG,            /* of more weight */
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_ACCENT,      /* a match, a reference that can be followed */
    STYLE_FIELD,       /* a field that can be edited */
    STYLE_FIELD_FOCUS, /* the field being edited */
    STYLE_CHANGED,     /* differs from what is stored, or was just changed by somebody */
    STYLE_BORDER,
    STYLE_BORDER_ACTIVE, /* the border and title of the pane where the keyboard acts */
    STYLE_SERIES_1,      /* kinds of things drawn beside one another; each also has a pattern of its own */
    STYLE_SERIES_2,
    STYLE_SERIES_3,
    STYLE_SERIES_4,
    STYLE_SERIES_5,
    STYLE_SERIES_6,
    STYLE_COUNT
};

enum style_theme {
    STYLE_THEME_DARK,
    STYLE_THEME_LIGHT,
    STYLE_THEME_MONO,
    STYLE_THEME_HIGH_CONTRAST,
    STYLE_THEME_PROJECTOR, /* black on white, nothing pale: projectors wash out the dark (ux.md 4.4) */
    STYLE_THEME_COUNT
};

enum style_attribute { STYLE_BOLD = 1, STYLE_REVERSE = 2, STYLE_UNDERLINE = 4, STYLE_FAINT = 8 };

/* How a role looks. Colours are -1 (the terminal's own) or 0 to 15 in the terminal's palette; attributes are or-ed.
 * 8 to 15 become 0 to 7 in bold where the terminal has eight colours. */
struct style_look {
    signed char foreground;
    signed char background;
    unsigned char attributes;
};

/* The look of a role in a theme. STYLE_THEME_MONO uses attributes alone, and every role that must be told apart from
 * normal text is. */
struct style_look style_look(enum style_theme theme, enum style style);

/* Reads a theme's name as the configuration writes it: "dark", "light", "mono", "contrast", "projector". False when it
 * is none, leaving `theme` alone. */
bool style_theme_parse(const char *text, enum style_theme *theme);

#endif
