/* One record with everything that refers to it; Enter follows a line, and Back returns to it. */
#include "samreg/view/screens.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/list.h"
#include "samreg/view/detail.h"
#include "samreg/view/removal.h"

#include <stdlib.h>

/* Rows shown of a section; its heading leads to all of them. */
enum { SECTION_ROWS = 60, LABEL_COLUMNS = 24 };

struct record_view {
    struct view view;
    const struct entity *entity;
    int64_t id;
    struct detail detail;
    struct list list;
    char *called;
    bool stale;
};

static struct record_view *of(struct view *view)
{
    return (struct record_view *)view;
}

static void clear_record(struct view *view)
{
    detail_clear(&of(view)->detail);
    free(of(view)->called);
}

static void record_title(const struct view *view, struct str *out)
{
    const struct record_view *shown = (const struct record_view *)view;

    str_addf(out, "%s  %s", shell_text(view->shell, shown->entity->label), shown->called);
    if (shown->detail.record.removed)
        str_addf(out, " (%s)", shell_text(view->shell, N_("removed")));
}

/* Reads the record again; the cursor stays on its line. False when a key waits. */
static bool read_record(struct record_view *shown)
{
    struct app *app = shell_app(shown->view.shell);
    struct list_rows rows = {.count = -1};
    struct error error = {0};
    size_t cursor = shown->list.cursor;
    char *called = NULL;
    enum status status = detail_read(&shown->detail, app, shown->entity, shown->id, SECTION_ROWS, &error);

    if (status == STATUS_OK)
        status = app_called(app, shown->entity, shown->id, &called, &error);
    if (status == STATUS_STOPPED) {
        error_clear(&error);
        return false;
    }
    shown->stale = false;
    if (status != STATUS_OK) {
        shell_say_error(shown->view.shell, &error);
        return true;
    }
    free(shown->called);
    shown->called = called;
    rows.loaded = shown->detail.count;
    rows.first = 0;
    rows.count = (long long)shown->detail.count;
    list_set_rows(&shown->list, &rows, 0);
    list_go(&shown->list, cursor);
    return true;
}

static bool record_work(struct view *view)
{
    return of(view)->stale && read_record(of(view));
}

static void settle_record(struct view *view, bool whole)
{
    (void)whole; /* all of a record is read at once */
    if (of(view)->stale)
        (void)read_record(of(view));
}

static void refresh_record(struct view *view)
{
    of(view)->stale = true;
}

/* Fields stand behind their labels; sections begin at the left, for their rows are long. */
static void cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct record_view *shown = context;
    const struct detail_line *line = &shown->detail.lines[row];

    (void)column;
    if (line->field_line) {
        str_add(out, line->label);
        for (int width = text_width(line->label); width < LABEL_COLUMNS; width++)
            str_add_char(out, ' ');
        str_add_char(out, ' ');
    }
    str_add(out, line->text);
    *style = line->style;
}

static void draw_record(struct view *view, struct area area)
{
    struct record_view *shown = of(view);
    struct list_column column = {.width = 60, .minimum = 10, .grows = true};
    struct list_source source = {shown, cell, NULL};

    list_draw(&shown->list, area, &column, 1, &source, true);
}

static const struct detail_line *line_under_cursor(const struct record_view *shown)
{
    return shown->list.cursor < shown->detail.count ? &shown->detail.lines[shown->list.cursor] : NULL;
}

/* Goes where the line leads: to a record, or to the list of a section. */
static void follow(struct record_view *shown)
{
    const struct detail_line *line = line_under_cursor(shown);

    if (line == NULL || line->entity == NULL)
        return;
    if (line->id != 0)
        record_open(shown->view.shell, line->entity, line->id);
    else
        records_open_referring(shown->view.shell, line->entity, line->field, shown->id);
}

static bool record_key(struct view *view, struct key key)
{
    enum list_result result = list_key(&of(view)->list, key);

    if (result == LIST_CHOSEN)
        follow(of(view));
    return result != LIST_IGNORED;
}

/* What an action is about: the record that stands on the line, else the one shown. */
static const struct entity *meant(const struct record_view *shown, int64_t *id)
{
    const struct detail_line *line = line_under_cursor(shown);

    if (line != NULL && line->own_entity != NULL) {
        *id = line->own_id;
        return line->own_entity;
    }
    *id = shown->id;
    return shown->entity;
}

/* A new record of the section that the cursor is in, belonging to the record shown. */
static void add_new(const struct record_view *shown)
{
    const struct detail_line *line = line_under_cursor(shown);
    const struct entity *entity = line == NULL                    ? NULL
                                  : line->own_entity != NULL      ? line->own_entity
                                  : line->style == STYLE_HEADING  ? line->entity
                                                                  : NULL;

    if (entity != NULL)
        form_view_new(shown->view.shell, entity, shown->entity, shown->id);
    else
        form_view_new(shown->view.shell, shown->entity, NULL, 0);
}

static bool record_act(struct view *view, enum action_id action)
{
    struct record_view *shown = of(view);
    int64_t id;
    const struct entity *entity = meant(shown, &id);

    switch ((int)action) {
    case ACTION_OPEN:
        follow(shown);
        return true;
    case ACTION_EDIT:
        form_view_open(view->shell, entity, id);
        return true;
    case ACTION_NEW:
        add_new(shown);
        return true;
    case ACTION_COPY:
        form_view_copy(view->shell, entity, id);
        return true;
    case ACTION_REMOVE:
        removal_ask(view->shell, entity, &id, 1, NULL, NULL);
        return true;
    case ACTION_RESTORE:
        removal_restore(view->shell, shown->entity, &shown->id, 1);
        return true;
    case ACTION_HISTORY:
        history_open(view->shell, entity, id);
        return true;
    case ACTION_OPEN_MATRIX:
        matrix_open_for(view->shell, shown->entity, shown->id);
        return true;
    default:
        return false;
    }
}

static const char *record_refuse(const struct view *view, enum action_id action)
{
    const struct record_view *shown = (const struct record_view *)view;
    bool removed = shown->detail.record.removed;

    if (removed && (action == ACTION_EDIT || action == ACTION_REMOVE))
        return N_("The record is removed; restore it first.");
    return !removed && action == ACTION_RESTORE ? N_("The record is not removed.") : NULL;
}

static void record_help(const struct view *view, struct str *out)
{
    const struct entity *entity = ((const struct record_view *)view)->entity;

    str_addf(out, "%s\n%s", shell_text(view->shell, entity->label), shell_text(view->shell, entity->help));
}

static const struct view_ops record_ops = {
    .place = ACTION_RECORD,
    .clear = clear_record,
    .title = record_title,
    .draw = draw_record,
    .settle = settle_record,
    .key = record_key,
    .act = record_act,
    .refuse = record_refuse,
    .work = record_work,
    .refresh = refresh_record,
    .help = record_help,
};

void record_open(struct shell *shell, const struct entity *entity, int64_t id)
{
    struct record_view *shown = memory_new(sizeof *shown);

    shown->view.ops = &record_ops;
    shown->view.shell = shell;
    shown->entity = entity;
    shown->id = id;
    shown->called = memory_copy_text("");
    shown->stale = true;
    list_init(&shown->list);
    shown->list.has_heading = false;
    shown->list.sorted = -1;
    (void)read_record(shown);
    shell_open(shell, &shown->view);
}
