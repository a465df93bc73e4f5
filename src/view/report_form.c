/* The parameters of a report: a field for each, records by number, code or any part of their name. */
#include "samreg/view/report_view.h"

#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/tui/form.h"
#include "samreg/view/form_view.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { DATE_WIDTH = 12, RECORD_WIDTH = 40, LIMIT = 200 };

/* The record that a field means, while its text is what the record is called. */
struct chosen {
    int64_t id;
    char *called;
};

struct report_form {
    struct view view;
    struct report_view *report_view; /* lies below */
    struct form form;                /* items have the parameter as number */
    struct chosen chosen[REPORT_PARAMETER_COUNT];
    struct value defaults[REPORT_PARAMETER_COUNT]; /* what holds where nothing is given */
};

static struct report_form *of(struct view *view)
{
    return (struct report_form *)view;
}

static void clear_report_form(struct view *view)
{
    struct report_form *report_form = of(view);

    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        free(report_form->chosen[i].called);
        value_clear(&report_form->defaults[i]);
    }
    form_clear(&report_form->form);
}

static void report_form_title(const struct view *view, struct str *out)
{
    const struct report *report = &((const struct report_form *)view)->report_view->report;

    str_add(out, report_text(&report->title, app_language(shell_app(view->shell))));
}

static void draw_report_form(struct view *view, struct area area)
{
    form_draw(&of(view)->form, area, true);
}

static enum report_parameter parameter_of(const struct report_form *report_form, size_t index)
{
    return (enum report_parameter)report_form->form.items[index].id;
}

static void choose(struct report_form *report_form, size_t index, int64_t id, const char *called)
{
    struct chosen *chosen = &report_form->chosen[parameter_of(report_form, index)];

    free(chosen->called);
    *chosen = (struct chosen){id, memory_copy_text(called)};
    form_set_value(&report_form->form, index, called);
    form_set_message(&report_form->form, index, FORM_HINT, NULL);
}

/* Whether the text of the field is that of the record chosen for it. */
static bool is_chosen(const struct report_form *report_form, size_t index)
{
    const struct chosen *chosen = &report_form->chosen[parameter_of(report_form, index)];

    return chosen->id != 0 && strcmp(chosen->called, form_value(&report_form->form, index)) == 0;
}

/* Of what kind the records are that a field can name: what is compared with is of the kind of what is given. NULL: the
 * field is no record. */
static const struct entity *kind_of(const struct report_form *report_form, size_t index)
{
    static const enum report_parameter firsts[] = {REPORT_COUNTY, REPORT_REGION, REPORT_MUNICIPALITY};
    enum report_parameter parameter = parameter_of(report_form, index);

    if (parameter != REPORT_WITH) {
        const struct field *field = report_parameter_field(parameter);

        return field->type == FIELD_REFERENCE ? entity_get(field->target) : NULL;
    }
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
        size_t first = form_find(&report_form->form, (int)firsts[i]);

        if (first < report_form->form.count && form_value(&report_form->form, first)[0] != '\0')
            return entity_get(report_parameter_field(firsts[i])->target);
    }
    return NULL;
}

static void show_error(struct report_form *report_form, size_t index, struct error *error)
{
    char *words = error_text(error, app_language(shell_app(report_form->view.shell)));

    form_set_message(&report_form->form, index, FORM_ERROR, words);
    free(words);
    error_clear(error);
}

/* Reads a record from number, code, name, or a part of the name that only one has. */
static bool read_record(struct report_form *report_form, size_t index, const struct entity *entity)
{
    struct app *app = shell_app(report_form->view.shell);
    const char *text = form_value(&report_form->form, index);
    struct matches matches = {0};
    struct error error = {0};
    char *called = NULL;
    int64_t id = 0;
    enum status status = app_resolve(app, entity, text, &id, NULL, &error);

    if (status != STATUS_OK) {
        struct error other = {0};

        if (app_suggest(app, entity, text, 2, &matches, &other) == STATUS_OK && matches.count == 1) {
            error_clear(&error);
            id = matches.items[0].id;
            status = STATUS_OK;
        }
        error_clear(&other);
        matches_clear(&matches);
    }
    if (status == STATUS_OK)
        status = app_called(app, entity, id, &called, &error);
    if (status == STATUS_OK)
        choose(report_form, index, id, called);
    else
        show_error(report_form, index, &error);
    free(called);
    return status == STATUS_OK;
}

/* What stands beside the first is a record of its kind, or a day. */
static bool refuse_with(struct report_form *report_form, size_t index)
{
    form_set_message(&report_form->form, index, FORM_ERROR,
                     shell_text(report_form->view.shell,
                                N_("Give above what is to be compared, or here a day, such as 01.12.2004.")));
    return false;
}

/* Whether what is compared with is a day, also where it could be a record of the kind (or NULL: none). */
static bool is_day(const struct report_form *report_form, size_t index, const struct entity *entity)
{
    return parameter_of(report_form, index) == REPORT_WITH &&
           reports_with_is_day(shell_app(report_form->view.shell), form_value(&report_form->form, index),
                                  entity != NULL && entity->id == ENTITY_MUNICIPALITY);
}

static bool read_date(struct report_form *report_form, size_t index)
{
    struct field_reading reading = app_reading(shell_app(report_form->view.shell), FIELD_SCREEN);
    struct field field = report_parameter_day(parameter_of(report_form, index));
    struct value value = {0};
    struct error error = {0};
    struct str text = {0};
    bool fine = field_read(&field, form_value(&report_form->form, index), &reading, &value, &error) == STATUS_OK;

    if (!fine && parameter_of(report_form, index) == REPORT_WITH && !is_day(report_form, index, NULL)) {
        error_clear(&error);
        return refuse_with(report_form, index);
    }
    if (fine) {
        field_write(&field, &value, FIELD_SCREEN, &text);
        form_set_value(&report_form->form, index, str_peek(&text));
        form_set_message(&report_form->form, index, FORM_HINT, NULL);
    } else {
        show_error(report_form, index, &error);
    }
    str_clear(&text);
    value_clear(&value);
    return fine;
}

static bool read_size(struct report_form *report_form, size_t index)
{
    int64_t smallest;
    int64_t largest;
    bool fine = report_size_parse(form_value(&report_form->form, index), &smallest, &largest);

    form_set_message(&report_form->form, index, fine ? FORM_HINT : FORM_ERROR,
                     fine ? NULL
                          : shell_text(report_form->view.shell,
                                       N_("Give the number of inhabitants as 2000-4999, 20000- or -1999.")));
    return fine;
}

/* What holds where the field is left empty. */
static char *default_words(const struct report_form *report_form, enum report_parameter parameter)
{
    struct message message = {0};
    char *text = reports_argument_text(parameter, &report_form->defaults[parameter]);
    char *words;

    message_set(&message, N_("Empty: %1."), text, NULL);
    words = message_text(&message, app_language(shell_app(report_form->view.shell)));
    message_clear(&message);
    free(text);
    return words;
}

/* Beside an empty field: what holds then, or how it is filled in where its name does not tell. */
static void show_hint(struct report_form *report_form, size_t index)
{
    enum report_parameter parameter = parameter_of(report_form, index);
    char *words = NULL;

    if (report_form->defaults[parameter].kind != VALUE_NONE)
        words = default_words(report_form, parameter);
    else if (parameter == REPORT_SIZE)
        words = memory_copy_text(shell_text(report_form->view.shell, N_("Such as 5000-9999, 20000- or -1999.")));
    else if (parameter == REPORT_WITH)
        words = memory_copy_text(shell_text(report_form->view.shell, N_("Of the kind given above, or a day.")));
    form_set_message(&report_form->form, index, FORM_HINT, words);
    free(words);
}

/* Reads the field that is left; says beside it what is wrong. An empty one is fine unless it must be given. */
static bool read_item(struct report_form *report_form, size_t index)
{
    enum report_parameter parameter = parameter_of(report_form, index);
    const struct entity *entity = kind_of(report_form, index);

    if (form_value(&report_form->form, index)[strspn(form_value(&report_form->form, index), " ")] == '\0') {
        if (report_form->report_view->report.required[parameter]) {
            form_set_message(&report_form->form, index, FORM_ERROR,
                             shell_text(report_form->view.shell, N_("The report needs this.")));
            return false;
        }
        show_hint(report_form, index);
        return true;
    }
    if (is_chosen(report_form, index))
        return true;
    if (entity != NULL && !is_day(report_form, index, entity))
        return read_record(report_form, index, entity);
    return parameter == REPORT_SIZE ? read_size(report_form, index) : read_date(report_form, index);
}

/* ---- Showing ---- */

/* The parameters that are filled in, records by their identifiers; new array. */
static struct pair *make_pairs(const struct report_form *report_form, size_t *count)
{
    struct pair *pairs = memory_new_array(report_form->form.count, sizeof *pairs);

    *count = 0;
    for (size_t i = 0; i < report_form->form.count; i++) {
        enum report_parameter parameter = parameter_of(report_form, i);
        const char *text = form_value(&report_form->form, i);
        struct str value = {0};

        if (text[strspn(text, " ")] == '\0')
            continue;
        if (is_chosen(report_form, i))
            str_addf(&value, "%" PRId64, report_form->chosen[parameter].id);
        else
            str_add(&value, text);
        pairs[(*count)++] = (struct pair){memory_copy_text(report_parameter_field(parameter)->name), str_take(&value)};
    }
    return pairs;
}

/* Lets the report run with what is filled in, or goes to the first field that is wrong. */
static void show(struct report_form *report_form)
{
    struct report_view *report_view = report_form->report_view;
    struct report_arguments arguments = {0};
    struct error error = {0};
    struct pair *pairs;
    size_t count = 0;

    for (size_t i = 0; i < report_form->form.count; i++) {
        if (!read_item(report_form, i)) {
            form_focus(&report_form->form, i);
            return;
        }
    }
    pairs = make_pairs(report_form, &count);
    if (reports_read(shell_app(report_form->view.shell), &report_view->report, pairs, count, &arguments, &error)
        == STATUS_OK) {
        report_view_set(report_view, pairs, count);
        shell_close(&report_form->view);
    } else {
        shell_say_error(report_form->view.shell, &error);
        pairs_free(pairs, count);
    }
    report_arguments_clear(&arguments);
}

/* ---- Keys ---- */

static void record_picked(void *context, int64_t id, const char *called)
{
    struct report_form *report_form = context;

    if (id != 0)
        choose(report_form, report_form->form.focus, id, called);
}

static void open_values(struct report_form *report_form)
{
    size_t index = report_form->form.focus;
    const struct entity *entity = kind_of(report_form, index);

    if (entity != NULL) {
        shell_pick_record(report_form->view.shell, entity,
                          is_chosen(report_form, index) ? NULL : form_value(&report_form->form, index), record_picked,
                          report_form);
        return;
    }
    shell_tell(report_form->view.shell, STYLE_NORMAL, N_("%t1 has no list of values: type it. %2 tells how."),
               report_parameter_field(parameter_of(report_form, index))->label,
               shell_key_of(report_form->view.shell, ACTION_HELP), NULL);
}

static bool take_result(struct report_form *report_form, enum form_result result)
{
    switch (result) {
    case FORM_MOVED:
        (void)read_item(report_form, report_form->form.left);
        return true;
    case FORM_CHOOSE:
        open_values(report_form);
        return true;
    case FORM_SUBMIT:
        show(report_form);
        return true;
    case FORM_STAYED:
    case FORM_CHANGED:
    case FORM_FULL:
    case FORM_ADD_ROW:
    case FORM_REFUSED:
        return true;
    case FORM_IGNORED:
        break;
    }
    return false;
}

static bool report_form_key(struct view *view, struct key key)
{
    return take_result(of(view), form_key(&of(view)->form, key));
}

static void report_form_paste(struct view *view, const char *text, size_t length)
{
    (void)take_result(of(view), form_paste(&of(view)->form, text, length));
}

static bool report_form_typing(const struct view *view)
{
    return form_is_typing(&((const struct report_form *)view)->form);
}

static bool report_form_act(struct view *view, enum action_id action)
{
    switch ((int)action) {
    case ACTION_SHOW:
        show(of(view));
        return true;
    case ACTION_VALUES:
        open_values(of(view));
        return true;
    default:
        return false;
    }
}

static void report_form_help(const struct view *view, struct str *out)
{
    const struct report_form *report_form = (const struct report_form *)view;
    const struct report *report = &report_form->report_view->report;
    enum language language = app_language(shell_app(view->shell));

    if (report_form->form.focus < report_form->form.count) {
        enum report_parameter parameter = parameter_of(report_form, report_form->form.focus);
        struct field field = parameter == REPORT_WITH ? report_parameter_day(parameter)
                                                      : *report_parameter_field(parameter);

        str_addf(out, "%s\n%s", shell_text(view->shell, field.label), shell_text(view->shell, field.help));
        form_view_add_type_help(view->shell, &field, out);
        str_add(out, "\n\n");
    }
    str_addf(out, "%s\n%s", report_text(&report->title, language), report_text(&report->help, language));
}

static void leave_answered(void *context, int answer)
{
    struct report_form *report_form = context;

    if (answer == 0)
        show(report_form);
    else if (answer == 1)
        shell_close(&report_form->view);
}

/* What was typed is not thrown away by one key. */
static bool leave_report_form(struct view *view)
{
    static const char *const answers[] = {N_("u:Use it"), N_("d:Discard"), N_("b:Back to the form"), NULL};
    struct message message = {0};

    if (!form_is_changed(&of(view)->form))
        return true;
    message_set(&message, N_("What you have set is not used yet."), NULL);
    shell_ask(view->shell, &message, STYLE_WARNING, answers, leave_answered, view);
    message_clear(&message);
    return false;
}

static const struct view_ops report_form_ops = {
    .place = ACTION_INQUIRY,
    .clear = clear_report_form,
    .title = report_form_title,
    .draw = draw_report_form,
    .key = report_form_key,
    .paste = report_form_paste,
    .act = report_form_act,
    .typing = report_form_typing,
    .leave = leave_report_form,
    .help = report_form_help,
};

/* A record that the report before was about. */
static void choose_by_identifier(struct report_form *report_form, size_t index, const char *given)
{
    const struct entity *entity = kind_of(report_form, index);
    int64_t id = strtoll(given, NULL, 10);
    struct error error = {0};
    char *called = NULL;

    if (app_called(shell_app(report_form->view.shell), entity, id, &called, &error) == STATUS_OK)
        choose(report_form, index, id, called);
    error_clear(&error);
    free(called);
}

static void add_item(struct report_form *report_form, enum report_parameter parameter)
{
    const struct report_view *report_view = report_form->report_view;
    const struct field *field = report_parameter_field(parameter);
    const char *given = pair_find(report_view->pairs, report_view->pair_count, field->name);
    const struct value *value = &report_view->result.arguments.values[parameter];
    size_t index = form_add(&report_form->form, FORM_LINE, (int)parameter,
                            shell_text(report_form->view.shell, field->label), "", LIMIT);

    report_form->form.required_word = shell_text(report_form->view.shell, N_("(must)"));
    report_form->form.items[index].width = field->type == FIELD_REFERENCE ? RECORD_WIDTH : DATE_WIDTH;
    report_form->form.items[index].required = report_view->report.required[parameter];
    if (parameter == REPORT_WITH)
        report_form->form.items[index].width = RECORD_WIDTH;
    if (given != NULL && value->kind == VALUE_REFERENCE) {
        choose(report_form, index, value->integer, value->text);
    } else if (given != NULL && field->type == FIELD_REFERENCE) {
        choose_by_identifier(report_form, index, given); /* the report has not been run yet */
    } else if (given != NULL) {
        char *text = value->kind != VALUE_NONE ? reports_argument_text(parameter, value) : memory_copy_text(given);

        form_set_value(&report_form->form, index, text);
        free(text);
    } else if (value->kind != VALUE_NONE) {
        value_copy(&report_form->defaults[parameter], value);
    }
    if (given == NULL)
        show_hint(report_form, index);
    form_set_original(&report_form->form, index, form_value(&report_form->form, index));
}

/* Begins on what must be given and is not; but on the first of all where it is compared with what comes before. */
static void focus_missing(struct report_form *report_form)
{
    for (size_t i = 0; i < report_form->form.count; i++) {
        if (report_form->form.items[i].required && form_value(&report_form->form, i)[0] == '\0' &&
            (parameter_of(report_form, i) != REPORT_WITH || kind_of(report_form, i) != NULL)) {
            form_focus(&report_form->form, i);
            return;
        }
    }
}

void report_form_open(struct report_view *report_view)
{
    struct report_form *report_form = memory_new(sizeof *report_form);

    report_form->view.ops = &report_form_ops;
    report_form->view.shell = report_view->view.shell;
    report_form->report_view = report_view;
    for (size_t i = 0; i < report_view->report.parameter_count; i++)
        add_item(report_form, report_view->report.parameters[i]);
    focus_missing(report_form);
    shell_open(report_view->view.shell, &report_form->view);
}
