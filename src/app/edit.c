#include "samreg/app/edit.h"

#include "samreg/app/edit_internal.h"
#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Makes a row empty, of an entity. */
static void init_row(struct edit_row *row, const struct entity *entity)
{
    *row = (struct edit_row){0};
    record_init(&row->record, entity);
    row->wrong = memory_new_array(entity->field_count, sizeof *row->wrong);
}

static void clear_row(struct edit_row *row)
{
    if (row->record.entity != NULL) {
        for (size_t i = 0; i < row->record.entity->field_count; i++)
            message_clear(&row->wrong[i]);
    }
    free(row->wrong);
    record_clear(&row->record);
    record_clear(&row->stored);
    *row = (struct edit_row){0};
}

static bool is_wrong(const struct edit_row *row)
{
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        if (row->wrong[i].msgid != NULL)
            return true;
    }
    return false;
}

/* Whether the row is new and holds nothing but its parent. */
static bool is_blank_row(const struct edit_row *row)
{
    int parent = entity_parent_index(row->record.entity);

    if (row->stored.entity != NULL || is_wrong(row))
        return false;
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        if ((int)i != parent && row->record.values[i].kind != VALUE_NONE)
            return false;
    }
    return true;
}

bool edit_row_is_changed(const struct edit_row *row)
{
    if (row->stored.entity == NULL)
        return !row->removed && !is_blank_row(row);
    if (row->removed || is_wrong(row))
        return true;
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        if (!value_equal(&row->record.values[i], &row->stored.values[i]))
            return true;
    }
    return false;
}

/* Makes room for the kinds of rows that the entity's form has. */
static void add_kinds(struct edit *edit)
{
    for (const struct entity *child = entity_next_child(edit->entity, NULL); child != NULL;
         child = entity_next_child(edit->entity, child)) {
        if ((child->flags & ENTITY_IN_PARENT) != 0) {
            edit->kinds = array_room(edit->kinds, edit->kind_count, &edit->kind_capacity, sizeof *edit->kinds);
            edit->kinds[edit->kind_count++] = (struct edit_kind){.entity = child};
        }
    }
}

static void clear_rows(struct edit_kind *kind)
{
    for (size_t i = 0; i < kind->count; i++)
        clear_row(&kind->rows[i]);
    kind->count = 0;
}

/* An edit of an entity, holding an empty new record. */
static struct edit *new_edit(struct app *app, const struct entity *entity)
{
    struct edit *edit = memory_new(sizeof *edit);

    edit->app = app;
    edit->entity = entity;
    init_row(&edit->main, entity);
    edit->main.record.id = store_new_id(app->store);
    add_kinds(edit);
    return edit;
}

void edit_free(struct edit **edit)
{
    if (*edit == NULL)
        return;
    for (size_t i = 0; i < (*edit)->kind_count; i++) {
        clear_rows(&(*edit)->kinds[i]);
        free((*edit)->kinds[i].rows);
    }
    free((*edit)->kinds);
    clear_row(&(*edit)->main);
    free(*edit);
    *edit = NULL;
}

static struct edit_row *add_row(struct edit_kind *kind)
{
    kind->rows = array_room(kind->rows, kind->count, &kind->capacity, sizeof *kind->rows);
    init_row(&kind->rows[kind->count], kind->entity);
    return &kind->rows[kind->count++];
}

/* Adds a row as it is stored. */
static enum status add_stored_row(void *context, const struct record *stored, struct error *error)
{
    struct edit_row *row = add_row(context);

    (void)error;
    record_copy(&row->record, stored);
    record_copy(&row->stored, stored);
    return STATUS_OK;
}

/* Reads the rows of a kind; a form is not half read because a key waits. */
static enum status read_rows(struct edit *edit, struct edit_kind *kind, struct error *error)
{
    struct selection selection;
    enum status status;

    selection_init(&selection, kind->entity, app_as_of(edit->app));
    selection.all_dates = true;
    selection.parent = edit->main.record.id;
    clear_rows(kind);
    status = app_each(edit->app, &selection, add_stored_row, kind, error);
    selection_clear(&selection);
    return status;
}

enum status edit_read(struct edit *edit, int64_t id, struct error *error)
{
    struct record record = {0};
    enum status status = app_fetch(edit->app, edit->entity, id, &record, error);

    if (status != STATUS_OK) {
        record_clear(&record);
        return status;
    }
    clear_row(&edit->main);
    init_row(&edit->main, edit->entity);
    record_copy(&edit->main.record, &record);
    record_copy(&edit->main.stored, &record);
    record_clear(&record);
    for (size_t i = 0; i < edit->kind_count && status == STATUS_OK; i++)
        status = read_rows(edit, &edit->kinds[i], error);
    return status == STATUS_OK ? edit_read_years(edit, error) : status;
}

/* The field by which a new record of `entity` belongs to a record of `parent`: its parent field, else the first
 * reference of that kind; -1 when there is none. */
static int field_to(const struct entity *entity, const struct entity *parent)
{
    int field = entity_parent_index(entity);

    if (field >= 0 && entity->fields[field].target == parent->id)
        return field;
    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].type == FIELD_REFERENCE && entity->fields[i].target == parent->id &&
            field_is_stored(&entity->fields[i]))
            return (int)i;
    }
    return -1;
}

enum status edit_new(struct app *app, const struct entity *entity, const struct entity *parent_entity, int64_t parent,
                     struct edit **edit, struct error *error)
{
    struct edit *made = new_edit(app, entity);
    int field = parent != 0 ? field_to(entity, parent_entity) : -1;

    if (field >= 0) {
        char *called = NULL;
        enum status status = app_called(app, parent_entity, parent, &called, error);

        if (status != STATUS_OK) {
            edit_free(&made);
            return status;
        }
        edit_set_reference(made, field, parent, called);
        free(called);
    }
    *edit = made;
    return STATUS_OK;
}

enum status edit_open(struct app *app, const struct entity *entity, int64_t id, struct edit **edit, struct error *error)
{
    struct edit *opened = new_edit(app, entity);
    enum status status = edit_read(opened, id, error);

    if (status != STATUS_OK) {
        edit_free(&opened);
        return status;
    }
    *edit = opened;
    return STATUS_OK;
}

/* Makes a row that was read a new one: what identifies the record outside the register does not go along. */
static void make_new(struct edit_row *row, int64_t id)
{
    record_clear(&row->stored);
    row->stored = (struct record){0};
    row->record.id = id;
    row->record.version = 0;
    row->record.removed = false;
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        if (row->record.entity->fields[i].type == FIELD_ORGANISATION)
            value_clear(&row->record.values[i]);
    }
}

/* A row belongs to the edited record. */
static void set_parent(struct edit *edit, struct edit_row *row)
{
    int parent = entity_parent_index(row->record.entity);

    value_set_reference(&row->record.values[parent], edit->main.record.id, NULL);
}

enum status edit_copy(struct app *app, const struct entity *entity, int64_t id, struct edit **edit, struct error *error)
{
    enum status status = edit_open(app, entity, id, edit, error);

    if (status != STATUS_OK)
        return status;
    make_new(&(*edit)->main, store_new_id(app->store));
    for (size_t i = 0; i < (*edit)->kind_count; i++) {
        struct edit_kind *kind = &(*edit)->kinds[i];

        for (size_t row = 0; row < kind->count; row++) {
            make_new(&kind->rows[row], store_new_id(app->store));
            set_parent(*edit, &kind->rows[row]);
        }
    }
    return STATUS_OK;
}

const struct entity *edit_entity(const struct edit *edit)
{
    return edit->entity;
}

bool edit_is_new(const struct edit *edit)
{
    return edit->main.stored.entity == NULL;
}

const struct record *edit_record(const struct edit *edit)
{
    return &edit->main.record;
}

const struct record *edit_stored(const struct edit *edit)
{
    return edit_is_new(edit) ? NULL : &edit->main.stored;
}

/* Part of a name that only one record has is as good as the name, where somebody types. False with several. */
static bool find_by_part(struct app *app, const struct entity *target, const char *text, int64_t *id)
{
    struct matches matches = {0};
    struct error error = {0};
    bool one = app_suggest(app, target, text, 2, &matches, &error) == STATUS_OK && matches.count == 1;

    if (one)
        *id = matches.items[0].id;
    matches_clear(&matches);
    error_clear(&error);
    return one;
}

/* Reads a text as a reference: the one record it means. */
static enum status read_reference(struct app *app, const struct field *field, const char *text, enum field_style style,
                                  struct value *value, struct error *error)
{
    const struct entity *target = entity_get(field->target);
    int64_t id;
    char *called = NULL;
    enum status status;

    if (text[strspn(text, " \t\r\n")] == '\0') {
        value_clear(value);
        return STATUS_OK;
    }
    status = app_resolve(app, target, text, &id, NULL, error);
    if (status == STATUS_DATA && style == FIELD_SCREEN && find_by_part(app, target, text, &id)) {
        error_clear(error);
        status = STATUS_OK;
    }
    if (status == STATUS_OK)
        status = app_called(app, target, id, &called, error);
    if (status == STATUS_OK)
        value_set_reference(value, id, called);
    free(called);
    return status;
}

/* Whether the field is a part of the key that is not told yet, such as who has voted. It cannot be changed then, to
 * whatever: that it can be to one value and cannot to another would tell whose the others are. */
static bool tells_whose(const struct edit_row *row, const struct field *field)
{
    return (field->flags & FIELD_KEY) != 0 && row->stored.entity != NULL && record_withholds(&row->stored, field);
}

/* Reads a text into a field of a row, keeping why when it is no value. */
static enum status set_in_row(struct edit *edit, struct edit_row *row, int field, const char *text,
                              enum field_style style, struct error *error)
{
    const struct field *definition = &row->record.entity->fields[field];
    struct field_reading reading = app_reading(edit->app, style);
    struct error own = {0};
    struct value value = {0};
    enum status status;

    assert(field >= 0 && (size_t)field < row->record.entity->field_count);
    if ((definition->flags & FIELD_RECKONED) != 0) {
        return error_set(error, STATUS_DATA, N_("%t1 is worked out from other records: it cannot be set."),
                         definition->label, NULL);
    }
    if (text[0] != '\0' && tells_whose(row, definition)) {
        status = error_set(&own, STATUS_DATA,
                           N_("%t1 cannot be changed before it is told. Remove this record, and add another."),
                           definition->label, NULL);
    } else {
        status = definition->type == FIELD_REFERENCE ? read_reference(edit->app, definition, text, style, &value, &own)
                                                     : field_read(definition, text, &reading, &value, &own);
    }
    if (status == STATUS_OK) {
        value_copy(&row->record.values[field], &value);
        message_clear(&row->wrong[field]);
    } else {
        message_copy(&row->wrong[field], &own.message);
        if (error != NULL) {
            error->status = status;
            message_copy(&error->message, &own.message);
        }
    }
    error_clear(&own);
    value_clear(&value);
    return status;
}

static void set_reference_in_row(struct edit_row *row, int field, int64_t id, const char *called)
{
    value_set_reference(&row->record.values[field], id, called);
    message_clear(&row->wrong[field]);
}

enum status edit_set(struct edit *edit, int field, const char *text, enum field_style style, struct error *error)
{
    return set_in_row(edit, &edit->main, field, text, style, error);
}

void edit_set_reference(struct edit *edit, int field, int64_t id, const char *called)
{
    set_reference_in_row(&edit->main, field, id, called);
}

const struct entity *edit_row_kind(const struct edit *edit, size_t index)
{
    return index < edit->kind_count ? edit->kinds[index].entity : NULL;
}

static struct edit_kind *find_kind(struct edit *edit, const struct entity *entity)
{
    for (size_t i = 0; i < edit->kind_count; i++) {
        if (edit->kinds[i].entity == entity)
            return &edit->kinds[i];
    }
    assert(0 && "the form has no rows of this kind");
    return NULL;
}

struct edit_row *edit_rows(struct edit *edit, const struct entity *kind, size_t *count)
{
    struct edit_kind *found = find_kind(edit, kind);

    *count = found->count;
    return found->rows;
}

/* Gives a reference what its record is called; one that is gone is called nothing. */
static void name_reference(struct edit *edit, const struct field *field, struct value *value)
{
    struct error error = {0};
    char *called = NULL;

    if (value->kind == VALUE_REFERENCE) {
        bool found = app_called(edit->app, entity_get(field->target), value->integer, &called, &error) == STATUS_OK;

        value_set_reference(value, value->integer, found ? called : "");
    }
    free(called);
    error_clear(&error);
}

void edit_set_base(struct edit *edit, const struct entity *kind, size_t row, int field, const struct value *was,
                   int64_t version)
{
    struct record *stored = kind != NULL ? &find_kind(edit, kind)->rows[row].stored : &edit->main.stored;

    assert(stored->entity != NULL);
    if (!value_equal(&stored->values[field], was)) {
        value_copy(&stored->values[field], was);
        name_reference(edit, &stored->entity->fields[field], &stored->values[field]);
    }
    if (version < stored->version) { /* it may be greater: of a register that was replaced by an older copy */
        stored->version = version;
    }
}

size_t edit_add_row(struct edit *edit, const struct entity *kind)
{
    struct edit_kind *found = find_kind(edit, kind);

    set_parent(edit, add_row(found));
    found->rows[found->count - 1].record.id = store_new_id(edit->app->store);
    return found->count - 1;
}

void edit_remove_row(struct edit *edit, const struct entity *kind, size_t row, bool removed)
{
    struct edit_kind *found = find_kind(edit, kind);

    assert(row < found->count);
    found->rows[row].removed = removed;
}

enum status edit_set_row(struct edit *edit, const struct entity *kind, size_t row, int field, const char *text,
                         enum field_style style, struct error *error)
{
    struct edit_kind *found = find_kind(edit, kind);

    assert(row < found->count);
    return set_in_row(edit, &found->rows[row], field, text, style, error);
}

void edit_set_row_reference(struct edit *edit, const struct entity *kind, size_t row, int field, int64_t id,
                            const char *called)
{
    struct edit_kind *found = find_kind(edit, kind);

    assert(row < found->count);
    set_reference_in_row(&found->rows[row], field, id, called);
}

bool edit_is_changed(const struct edit *edit)
{
    if (edit_row_is_changed(&edit->main))
        return true;
    for (size_t i = 0; i < edit->kind_count; i++) {
        for (size_t row = 0; row < edit->kinds[i].count; row++) {
            if (edit_row_is_changed(&edit->kinds[i].rows[row]))
                return true;
        }
    }
    return false;
}

/* Appends what is wrong with one record of the form. */
static void check_row(const struct edit_row *row, struct problems *problems)
{
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        if (row->wrong[i].msgid != NULL) {
            struct problem *problem = problems_add(problems);

            problem->entity = row->record.entity;
            problem->id = row->record.id;
            problem->field = &row->record.entity->fields[i];
            problem->rule = "value";
            message_copy(&problem->message, &row->wrong[i]);
        }
    }
    record_check(&row->record, problems);
}

void edit_check(const struct edit *edit, struct problems *problems)
{
    check_row(&edit->main, problems);
    for (size_t i = 0; i < edit->kind_count; i++) {
        for (size_t row = 0; row < edit->kinds[i].count; row++) {
            const struct edit_row *checked = &edit->kinds[i].rows[row];

            if (!checked->removed && !is_blank_row(checked))
                check_row(checked, problems);
        }
    }
}
