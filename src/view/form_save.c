/* Saving a form: what must be asked first, what may go wrong, and what comes after. */
#include "samreg/view/form_view.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/view/conflict.h"
#include "samreg/view/screens.h"

#include <assert.h>
#include <stdlib.h>

static void save_now(struct form_view *form_view);

static enum language language_of(const struct form_view *form_view)
{
    return app_language(shell_app(form_view->view.shell));
}

/* Goes to the first field that stops the save and says why, or what `rest` says when no field is to blame. */
static void show_errors(struct form_view *form_view, const char *rest)
{
    struct form *form = &form_view->form;
    size_t at = form_first_error(form, 0);
    struct message message = {0};

    if (at < form->count && form_takes_focus(form, at)) {
        form_focus(form, at);
        message_set(&message, N_("Not saved: %1"), form->items[at].message, NULL);
    } else {
        message_set(&message, N_("Not saved: %1"), rest, NULL);
    }
    shell_say(form_view->view.shell, STYLE_ERROR, &message);
    message_clear(&message);
}

/* Everything is over: the list goes to the record, and an empty form follows where that was asked for. */
static void finish(struct form_view *form_view, int64_t id)
{
    struct shell *shell = form_view->view.shell;
    const struct entity *entity = edit_entity(form_view->edit);
    struct message message = {0};
    struct str called = {0};

    form_view->settled = true;
    form_draft_drop(form_view);
    shell_remember(shell, edit_record(form_view->edit));
    shell_close(&form_view->view);
    shell_go(shell, entity, id);
    record_called(edit_record(form_view->edit), &called); /* the memory stays until the end of the turn */
    message_set(&message, N_("Saved: %1."), str_peek(&called), NULL);
    shell_say_done(shell, &message);
    message_clear(&message);
    str_clear(&called);
    if (form_view->next) {
        struct edit *edit = NULL;
        struct error error = {0};

        if (edit_new(shell_app(shell), entity, form_view->parent_entity, form_view->parent, &edit, &error)
            == STATUS_OK)
            form_view_begin(shell, edit, form_view->parent_entity, form_view->parent)->saved = form_view->saved + 1;
        else
            shell_say_error(shell, &error);
    }
}

static void warnings_answered(void *context, int answer)
{
    struct form_view *form_view = context;

    if (answer == 1) {
        form_view->saving.accept_warnings = true;
        save_now(form_view);
    }
}

/* Warnings are asked about once, all together. */
static void ask_about_warnings(struct form_view *form_view, const struct problems *problems)
{
    static const char *const answers[] = {N_("b:Back to the form"), N_("s:Save anyway"), NULL};
    struct str lines = {0};
    struct str rest = {0};
    struct message message = {0};

    for (size_t i = 0; i < problems->count; i++) {
        str_add(&lines, i > 0 ? "\n" : "");
        words_problem(language_of(form_view), &problems->items[i], &lines);
    }
    form_fields_show_problems(form_view, problems, &rest); /* `lines` has the rest too */
    message_set(&message, N_("Is this right?\n%1"), str_peek(&lines), NULL);
    shell_ask(form_view->view.shell, &message, STYLE_WARNING, answers, warnings_answered, form_view);
    message_clear(&message);
    str_clear(&rest);
    str_clear(&lines);
}

static void conflicts_settled(void *context, bool settled)
{
    struct form_view *form_view = context;

    if (!settled)
        return;
    form_view->saving.accept_warnings = false; /* the other's values may raise warnings that nobody has seen */
    for (size_t i = 0; i < form_view->form.count; i++) {
        if (form_takes_focus(&form_view->form, i)) {
            form_fields_show(form_view, i); /* what was taken from the other */
        }
    }
    form_fields_check(form_view);
    save_now(form_view);
}

/* Shows what the store had against it beside the fields. */
static void show_problems(struct form_view *form_view, struct apply_result *result, struct error *error)
{
    struct str rest = {0};

    form_fields_show_problems(form_view, &result->problems, &rest);
    if (form_first_error(&form_view->form, 0) < form_view->form.count || rest.length > 0) {
        show_errors(form_view, str_peek(&rest));
        error_clear(error);
    } else {
        shell_say_error(form_view->view.shell, error);
    }
    str_clear(&rest);
}

/* Somebody has removed the record: there is nothing to choose from. What was typed stays. */
static void say_removed(struct form_view *form_view, const struct conflict *conflict)
{
    struct str when = {0};

    words_time(conflict->when, &when);
    shell_tell(form_view->view.shell, STYLE_ERROR,
               N_("Not saved: %1 removed the record %2. Restore it from the list of removed ones, then save again."),
               conflict->who, str_peek(&when), NULL);
    str_clear(&when);
}

/* Hands the conflicts to the screen that settles them; a record that was removed can only be told of. */
static void settle_conflicts(struct form_view *form_view, struct apply_result *result, struct error *error)
{
    const struct conflict *first;

    conflicts_clear(&form_view->conflicts);
    form_view->conflicts = result->conflicts;
    result->conflicts = (struct conflicts){0};
    if (!conflict_open(form_view->view.shell, form_view->edit, &form_view->conflicts, conflicts_settled, form_view)) {
        first = form_view->conflicts.count > 0 ? &form_view->conflicts.items[0] : NULL;
        if (first != NULL && first->who != NULL && first->when != NULL)
            say_removed(form_view, first);
        else
            shell_say_error(form_view->view.shell, error);
    }
    error_clear(error);
}

static void save_now(struct form_view *form_view)
{
    struct apply_result result = {0};
    struct error error = {0};
    int64_t id = 0;
    enum status status = edit_save(form_view->edit, &form_view->saving, &result, &id, &error);

    switch ((int)status) {
    case STATUS_OK:
        finish(form_view, id);
        break;
    case STATUS_WARNED:
        ask_about_warnings(form_view, &result.problems);
        break;
    case STATUS_CONFLICT:
        settle_conflicts(form_view, &result, &error);
        break;
    case STATUS_DATA:
        show_problems(form_view, &result, &error);
        break;
    default: /* locked, no room on the disk: the form stays, and saving can be tried again */
        shell_say_error(form_view->view.shell, &error);
        break;
    }
    error_clear(&error);
    apply_result_clear(&result);
}

static bool check_from(void *context, const char *text, struct error *error)
{
    const struct form_view *form_view = context;
    struct date date;

    if (date_parse(text, app_today(shell_app(form_view->view.shell)), &date) == DATE_OK)
        return true;
    (void)error_set(error, STATUS_DATA, N_("“%1” is no date. Write 05.06.2009, 2009-06, 2009 or “i dag”."), text, NULL);
    return false;
}

static void from_given(void *context, const char *text)
{
    struct form_view *form_view = context;

    if (text == NULL)
        return;
    (void)date_parse(text, app_today(shell_app(form_view->view.shell)), &form_view->saving.from); /* it was checked */
    form_view->saving.new_period = true;
    form_view->period_known = true;
    save_now(form_view);
}

static void period_answered(void *context, int answer)
{
    struct form_view *form_view = context;
    char text[DATE_TEXT];

    if (answer == 1) {
        form_view->saving.new_period = false;
        form_view->period_known = true;
        save_now(form_view);
    } else if (answer == 2) {
        shell_prompt(form_view->view.shell, &(struct shell_prompt){
            .label = N_("From which date does the new hold? "),
            .text = date_format(app_as_of(shell_app(form_view->view.shell)), text),
            .replace = true,
            .check = check_from,
            .done = from_given,
            .context = form_view,
        });
    }
}

/* Form and seat hold for a period: a mistake is put right, but a change begins a new period. */
static void ask_about_period(struct form_view *form_view)
{
    static const char *const answers[] = {N_("b:Back to the form"), N_("c:Correct"), N_("n:New period"), NULL};
    struct message message = {0};

    message_set(&message, N_("You changed something that holds for a period. Was it recorded wrongly, and is to be "
                             "corrected? Or did it change, so that a new period begins?"), NULL);
    shell_ask(form_view->view.shell, &message, STYLE_NORMAL, answers, period_answered, form_view);
    message_clear(&message);
}

static void close_unchanged(struct form_view *form_view)
{
    struct shell *shell = form_view->view.shell;

    form_view->settled = true;
    form_draft_drop(form_view);
    shell_close(&form_view->view);
    shell_tell(shell, STYLE_NORMAL, N_("Nothing was changed."), NULL);
}

void form_save(struct form_view *form_view, bool next)
{
    form_view->next = next;
    form_view->complete = true;
    form_view->saving = (struct edit_saving){0};
    form_view->period_known = false;
    for (size_t i = 0; i < form_view->form.count; i++) {
        if (i == form_view->form.focus || form_item_is_changed(&form_view->form, i))
            form_fields_take(form_view, i);
    }
    form_fields_check(form_view);
    if (!edit_is_new(form_view->edit) && !edit_is_changed(form_view->edit))
        close_unchanged(form_view);
    else if (form_first_error(&form_view->form, 0) < form_view->form.count)
        show_errors(form_view, NULL);
    else if (edit_asks_period(form_view->edit) && !form_view->period_known)
        ask_about_period(form_view);
    else
        save_now(form_view);
}
