/* Help: what the cursor is on, the keys as they are now, and the filter language; derived from the action table. */
#include "samreg/view/screens.h"

#include "samreg/base/memory.h"
#include "samreg/view/page.h"
#include "samreg/view/shell_internal.h"

#include <stdlib.h>
#include <string.h>

/* Adds a text of several lines; the first one as a heading where that is asked for. */
static void add_lines(struct pager *pager, const char *text, bool heading)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        char *line = memory_copy_bytes(text, length);

        pager_add(pager, line, (int)strspn(line, " ") + 2, heading ? STYLE_HEADING : STYLE_NORMAL);
        free(line);
        heading = false;
        text += length + (text[length] == '\n');
    }
}

/* Adds an empty line and a heading. */
static void add_heading(struct pager *pager, const char *text)
{
    pager_add(pager, "", 0, STYLE_NORMAL);
    pager_add(pager, text, 0, STYLE_HEADING);
}

/* One line: the keys, padded, what the action is called, and what it does. */
static void add_key(struct pager *pager, const char *keys, const char *label, const char *sentence)
{
    enum { KEY_COLUMNS = 18 };
    struct str line = {0};

    str_addf(&line, "  %-*s %s: %s", KEY_COLUMNS, keys, label, sentence);
    pager_add(pager, str_peek(&line), KEY_COLUMNS + 3, STYLE_NORMAL);
    str_clear(&line);
}

static void add_actions(struct shell *shell, unsigned place, struct pager *pager)
{
    add_heading(pager, shell_text(shell, N_("Keys here")));
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);
        struct str keys = {0};

        if (action_applies(action, place, app_is_read_only(shell->app))) {
            keymap_write(&shell->keymap, action->id, &keys);
            add_key(pager, str_peek(&keys), shell_text(shell, action->label), shell_text(shell, action->help));
        }
        str_clear(&keys);
    }
}

/* What is not in the action table: the keys of the toolkit itself. */
static const char *moving(unsigned place)
{
    switch (place) {
    case ACTION_FORM:
        return N_("Enter, Tab and Down go to the next field, Shift+Tab and Up to the one before; Enter on the last one "
                  "saves.\n"
                  "PgUp and PgDn go a screen, Ctrl+Home and Ctrl+End to the first and the last field.\n"
                  "Ctrl+K empties the field from the cursor on and goes on; Ctrl+U empties what is before the cursor.\n"
                  "You may always move on: what is wrong shows beside the field, and saving goes to the first one.");
    case ACTION_INQUIRY:
        return N_("Enter, Tab and Down go to the next field, Shift+Tab and Up to the one before; Enter on the last one "
                  "shows the report.\n"
                  "A record is given by its number, its code, or any part of its name.\n"
                  "Ctrl+K empties the field from the cursor on and goes on; Ctrl+U empties what is before the cursor.");
    case ACTION_GRID:
    case ACTION_BALLOT:
        return N_("Two digits place the selected municipality: how far to the right, and how far up, 0 to 9.\n"
                  "Arrows move it by a hundredth; Shift with arrows, < > PgUp and PgDn by a twentieth.\n"
                  "Esc followed by 1 to 9 is F1 to F9, where the terminal keeps those keys for itself.");
    case ACTION_MATRIX:
        return N_("Arrows, PgUp and PgDn move; Home and End go to the first and the last column, Ctrl+Up and Ctrl+Down "
                  "to the first and the last row, Ctrl+Home and Ctrl+End to the corners.\n"
                  "Tab and Shift+Tab, or Ctrl+Right and Ctrl+Left, go a page to the side. Shift with arrows marks.\n"
                  "Esc followed by 1 to 9 is F1 to F9, where the terminal keeps those keys for itself.");
    case ACTION_REPORT:
        return N_("Up, Down, PgUp, PgDn, Home and End go from row to row, Left and Right from column to column; Enter "
                  "opens the records behind the figure.\n"
                  "Esc followed by 1 to 9 is F1 to F9, where the terminal keeps those keys for itself.");
    case ACTION_MAP:
        return N_("The arrows go to the next municipality in that direction, Home and End to the first and the last.");
    case ACTION_PAGE:
        return N_("Up, Down, PgUp, PgDn, Home and End move.\n"
                  "/ searches in a text, n finds the next place.");
    default:
        return N_("Up, Down, PgUp, PgDn, Home and End move; Enter opens.\n"
                  "Esc followed by 1 to 9 is F1 to F9, where the terminal keeps those keys for itself.");
    }
}

static const char *const filter_help =
    N_("Words find records that hold them all, also in the names of what they refer to: barnevern fosen\n"
       "field:value looks in one field, and commas give several: status:operating  region:fosen,inn  seat:1714\n"
       "field>value, >=, <, <= and != compare numbers, dates and years: effective>=2005\n"
       "none is a field not recorded, any one that is: seat:none\n"
       "! in front turns a term round: !status:ended\n"
       "Quotes hold words together: name:\"felles kontor\"\n"
       "Fields go by their names in any language. Case and accents do not matter: roros finds Røros.");

void help_open(struct shell *shell, unsigned place, const char *here)
{
    struct pager *pager = page_open(shell, N_("Help"), true);

    add_lines(pager, here, true);
    add_actions(shell, place, pager);
    add_heading(pager, shell_text(shell, N_("Moving")));
    add_lines(pager, shell_text(shell, moving(place)), false);
    if ((place & (ACTION_PANES | ACTION_TABLE | ACTION_MATRIX)) != 0) {
        add_heading(pager, shell_text(shell, N_("The filter")));
        add_lines(pager, shell_text(shell, filter_help), false);
    }
}
