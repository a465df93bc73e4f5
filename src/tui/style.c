#include "samreg/tui/style.h"

#include <assert.h>
#include <strings.h>

/* Short names for the table. */
enum { OWN = -1, BLACK = 0, RED = 1, GREEN = 2, YELLOW = 3, BLUE = 4, MAGENTA = 5, CYAN = 6 };
enum { LIGHT_GREEN = 10, AMBER = 11, LIGHT_MAGENTA = 13, LIGHT_CYAN = 14, WHITE = 15 };
enum { B = STYLE_BOLD, R = STYLE_REVERSE, U = STYLE_UNDERLINE, F = STYLE_FAINT };

/* Per role: dark, light, mono, high contrast, projector. No blue on the dark, no yellow or cyan on the light: they
 * cannot be read there (ux.md 1.5). Nothing is bold on the projector: many terminals show bold as bright, and bright
 * black is grey. Each state also has a sign that the views write, so that mono is complete. The cursor's bar is
 * plain reverse: the cheapest bar there is. */
static const struct style_look looks[STYLE_COUNT][STYLE_THEME_COUNT] = {
    [STYLE_NORMAL] = {{OWN, OWN, 0}, {OWN, OWN, 0}, {OWN, OWN, 0}, {WHITE, BLACK, 0}, {BLACK, WHITE, 0}},
    [STYLE_TITLE] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, B}, {BLACK, WHITE, B}, {WHITE, BLACK, 0}},
    [STYLE_BAR] = {{OWN, OWN, 0}, {OWN, OWN, 0}, {OWN, OWN, 0}, {WHITE, BLACK, 0}, {BLACK, WHITE, 0}},
    [STYLE_BAR_KEY] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, B}, {AMBER, BLACK, B}, {BLACK, WHITE, 0}},
    [STYLE_SELECTED] = {{OWN, OWN, R}, {OWN, OWN, R}, {OWN, OWN, R}, {BLACK, AMBER, B}, {WHITE, BLACK, 0}},
    [STYLE_SELECTED_INACTIVE] = {{OWN, OWN, U}, {OWN, OWN, U}, {OWN, OWN, U}, {BLACK, WHITE, 0}, {BLACK, WHITE, U}},
    [STYLE_MARKED] = {{YELLOW, OWN, B}, {MAGENTA, OWN, B}, {OWN, OWN, B}, {AMBER, BLACK, B}, {MAGENTA, WHITE, 0}},
    [STYLE_HEADING] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, B}, {WHITE, BLACK, B | U}, {BLACK, WHITE, U}},
    [STYLE_LABEL] = {{CYAN, OWN, 0}, {BLUE, OWN, 0}, {OWN, OWN, 0}, {WHITE, BLACK, B}, {BLACK, WHITE, 0}},
    [STYLE_DIM] = {{OWN, OWN, F}, {OWN, OWN, F}, {OWN, OWN, F}, {WHITE, BLACK, 0}, {BLACK, WHITE, 0}},
    [STYLE_STRONG] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, B}, {WHITE, BLACK, B}, {BLACK, WHITE, 0}},
    [STYLE_ERROR] = {{RED, OWN, B}, {RED, OWN, B}, {OWN, OWN, B | R}, {WHITE, RED, B}, {RED, WHITE, 0}},
    [STYLE_WARNING] = {{YELLOW, OWN, B}, {MAGENTA, OWN, B}, {OWN, OWN, B | U}, {BLACK, AMBER, B}, {MAGENTA, WHITE, 0}},
    [STYLE_ACCENT] = {{CYAN, OWN, 0}, {BLUE, OWN, 0}, {OWN, OWN, U}, {AMBER, BLACK, U}, {BLUE, WHITE, U}},
    [STYLE_FIELD] = {{OWN, OWN, U}, {OWN, OWN, U}, {OWN, OWN, U}, {WHITE, BLACK, U}, {BLACK, WHITE, U}},
    [STYLE_FIELD_FOCUS] = {{OWN, OWN, R}, {OWN, OWN, R}, {OWN, OWN, R}, {BLACK, AMBER, B}, {WHITE, BLACK, 0}},
    [STYLE_CHANGED] = {{GREEN, OWN, B}, {GREEN, OWN, B}, {OWN, OWN, B}, {AMBER, BLACK, B}, {GREEN, WHITE, 0}},
    [STYLE_BORDER] = {{OWN, OWN, 0}, {OWN, OWN, 0}, {OWN, OWN, 0}, {WHITE, BLACK, 0}, {BLACK, WHITE, 0}},
    [STYLE_BORDER_ACTIVE] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, B}, {AMBER, BLACK, B}, {BLACK, WHITE, 0}},
    [STYLE_SERIES_1] = {{CYAN, OWN, 0}, {BLUE, OWN, 0}, {OWN, OWN, 0}, {WHITE, BLACK, 0}, {BLUE, WHITE, 0}},
    [STYLE_SERIES_2] = {{YELLOW, OWN, 0}, {MAGENTA, OWN, 0}, {OWN, OWN, 0}, {AMBER, BLACK, 0}, {RED, WHITE, 0}},
    [STYLE_SERIES_3] = {{GREEN, OWN, 0}, {GREEN, OWN, 0}, {OWN, OWN, 0}, {LIGHT_CYAN, BLACK, 0}, {GREEN, WHITE, 0}},
    [STYLE_SERIES_4] = {{MAGENTA, OWN, 0}, {RED, OWN, 0}, {OWN, OWN, 0}, {LIGHT_GREEN, BLACK, 0}, {MAGENTA, WHITE, 0}},
    [STYLE_SERIES_5] = {{RED, OWN, 0}, {RED, OWN, B}, {OWN, OWN, 0}, {LIGHT_MAGENTA, BLACK, 0}, {BLACK, WHITE, 0}},
    [STYLE_SERIES_6] = {{OWN, OWN, B}, {OWN, OWN, B}, {OWN, OWN, 0}, {WHITE, BLACK, B}, {BLACK, WHITE, U}},
};

static const char *const names[STYLE_THEME_COUNT] = {"dark", "light", "mono", "contrast", "projector"};

struct style_look style_look(enum style_theme theme, enum style style)
{
    assert(theme < STYLE_THEME_COUNT && style < STYLE_COUNT);
    return looks[style][theme];
}

bool style_theme_parse(const char *text, enum style_theme *theme)
{
    for (enum style_theme i = STYLE_THEME_DARK; i < STYLE_THEME_COUNT; i++) {
        if (strcasecmp(text, names[i]) == 0) {
            *theme = i;
            return true;
        }
    }
    return false;
}
