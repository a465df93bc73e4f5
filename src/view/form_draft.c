/* Drafts: what is typed outlives a dropped line, and is offered at the next start. */
#include "samreg/view/form_view.h"

#include "samreg/app/draft.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/view/screens.h"
#include "samreg/view/strategy_paper.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Adds the rows that were taken out. */
static void add_removed(const struct form_view *form_view, struct draft *draft)
{
    for (size_t i = 0; i < form_view->table_count; i++) {
        size_t count;
        const struct edit_row *rows = edit_rows(form_view->edit, form_view->tables[i].kind, &count);

        for (size_t row = 0; row < count; row++) {
            if (rows[row].removed && rows[row].stored.entity != NULL)
                draft_add(draft, form_view->tables[i].kind, rows[row].record.id, NULL, NULL);
        }
    }
}

/* The identifier of the row that an item belongs to; 0: to the record itself. */
static int64_t row_id(const struct form_view *form_view, struct form_target target)
{
    size_t count;

    return target.kind != NULL ? edit_rows(form_view->edit, target.kind, &count)[target.row].record.id : 0;
}

/* What is stored of the record or row that an item belongs to; NULL for a new one. */
static const struct record *stored_of(const struct form_view *form_view, struct form_target target)
{
    const struct record *stored;
    size_t count;

    if (target.kind == NULL)
        return edit_stored(form_view->edit);
    stored = &edit_rows(form_view->edit, target.kind, &count)[target.row].stored;
    return stored->entity != NULL ? stored : NULL;
}

/* Appends what stands in an item. Of a record that was understood it is the identifier: what it is called is not in
 * every language a name that finds it. */
static void write_text(const struct form_view *form_view, size_t item, struct form_target target, struct str *out)
{
    const struct value *value = form_fields_value(form_view, target);
    const char *text = form_value(&form_view->form, item);

    if (value->kind == VALUE_REFERENCE && value->text != NULL && strcmp(value->text, text) == 0)
        str_addf(out, "%" PRId64, value->integer);
    else
        str_add(out, text);
}

/* Adds what stands in an item, and what was stored there when it was read. */
static void add_field(const struct form_view *form_view, size_t item, struct draft *draft)
{
    struct form_target target = form_fields_target(form_view, item);
    const struct record *stored = stored_of(form_view, target);
    struct str text = {0};
    struct draft_line *line;

    write_text(form_view, item, target, &text);
    line = draft_add(draft, target.kind, row_id(form_view, target), form_fields_field(form_view, target),
                     str_peek(&text));
    str_clear(&text);
    if (stored != NULL) {
        line->version = stored->version;
        value_copy(&line->was, &stored->values[target.field]);
    }
}

/* What the form holds that is not saved. */
static void describe(const struct form_view *form_view, struct draft *draft)
{
    const struct record *stored = edit_stored(form_view->edit);

    draft->entity = edit_entity(form_view->edit);
    draft->id = edit_record(form_view->edit)->id;
    draft->version = stored != NULL ? stored->version : 0;
    draft->parent_entity = form_view->parent_entity;
    draft->parent = form_view->parent;
    for (size_t i = 0; i < form_view->form.count; i++) {
        if (form_takes_focus(&form_view->form, i) &&
            (form_item_is_changed(&form_view->form, i) ||
                (stored == NULL && form_value(&form_view->form, i)[0] != '\0')))
            add_field(form_view, i, draft);
    }
    add_removed(form_view, draft);
}

void form_draft_keep(struct form_view *form_view)
{
    struct app *app = shell_app(form_view->view.shell);
    struct draft draft = {0};
    struct str text = {0};
    char now[CLOCK_TEXT];
    struct error error = {0};

    if (form_view->draft_file == NULL)
        form_view->draft_file = draft_file(app, edit_record(form_view->edit)->id);
    describe(form_view, &draft);
    draft_format(app, &draft, &text); /* without the time, which would make it differ always */
    if (form_view->draft_file != NULL &&
        (form_view->draft_text == NULL || strcmp(form_view->draft_text, str_peek(&text)) != 0)) {
        free(form_view->draft_text);
        form_view->draft_text = str_take(&text);
        draft.at = memory_copy_text(clock_now(now));
        draft_format(app, &draft, &text);
        if (draft_write(form_view->draft_file, str_peek(&text), &error) != STATUS_OK)
            shell_say_error(form_view->view.shell, &error);
    }
    str_clear(&text);
    draft_clear(&draft);
}

void form_draft_drop(struct form_view *form_view)
{
    draft_remove(form_view->draft_file);
}

/* What was found, until it is decided on. */
struct offer {
    struct shell *shell;
    struct draft draft;
    char *file;
};

static void free_offer(struct offer *offer)
{
    draft_clear(&offer->draft);
    free(offer->file);
    free(offer);
}

/* The row of the form with that identifier; a new one where it has none. */
static size_t find_row(struct form_view *form_view, size_t table, int64_t id)
{
    size_t count;
    const struct edit_row *rows = edit_rows(form_view->edit, form_view->tables[table].kind, &count);
    size_t added;

    for (size_t row = 0; row < count; row++) {
        if (rows[row].record.id == id)
            return row;
    }
    form_fields_add_row(form_view, table);
    added = form_fields_target(form_view, form_view->form.focus).row;
    edit_rows(form_view->edit, form_view->tables[table].kind, &count)[added].record.id = id; /* to be found again */
    return added;
}

/* The item that a line is about; `count` when the form has none. */
static size_t find_line(struct form_view *form_view, const struct draft_line *line)
{
    const struct entity *entity = edit_entity(form_view->edit);

    if (line->kind == NULL)
        return form_find(&form_view->form, (int)(line->field - entity->fields));
    for (size_t table = 0; table < form_view->table_count; table++) {
        const struct form_table *columns = &form_view->tables[table];

        for (int column = 0; columns->kind == line->kind && column < columns->columns; column++) {
            /* Of a row that was taken out only its identifier counts; any column leads there. */
            if (line->field == NULL || &line->kind->fields[columns->fields[column]] == line->field) {
                size_t row = find_row(form_view, table, line->row);

                return form_find_cell(&form_view->form, form_find(&form_view->form, FORM_TABLES + (int)table),
                                      (int)row, column);
            }
        }
    }
    return form_view->form.count;
}

/* Of what is still stored: saving shall meet what others have changed since it was read. */
static void put_base(struct form_view *form_view, size_t item, const struct draft_line *line)
{
    struct form_target target = form_fields_target(form_view, item);

    if (stored_of(form_view, target) != NULL && line->version != 0)
        edit_set_base(form_view->edit, target.kind, target.row, target.field, &line->was, line->version);
}

static void put_lines(struct form_view *form_view, const struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        size_t at = find_line(form_view, &draft->lines[i]);

        if (at >= form_view->form.count)
            continue;
        if (draft->lines[i].field == NULL) {
            form_focus(&form_view->form, at);
            (void)form_fields_remove_row(form_view);
        } else {
            put_base(form_view, at, &draft->lines[i]);
            form_set_value(&form_view->form, at, draft->lines[i].text);
            form_fields_take(form_view, at);
        }
    }
    form_fields_check(form_view);
}

static bool is_vote(const struct offer *offer)
{
    return offer->draft.entity->id == ENTITY_STRATEGY_VOTE && offer->draft.version == 0;
}

static bool open_draft(struct offer *offer)
{
    const struct draft *draft = &offer->draft;
    struct edit *edit = NULL;
    struct error error = {0};
    struct form_view *form_view;
    enum status status = draft->version == 0 ? edit_new(shell_app(offer->shell), draft->entity, draft->parent_entity,
                                                        draft->parent, &edit, &error)
                                             : edit_open(shell_app(offer->shell), draft->entity, draft->id, &edit,
                                                         &error);

    if (status != STATUS_OK) {
        shell_say_error(offer->shell, &error);
        return false;
    }
    form_view = form_view_begin(offer->shell, edit, draft->parent_entity, draft->parent);
    put_lines(form_view, draft);
    form_draft_keep(form_view); /* before the old one goes */
    form_view->view.ops->refresh(&form_view->view); /* says who has changed the record since */
    return true;
}

static void offer_answered(void *context, int answer)
{
    struct offer *offer = context;
    struct shell *shell = offer->shell;

    if (answer == 2 ||
        (answer == 1 && (is_vote(offer) ? strategy_paper_resume(shell, &offer->draft) : open_draft(offer))))
        draft_remove(offer->file);
    free_offer(offer);
    if (answer == 2) {
        draft_offer(shell); /* the next one */
    }
}

/* Finds a draft to offer. A new record that stands in the register was saved: only the removal of its draft was cut
 * short, and opened again it would be saved twice. */
static bool find_draft(struct offer *offer)
{
    struct app *app = shell_app(offer->shell);
    struct record saved = {0};
    bool found = draft_find(app, &offer->file, &offer->draft);

    if (found && offer->draft.version == 0 &&
        app_fetch(app, offer->draft.entity, offer->draft.id, &saved, NULL) == STATUS_OK) {
        draft_remove(offer->file);
        found = false;
    }
    record_clear(&saved);
    return found;
}

void draft_offer(struct shell *shell)
{
    static const char *const answers[] = {N_("l:Later"), N_("o:Open"), N_("t:Throw away"), NULL};
    struct offer *offer = memory_new(sizeof *offer);
    struct message message = {0};
    struct str when = {0};

    offer->shell = shell;
    if (app_is_read_only(shell_app(shell)) || !find_draft(offer)) {
        free_offer(offer);
        return;
    }
    words_time(offer->draft.at, &when);
    if (is_vote(offer)) {
        strategy_paper_ask(shell, &offer->draft, str_peek(&when), &message);
    } else {
        message_set(&message, N_("There is an unsaved form from %1: %t2. Open it?"), str_peek(&when),
                    offer->draft.entity->label, NULL);
    }
    shell_ask(shell, &message, STYLE_NORMAL, answers, offer_answered, offer);
    message_clear(&message);
    str_clear(&when);
}
