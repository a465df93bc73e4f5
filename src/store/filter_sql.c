/* The filter language as conditions in SQL (filter.h). Every value is bound. */
#include "samreg/store/reading.h"

#include "samreg/base/date.h"
#include "samreg/base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where a term's field stands: `entity` is the kind of record that `alias` is a row of. */
struct place_of_field {
    const struct entity *entity;
    const struct field *field;
    const char *alias;
    struct date as_of;
};

static void add_field(const struct place_of_field *at, struct query *query)
{
    query_field(query, at->entity, at->field, at->alias);
}

/* Appends the field compared with a text or number by an operator of SQL. */
static void add_text_comparison(const struct place_of_field *at, const char *operator, const char *text,
                                struct query *query)
{
    add_field(at, query);
    query_add(query, operator);
    query_text(query, text);
}

/* ---- Numbers ---- */

static const char *sign_of(enum filter_op op)
{
    switch (op) {
    case FILTER_IS:
    case FILTER_NOT_EQUAL: /* negated outside */
        return " = ";
    case FILTER_LESS:
        return " < ";
    case FILTER_LESS_EQUAL:
        return " <= ";
    case FILTER_GREATER:
        return " > ";
    case FILTER_GREATER_EQUAL:
        return " >= ";
    }
    abort();
}

static void add_share(const struct place_of_field *at, enum filter_op op, const char *share, struct query *query)
{
    query_share(query, at->entity, at->field, at->alias);
    query_add(query, sign_of(op));
    query_add(query, SHARE_VALUE_BEGIN);
    query_text(query, share);
    query_add(query, SHARE_VALUE_END);
}

/* ---- Dates ---- */

/* The shortest text with the same first day: stored dates that begin on that day or later are at or behind it in
 * bytes. */
static const char *shorten(struct date day, char text[DATE_TEXT])
{
    if (day.day == 1)
        day.day = 0;
    if (day.day == 0 && day.month == 1)
        day.month = 0;
    return date_format_iso(day, text);
}

/* A beginning counts by its first day; "is" means lies within. */
static void add_date(const struct place_of_field *at, enum filter_op op, struct date value, struct query *query)
{
    char first[DATE_TEXT], next[DATE_TEXT];

    shorten(date_first_day(value), first);
    shorten(date_first_day(date_end_after(value)), next);
    switch (op) {
    case FILTER_IS:
    case FILTER_NOT_EQUAL:
        /* What the source gives less exactly than it is asked for does not lie within. */
        query_add(query, "substr(");
        add_field(at, query);
        query_add(query, ", 1, length(");
        date_format_iso(value, first);
        query_text(query, first);
        str_addf(&query->sql, ")) = ?%zu", query->count);
        break;
    case FILTER_LESS:
        add_text_comparison(at, " < ", first, query);
        break;
    case FILTER_LESS_EQUAL:
        add_text_comparison(at, " < ", next, query);
        break;
    case FILTER_GREATER:
        add_text_comparison(at, " >= ", next, query);
        break;
    case FILTER_GREATER_EQUAL:
        add_text_comparison(at, " >= ", first, query);
        break;
    }
}

/* An end is stored exclusively and given as its last day, month or year (filter.h). */
static void add_end(const struct place_of_field *at, enum filter_op op, struct date value, struct query *query)
{
    char first[DATE_TEXT], next[DATE_TEXT];

    date_format_iso(date_first_day(value), first);
    date_format_iso(date_first_day(date_end_after(value)), next);
    switch (op) {
    case FILTER_IS:
    case FILTER_NOT_EQUAL:
        add_text_comparison(at, " > ", first, query);
        query_add(query, " AND ");
        add_text_comparison(at, " <= ", next, query);
        break;
    case FILTER_LESS:
        add_text_comparison(at, " <= ", first, query);
        break;
    case FILTER_LESS_EQUAL:
        add_text_comparison(at, " <= ", next, query);
        break;
    case FILTER_GREATER:
        add_text_comparison(at, " > ", next, query);
        break;
    case FILTER_GREATER_EQUAL:
        add_text_comparison(at, " > ", first, query);
        break;
    }
}

static void add_date_or_end(const struct place_of_field *at, enum filter_op op, const char *text, struct query *query)
{
    struct date value;
    enum date_result result = date_parse_iso(text, &value);

    assert(result == DATE_OK);
    (void)result;
    if (at->field->type == FIELD_END)
        add_end(at, op, value, query);
    else
        add_date(at, op, value, query);
}

/* ---- Texts ---- */

/* A text holds all words, each as words of a filter are looked for. `folded` is "  nord  trondelag". */
static void add_words(const struct place_of_field *at, const char *folded, struct query *query)
{
    const char *between = "";

    while (*(folded += strspn(folded, " "))) {
        size_t length = strcspn(folded, " ");
        char *word = memory_copy_bytes(folded, length);
        char *looked_for = query_word(word);
        query_add(query, between);
        query_add(query, "instr(folded(");
        add_field(at, query);
        query_add(query, "), ");
        query_text(query, looked_for);
        query_add(query, ")");
        free(looked_for);
        free(word);
        between = " AND ";
        folded += length;
    }
}

/* ---- Terms ---- */

static enum status add_value(struct store *store, const struct place_of_field *at, enum filter_op op,
                             const struct filter_value *value, struct query *query, struct error *error)
{
    switch (at->field->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        add_words(at, value->folded, query);
        return STATUS_OK;
    case FIELD_REFERENCE:
        add_field(at, query);
        return reference_write(store, entity_get(at->field->target), value, at->as_of, query, error);
    case FIELD_DATE:
    case FIELD_END:
        add_date_or_end(at, op, value->value.text, query);
        return STATUS_OK;
    case FIELD_SHARE:
        add_share(at, op, value->value.text, query);
        return STATUS_OK;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YEAR:
    case FIELD_YES_NO:
    case FIELD_CHOICE:
    case FIELD_ORGANISATION:
        add_field(at, query);
        query_add(query, sign_of(op));
        query_value(query, &value->value);
        return STATUS_OK;
    }
    abort();
}

/* Appends the condition that the field has one of the term's values. */
static enum status write_values(struct store *store, const struct place_of_field *at, const struct filter_term *term,
                                struct query *query, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < term->value_count; i++) {
        const struct filter_value *value = &term->values[i];
        query_add(query, i == 0 ? "((" : ") OR (");
        if (value->kind == FILTER_VALUE) {
            status = add_value(store, at, term->op, value, query, error);
        } else {
            add_field(at, query);
            query_add(query, value->kind == FILTER_VALUE_NONE ? " IS NULL" : " IS NOT NULL");
        }
    }
    query_add(query, "))");
    return status;
}

/* "!=" asks for another value than the given ones: what is not recorded has none. `none` and `any` only change
 * places. */
static enum status write_other_values(struct store *store, const struct place_of_field *at,
                                      const struct filter_term *term, struct query *query, struct error *error)
{
    bool marks_only = term->value_count == 1 && term->values[0].kind != FILTER_VALUE;

    query_add(query, "(");
    if (!marks_only) {
        add_field(at, query);
        query_add(query, " IS NOT NULL AND ");
    }
    query_add(query, "NOT ");
    enum status status = write_values(store, at, term, query, error);
    query_add(query, ")");
    return status;
}

/* The field made for counting arrangements: one of the definitions counts it. */
static enum status write_counted(struct store *store, const struct place_of_field *at, const struct filter_term *term,
                                 struct query *query, struct error *error)
{
    const struct entity *definitions = entity_get(ENTITY_COUNTING_DEFINITION);
    enum status status = STATUS_OK;

    query_add(query, term->op == FILTER_NOT_EQUAL ? "NOT (" : "(");
    for (size_t i = 0; status == STATUS_OK && i < term->value_count; i++) {
        query_add(query, i == 0 ? "" : " OR ");
        query_counted(query, at->alias);
        status = reference_write(store, definitions, &term->values[i], at->as_of, query, error);
        query_add(query, "))");
    }
    query_add(query, ")");
    return status;
}

/* The field made for counting figures. */
static void write_newest(const struct place_of_field *at, const struct filter_term *term, struct query *query)
{
    query_add(query, term->op == FILTER_NOT_EQUAL ? "NOT (" : "(");
    for (size_t i = 0; i < term->value_count; i++) {
        query_add(query, i == 0 ? "" : " OR ");
        query_newest(query, at->alias, term->values[i].value.text);
    }
    query_add(query, ")");
}

static enum status write_field_term(struct store *store, const struct place_of_field *at,
                                    const struct filter_term *term, struct query *query, struct error *error)
{
    if (term->field == &filter_counted)
        return write_counted(store, at, term, query, error);
    if (term->field == &filter_newest) {
        write_newest(at, term, query);
        return STATUS_OK;
    }
    if (term->op == FILTER_NOT_EQUAL)
        return write_other_values(store, at, term, query, error);
    return write_values(store, at, term, query, error);
}

/* Which child records count. Of a municipality's figures the newest that tell. */
static void write_child_conditions(const struct selection *selection, const struct filter_term *term,
                                   struct query *query)
{
    query_add(query, "c.removed = 0");
    if (!selection->all_dates)
        query_period(query, term->child, "c");
    query_add(query, " AND ");
    if (term->child->id == ENTITY_MUNICIPALITY_FACT) {
        query_newest(query, "c", term->field->name);
        query_add(query, " AND ");
    }
}

enum status filter_write_child(struct store *store, const struct selection *selection, const struct filter_term *term,
                               struct query *query, struct error *error)
{
    struct place_of_field at = {term->child, term->field, "c", selection->as_of};

    write_child_conditions(selection, term, query);
    return write_field_term(store, &at, term, query, error);
}

static void begin_child(const struct entity *child, const char *alias, struct query *query)
{
    query_add(query, "EXISTS (SELECT 1 FROM ");
    db_quote(child->name, &query->sql);
    query_add(query, " AS c WHERE ");
    query_column(query, "c", child->fields[entity_parent_index(child)].name);
    query_add(query, " = ");
    query_column(query, alias, "id");
    query_add(query, " AND ");
}

/* Some child record holds the term. `none` asks whether no child record records the field at all, for a record without
 * participants is one whose participants are not recorded. */
static enum status write_child_term(struct store *store, const struct selection *selection, const char *alias,
                                    const struct filter_term *term, struct query *query, struct error *error)
{
    struct filter_term rest = *term;
    struct filter_value values[FILTER_CONDITIONS];
    bool none = false;

    rest.values = values;
    rest.value_count = 0;
    assert(term->value_count <= FILTER_CONDITIONS);
    for (size_t i = 0; i < term->value_count; i++) {
        if (term->values[i].kind == FILTER_VALUE_NONE)
            none = true;
        else
            values[rest.value_count++] = term->values[i];
    }
    query_add(query, "(");
    if (none) {
        query_add(query, term->op == FILTER_NOT_EQUAL ? "" : "NOT ");
        begin_child(term->child, alias, query);
        write_child_conditions(selection, term, query);
        query_field(query, term->child, term->field, "c");
        query_add(query, " IS NOT NULL)");
        query_add(query, rest.value_count > 0 ? " OR " : "");
    }
    enum status status = STATUS_OK;
    if (rest.value_count > 0) {
        begin_child(term->child, alias, query);
        status = filter_write_child(store, selection, &rest, query, error);
        query_add(query, ")");
    }
    query_add(query, ")");
    return status;
}

static void write_word(const char *word, struct query *query)
{
    char *looked_for = query_word(word);

    query_add(query, "instr(t.fold, ");
    query_text(query, looked_for);
    query_add(query, ")");
    free(looked_for);
}

static void write_identifier_term(const char *alias, const struct filter_term *term, struct query *query)
{
    query_column(query, alias, "id");
    query_add(query, term->op == FILTER_NOT_EQUAL ? " NOT IN (" : " IN (");
    for (size_t i = 0; i < term->value_count; i++) {
        query_add(query, i == 0 ? "" : ", ");
        query_value(query, &term->values[i].value);
    }
    query_add(query, ")");
}

/* Appends what the term asks of the records of `entity` that its steps have led to. */
static enum status write_asked(struct store *store, const struct selection *selection, const struct entity *entity,
                               const char *alias, const struct filter_term *term, struct query *query,
                               struct error *error)
{
    struct place_of_field at = {entity, term->field, alias, selection->as_of};

    if (term->child)
        return write_child_term(store, selection, alias, term, query, error);
    if (term->field)
        return write_field_term(store, &at, term, query, error);
    write_identifier_term(alias, term, query);
    return STATUS_OK;
}

/* ---- Steps to other records ---- */

/* A row that steps have led to so far. */
struct reached {
    const struct entity *entity;
    char alias[8];
    size_t steps;
};

static enum status write_steps(struct store *store, const struct selection *selection, const struct reached *at,
                               const struct filter_term *term, struct query *query, struct error *error);

/* Appends " FROM entity AS alias WHERE alias.removed = 0": the records that a step leads to, by their period too where
 * it says which ones are meant. */
static void write_reached(const struct reached *next, bool by_period, struct query *query)
{
    query_add(query, " FROM ");
    db_quote(next->entity->name, &query->sql);
    str_addf(&query->sql, " AS %s WHERE %s.removed = 0", next->alias, next->alias);
    if (by_period)
        query_period(query, next->entity, next->alias);
}

/* To what a reference of the row names. Of municipalities to one of the day, which stands for those it has taken
 * over. What the row belongs to must hold on the day as the row does: a membership of a region that is over is none. */
static enum status write_forward(struct store *store, const struct selection *selection, const struct reached *at,
                                 const struct reached *next, const struct filter_term *term, struct query *query,
                                 struct error *error)
{
    const struct field *field = term->steps[at->steps].field;
    bool succeeds = next->entity->id == ENTITY_MUNICIPALITY;

    if (succeeds) {
        query_field(query, at->entity, field, at->alias);
        query_begin_succession(query);
        str_addf(&query->sql, "SELECT %s.id", next->alias);
        write_reached(next, true, query);
    } else {
        query_add(query, "EXISTS (SELECT 1");
        write_reached(next, field->flags & FIELD_PARENT && !selection->all_dates, query);
        str_addf(&query->sql, " AND %s.id = ", next->alias);
        query_field(query, at->entity, field, at->alias);
    }
    query_add(query, " AND ");
    enum status status = write_steps(store, selection, next, term, query, error);
    if (succeeds)
        query_end_succession(query, QUERY_PREDECESSORS);
    else
        query_add(query, ")");
    return status;
}

/* Appends that what a reached row belongs to holds on the day as the row does, where that is not what was stepped from:
 * a member of a region that has not begun is none. */
static void write_owner(const struct reached *next, const struct field *from, struct query *query)
{
    int place = entity_parent_index(next->entity);
    const struct field *belongs = place < 0 ? NULL : &next->entity->fields[place];
    const struct entity *owner = belongs && belongs != from ? entity_get(belongs->target) : NULL;

    if (!owner || !(owner->from || owner->to))
        return;
    query_add(query, " AND EXISTS (SELECT 1 FROM ");
    db_quote(owner->name, &query->sql);
    query_add(query, " AS o WHERE o.removed = 0 AND o.id = ");
    query_column(query, next->alias, belongs->name);
    query_period(query, owner, "o");
    query_add(query, ")");
}

/* To the records that refer to the row. */
static enum status write_back(struct store *store, const struct selection *selection, const struct reached *at,
                              const struct reached *next, const struct filter_term *term, struct query *query,
                              struct error *error)
{
    const struct field *from = term->steps[at->steps].field;
    bool succeeds = at->entity->id == ENTITY_MUNICIPALITY;

    if (succeeds) {
        query_column(query, at->alias, "id");
        query_begin_succession(query);
        query_add(query, "SELECT ");
        query_column(query, next->alias, from->name);
        write_reached(next, !selection->all_dates, query);
    } else {
        query_add(query, "EXISTS (SELECT 1");
        write_reached(next, !selection->all_dates, query);
        query_add(query, " AND ");
        query_column(query, next->alias, from->name);
        query_add(query, " = ");
        query_column(query, at->alias, "id");
    }
    if (!selection->all_dates)
        write_owner(next, from, query);
    query_add(query, " AND ");
    enum status status = write_steps(store, selection, next, term, query, error);
    if (succeeds)
        query_end_succession(query, QUERY_SUCCESSORS);
    else
        query_add(query, ")");
    return status;
}

/* Appends the condition that the steps left lead to a record that holds the term. */
static enum status write_steps(struct store *store, const struct selection *selection, const struct reached *at,
                               const struct filter_term *term, struct query *query, struct error *error)
{
    struct reached next = {.steps = at->steps + 1};

    if (at->steps == term->step_count)
        return write_asked(store, selection, at->entity, at->alias, term, query, error);
    next.entity = term->steps[at->steps].entity;
    snprintf(next.alias, sizeof next.alias, "r%zu", next.steps);
    return (term->steps[at->steps].back ? write_back : write_forward)(store, selection, at, &next, term, query, error);
}

static enum status write_term(struct store *store, const struct selection *selection, const struct filter_term *term,
                              struct query *query, struct error *error)
{
    const struct reached listed = {.entity = selection->entity, .alias = "t"};
    enum status status = STATUS_OK;

    /* NOT of something not known is not known: what is not recorded passes "!status:ended". */
    query_add(query, term->negated ? " AND NOT ifnull(" : " AND ");
    if (term->word)
        write_word(term->word, query);
    else
        status = write_steps(store, selection, &listed, term, query, error);
    query_add(query, term->negated ? ", 0)" : "");
    return status;
}

/* Whether the term asks for something that does not hold yet. A word without letters and digits asks for nothing
 * (filter.h). */
static bool is_open(const struct filter_term *term, size_t number, const struct filter_done *done)
{
    if (term->word)
        return term->negated || !done->words;
    return term->value_count > 0 && number != done->term;
}

enum status filter_write(struct store *store, const struct selection *selection, const struct filter_done *done,
                         struct query *query, struct error *error)
{
    const struct entity *entity = selection->entity;
    enum status status = STATUS_OK;

    query_add(query, selection->removed ? "t.removed = 1" : "t.removed = 0");
    if (!selection->all_dates)
        query_period(query, entity, "t");
    if (selection->parent) {
        query_add(query, " AND ");
        query_column(query, "t", selection->parent_field ? selection->parent_field->name
                                                         : entity->fields[entity_parent_index(entity)].name);
        query_add(query, " = ");
        query_integer(query, selection->parent);
    }
    for (size_t i = 0; status == STATUS_OK && i < selection->filter.count; i++)
        if (is_open(&selection->filter.terms[i], i, done))
            status = write_term(store, selection, &selection->filter.terms[i], query, error);
    return status;
}
