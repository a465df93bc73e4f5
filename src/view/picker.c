#include "samreg/view/picker.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

static struct picker *of(struct view *view)
{
    return (struct picker *)view;
}

static void clear_picker(struct view *view)
{
    struct picker *picker = of(view);

    if (picker->clear != NULL)
        picker->clear(picker);
    pick_clear(&picker->pick);
}

static void draw_picker(struct view *view, struct area area)
{
    pick_draw(&of(view)->pick, area);
}

static void fill(struct picker *picker)
{
    if (picker->fill != NULL) {
        pick_clear_rows(&picker->pick);
        picker->fill(picker);
        pick_ready(&picker->pick);
    }
}

void picker_refill(struct picker *picker)
{
    const struct pick_row *row = pick_chosen(&picker->pick);
    bool moving = picker->pick.moving;
    long long id = row != NULL ? row->id : 0;

    fill(picker);
    if (row != NULL && moving)
        pick_select(&picker->pick, id);
}

static void take_result(struct picker *picker, enum pick_result result)
{
    switch (result) {
    case PICK_FILTERED:
        fill(picker);
        break;
    case PICK_CHOSEN:
        shell_close(&picker->view); /* the memory stays until the end of the turn */
        picker->chosen(picker, pick_chosen(&picker->pick));
        break;
    case PICK_CANCELLED:
        shell_close(&picker->view);
        break;
    case PICK_FREE:
    case PICK_IGNORED:
    case PICK_STAYED:
        break;
    }
}

/* Keys typed ahead: Enter means what the typed text finds, not what was found before. */
static void catch_up(struct picker *picker)
{
    if (picker->more != NULL && (picker->filled_by_owner || pick_chosen(&picker->pick) == NULL)) {
        shell_set_patient(picker->view.shell, true);
        (void)picker->more(picker);
        shell_set_patient(picker->view.shell, false);
    }
}

static bool picker_key(struct view *view, struct key key)
{
    if (key.code == KEY_CODE_ENTER && key.modifiers == 0)
        catch_up(of(view));
    take_result(of(view), pick_key(&of(view)->pick, key));
    return true;
}

static void picker_paste(struct view *view, const char *text, size_t length)
{
    take_result(of(view), pick_paste(&of(view)->pick, text, length));
}

static bool picker_typing(const struct view *view)
{
    (void)view;
    return true;
}

static bool picker_work(struct view *view)
{
    return of(view)->more != NULL && of(view)->more(of(view));
}

static const struct view_ops picker_ops = {
    .overlay = true,
    .clear = clear_picker,
    .draw = draw_picker,
    .key = picker_key,
    .paste = picker_paste,
    .typing = picker_typing,
    .work = picker_work,
};

void picker_type(struct picker *picker, struct key key)
{
    if (key.code != KEY_CODE_NONE)
        (void)picker_key(&picker->view, key);
}

void picker_open(struct shell *shell, struct picker *picker, const char *title, const char *prompt, const char *empty,
                 const char *typed)
{
    picker->view.ops = &picker_ops;
    picker->view.shell = shell;
    pick_init(&picker->pick, shell_text(shell, title), shell_text(shell, prompt));
    picker->pick.owner_filters = picker->filled_by_owner;
    picker->pick.empty = memory_copy_text(shell_text(shell, empty));
    if (typed != NULL)
        edit_line_set(&picker->pick.typed, typed);
    fill(picker);
    shell_open(shell, &picker->view);
}
