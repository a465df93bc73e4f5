/* shell_pick_record(): a value list of records, searched by number, code or any part of the name. */
#include "samreg/view/shell.h"

#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/tui/pick.h"

/* More than anybody reads; typing narrows the rest. */
enum { MOST_SHOWN = 500 };

struct choose {
    struct view view;
    struct pick pick;
    const struct entity *entity;
    struct matches matches; /* the rows of the pick, by index */
    void (*picked)(void *context, int64_t id, const char *called);
    void *context;
};

static void clear_choose(struct view *view)
{
    struct choose *choose = (struct choose *)view;

    pick_clear(&choose->pick);
    matches_clear(&choose->matches);
}

static void draw_choose(struct view *view, struct area area)
{
    pick_draw(&((struct choose *)view)->pick, area);
}

static void refill(struct choose *choose)
{
    struct error error = {0};

    matches_clear(&choose->matches);
    pick_clear_rows(&choose->pick);
    if (app_suggest(shell_app(choose->view.shell), choose->entity, edit_line_peek(&choose->pick.typed), MOST_SHOWN,
                    &choose->matches, &error) != STATUS_OK) {
        if (error.status == STATUS_STOPPED) {
            error_clear(&error); /* another key is on its way and will fill the list */
        } else {
            shell_say_error(choose->view.shell, &error);
        }
    }
    for (size_t i = 0; i < choose->matches.count; i++)
        pick_add(&choose->pick, (long long)i, choose->matches.items[i].called, NULL, NULL);
    pick_ready(&choose->pick);
}

static void take_result(struct choose *choose, enum pick_result result)
{
    const struct pick_row *row;

    switch (result) {
    case PICK_FILTERED:
        refill(choose);
        break;
    case PICK_CHOSEN:
        row = pick_chosen(&choose->pick);
        shell_close(&choose->view);
        choose->picked(choose->context, choose->matches.items[row->id].id, choose->matches.items[row->id].called);
        break;
    case PICK_CANCELLED:
    case PICK_FREE:
        shell_close(&choose->view);
        choose->picked(choose->context, 0, NULL);
        break;
    case PICK_IGNORED:
    case PICK_STAYED:
        break;
    }
}

static bool choose_key(struct view *view, struct key key)
{
    struct choose *choose = (struct choose *)view;

    take_result(choose, pick_key(&choose->pick, key));
    return true;
}

static void choose_paste(struct view *view, const char *text, size_t length)
{
    struct choose *choose = (struct choose *)view;

    take_result(choose, pick_paste(&choose->pick, text, length));
}

static bool choose_typing(const struct view *view)
{
    (void)view;
    return true;
}

static const struct view_ops choose_ops = {
    .overlay = true,
    .clear = clear_choose,
    .draw = draw_choose,
    .key = choose_key,
    .paste = choose_paste,
    .typing = choose_typing,
};

void shell_pick_record(struct shell *shell, const struct entity *entity, const char *typed,
                       void (*picked)(void *context, int64_t id, const char *called), void *context)
{
    struct choose *choose = memory_new(sizeof *choose);

    choose->view.ops = &choose_ops;
    choose->view.shell = shell;
    choose->entity = entity;
    choose->picked = picked;
    choose->context = context;
    pick_init(&choose->pick, shell_text(shell, entity->plural), NULL);
    choose->pick.owner_filters = true;
    choose->pick.empty = memory_copy_text(shell_text(shell, N_("Nothing matches.")));
    edit_line_set(&choose->pick.typed, typed);
    refill(choose);
    shell_open(shell, &choose->view);
}
