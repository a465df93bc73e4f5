/* Records found by what people type: suggestions for one kind, search in all kinds. */
#include "samreg/store/reading.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 2000 }; /* hits of the search index that suggestions are chosen from */

/* Ends what decides first in a sort key (collate.h). */
#define SORT_KEY_END "\001"

static enum status add_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                              struct matches *matches, struct error *error)
{
    const char *called = NULL;
    enum status status = called_peek(store, entity, id, as_of, &called, error);

    if (status == STATUS_OK)
        matches_add(matches, entity, id, memory_copy_text(called));
    return status;
}

/* ---- Suggestions ---- */

/* Appends the rank of a record by its names: 0 exact, 1 a name begins so, 2 a word does, 3 inside. */
static void write_rank(const struct entity *entity, const char *folded, const char *part, struct query *query)
{
    query_add(query, "CASE WHEN ");
    query_is_called(query, entity, "t", folded);
    query_add(query, " THEN 0");
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!derive_is_name(entity, &entity->fields[i]))
            continue;
        query_add(query, " WHEN instr(folded(");
        query_column(query, "t", entity->fields[i].name);
        query_add(query, "), ");
        query_text(query, folded);
        query_add(query, ") = 1 THEN 1");
    }
    query_add(query, " WHEN instr(");
    query_names(query, entity, "t");
    query_add(query, ", ");
    query_text(query, folded);
    query_add(query, ") THEN 2 WHEN instr(");
    query_names(query, entity, "t");
    query_add(query, ", ");
    query_text(query, part);
    query_add(query, ") THEN 3 END");
}

/* Appends a table of the first hits of the text in the search index. */
static void write_hits(const struct entity *entity, const char *part, struct query *query)
{
    struct str phrase = {0};

    str_addf(&query->sql, "(SELECT t.id FROM (SELECT rowid AS doc FROM search_%s WHERE search_%s MATCH ", entity->name,
             entity->name);
    str_addf(&phrase, "\"%s\"", part);
    query_text(query, phrase.text);
    str_clear(&phrase);
    str_addf(&query->sql, " LIMIT %d) AS h CROSS JOIN %s AS t WHERE t.doc = h.doc)", LOOKED_AT, entity->name);
}

/* Appends a table of the first records that the order of the list has where the text would stand: those called so, and
 * then those whose names begin so. They may lie behind the first hits. */
static void write_neighbours(const struct entity *entity, const char *text, size_t limit, struct query *query)
{
    struct str from = {0}, to = {0};

    collate_sort_key(text, &from);
    str_add_bytes(&to, str_peek(&from), strcspn(str_peek(&from), SORT_KEY_END));
    str_reset(&from);
    str_add(&from, str_peek(&to));
    str_add(&to, "\U0010FFFF");
    str_addf(&query->sql, "(SELECT t.id FROM %s AS t INDEXED BY %s_sorted WHERE t.removed = 0 AND t.sort_key >= ",
             entity->name, entity->name);
    query_text(query, str_peek(&from));
    query_add(query, " AND t.sort_key < ");
    query_text(query, str_peek(&to));
    query_period(query, entity, "t");
    query_add(query, " ORDER BY t.sort_key, t.id LIMIT ");
    query_integer(query, (int64_t)limit);
    query_add(query, ")");
    str_clear(&from);
    str_clear(&to);
}

/* Appends FROM and WHERE: the records that may be suggested, as t. */
static void write_from(const struct entity *entity, const char *text, const char *part, size_t limit,
                       struct query *query)
{
    query_add(query, " FROM ");
    if (entity->flags & ENTITY_INDEXED) {
        query_add(query, "(SELECT id FROM ");
        write_hits(entity, part, query);
        query_add(query, " UNION SELECT id FROM ");
        write_neighbours(entity, text, limit, query);
        query_add(query, ") AS found CROSS JOIN ");
    }
    db_quote(entity->name, &query->sql);
    query_add(query, " AS t WHERE t.removed = 0 AND ");
    if (entity->flags & ENTITY_INDEXED) {
        query_add(query, "t.id = found.id");
    } else {
        query_add(query, "instr(t.fold, ");
        query_text(query, part);
        query_add(query, ")");
    }
}

static void write_suggest(const struct entity *entity, const char *text, const char *folded, size_t limit,
                          struct query *query)
{
    const char *word = folded + strspn(folded, " ");
    const char *part = text_count(word, strlen(word)) < 3 ? folded : word;

    query_add(query, "SELECT t.id, ");
    write_rank(entity, folded, part, query);
    query_add(query, " AS rank");
    write_from(entity, text, part, limit, query);
    query_period(query, entity, "t");
    query_add(query, " AND rank IS NOT NULL ORDER BY rank, t.sort_key, t.id LIMIT ");
    query_integer(query, (int64_t)limit);
}

static void write_first(const struct entity *entity, size_t limit, struct query *query)
{
    query_add(query, "SELECT t.id FROM ");
    db_quote(entity->name, &query->sql);
    str_addf(&query->sql, " AS t INDEXED BY %s_sorted WHERE t.removed = 0", entity->name);
    query_period(query, entity, "t");
    query_add(query, " ORDER BY t.sort_key, t.id LIMIT ");
    query_integer(query, (int64_t)limit);
}

static enum status collect_ids(struct store *store, struct query *query, struct ids *ids, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = query_prepare(query, store, &statement, error);

    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        ids_add(ids, db_integer(statement, 0));
    db_done(&statement);
    return status;
}

enum status store_suggest(struct store *store, const struct entity *entity, const char *text, struct date as_of,
                          size_t limit, struct matches *matches, struct error *error)
{
    struct matches found = {0};
    struct str folded = {0};
    struct ids ids = {0};
    struct query query;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    collate_fold(text, &folded);
    query_init(&query, as_of);
    if (folded.length > 0)
        write_suggest(entity, text, folded.text, limit, &query);
    else
        write_first(entity, limit, &query);
    if (folded.length <= REFERENCE_LONGEST)
        status = collect_ids(store, &query, &ids, error);
    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++)
        status = add_called(store, entity, ids.items[i], as_of, &found, error);
    if (status == STATUS_OK) {
        matches_clear(matches);
        *matches = found;
        found = (struct matches){0};
    }
    matches_clear(&found);
    ids_clear(&ids);
    query_clear(&query);
    str_clear(&folded);
    return store_end_reading(store, status);
}

/* ---- Search in all kinds ---- */

/* A filter of one word per word of the folded text. */
static void read_words(const char *folded, struct filter *filter)
{
    size_t capacity = 0;

    while (*(folded += strspn(folded, " ")) && filter->count < FILTER_CONDITIONS) {
        size_t length = strcspn(folded, " ");
        filter->terms = array_room(filter->terms, filter->count, &capacity, sizeof *filter->terms);
        filter->terms[filter->count++] = (struct filter_term){.word = memory_copy_bytes(folded, length)};
        folded += length;
    }
}

/* The first records of a kind with a search index, in its order. */
static enum status search_index(struct store *store, const struct entity *entity, const struct filter *filter,
                                struct date as_of, size_t limit, const struct stop *stop, struct ids *ids,
                                struct error *error)
{
    struct selection selection = {.entity = entity, .filter = *filter, .as_of = as_of, .all_dates = true};
    struct slice slice = {0};
    enum status status = store_slice(store, &selection, NULL, STORE_FORWARD, limit, stop, &slice, error);

    for (size_t i = 0; status == STATUS_OK && i < slice.count; i++)
        ids_add(ids, slice.rows[i].id);
    slice_clear(&slice);
    return status;
}

/* The first records met of a kind without one, then put in order. Read as they lie in the file: in the order of a list
 * each would be looked up by itself, and what belongs to a million arrangements took twenty seconds. */
static enum status search_rows(struct store *store, const struct entity *entity, const struct filter *filter,
                               struct date as_of, size_t limit, const struct stop *stop, struct ids *ids,
                               struct error *error)
{
    struct query query;

    query_init(&query, as_of);
    query_add(&query, "SELECT id FROM (SELECT t.id AS id, t.sort_key AS sort_key FROM ");
    db_quote(entity->name, &query.sql);
    query_add(&query, " AS t NOT INDEXED WHERE t.removed = 0");
    for (size_t i = 0; i < filter->count; i++) {
        char *word = query_word(filter->terms[i].word);
        query_add(&query, " AND instr(t.fold, ");
        query_text(&query, word);
        query_add(&query, ")");
        free(word);
    }
    query_add(&query, " LIMIT ");
    query_integer(&query, (int64_t)limit);
    query_add(&query, ") ORDER BY sort_key, id");
    store_stop_with(store, stop);
    enum status status = collect_ids(store, &query, ids, error);
    store_stop_with(store, NULL);
    query_clear(&query);
    return status;
}

/* Reads records of one kind. They count whatever their period: who searches everything wants to see all. */
static enum status search_kind(struct store *store, const struct entity *entity, const struct filter *filter,
                               struct date as_of, size_t limit, const struct stop *stop, struct matches *matches,
                               struct error *error)
{
    struct ids ids = {0};
    enum status status = (entity->flags & ENTITY_INDEXED ? search_index : search_rows)(
        store, entity, filter, as_of, limit, stop, &ids, error);

    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++)
        status = add_called(store, entity, ids.items[i], as_of, matches, error);
    ids_clear(&ids);
    return status;
}

enum status store_search(struct store *store, const char *text, struct date as_of, size_t limit,
                         const struct stop *stop, struct matches *matches, struct error *error)
{
    struct matches found = {0};
    struct filter filter = {0};
    struct str folded = {0};
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    collate_fold(text, &folded);
    read_words(str_peek(&folded), &filter);
    for (int kind = ENTITY_NONE + 1; filter.count > 0 && status == STATUS_OK && kind < ENTITY_COUNT; kind++)
        status = search_kind(store, entity_get((enum entity_id)kind), &filter, as_of, limit, stop, &found, error);
    if (status == STATUS_OK) {
        matches_clear(matches);
        *matches = found;
        found = (struct matches){0};
    }
    matches_clear(&found);
    filter_clear(&filter);
    str_clear(&folded);
    return store_end_reading(store, status);
}
