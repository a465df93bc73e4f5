/* What is incomplete, inconsistent or overdue, as a list; Enter opens the record. */
#include "samreg/view/screens.h"

#include "samreg/app/records.h"
#include "samreg/app/register.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/list.h"

#include <stdlib.h>
#include <string.h>

struct check_view {
    struct view view;
    struct problems problems;
    char **called; /* what the record of each problem is called; read when it is first shown */
    bool stale;    /* to be run (again) when no key waits */
    struct list list;
};

static struct check_view *of(struct view *view)
{
    return (struct check_view *)view;
}

static void clear_names(struct check_view *check)
{
    for (size_t i = 0; i < check->problems.count; i++)
        free(check->called[i]);
    free(check->called);
    check->called = NULL;
}

static void clear_check(struct view *view)
{
    clear_names(of(view));
    problems_clear(&of(view)->problems);
}

static void check_title(const struct view *view, struct str *out)
{
    const struct check_view *check = (const struct check_view *)view;

    str_add(out, shell_text(view->shell, N_("Check")));
    if (check->stale) {
        str_addf(out, "  %s", shell_text(view->shell, N_("working …")));
    } else {
        char number[NUMBER_TEXT];

        str_addf(out, "  %s %s", number_say((int64_t)check->problems.count, number),
                 text_plural(app_language(shell_app(view->shell)), "finding", "findings",
                             (long long)check->problems.count));
    }
}

static void tell_list(struct check_view *check)
{
    struct list_rows rows = {.loaded = check->problems.count, .first = 0, .count = (long long)check->problems.count};
    size_t cursor = check->list.cursor;

    list_set_rows(&check->list, &rows, 0);
    list_go(&check->list, cursor);
}

/* Runs all checks; a waiting key stops them, and they begin anew when it has been dealt with. */
static bool run_checks(struct check_view *check)
{
    struct problems problems = {0};
    struct error error = {0};
    enum status status = register_check(shell_app(check->view.shell), &problems, &error);

    if (status == STATUS_STOPPED) {
        error_clear(&error);
        problems_clear(&problems);
        return false;
    }
    check->stale = false;
    if (error.status != STATUS_OK) {
        shell_say_error(check->view.shell, &error);
        problems_clear(&problems);
        return true;
    }
    clear_names(check);
    problems_clear(&check->problems);
    check->problems = problems;
    check->called = memory_new_array(problems.count, sizeof *check->called);
    tell_list(check);
    return true;
}

/* Reads the names of the rows shown; one at a time, so that no key waits for all of them. */
static bool read_names(struct check_view *check)
{
    size_t end = check->list.top + (size_t)check->list.page;

    for (size_t i = check->list.top; i < end && i < check->problems.count; i++) {
        const struct problem *problem = &check->problems.items[i];
        struct error error = {0};

        if (check->called[i] != NULL)
            continue;
        if (problem->entity == NULL || problem->id == 0 ||
            app_called(shell_app(check->view.shell), problem->entity, problem->id, &check->called[i], &error)
                   != STATUS_OK)
            check->called[i] = memory_copy_text("");
        error_clear(&error);
        list_touch(&check->list);
        return true;
    }
    return false;
}

static bool check_work(struct view *view)
{
    return of(view)->stale ? run_checks(of(view)) : read_names(of(view));
}

static void refresh_check(struct view *view)
{
    of(view)->stale = true;
}

enum { SIGN_COLUMN, RECORD_COLUMN, WORDS_COLUMN, COLUMN_COUNT };

/* Appends the sentence of a problem without the name that stands beside it already: what stands at the cursor below is
 * whole. */
static void add_point(const struct check_view *check, size_t row, struct str *out)
{
    static const char *const quotes[][2] = {{"«", "»"}, {"“", "”"}};
    char *words = message_text(&check->problems.items[row].message, app_language(shell_app(check->view.shell)));
    const char *point = words;
    struct str name = {0};

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0] && check->called[row] != NULL; i++) {
        str_reset(&name);
        str_addf(&name, "%s%s%s ", quotes[i][0], check->called[row], quotes[i][1]);
        if (strncmp(words, str_peek(&name), name.length) == 0)
            point = words + name.length;
    }
    str_add(out, point);
    str_clear(&name);
    free(words);
}

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct check_view *check = context;
    const struct problem *problem = &check->problems.items[row];

    switch ((int)column) {
    case SIGN_COLUMN:
        str_add(out, problem->warning ? "?" : "!");
        *style = problem->warning ? STYLE_WARNING : STYLE_ERROR;
        break;
    case RECORD_COLUMN:
        str_add(out, check->called[row]);
        break;
    default:
        add_point(check, row, out);
        break;
    }
}

static const struct problem *under_cursor(const struct check_view *check)
{
    return check->list.cursor < check->problems.count ? &check->problems.items[check->list.cursor] : NULL;
}

/* Where the next line of a wrapped text goes. */
struct below {
    struct area rest;
};

static bool draw_line(void *context, const char *bytes, size_t length)
{
    struct below *below = context;
    struct area row = area_take_top(&below->rest, 1);
    char *line = memory_copy_bytes(bytes, length);

    draw_cell(row, 0, 0, row.width, line, DRAW_LEFT, STYLE_NORMAL);
    free(line);
    return below->rest.height > 0;
}

static void draw_check(struct view *view, struct area area)
{
    struct check_view *check = of(view);
    const struct list_column columns[COLUMN_COUNT] = {
        [SIGN_COLUMN] = {.width = 1},
        [RECORD_COLUMN] = {.title = shell_text(view->shell, N_("Record")), .width = 26, .minimum = 14, .priority = 2},
        [WORDS_COLUMN] = {.title = shell_text(view->shell, N_("What is to be looked at")), .width = 40, .minimum = 20,
                          .priority = 1, .grows = true},
    };
    struct list_source source = {.context = check, .cell = give_cell};
    const struct problem *problem = under_cursor(check);
    struct area below = area_take_bottom(&area, 3);
    struct str words = {0};

    list_draw(&check->list, area, columns, COLUMN_COUNT, &source, true);
    draw_fill(below, STYLE_NORMAL);
    if (problem != NULL) {
        words_problem(app_language(shell_app(view->shell)), problem, &words);
        text_wrap(str_peek(&words), below.width > 0 ? below.width : 1, draw_line, &(struct below){below});
    } else if (!check->stale) {
        draw_cell(below, 1, 0, below.width, shell_text(view->shell, N_("Nothing was found.")), DRAW_LEFT,
                  STYLE_NORMAL);
    }
    str_clear(&words);
}

static const struct problem *problem_of(const struct check_view *check)
{
    const struct problem *problem = under_cursor(check);

    return problem != NULL && problem->entity != NULL && problem->id != 0 ? problem : NULL;
}

static void open_record(struct check_view *check)
{
    const struct problem *problem = problem_of(check);

    if (problem != NULL)
        record_open(check->view.shell, problem->entity, problem->id);
}

static bool check_key(struct view *view, struct key key)
{
    enum list_result result = list_key(&of(view)->list, key);

    if (result == LIST_CHOSEN)
        open_record(of(view));
    return result != LIST_IGNORED;
}

static bool check_act(struct view *view, enum action_id action)
{
    if (action != ACTION_OPEN)
        return false;
    open_record(of(view));
    return true;
}

static const char *check_refuse(const struct view *view, enum action_id action)
{
    return action == ACTION_OPEN && problem_of((const struct check_view *)view) == NULL
               ? N_("This is about no single record.")
               : NULL;
}

static void check_help(const struct view *view, struct str *out)
{
    str_addf(out, "%s\n%s", shell_text(view->shell, N_("Check")),
             shell_text(view->shell, N_("What is incomplete, inconsistent or overdue as of the day. ! must be put "
                                        "right, ? should be looked at. Enter opens the record.")));
}

static const struct view_ops check_ops = {
    .place = ACTION_PAGE,
    .clear = clear_check,
    .title = check_title,
    .draw = draw_check,
    .key = check_key,
    .act = check_act,
    .refuse = check_refuse,
    .work = check_work,
    .refresh = refresh_check,
    .help = check_help,
};

void check_open(struct shell *shell)
{
    struct check_view *check = memory_new(sizeof *check);

    check->view.ops = &check_ops;
    check->stale = true;
    list_init(&check->list);
    tell_list(check);
    shell_open(shell, &check->view);
}
