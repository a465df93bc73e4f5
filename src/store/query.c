#include "samreg/store/query.h"

#include "samreg/base/collate.h"
#include "samreg/base/date.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/store/pairs.h"
#include "samreg/store/reckon.h"
#include "samreg/store/tally.h"
#include "samreg/store/writing.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- Text and values ---- */

static struct value *add_value(struct query *query)
{
    query->values = array_room(query->values, query->count, &query->capacity, sizeof *query->values);
    query->values[query->count] = (struct value){0};
    return &query->values[query->count++];
}

void query_init(struct query *query, struct date as_of)
{
    char day[DATE_TEXT];

    *query = (struct query){0};
    value_set_text(add_value(query), date_format_iso(as_of, day));
    value_set_integer(add_value(query), as_of.year);
}

void query_clear(struct query *query)
{
    for (size_t i = 0; i < query->count; i++)
        value_clear(&query->values[i]);
    free(query->values);
    str_clear(&query->sql);
    *query = (struct query){0};
}

void query_add(struct query *query, const char *sql)
{
    str_add(&query->sql, sql);
}

void query_column(struct query *query, const char *alias, const char *column)
{
    str_add(&query->sql, alias);
    str_add_char(&query->sql, '.');
    db_quote(column, &query->sql);
}

void query_value(struct query *query, const struct value *value)
{
    value_copy(add_value(query), value);
    str_addf(&query->sql, "?%zu", query->count);
}

void query_integer(struct query *query, int64_t value)
{
    query_value(query, &(struct value){.kind = VALUE_INTEGER, .integer = value});
}

void query_text(struct query *query, const char *value)
{
    /* Not value_set_text(): empty text is a text here. */
    *add_value(query) = (struct value){.kind = VALUE_TEXT, .text = memory_copy_text(value)};
    str_addf(&query->sql, "?%zu", query->count);
}

enum status query_prepare(struct query *query, struct store *store, struct statement **statement, struct error *error)
{
    enum status status = db_prepare(store, str_peek(&query->sql), statement, error);

    if (status != STATUS_OK)
        return status;
    /* The day and its year are there for everybody, but not every query asks for them. */
    int wanted = sqlite3_bind_parameter_count((*statement)->handle);
    for (size_t i = 0; i < query->count && (int)i < wanted; i++)
        db_bind_value(*statement, (int)i + 1, &query->values[i]);
    return STATUS_OK;
}

/* ---- Expressions ---- */

void query_period(struct query *query, const struct entity *entity, const char *alias)
{
    if (entity->from) {
        query_add(query, " AND (");
        query_column(query, alias, entity->from);
        query_add(query, " IS NULL OR ");
        query_column(query, alias, entity->from);
        query_add(query, " <= ?1)");
    }
    if (entity->to) {
        query_add(query, " AND (");
        query_column(query, alias, entity->to);
        query_add(query, " IS NULL OR ");
        query_column(query, alias, entity->to);
        query_add(query, " > ?1)");
    }
}

static const struct field *find_year(const struct entity *entity)
{
    const struct field *field = entity->fields;

    while (field < entity->fields + entity->field_count && field->type != FIELD_YEAR)
        field++;
    assert(field < entity->fields + entity->field_count && "a state has a period or a year");
    return field;
}

void query_state(struct query *query, const struct entity *state, const char *alias)
{
    query_add(query, " AND ");
    query_column(query, alias, "removed");
    query_add(query, " = 0");
    if (state->from) {
        /* Written as in the index of the natural key, which then gives the order: a sorter costs more than the rest. */
        query_period(query, state, alias);
        query_add(query, " ORDER BY ifnull(");
        query_column(query, alias, state->from);
        query_add(query, ", '')");
    } else {
        const char *year = find_year(state)->name;
        query_add(query, " AND ");
        query_column(query, alias, year);
        query_add(query, " <= ?2 ORDER BY ");
        query_column(query, alias, year);
    }
    query_add(query, " DESC LIMIT 1");
}

/* A field that is withheld until the record's parent says that it is revealed. */
static void add_withheld(struct query *query, const struct entity *entity, const struct field *field,
                         const char *alias)
{
    const struct field *belongs = &entity->fields[entity_parent_index(entity)];

    query_add(query, "(SELECT ");
    query_column(query, alias, field->name);
    query_add(query, " FROM ");
    db_quote(entity_get(belongs->target)->name, &query->sql);
    query_add(query, " AS w WHERE w.id = ");
    query_column(query, alias, belongs->name);
    query_add(query, " AND ");
    query_column(query, "w", entity->revealed);
    query_add(query, " = 1)");
}

void query_field(struct query *query, const struct entity *entity, const struct field *field, const char *alias)
{
    if (entity->revealed && field->flags & FIELD_WITHHELD) {
        add_withheld(query, entity, field, alias);
        return;
    }
    if (field_is_stored(field)) {
        query_column(query, alias, field->name);
        return;
    }
    if (field->flags & FIELD_RECKONED) {
        reckon_write(query, entity, field, alias);
        return;
    }
    const struct entity *state = entity_get(field->via);
    query_add(query, "(SELECT ");
    query_column(query, "v", field->name);
    query_add(query, " FROM ");
    db_quote(state->name, &query->sql);
    query_add(query, " AS v WHERE ");
    query_column(query, "v", state->fields[entity_parent_index(state)].name);
    query_add(query, " = ");
    query_column(query, alias, "id");
    query_state(query, state, "v");
    query_add(query, ")");
}

void query_share(struct query *query, const struct entity *entity, const struct field *field, const char *alias)
{
    query_add(query, SHARE_VALUE_BEGIN);
    query_field(query, entity, field, alias);
    query_add(query, SHARE_VALUE_END);
}

static void add_choice_order(struct query *query, const struct entity *entity, const struct field *field,
                             const char *alias)
{
    query_add(query, "CASE ");
    query_field(query, entity, field, alias);
    for (const struct choice *choice = field->choices; choice->code; choice++) {
        query_add(query, " WHEN ");
        query_text(query, choice->code);
        str_addf(&query->sql, " THEN %td", choice - field->choices);
    }
    query_add(query, " END");
}

void query_order(struct query *query, const struct entity *entity, const struct field *field, const char *alias)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        query_add(query, "collated(");
        query_field(query, entity, field, alias);
        query_add(query, ")");
        break;
    case FIELD_CHOICE:
        add_choice_order(query, entity, field, alias);
        break;
    case FIELD_SHARE:
        query_share(query, entity, field, alias);
        break;
    case FIELD_REFERENCE:
        query_add(query, "(SELECT o.sort_key FROM ");
        db_quote(entity_get(field->target)->name, &query->sql);
        query_add(query, " AS o WHERE o.id = ");
        query_field(query, entity, field, alias);
        query_add(query, ")");
        break;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_YEAR:
    case FIELD_YES_NO:
    case FIELD_ORGANISATION:
        query_field(query, entity, field, alias);
        break;
    }
}

/* ---- Conditions that counting needs ---- */

void query_counted(struct query *query, const char *alias)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT);

    query_add(query, "(");
    query_column(query, alias, "removed");
    query_add(query, " = 0 AND ");
    query_column(query, alias, "exclusion");
    query_add(query, " IS NULL AND ifnull(");
    query_column(query, alias, "status");
    query_add(query, ", '') NOT IN ('idea', 'study', 'decided', iif(");
    query_column(query, alias, "ended");
    query_add(query, " IS NULL, 'ended', 'idea'))");
    query_period(query, entity, alias);
    query_add(query, " AND ifnull(");
    query_field(query, entity, entity_field(entity, "legal_form"), alias);
    /* Not correlated: SQLite makes the list of forms once, whatever the number of arrangements. */
    query_add(query, ", 0) IN (SELECT x.form FROM (SELECT definition, legal_form AS form FROM counting_form"
                     " WHERE removed = 0 AND legal_form IS NOT NULL"
                     " UNION ALL SELECT id, 0 FROM counting_definition WHERE counts_unstated = 1) AS x"
                     " JOIN counting_definition AS d ON d.id = x.definition WHERE d.removed = 0 AND d.id ");
}

void query_newest(struct query *query, const char *alias, const char *field)
{
    query_add(query, "(");
    query_column(query, alias, "id");
    query_add(query, " = (SELECT n.id FROM municipality_fact AS n WHERE n.municipality = ");
    query_column(query, alias, "municipality");
    query_add(query, " AND n.removed = 0 AND n.date <= ?1 AND ");
    query_column(query, "n", field);
    query_add(query, " IS NOT NULL ORDER BY n.date DESC LIMIT 1)"
                     " AND EXISTS (SELECT 1 FROM municipality AS u WHERE u.id = ");
    query_column(query, alias, "municipality");
    query_period(query, entity_get(ENTITY_MUNICIPALITY), "u");
    query_add(query, "))");
}

void query_begin_succession(struct query *query)
{
    query_add(query, " IN (WITH RECURSIVE w (id) AS (");
}

void query_end_succession(struct query *query, enum query_succession succession)
{
    bool back = succession == QUERY_PREDECESSORS;

    str_addf(&query->sql,
             " UNION SELECT s.%s FROM w JOIN municipality_successor AS s ON s.%s = w.id AND s.removed = 0"
             " AND s.date <= ?1 JOIN municipality AS e ON e.id = s.municipality AND e.valid_to <= ?1"
             " WHERE NOT EXISTS (SELECT 1 FROM municipality_successor AS o WHERE o.municipality = s.municipality"
             " AND o.removed = 0 AND o.date <= ?1 AND o.successor <> s.successor)) SELECT id FROM w)",
             back ? "municipality" : "successor", back ? "successor" : "municipality");
}

/* ---- Names ---- */

static void add_folded(struct query *query, const char *alias, const char *column)
{
    query_add(query, "folded(");
    query_column(query, alias, column);
    query_add(query, ")");
}

void query_names(struct query *query, const struct entity *entity, const char *alias)
{
    const char *between = "nullif(";

    for (size_t i = 0; i < entity->field_count; i++) {
        if (derive_is_name(entity, &entity->fields[i])) {
            query_add(query, between);
            add_folded(query, alias, entity->fields[i].name);
            between = " || ";
        }
    }
    query_add(query, between[0] == 'n' ? "NULL" : ", '')");
}

/* The texts of what the record is called, folded one after another: "1714 Stjørdal". */
static void add_called(struct query *query, const struct entity *entity, const char *alias)
{
    const char *between = "";

    for (const char *const *name = entity->called; *name; name++) {
        if (!derive_is_name(entity, entity_field(entity, *name)))
            continue;
        query_add(query, between);
        add_folded(query, alias, *name);
        between = " || ";
    }
    query_add(query, *between ? "" : "NULL");
}

void query_is_called(struct query *query, const struct entity *entity, const char *alias, const char *folded)
{
    str_add(&query->sql, "(");
    query_text(query, folded);
    query_add(query, " IN (");
    add_called(query, entity, alias);
    for (size_t i = 0; i < entity->field_count; i++) {
        if (derive_is_name(entity, &entity->fields[i])) {
            query_add(query, ", ");
            add_folded(query, alias, entity->fields[i].name);
        }
    }
    query_add(query, "))");
}

void query_maybe_holds(struct query *query, const struct entity *entity, const char *alias, const char *folded)
{
    if (!(entity->flags & ENTITY_INDEXED)) {
        query_add(query, "instr(");
        query_column(query, alias, "fold");
        query_add(query, ", ");
        query_text(query, folded);
        query_add(query, ")");
        return;
    }
    struct str phrase = {0};
    query_column(query, alias, "doc");
    str_addf(&query->sql, " IN (SELECT rowid FROM search_%s WHERE search_%s MATCH ", entity->name, entity->name);
    str_addf(&phrase, "\"%s\"", folded);
    query_text(query, phrase.text);
    query_add(query, ")");
    str_clear(&phrase);
}

char *query_word(const char *word)
{
    struct str looked_for = {0};

    str_add(&looked_for, text_count(word, strlen(word)) < 3 ? "  " : "");
    str_add(&looked_for, word);
    return str_take(&looked_for);
}

/* ---- Functions ---- */

static void give_text(sqlite3_context *context, sqlite3_value *argument,
                      void (*make)(const char *text, struct str *out), bool give_empty)
{
    const char *text = (const char *)sqlite3_value_text(argument);
    struct str out = {0};

    if (text)
        make(text, &out);
    if (out.length > 0 || give_empty)
        sqlite3_result_text(context, str_peek(&out), (int)out.length, SQLITE_TRANSIENT);
    str_clear(&out);
}

/* Nothing recorded folds to empty text, so that names can be put one after another. */
static void fold_argument(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    give_text(context, arguments[0], collate_fold, true);
}

/* Nothing recorded stays so: it sorts last. */
static void collate_argument(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    give_text(context, arguments[0], collate_sort_key, false);
}

/* share(a, b): the share a of b as it is stored. */
static void give_share(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct str share = {0};

    (void)count;
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_int64(arguments[1]) == 0)
        return;
    str_addf(&share, "%lld/%lld", (long long)sqlite3_value_int64(arguments[0]),
             (long long)sqlite3_value_int64(arguments[1]));
    sqlite3_result_text(context, str_peek(&share), (int)share.length, SQLITE_TRANSIENT);
    str_clear(&share);
}

/* ratio(a, b): hundredths of a / b, rounded half away from zero. */
static void give_ratio(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    int64_t above = sqlite3_value_int64(arguments[0]), below = sqlite3_value_int64(arguments[1]);
    int64_t scaled, doubled;

    (void)count;
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || below <= 0 || __builtin_mul_overflow(above, 200, &scaled) ||
        __builtin_mul_overflow(below, 2, &doubled) ||
        __builtin_add_overflow(scaled, above < 0 ? -below : below, &scaled))
        return;
    sqlite3_result_int64(context, scaled / doubled);
}

/* words(nb, en[, nn]): the one in the store's language. */
static void give_words(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    const struct store *store = sqlite3_user_data(context);
    int place = store->language == LANGUAGE_ENGLISH ? 1 : store->language == LANGUAGE_NYNORSK && count > 2 ? 2 : 0;

    if (place < count)
        sqlite3_result_value(context, arguments[place]);
}

/* plural(entity): what several records of the kind are called in the store's language. */
static void give_plural(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    const struct store *store = sqlite3_user_data(context);
    const char *name = (const char *)sqlite3_value_text(arguments[0]);
    const struct entity *entity = name ? entity_find(name) : NULL;

    (void)count;
    if (entity)
        sqlite3_result_text(context, text_in(store->language, entity->plural), -1, SQLITE_STATIC);
}

/* number(n): a whole number as people read it. */
static void give_number(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct str number = {0};

    (void)count;
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return;
    number_format(sqlite3_value_int64(arguments[0]), 0, &number);
    sqlite3_result_text(context, str_peek(&number), (int)number.length, SQLITE_TRANSIENT);
    str_clear(&number);
}

/* day(text): a date as it is stored, a month or a year as well, as people read it. */
static void give_day(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    const char *text = (const char *)sqlite3_value_text(arguments[0]);
    char shown[DATE_TEXT];
    struct date date;

    (void)count;
    if (text && date_parse_iso(text, &date) == DATE_OK)
        sqlite3_result_text(context, date_format(date, shown), -1, SQLITE_TRANSIENT);
}

static int add_counting_functions(struct store *store)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = sqlite3_create_function(store->db, "share", 2, flags, NULL, give_share, NULL, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "ratio", 2, flags, NULL, give_ratio, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "number", 1, flags, NULL, give_number, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "day", 1, flags, NULL, give_day, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "words", -1, SQLITE_UTF8 | SQLITE_INNOCUOUS, store, give_words, NULL,
                                       NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "plural", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS, store, give_plural,
                                       NULL, NULL);
    return code;
}

enum status query_add_functions(struct store *store, struct error *error)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = sqlite3_create_function(store->db, "folded", 1, flags, NULL, fold_argument, NULL, NULL);

    if (code == SQLITE_OK)
        code = reckon_add_functions(store);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(store->db, "collated", 1, flags, NULL, collate_argument, NULL, NULL);
    if (code == SQLITE_OK)
        code = add_counting_functions(store);
    if (code == SQLITE_OK)
        code = tally_add_functions(store);
    if (code == SQLITE_OK)
        code = pairs_add_module(store);
    return code == SQLITE_OK ? STATUS_OK : db_fail(store, code, error);
}
