#include "samreg/tui/style.h"

#include <criterion/criterion.h>

static bool looks_alike(enum style_theme theme, enum style a, enum style b)
{
    struct style_look x = style_look(theme, a);
    struct style_look y = style_look(theme, b);
    return x.foreground == y.foreground && x.background == y.background && x.attributes == y.attributes;
}

/* The roles that mean something which must never be missed, in every theme. */
static const enum style states[] = {STYLE_SELECTED, STYLE_MARKED, STYLE_ERROR, STYLE_WARNING, STYLE_FIELD_FOCUS};

Test(style, states_stand_out_in_every_theme)
{
    for (enum style_theme theme = STYLE_THEME_DARK; theme < STYLE_THEME_COUNT; theme++) {
        for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
            cr_expect_not(looks_alike(theme, states[i], STYLE_NORMAL), "role %d in theme %d", (int)states[i],
                          (int)theme);
        cr_expect_not(looks_alike(theme, STYLE_SELECTED, STYLE_SELECTED_INACTIVE));
        cr_expect_not(looks_alike(theme, STYLE_FIELD, STYLE_FIELD_FOCUS));
        cr_expect_not(looks_alike(theme, STYLE_ERROR, STYLE_WARNING));
    }
}

Test(style, mono_uses_no_colour)
{
    for (enum style style = STYLE_NORMAL; style < STYLE_COUNT; style++) {
        struct style_look look = style_look(STYLE_THEME_MONO, style);
        cr_expect(look.foreground == -1 && look.background == -1, "role %d", (int)style);
    }
}

Test(style, themes_are_read_by_name)
{
    enum style_theme theme = STYLE_THEME_COUNT;
    cr_expect_not(style_theme_parse("pink", &theme));
    cr_expect_eq(theme, STYLE_THEME_COUNT);
    cr_expect(style_theme_parse("light", &theme) && theme == STYLE_THEME_LIGHT);
    cr_expect(style_theme_parse("Contrast", &theme) && theme == STYLE_THEME_HIGH_CONTRAST);
}
