#include "samreg/view/conflict.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/tui/compare.h"

#include <stdlib.h>
#include <string.h>

struct conflict_view {
    struct view view;
    struct compare compare; /* a row's number is its conflict's place */
    struct edit *edit;
    const struct conflicts *conflicts;
    void (*done)(void *context, bool settled);
    void *context;
};

static void clear_conflict(struct view *view)
{
    compare_clear(&((struct conflict_view *)view)->compare);
}

static void draw_conflict(struct view *view, struct area area)
{
    compare_draw(&((struct conflict_view *)view)->compare, area);
}

static void settle(struct conflict_view *conflict_view)
{
    for (size_t i = 0; i < conflict_view->compare.count; i++) {
        const struct compare_row *row = &conflict_view->compare.rows[i];

        edit_resolve(conflict_view->edit, &conflict_view->conflicts->items[row->id], row->take_right);
    }
}

static bool conflict_key(struct view *view, struct key key)
{
    struct conflict_view *conflict_view = (struct conflict_view *)view;

    switch (compare_key(&conflict_view->compare, key)) {
    case COMPARE_DONE:
        settle(conflict_view);
        shell_close(view);
        conflict_view->done(conflict_view->context, true);
        break;
    case COMPARE_CANCELLED:
        shell_close(view);
        conflict_view->done(conflict_view->context, false);
        break;
    case COMPARE_IGNORED:
    case COMPARE_STAYED:
        break;
    }
    return true;
}

static const struct view_ops conflict_ops = {
    .overlay = true,
    .clear = clear_conflict,
    .draw = draw_conflict,
    .key = conflict_key,
};

static void add_row(struct conflict_view *conflict_view, enum language language, int index)
{
    const struct conflict *conflict = &conflict_view->conflicts->items[index];
    const struct field *field;
    struct str mine = {0};
    struct str theirs = {0};

    if (conflict->removing) {
        compare_add(&conflict_view->compare, index, text_in(language, conflict->entity->label),
                    text_in(language, N_("taken out")), text_in(language, N_("stays, as changed")));
        return;
    }
    field = &conflict->entity->fields[conflict->field];
    words_conflict_value(language, conflict, &conflict->mine, &mine);
    words_conflict_value(language, conflict, &conflict->theirs, &theirs);
    compare_add(&conflict_view->compare, index, text_in(language, field->label), str_peek(&mine), str_peek(&theirs));
    str_clear(&mine);
    str_clear(&theirs);
}

/* Who changed it and when: of the first conflict that knows. New string. */
static char *who_and_when(enum language language, const struct conflicts *conflicts)
{
    struct message message = {0};
    struct str when = {0};
    char *words;

    message_set(&message, N_("Somebody else has changed the same meanwhile. Choose what shall stand."), NULL);
    for (size_t i = 0; i < conflicts->count; i++) {
        if (conflicts->items[i].who != NULL && conflicts->items[i].when != NULL) {
            words_time(conflicts->items[i].when, &when);
            message_set(&message, N_("%1 changed the same %2. Choose what shall stand."), conflicts->items[i].who,
                        str_peek(&when), NULL);
            break;
        }
    }
    words = message_text(&message, language);
    message_clear(&message);
    str_clear(&when);
    return words;
}

bool conflict_open(struct shell *shell, struct edit *edit, const struct conflicts *conflicts,
                   void (*done)(void *context, bool settled), void *context)
{
    enum language language = app_language(shell_app(shell));
    struct conflict_view *conflict_view = memory_new(sizeof *conflict_view);
    char *text = who_and_when(language, conflicts);

    conflict_view->view.ops = &conflict_ops;
    conflict_view->edit = edit;
    conflict_view->conflicts = conflicts;
    conflict_view->done = done;
    conflict_view->context = context;
    compare_init(&conflict_view->compare, text_in(language, N_("Changed by two")), text,
                 text_in(language, N_("Mine")), text_in(language, N_("Theirs")));
    free(text);
    for (size_t i = 0; i < conflicts->count; i++) {
        if (conflicts->items[i].field >= 0 || conflicts->items[i].removing)
            add_row(conflict_view, language, (int)i);
    }
    if (conflict_view->compare.count == 0) {
        compare_clear(&conflict_view->compare);
        free(conflict_view);
        return false;
    }
    shell_open(shell, &conflict_view->view);
    return true;
}
