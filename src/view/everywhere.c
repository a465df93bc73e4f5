/* What the shell does for every screen: help, palette, leaving, the as-of date, undo, journal, search, language. */
#include "samreg/view/shell_internal.h"

#include "samreg/app/changes.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/model/report.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/screens.h"

#include <stdlib.h>
#include <string.h>

static void open_help(struct shell *shell)
{
    struct str here = {0};

    if (shell->top->ops->help != NULL)
        shell->top->ops->help(shell->top, &here);
    help_open(shell, shell->top->ops->place, str_peek(&here));
    str_clear(&here);
}

/* Back from the lowest screen does nothing but say how to end: no single Esc ends the program. */
static void go_back(struct shell *shell)
{
    if (shell->top->below != NULL)
        shell_leave(shell, shell->top->below);
    else
        shell_tell(shell, STYLE_NORMAL, N_("%1 ends the program."), shell_key_of(shell, ACTION_QUIT), NULL);
}

static void quit_answered(void *context, int answer)
{
    if (answer == 1)
        shell_leave(context, NULL);
}

/* Ends the program, once the user has said what shall become of what is still being written. */
static void quit(struct shell *shell)
{
    static const char *const answers[] = {N_("s:Stay"), N_("e:End"), NULL};
    struct message message = {0};
    struct str titles = {0};

    jobs_write_running(jobs_peek(shell), &titles);
    if (titles.length > 0) {
        message_set(&message, N_("Still being written: %1. Whoever ends the program now stops that, and nothing is "
                                 "left of it."), str_peek(&titles), NULL);
        shell_ask(shell, &message, STYLE_WARNING, answers, quit_answered, shell);
        message_clear(&message);
    } else {
        shell_leave(shell, NULL);
    }
    str_clear(&titles);
}

/* Lists what was left because somebody else has changed it since. */
static void show_conflicts(struct shell *shell, const struct conflicts *conflicts)
{
    struct str lines = {0};
    struct message message = {0};

    for (size_t i = 0; i < conflicts->count; i++) {
        words_conflict(app_language(shell->app), &conflicts->items[i], &lines);
        str_add_char(&lines, '\n');
    }
    message_set(&message, N_("Left as it is, because it was changed since:\n%1"), str_peek(&lines), NULL);
    shell_ask(shell, &message, STYLE_WARNING, NULL, NULL, NULL);
    message_clear(&message);
    str_clear(&lines);
}

/* Takes back an entry (0: the user's newest), or with `redo` an undo (0: the newest), and says what it was. */
static bool take_back(struct shell *shell, bool redo, int64_t operation)
{
    struct apply_result result = {0};
    struct journal_entry entry = {0};
    struct error error = {0};
    enum status status = redo ? changes_redo(shell->app, operation, &result, &entry, &error)
                              : changes_undo(shell->app, operation, &result, &entry, &error);

    if (status == STATUS_OK) {
        struct str words = {0};

        entry.undone_by = 0; /* that it is taken back is what is being said */
        words_entry(app_language(shell->app), &entry, &words);
        shell_tell(shell, STYLE_NORMAL, redo ? N_("Done again: %1") : N_("Taken back: %1"), str_peek(&words), NULL);
        str_clear(&words);
        if (entry.entity != NULL && entry.record != 0) {
            shell_go(shell, entry.entity, entry.record); /* one sees what came back */
        }
    } else {
        shell_say_error(shell, &error);
    }
    if (result.conflicts.count > 0)
        show_conflicts(shell, &result.conflicts);
    journal_entry_clear(&entry);
    apply_result_clear(&result);
    return status == STATUS_OK;
}

bool everywhere_undo(struct shell *shell, int64_t operation)
{
    return take_back(shell, false, operation);
}

bool everywhere_redo(struct shell *shell, int64_t operation)
{
    return take_back(shell, true, operation);
}

static bool check_date(void *context, const char *text, struct error *error)
{
    const struct shell *shell = context;
    const struct field_reading reading = app_reading(shell->app, FIELD_SCREEN);
    struct value value = {0};
    bool is_one = field_read(report_parameter_field(REPORT_AS_OF), text, &reading, &value, error) == STATUS_OK;

    value_clear(&value);
    return is_one;
}

static void set_date(void *context, const char *text)
{
    struct shell *shell = context;
    struct date date = {0};

    if (text != NULL) {
        (void)date_parse(text, app_today(shell->app), &date); /* checked; blank goes back to the register's own day */
        app_set_as_of(shell->app, date);
    }
}

static void ask_date(struct shell *shell)
{
    char text[DATE_TEXT];

    shell_prompt(shell, &(struct shell_prompt){
                            .label = N_("Everything as of (empty: the register's own day): "),
                            .text = date_format(app_as_of(shell->app), text),
                            .replace = true,
                            .check = check_date,
                            .done = set_date,
                            .context = shell,
                        });
}

static const enum language offered[] = {LANGUAGE_BOKMAL, LANGUAGE_NYNORSK, LANGUAGE_ENGLISH};

static void set_language(void *context, int answer)
{
    struct shell *shell = context;

    if (answer >= 0) {
        app_set_language(shell->app, offered[answer]);
        draw_invalidate();
    }
}

static void ask_language(struct shell *shell)
{
    static const char *const answers[] = {N_("b:Bokmål"), N_("n:Nynorsk"), N_("e:English"), NULL};
    struct message message = {0};

    message_set(&message, N_("Which language shall the screen have?"), NULL);
    shell_ask(shell, &message, STYLE_NORMAL, answers, set_language, shell);
    message_clear(&message);
}

/* Actions that open a screen; false for others. */
static bool open_screen(struct shell *shell, enum action_id action)
{
    switch ((int)action) {
    case ACTION_JOURNAL:
        history_open(shell, NULL, 0);
        return true;
    case ACTION_FIND:
        find_open(shell);
        return true;
    case ACTION_CHECK:
        check_open(shell);
        return true;
    case ACTION_OPEN_REPORTS:
        reports_open(shell);
        return true;
    case ACTION_EXPORT_REGISTER:
        files_export_all(shell);
        return true;
    case ACTION_OPEN_FILES:
        files_open(shell);
        return true;
    default:
        return false;
    }
}

void everywhere_act(struct shell *shell, enum action_id action)
{
    if (open_screen(shell, action))
        return;
    switch ((int)action) {
    case ACTION_HELP:
        open_help(shell);
        break;
    case ACTION_MENU:
        palette_open(shell, shell->top->ops->place);
        break;
    case ACTION_BACK:
    case ACTION_CANCEL:
        go_back(shell);
        break;
    case ACTION_QUIT:
        quit(shell);
        break;
    case ACTION_UNDO:
        (void)take_back(shell, false, 0);
        break;
    case ACTION_REDO:
        (void)take_back(shell, true, 0);
        break;
    case ACTION_AS_OF:
        ask_date(shell);
        break;
    case ACTION_OPEN_MATRIX:
        matrix_open(shell, MATRIX_ALL, 0, NULL);
        break;
    case ACTION_STRATEGY:
        strategy_begin(shell);
        break;
    case ACTION_LANGUAGE:
        ask_language(shell);
        break;
    case ACTION_REFRESH:
        shell_refresh(shell, true);
        break;
    case ACTION_REDRAW:
        terminal_redraw();
        break;
    default: /* an action of some views that this one leaves alone */
        break;
    }
}
