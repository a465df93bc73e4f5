/* The form of one record, for every entity. */
#include "samreg/view/form_view.h"

#include "samreg/app/changes.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/view/screens.h"

#include <stdio.h>
#include <stdlib.h>

static struct form_view *of(struct view *view)
{
    return (struct form_view *)view;
}

bool form_view_is_touched(const struct form_view *form_view)
{
    return form_view->rows_removed || form_is_changed(&form_view->form);
}

/* The line dropped or the program was ended from outside: what is typed stays as a draft. */
static void clear_form(struct view *view)
{
    struct form_view *form_view = of(view);

    if (!form_view->settled && form_view_is_touched(form_view))
        form_draft_keep(form_view);
    edit_free(&form_view->edit);
    form_clear(&form_view->form);
    free(form_view->tables);
    conflicts_clear(&form_view->conflicts);
    free(form_view->draft_file);
    free(form_view->draft_text);
}

static void form_title(const struct view *view, struct str *out)
{
    const struct form_view *form_view = (const struct form_view *)view;
    const struct entity *entity = edit_entity(form_view->edit);

    str_add(out, shell_text(view->shell, entity->label));
    str_add(out, ": ");
    if (edit_is_new(form_view->edit))
        str_add(out, shell_text(view->shell, N_("new")));
    else
        record_called(edit_stored(form_view->edit), out);
    if (form_view->saved > 0)
        str_addf(out, " (%u %s)", form_view->saved, shell_text(view->shell, N_("saved")));
}

static void draw_form(struct view *view, struct area area)
{
    struct form_view *form_view = of(view);

    form_fields_fit(form_view, area.width);
    form_draw(&form_view->form, area, true);
}

static void say(struct form_view *form_view, const char *msgid)
{
    shell_tell(form_view->view.shell, STYLE_WARNING, msgid, NULL);
}

/* Takes over what stands in an item, and shows what is wrong now. */
static void take_item(struct form_view *form_view, size_t index)
{
    form_fields_take(form_view, index);
    form_fields_check(form_view);
}

static void add_row(struct form_view *form_view)
{
    if (form_view->table_count == 0) {
        say(form_view, N_("This form has no rows."));
        return;
    }
    form_fields_take(form_view, form_view->form.focus);
    form_fields_add_row(form_view, form_fields_table(form_view));
    form_fields_check(form_view);
}

static bool is_read_only(const struct form_view *form_view)
{
    const struct form *form = &form_view->form;

    return form->focus < form->count && form->items[form->focus].read_only;
}

/* Why a field takes no changes. */
static void say_refused(struct form_view *form_view)
{
    struct message message = {0};

    if (form_view->form.items[form_view->form.focus].struck) {
        message_set(&message, N_("This row is taken out. %1 puts it back."),
                    shell_key_of(form_view->view.shell, ACTION_REMOVE_ROW), NULL);
    } else {
        message_set(&message, N_("This field cannot be changed here."), NULL);
    }
    shell_say(form_view->view.shell, STYLE_WARNING, &message);
    message_clear(&message);
}

static bool take_result(struct form_view *form_view, enum form_result result)
{
    switch (result) {
    case FORM_IGNORED:
        return false;
    case FORM_STAYED:
        break;
    case FORM_MOVED:
        take_item(form_view, form_view->form.left);
        break;
    case FORM_CHANGED:
        if (form_view->form.items[form_view->form.focus].kind == FORM_CHOICE) {
            take_item(form_view, form_view->form.focus); /* emptied */
        }
        break;
    case FORM_FULL:
        say(form_view, N_("The field is full."));
        break;
    case FORM_CHOOSE:
        form_values_open(form_view, form_view->form.typed);
        break;
    case FORM_SUBMIT:
        form_save(form_view, false);
        break;
    case FORM_ADD_ROW:
        add_row(form_view);
        break;
    case FORM_REFUSED:
        say_refused(form_view);
        break;
    }
    return true;
}

static bool form_view_key(struct view *view, struct key key)
{
    return take_result(of(view), form_key(&of(view)->form, key));
}

static void form_view_paste(struct view *view, const char *text, size_t length)
{
    (void)take_result(of(view), form_paste(&of(view)->form, text, length));
}

static bool form_view_act(struct view *view, enum action_id action)
{
    struct form_view *form_view = of(view);

    switch ((int)action) {
    case ACTION_VALUES:
        if (is_read_only(form_view)) {
            say_refused(form_view);
            return true;
        }
        form_values_open(form_view, (struct key){KEY_CODE_NONE, 0});
        return true;
    case ACTION_SAVE:
        form_save(form_view, false);
        return true;
    case ACTION_SAVE_NEXT:
        form_save(form_view, true);
        return true;
    case ACTION_NEW_ROW:
        add_row(form_view);
        return true;
    case ACTION_REMOVE_ROW:
        if (!form_fields_remove_row(form_view))
            say(form_view, N_("Put the cursor on a row that holds something."));
        return true;
    case ACTION_DUPLICATE:
        if (is_read_only(form_view)) {
            say_refused(form_view);
        } else {
            form_values_repeat(form_view);
            form_fields_check(form_view);
        }
        return true;
    default:
        return false;
    }
}

static bool form_view_typing(const struct view *view)
{
    return form_is_typing(&((const struct form_view *)view)->form);
}

/* While nothing is typed the draft is brought up to date. Nothing of it shows. */
static bool form_view_work(struct view *view)
{
    struct form_view *form_view = of(view);

    if (!form_view->settled && form_view_is_touched(form_view))
        form_draft_keep(form_view);
    return false;
}

/* Says who changed the record while it is being edited. What is typed stays; saving settles it field by field. */
static void say_changed(struct form_view *form_view)
{
    struct journal_query query = {
        .entity = edit_entity(form_view->edit),
        .id = edit_record(form_view->edit)->id,
        .limit = 1,
    };
    struct journal_page page = {0};
    struct message message = {0};
    struct error error = {0};

    if (changes_entries(shell_app(form_view->view.shell), &query, &page, &error) == STATUS_OK &&
        page.entry_count == 1) {
        message_set(&message,
                    N_("%1 has changed this record meanwhile. What you typed stands; saving asks field by field."),
                    page.entries[0].user, NULL);
        shell_say(form_view->view.shell, STYLE_WARNING, &message);
        message_clear(&message);
    }
    error_clear(&error);
    journal_page_clear(&page);
}

static void refresh_form(struct view *view)
{
    struct form_view *form_view = of(view);
    const struct record *stored = edit_stored(form_view->edit);
    struct record now = {0};
    struct error error = {0};

    if (stored == NULL || form_view->settled)
        return;
    if (app_fetch(shell_app(view->shell), stored->entity, stored->id, &now, &error) == STATUS_OK &&
        now.version != stored->version && now.version != form_view->seen_version) {
        form_view->seen_version = now.version;
        say_changed(form_view);
    }
    error_clear(&error);
    record_clear(&now);
}

static void leave_answered(void *context, int answer)
{
    struct form_view *form_view = context;

    if (answer == 0) {
        form_save(form_view, false);
    } else if (answer == 1) {
        form_view->settled = true;
        form_draft_drop(form_view);
        shell_close(&form_view->view);
    }
}

static bool leave_form(struct view *view)
{
    static const char *const answers[] = {N_("s:Save"), N_("d:Discard"), N_("b:Back to the form"), NULL};
    struct form_view *form_view = of(view);
    struct message message = {0};

    if (!form_view_is_touched(form_view)) {
        form_view->settled = true;
        form_draft_drop(form_view);
        return true;
    }
    form_fields_take(form_view, form_view->form.focus);
    form_fields_check(form_view);
    message_set(&message, N_("What you have typed is not saved."), NULL);
    shell_ask(view->shell, &message, STYLE_WARNING, answers, leave_answered, form_view);
    message_clear(&message);
    return false;
}

void form_view_add_type_help(const struct shell *shell, const struct field *field, struct str *out)
{
    const struct choice *choices = field_choices(field);
    const char *hint = NULL;

    if (field->type == FIELD_REFERENCE) {
        str_addf(out, "\n%s: %s", shell_text(shell, N_("Choose from")),
                 shell_text(shell, entity_get(field->target)->plural));
        hint = N_("Type a number, a code or a name, or press the key for values and type part of the name.");
    } else if (field->type == FIELD_DATE || field->type == FIELD_END) {
        hint = N_("A day, a month or a year: 5.6.2009, 5.6, 050609, 06.2009, 2009, “i dag”, +14.");
    } else if (field->type == FIELD_SHARE) {
        hint = N_("A fraction or a percentage: 1/3, 36,5 %.");
    } else if (field->type == FIELD_INTEGER) {
        hint = N_("A whole number; blanks may group it: 29 588.");
    } else if (field_is_number(field)) {
        hint = N_("A number with a decimal comma; blanks may group it: 29 588 or 472,2.");
    }
    if (hint != NULL)
        str_addf(out, "\n%s", shell_text(shell, hint));
    for (size_t i = 0; choices != NULL && choices[i].code != NULL; i++)
        str_addf(out, "\n  %s", shell_text(shell, choices[i].label));
}

static void form_help(const struct view *view, struct str *out)
{
    const struct form_view *form_view = (const struct form_view *)view;
    const struct entity *entity = edit_entity(form_view->edit);
    size_t focus = form_view->form.focus;

    if (focus < form_view->form.count) {
        struct form_target target = form_fields_target(form_view, focus);
        const struct field *field = form_fields_field(form_view, target);

        str_addf(out, "%s\n%s", shell_text(view->shell, field->label), shell_text(view->shell, field->help));
        form_view_add_type_help(view->shell, field, out);
        if (form_view->form.items[focus].message != NULL)
            str_addf(out, "\n%s", form_view->form.items[focus].message);
        str_add(out, "\n\n");
    }
    str_addf(out, "%s\n%s", shell_text(view->shell, entity->label), shell_text(view->shell, entity->help));
}

static const struct view_ops form_view_ops = {
    .place = ACTION_FORM,
    .clear = clear_form,
    .title = form_title,
    .draw = draw_form,
    .key = form_view_key,
    .paste = form_view_paste,
    .act = form_view_act,
    .typing = form_view_typing,
    .work = form_view_work,
    .refresh = refresh_form,
    .leave = leave_form,
    .help = form_help,
};

struct form_view *form_view_begin(struct shell *shell, struct edit *edit, const struct entity *parent_entity,
                                  int64_t parent)
{
    struct form_view *form_view = memory_new(sizeof *form_view);

    form_view->view.ops = &form_view_ops;
    form_view->view.shell = shell;
    form_view->edit = edit;
    form_view->parent_entity = parent_entity;
    form_view->parent = parent;
    form_fields_build(form_view);
    form_fields_check(form_view);
    shell_open(shell, &form_view->view);
    return form_view;
}

void form_view_open(struct shell *shell, const struct entity *entity, int64_t id)
{
    struct edit *edit = NULL;
    struct error error = {0};

    if (edit_open(shell_app(shell), entity, id, &edit, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        return;
    }
    (void)form_view_begin(shell, edit, NULL, 0);
}

void form_view_new(struct shell *shell, const struct entity *entity, const struct entity *parent_entity,
                   int64_t parent)
{
    struct edit *edit = NULL;
    struct error error = {0};

    if (edit_new(shell_app(shell), entity, parent_entity, parent, &edit, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        return;
    }
    (void)form_view_begin(shell, edit, parent_entity, parent);
}

void form_view_copy(struct shell *shell, const struct entity *entity, int64_t id)
{
    struct edit *edit = NULL;
    struct error error = {0};

    if (edit_copy(shell_app(shell), entity, id, &edit, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        return;
    }
    (void)form_view_begin(shell, edit, NULL, 0);
}
