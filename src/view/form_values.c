/* What a field can take: choices, records, and the value of before. */
#include "samreg/view/form_view.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/view/picker.h"

#include <string.h>

/* A list of choices for one item. The form cannot close below it. */
struct choices {
    struct picker picker;
    struct form_view *form_view;
    size_t index;
    const struct choice *choices;
};

/* Row numbers: the place of the choice, and this for "nothing". */
enum { NO_CHOICE = -1 };

static void set_text(struct form_view *form_view, size_t index, const char *text)
{
    form_set_value(&form_view->form, index, text);
    form_fields_take(form_view, index);
    form_fields_check(form_view);
}

static void choice_chosen(struct picker *picker, const struct pick_row *row)
{
    const struct choices *choices = (const struct choices *)picker;

    set_text(choices->form_view, choices->index, row->id == NO_CHOICE ? "" : choices->choices[row->id].code);
}

static bool is_value(const struct field *field, const struct value *value, const struct choice *choices, int index)
{
    if (field->type == FIELD_YES_NO)
        return value->kind == VALUE_INTEGER && value->integer == index;
    return value->kind == VALUE_TEXT && strcmp(value->text, choices[index].code) == 0;
}

static void open_choices(struct form_view *form_view, size_t index, struct key typed)
{
    struct shell *shell = form_view->view.shell;
    struct form_target target = form_fields_target(form_view, index);
    const struct field *field = form_fields_field(form_view, target);
    const struct value *value = form_fields_value(form_view, target);
    struct choices *choices = memory_new(sizeof *choices);
    int current = NO_CHOICE;

    choices->form_view = form_view;
    choices->index = index;
    choices->choices = field_choices(field);
    choices->picker.chosen = choice_chosen;
    picker_open(shell, &choices->picker, field->label, NULL, N_("Nothing matches."), NULL);
    for (int i = 0; choices->choices[i].code != NULL; i++) {
        pick_add(&choices->picker.pick, i, shell_text(shell, choices->choices[i].label), NULL,
                 choices->choices[i].code);
        current = is_value(field, value, choices->choices, i) ? i : current;
    }
    pick_add(&choices->picker.pick, NO_CHOICE, shell_text(shell, N_("(not recorded)")), NULL, NULL);
    pick_ready(&choices->picker.pick);
    if (value->kind != VALUE_NONE)
        pick_select(&choices->picker.pick, current);
    picker_type(&choices->picker, typed);
}

/* Until the record is chosen; the form below stays open as long. */
static void record_picked(void *context, int64_t id, const char *called)
{
    struct form_view *form_view = context;

    if (id != 0) {
        form_fields_put_reference(form_view, form_view->form.focus, id, called);
        form_fields_check(form_view);
    }
}

static void open_records(struct form_view *form_view, size_t index)
{
    struct form_target target = form_fields_target(form_view, index);
    const struct field *field = form_fields_field(form_view, target);
    const struct value *value = form_fields_value(form_view, target);
    const char *text = form_value(&form_view->form, index);
    bool chosen = value->kind == VALUE_REFERENCE && value->text != NULL && strcmp(value->text, text) == 0;

    /* What stands there is a search only when it is not a record already. */
    shell_pick_record(form_view->view.shell, entity_get(field->target), chosen ? NULL : text, record_picked, form_view);
}

void form_values_open(struct form_view *form_view, struct key typed)
{
    size_t index = form_view->form.focus;
    const struct field *field;

    if (index >= form_view->form.count)
        return;
    field = form_fields_field(form_view, form_fields_target(form_view, index));
    if (field->type == FIELD_REFERENCE) {
        open_records(form_view, index);
    } else if (field_choices(field) != NULL) {
        open_choices(form_view, index, typed);
    } else {
        shell_tell(form_view->view.shell, STYLE_NORMAL, N_("%t1 has no list of values: type it. %2 tells how."),
                   field->label, shell_key_of(form_view->view.shell, ACTION_HELP), NULL);
    }
}

/* The cell above the focused one; `count` when it stands in the first row. */
static size_t cell_above(const struct form *form)
{
    int column;
    size_t table = form_table_of(form, form->focus, &column);
    size_t columns = (size_t)form->items[table].columns;

    return form->focus - table > columns ? form->focus - columns : form->count;
}

static void put_value(struct form_view *form_view, size_t index, const struct field *field, const struct value *value)
{
    struct str words = {0};

    if (value->kind == VALUE_REFERENCE) {
        form_fields_put_reference(form_view, index, value->integer, value->text);
        return;
    }
    words_value(app_language(shell_app(form_view->view.shell)), field, value, &words);
    set_text(form_view, index, str_peek(&words));
    str_clear(&words);
}

void form_values_repeat(struct form_view *form_view)
{
    const struct form *form = &form_view->form;
    const struct record *before = shell_remembered(form_view->view.shell, edit_entity(form_view->edit));
    struct form_target target;

    if (form->focus >= form->count)
        return;
    target = form_fields_target(form_view, form->focus);
    if (target.kind != NULL && cell_above(form) < form->count) {
        struct value above = {0};

        form_fields_take(form_view, cell_above(form));
        value_copy(&above, form_fields_value(form_view, form_fields_target(form_view, cell_above(form))));
        put_value(form_view, form->focus, form_fields_field(form_view, target), &above);
        value_clear(&above);
    } else if (target.kind == NULL && before != NULL) {
        put_value(form_view, form->focus, form_fields_field(form_view, target), &before->values[target.field]);
    } else {
        shell_tell(form_view->view.shell, STYLE_NORMAL,
                   N_("There is no record saved before, and no row above, to take the value from."), NULL);
    }
}
