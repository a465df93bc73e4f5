/* The one record that a text means. */
#include "samreg/store/reading.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/model/field.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 20 }; /* named in a message, and looked at */

/* Who is looked for, and who was found: those whose period holds as of the day before the others. */
struct search {
    struct store *store;
    const struct entity *entity;
    const char *text;
    struct date as_of;
    struct ids now, otherwise;
};

static void take_candidate(struct search *search, int64_t id, bool holds)
{
    ids_add(holds ? &search->now : &search->otherwise, id);
}

/* Begins "SELECT id, does the period hold" of records that are not removed. */
static void begin_select(const struct search *search, struct query *query)
{
    query_init(query, search->as_of);
    query_add(query, "SELECT t.id, CASE WHEN 1");
    query_period(query, search->entity, "t");
    query_add(query, " THEN 1 ELSE 0 END AS holds FROM ");
    db_quote(search->entity->name, &query->sql);
    query_add(query, " AS t WHERE t.removed = 0 AND ");
}

/* Runs the query and takes what it finds. */
static enum status collect(struct search *search, struct query *query, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;

    query_add(query, " ORDER BY holds DESC, t.sort_key, t.id LIMIT ");
    query_integer(query, CANDIDATES);
    enum status status = query_prepare(query, search->store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        take_candidate(search, db_integer(statement, 0), db_integer(statement, 1) != 0);
    db_done(&statement);
    return status;
}

static bool found_any(const struct search *search)
{
    return search->now.count + search->otherwise.count > 0;
}

/* ---- By number or code ---- */

/* The one stored text that the natural key consists of, or NULL. */
static const struct field *find_number(const struct entity *entity)
{
    const struct field *number = NULL;

    for (size_t i = 0; i < entity->field_count; i++) {
        if (!(entity->fields[i].flags & FIELD_KEY))
            continue;
        if (number || entity->fields[i].type != FIELD_TEXT)
            return NULL;
        number = &entity->fields[i];
    }
    return number;
}

/* A number or code wins over every name, whatever the day: it belongs to one record only. */
static enum status find_by_number(struct search *search, const char *folded, struct error *error)
{
    const struct field *number = find_number(search->entity);
    struct query query;

    if (!number)
        return STATUS_OK;
    begin_select(search, &query);
    query_column(&query, "t", number->name);
    query_add(&query, " = ");
    query_text(&query, search->text);
    enum status status = collect(search, &query, error);
    query_clear(&query);
    if (status != STATUS_OK || found_any(search))
        return status;
    begin_select(search, &query);
    query_add(&query, "folded(");
    query_column(&query, "t", number->name);
    query_add(&query, ") = ");
    query_text(&query, folded);
    status = collect(search, &query, error);
    query_clear(&query);
    return status;
}

/* An identifier finds removed records too: that is how they are restored. */
static enum status find_by_identifier(struct search *search, struct error *error)
{
    struct query query;
    int64_t id = reference_identifier(search->text);

    if (id == 0)
        return STATUS_OK;
    query_init(&query, search->as_of);
    query_add(&query, "SELECT t.id, 1 AS holds FROM ");
    db_quote(search->entity->name, &query.sql);
    query_add(&query, " AS t WHERE t.id = ");
    query_integer(&query, id);
    enum status status = collect(search, &query, error);
    query_clear(&query);
    return status;
}

/* ---- By name ---- */

static enum status find_by_name(struct search *search, const char *folded, struct error *error)
{
    struct query query;

    begin_select(search, &query);
    query_maybe_holds(&query, search->entity, "t", folded);
    query_add(&query, " AND ");
    query_is_called(&query, search->entity, "t", folded);
    enum status status = collect(search, &query, error);
    query_clear(&query);
    return status;
}

/* ---- By the parts of the natural key ---- */

/* Appends " AND field = part"; `possible` becomes false when the part cannot be a value of the field. */
static enum status write_part(struct search *search, const struct field *field, const char *part, struct query *query,
                              bool *possible, struct error *error)
{
    struct field_reading reading = {.style = FIELD_DATA, .today = search->as_of, .language = search->store->language};
    struct value value = {0};
    int64_t id = 0;
    enum status status = STATUS_OK;

    query_add(query, " AND ");
    if (*part == '\0') {
        query_field(query, search->entity, field, "t");
        query_add(query, " IS NULL");
    } else if (field->type == FIELD_REFERENCE) {
        status = store_resolve(search->store, entity_get(field->target), part, search->as_of, &id, NULL, error);
        *possible = status == STATUS_OK;
        if (status == STATUS_DATA) {
            if (error)
                error_clear(error);
            status = STATUS_OK;
        }
        query_column(query, "t", field->name);
        query_add(query, " = ");
        query_integer(query, id);
    } else if (field->type == FIELD_TEXT) {
        struct str folded = {0};
        collate_fold(part, &folded);
        query_add(query, "folded(");
        query_field(query, search->entity, field, "t");
        query_add(query, ") = ");
        query_text(query, str_peek(&folded));
        str_clear(&folded);
    } else {
        *possible = field_read(field, part, &reading, &value, NULL) == STATUS_OK;
        query_field(query, search->entity, field, "t");
        query_add(query, " = ");
        query_value(query, &value);
    }
    value_clear(&value);
    return status;
}

/* "Barnevern/Værnesregionen": the parts in the order of the table; parts left out at the end may be anything. */
static enum status find_by_key(struct search *search, struct error *error)
{
    const struct entity *entity = search->entity;
    const char *rest = search->text;
    struct query query;
    bool possible = true;
    enum status status = STATUS_OK;

    if (!strchr(rest, '/'))
        return STATUS_OK;
    begin_select(search, &query);
    query_add(&query, "1");
    for (size_t i = 0; status == STATUS_OK && possible && rest && i < entity->field_count; i++) {
        if (!(entity->fields[i].flags & FIELD_KEY))
            continue;
        size_t length = strcspn(rest, "/");
        char *part = text_tidy(rest, length);
        status = write_part(search, &entity->fields[i], part, &query, &possible, error);
        free(part);
        rest = rest[length] ? rest + length + 1 : NULL;
    }
    if (status == STATUS_OK && possible && !rest)
        status = collect(search, &query, error);
    query_clear(&query);
    return status;
}

/* ---- What is said when it is not one ---- */

/* What tells records of one name apart: the name of the first record that this one refers to, unless it is part of what
 * it is called anyway. "0137 Våler (Østfold)". */
static enum status add_distinction(struct search *search, int64_t id, struct str *out, struct error *error)
{
    const struct entity *entity = search->entity;
    struct record record = {0}, target = {0};
    bool found = false;
    const struct field *field = entity->fields;

    while (field < entity->fields + entity->field_count && (field->type != FIELD_REFERENCE || !field_is_stored(field)))
        field++;
    if (field == entity->fields + entity->field_count || strcmp(field->name, entity->called[0]) == 0)
        return STATUS_OK;
    enum status status = row_read(search->store, entity, id, &record, &found, error);
    const struct value *value = found ? record_value(&record, field->name) : NULL;
    if (status == STATUS_OK && value && value->kind == VALUE_REFERENCE)
        status = row_read(search->store, entity_get(field->target), value->integer, &target, &found, error);
    if (status == STATUS_OK && target.entity && entity_field(target.entity, "name"))
        str_addf(out, " (%s)", record_value(&target, "name")->text);
    record_clear(&target);
    record_clear(&record);
    return status;
}

static enum status describe(struct search *search, const struct ids *ids, struct matches *matches, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < ids->count; i++) {
        const char *called = NULL;
        struct str text = {0};
        status = called_peek(search->store, search->entity, ids->items[i], search->as_of, &called, error);
        if (status == STATUS_OK) {
            str_add(&text, called);
            status = add_distinction(search, ids->items[i], &text, error);
        }
        if (status == STATUS_OK)
            matches_add(matches, search->entity, ids->items[i], str_take(&text));
        str_clear(&text);
    }
    return status;
}

/* "A, B, C" of all but the last; that one follows in the sentence behind "or". */
static void list_all_but_last(const struct matches *matches, struct str *out)
{
    for (size_t i = 0; i + 1 < matches->count; i++) {
        str_add(out, i == 0 ? "" : ", ");
        str_add(out, matches->items[i].called);
    }
}

static enum status say_several(const struct search *search, const struct matches *matches, struct error *error)
{
    struct str others = {0};

    list_all_but_last(matches, &others);
    enum status status =
        error_set(error, STATUS_DATA, N_("%1: %2 or %3? Give the number or another part of the key."), search->text,
                  str_peek(&others), matches->items[matches->count - 1].called, NULL);
    str_clear(&others);
    return status;
}

static enum status say_none(const struct search *search, const struct matches *near, struct error *error)
{
    if (near->count == 0)
        return error_set(error, STATUS_DATA, N_("There is no “%1” (%t2) in the register."), search->text,
                         search->entity->label, NULL);
    if (near->count == 1)
        return error_set(error, STATUS_DATA, N_("There is no “%1” (%t2) in the register. Did you mean %3?"),
                         search->text, search->entity->label, near->items[0].called, NULL);
    struct str others = {0};
    list_all_but_last(near, &others);
    enum status status =
        error_set(error, STATUS_DATA, N_("There is no “%1” (%t2) in the register. Did you mean %3 or %4?"),
                  search->text, search->entity->label, others.text, near->items[near->count - 1].called, NULL);
    str_clear(&others);
    return status;
}

static enum status say_too_long(const struct search *search, struct error *error)
{
    enum { SHOWN = 40 };
    struct str begin = {0};

    (void)text_clean(search->text, strlen(search->text), SHOWN, false, &begin);
    enum status status = error_set(error, STATUS_DATA, N_("“%1…” is too long to name a record (%t2)."),
                                   str_peek(&begin),
                                   search->entity->label, NULL);
    str_clear(&begin);
    return status;
}

/* Records that hold the text in their names. */
static enum status find_near(struct search *search, struct ids *ids, struct error *error)
{
    enum { NEAR = 5 };
    struct matches near = {0};
    enum status status =
        store_suggest(search->store, search->entity, search->text, search->as_of, NEAR, &near, error);

    for (size_t i = 0; i < near.count; i++)
        ids_add(ids, near.items[i].id);
    matches_clear(&near);
    return status;
}

/* Ends a search that did not find one: names the candidates, and hands them over when they are asked for. */
static enum status refuse(struct search *search, const struct ids *ids, struct matches *candidates, struct error *error)
{
    struct matches found = {0};
    struct ids near = {0};
    enum status status = STATUS_OK;

    if (ids->count == 0 && *search->text)
        status = find_near(search, &near, error);
    if (status == STATUS_OK)
        status = describe(search, ids->count > 0 ? ids : &near, &found, error);
    if (status == STATUS_OK)
        status = ids->count > 0 ? say_several(search, &found, error) : say_none(search, &found, error);
    ids_clear(&near);
    if (candidates) {
        matches_clear(candidates);
        *candidates = found;
    } else {
        matches_clear(&found);
    }
    return status;
}

/* ---- All together ---- */

static enum status find(struct search *search, struct error *error)
{
    struct str folded = {0};
    enum status status = STATUS_OK;

    collate_fold(search->text, &folded);
    if (folded.length > 0)
        status = find_by_number(search, folded.text, error);
    if (status == STATUS_OK && !found_any(search))
        status = find_by_identifier(search, error);
    if (status == STATUS_OK && !found_any(search) && folded.length > 0)
        status = find_by_name(search, folded.text, error);
    if (status == STATUS_OK && !found_any(search))
        status = find_by_key(search, error);
    str_clear(&folded);
    return status;
}

enum status store_resolve(struct store *store, const struct entity *entity, const char *text, struct date as_of,
                          int64_t *id, struct matches *candidates, struct error *error)
{
    char *tidy = text_tidy(text, strlen(text));
    struct search search = {.store = store, .entity = entity, .text = tidy, .as_of = as_of};
    enum status status = strlen(tidy) > REFERENCE_LONGEST ? say_too_long(&search, error)
                                                          : store_begin(store, STORE_READING, error);

    if (status == STATUS_OK) {
        status = find(&search, error);
        const struct ids *ids = search.now.count > 0 ? &search.now : &search.otherwise;
        if (status == STATUS_OK && ids->count == 1)
            *id = ids->items[0];
        else if (status == STATUS_OK)
            status = refuse(&search, ids, candidates, error);
        status = store_end_reading(store, status);
    }
    ids_clear(&search.now);
    ids_clear(&search.otherwise);
    free(tidy);
    return status;
}
