/* Help: what the cursor is on, the keys as they are now, and the filter language; derived from the action table. */
#include "samreg/view/screens.h"

#include "samreg/base/memory.h"
#include "samreg/tui/pager.h"
#include "samreg/view/shell_internal.h"

#include <stdlib.h>
#include <string.h>

struct help_view {
    struct view view;
    struct pager pager;
};

static struct help_view *of(struct view *view)
{
    return (struct help_view *)view;
}

static void clear_help(struct view *view)
{
    pager_clear(&of(view)->pager);
}

static void help_title(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell, N_("Help")));
}

static void draw_help(struct view *view, struct area area)
{
    pager_draw(&of(view)->pager, area);
}

static bool help_key(struct view *view, struct key key)
{
    struct message message = {0};

    switch (pager_key(&of(view)->pager, key)) {
    case PAGER_IGNORED:
        return false;
    case PAGER_NOT_FOUND:
        message_set(&message, N_("It stands nowhere in this text."), NULL);
        shell_say(view->shell, STYLE_WARNING, &message);
        message_clear(&message);
        break;
    case PAGER_STAYED:
        break;
    }
    return true;
}

static void help_paste(struct view *view, const char *text, size_t length)
{
    pager_paste(&of(view)->pager, text, length);
}

static bool help_typing(const struct view *view)
{
    return pager_is_typing(&((const struct help_view *)view)->pager);
}

/* Help on help is the page itself. */
static bool help_act(struct view *view, enum action_id action)
{
    (void)view;
    return action == ACTION_HELP;
}

static const struct view_ops help_ops = {
    .place = ACTION_PAGE,
    .clear = clear_help,
    .title = help_title,
    .draw = draw_help,
    .key = help_key,
    .paste = help_paste,
    .act = help_act,
    .typing = help_typing,
};

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
static void add_heading(struct help_view *help, const char *msgid)
{
    pager_add(&help->pager, "", 0, STYLE_NORMAL);
    pager_add(&help->pager, shell_text(help->view.shell, msgid), 0, STYLE_HEADING);
}

/* One line: the keys, padded, what the action is called, and what it does. */
static void add_key(struct help_view *help, const char *keys, const char *label, const char *sentence)
{
    enum { KEY_COLUMNS = 18 };
    struct str line = {0};

    str_addf(&line, "  %-*s %s: %s", KEY_COLUMNS, keys, label, sentence);
    pager_add(&help->pager, str_peek(&line), KEY_COLUMNS + 3, STYLE_NORMAL);
    str_clear(&line);
}

static void add_actions(struct help_view *help, unsigned place)
{
    struct shell *shell = help->view.shell;

    add_heading(help, N_("Keys here"));
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);
        struct str keys = {0};

        if (action_applies(action, place, app_is_read_only(shell->app))) {
            keymap_write(&shell->keymap, action->id, &keys);
            add_key(help, str_peek(&keys), shell_text(shell, action->label), shell_text(shell, action->help));
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
    struct help_view *help = memory_new(sizeof *help);

    help->view.ops = &help_ops;
    help->view.shell = shell;
    pager_init(&help->pager, shell_text(shell, N_("Search: ")));
    add_lines(&help->pager, here, true);
    add_actions(help, place);
    add_heading(help, N_("Moving"));
    add_lines(&help->pager, shell_text(shell, moving(place)), false);
    if ((place & (ACTION_PANES | ACTION_LIST)) != 0) {
        add_heading(help, N_("The filter"));
        add_lines(&help->pager, shell_text(shell, filter_help), false);
    }
    shell_open(shell, &help->view);
}
