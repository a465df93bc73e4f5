/* What the tables of the program say: commands, options, keys, exit statuses. */
#include "manual.h"

#include "samreg/app/action.h"
#include "samreg/app/pictures.h"
#include "samreg/base/error.h"
#include "samreg/base/version.h"
#include "samreg/cli/command.h"
#include "samreg/conf/option.h"

#include <stdio.h>
#include <string.h>

bool program_version(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, "This is the manual of version " VERSION_TEXT ".\n");
    return true;
}

/* Appends a synopsis as words of a macro line: optional parts, options, arguments. */
static void add_synopsis(struct str *out, const char *synopsis)
{
    while (*synopsis) {
        size_t length = strcspn(synopsis, " []");
        char word[64];

        if (length == 0) {
            if (*synopsis != ' ')
                str_add(out, *synopsis == '[' ? " Oo" : " Oc");
            synopsis++;
            continue;
        }
        snprintf(word, sizeof word, "%.*s", (int)length, synopsis);
        str_add(out, strncmp(word, "--", 2) == 0 ? " Fl" : " Ar");
        mdoc_word(out, strncmp(word, "--", 2) == 0 ? word + 1 : word);
        synopsis += length;
    }
}

bool program_commands(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (const struct command *command = cli_commands; command->name; command++) {
        str_addf(out, ".It Ic %s", command->name);
        add_synopsis(out, command->synopsis);
        str_add_char(out, '\n');
        mdoc_text(out, command->help);
    }
    str_add(out, ".El\n");
    return true;
}

bool program_pictures(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (const struct picture_entry *entry = picture_entries; entry->name; entry++) {
        str_addf(out, ".It Ic %s", entry->name);
        add_synopsis(out, entry->parameters);
        str_add_char(out, '\n');
        mdoc_text(out, entry->help);
    }
    str_add(out, ".El\n");
    return true;
}

static void add_expected(struct str *out, const struct option *option)
{
    switch (option->kind) {
    case OPTION_TEXT:
        break;
    case OPTION_CHOICE:
        str_add(out, "One of\n.Ql");
        mdoc_word(out, option->choices);
        str_add(out, " .\n");
        break;
    case OPTION_NUMBER:
        str_addf(out, "A whole number from %ld to %ld.\n", option->low, option->high);
        break;
    case OPTION_YES_NO:
        str_add(out, "One of\n.Ql yes|no .\n");
        break;
    }
    str_add(out, "Default:\n");
    if (*option->preset) {
        str_add(out, ".Ql");
        mdoc_word(out, option->preset);
        str_add(out, " .\n");
    } else {
        str_add(out, "empty.\n");
    }
}

bool program_options(struct str *out, const char *argument)
{
    size_t count;
    const struct option *options = option_all(&count);

    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < count; i++) {
        mdoc_macro(out, "It Cm", options[i].name);
        mdoc_text(out, options[i].help);
        add_expected(out, &options[i]);
    }
    str_add(out, ".El\n");
    return true;
}

/* Appends the default keys of an action as words of a macro line. */
static void add_keys(struct str *out, const char *keys)
{
    const char *between = "";

    for (keys += strspn(keys, " "); *keys; keys += strspn(keys, " ")) {
        size_t length = strcspn(keys, " ");
        char key[32];

        snprintf(key, sizeof key, "%.*s", (int)length, keys);
        str_addf(out, "%s Ic", between);
        mdoc_word(out, key);
        between = " ,";
        keys += length;
    }
}

/* Appends where an action applies. */
static void add_places(struct str *out, unsigned where)
{
    static const struct {
        unsigned place;
        const char *name;
    } places[] = {
        {ACTION_PANES, "on the register screen"},
        {ACTION_LIST, "in lists"},
        {ACTION_RECORD, "on a record"},
        {ACTION_FORM, "in forms"},
        {ACTION_INQUIRY, "where it is asked what a report is about"},
        {ACTION_PAGE, "on pages of text"},
        {ACTION_GRID, "on the strategy grid"},
        {ACTION_MATRIX, "in the participation matrix"},
        {ACTION_REPORT, "on a report"},
        {ACTION_MAP, "on a map"},
        {ACTION_FILES, "on the screen of files"},
        {ACTION_BALLOT, "at a voter's terminal"},
    };
    struct str sentence = {0};
    const char *between = "Works ";

    for (size_t i = 0; i < sizeof places / sizeof *places && (where & ACTION_WORKING) != ACTION_WORKING; i++) {
        if (where & places[i].place) {
            str_addf(&sentence, "%s%s", between, places[i].name);
            between = ", ";
        }
    }
    if ((where & ACTION_WORKING) == ACTION_WORKING)
        str_add(&sentence, where & ACTION_BALLOT ? "Works everywhere" : "Works everywhere but at a voter's terminal");
    between = "; from the menu also ";
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (where & ACTION_IN_MENU(places[i].place)) {
            str_addf(&sentence, "%s%s", between, places[i].name);
            between = ", ";
        }
    }
    str_add(&sentence, where & ACTION_WRITES ? "; not where the register is open for reading only." : ".");
    mdoc_text(out, str_peek(&sentence));
    str_clear(&sentence);
}

bool program_keys(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);

        if (*action->keys) {
            str_add(out, ".It");
            add_keys(out, action->keys);
        } else {
            str_add(out, ".It (no key; in the menu)");
        }
        str_add(out, "\n.Em");
        mdoc_word(out, action->label);
        str_add(out, " :\n");
        mdoc_text(out, action->help);
        add_places(out, action->where);
    }
    str_add(out, ".El\n");
    return true;
}

bool program_actions(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, ".Bl -column \"previous_pane\" \"Shift+Tab, Left\" -compact\n");
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);

        str_addf(out, ".It Cm %s Ta", action->name);
        add_keys(out, action->keys);
        if (!*action->keys)
            str_add(out, " (none)");
        str_add_char(out, '\n');
    }
    str_add(out, ".El\n");
    return true;
}

/* What an exit status means; several statuses may share one. */
static const char *exit_meaning(int code)
{
    switch (code) {
    case 0:
        return "Done.";
    case 1:
        return "Done, and “check” or “verify” found something.";
    case 64:
        return "The command line is wrong.";
    case 65:
        return "What was given cannot be stored: wrong, ambiguous, against a rule, or in conflict with somebody "
               "else's newer change.";
    case 66:
        return "A file that is needed is not there, or there is no terminal for the screen.";
    case 69:
        return "Unavailable: the register is damaged, or from a newer version of the program.";
    case 70:
        return "The program contradicts itself. This is a bug.";
    case 73:
        return "A file cannot be made, for instance because it exists.";
    case 74:
        return "Reading or writing failed, for instance because the disk is full.";
    case 75:
        return "Somebody else is writing, or the work was stopped. Try again.";
    case 77:
        return "Not allowed: rights are missing, or the register is open for reading only.";
    case 78:
        return "The configuration is wrong.";
    default:
        return NULL;
    }
}

bool program_exits(struct str *out, const char *argument)
{
    bool ok = true;

    (void)argument;
    str_add(out, ".Bl -tag -width 3n -compact\n");
    for (int code = 0; code < 256; code++) {
        bool used = false;

        for (int status = STATUS_OK; status <= STATUS_STOPPED; status++)
            used = used || status_exit_code((enum status)status) == code;
        if (used && exit_meaning(code)) {
            str_addf(out, ".It %d\n", code);
            mdoc_text(out, exit_meaning(code));
        } else if (used) {
            fprintf(stderr, "manual: nothing says what exit status %d means\n", code);
            ok = false;
        }
    }
    str_add(out, ".El\n");
    return ok;
}
