/* How the rows of a selection are found (design.md 4: up to 2 000 hits are sorted, more are found by walking the
 * order). */
#include "samreg/store/reading.h"

#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { SORTED_HITS = 2000 };

/* A word of the filter as a phrase of trigrams, joined to what stands there already. */
static void add_phrase(const char *word, struct str *match)
{
    char *looked_for = query_word(word);
    /* Two letters begin a word behind one blank as surely as behind two, and " va" is one trigram. */
    const char *phrase = text_count(word, strlen(word)) == 2 ? looked_for + 1 : looked_for;

    str_addf(match, "%s\"%s\"", match->length > 0 ? " AND " : "", phrase);
    free(looked_for);
}

/* Appends "SELECT rowid AS hit ...": the documents that hold all words of the filter. */
static void write_word_hits(const struct entity *entity, const char *match, struct query *query)
{
    str_addf(&query->sql, "SELECT rowid AS hit FROM search_%s WHERE search_%s MATCH ", entity->name, entity->name);
    query_text(query, match);
}

/* Appends "SELECT DISTINCT ... AS hit ...": the records that have a child that holds the term. */
static enum status write_child_hits(struct store *store, const struct selection *selection,
                                    const struct filter_term *term, struct query *query, struct error *error)
{
    query_add(query, "SELECT DISTINCT ");
    query_column(query, "c", term->child->fields[entity_parent_index(term->child)].name);
    query_add(query, " AS hit FROM ");
    db_quote(term->child->name, &query->sql);
    query_add(query, " AS c WHERE ");
    return filter_write_child(store, selection, term, query, error);
}

/* Whether the query, which selects hits, gives few enough to begin with them. */
static enum status are_few(struct store *store, enum plan plan, struct query *hits, bool *few, struct error *error)
{
    if (plan == PLAN_ALL) {
        *few = true;
        return STATUS_OK;
    }
    struct statement *statement = NULL;
    struct str sql = {0};
    int64_t count = 0;

    str_addf(&sql, "SELECT count(*) FROM (%s LIMIT %d)", str_peek(&hits->sql), SORTED_HITS + 1);
    str_clear(&hits->sql);
    hits->sql = sql;
    enum status status = query_prepare(hits, store, &statement, error);
    if (status == STATUS_OK)
        status = db_read_integer(&statement, &count, NULL, error);
    *few = count <= SORTED_HITS;
    return status;
}

/* The words of the filter as one question to the search index; empty when there is none. */
static void collect_words(const struct selection *selection, struct str *match)
{
    for (size_t i = 0; i < selection->filter.count; i++) {
        const struct filter_term *term = &selection->filter.terms[i];
        if (term->word && !term->negated)
            add_phrase(term->word, match);
    }
}

static bool is_begun(const struct filter_done *done)
{
    return done->words || done->term != FILTER_NO_TERM;
}

/* A child term that an index can answer: a reference by value. */
static bool can_begin(const struct filter_term *term)
{
    if (!term->child || term->step_count > 0 || term->negated || term->op != FILTER_IS ||
        term->field->type != FIELD_REFERENCE)
        return false;
    for (size_t i = 0; i < term->value_count; i++)
        if (term->values[i].kind != FILTER_VALUE)
            return false;
    return true;
}

/* Whether SQLite can find the rows by an index of its choice: what belongs to a record, or refers to one. */
static bool has_own_index(const struct selection *selection)
{
    if (selection->parent)
        return true;
    for (size_t i = 0; i < selection->filter.count; i++) {
        const struct filter_term *term = &selection->filter.terms[i];
        if (term->negated || term->child || term->step_count > 0 || term->op != FILTER_IS || term->word ||
            term->field == &filter_counted)
            continue;
        if (!term->field || (term->field->type == FIELD_REFERENCE && field_is_stored(term->field)))
            return true;
    }
    return false;
}

/* Begins with the records that hold all words, when they are few. */
static enum status begin_with_words(struct store *store, const struct selection *selection, enum plan plan,
                                    struct query *query, struct filter_done *done, struct error *error)
{
    const struct entity *entity = selection->entity;
    struct str match = {0};
    struct query hits;

    collect_words(selection, &match);
    if (match.length == 0)
        return STATUS_OK;
    query_init(&hits, selection->as_of);
    write_word_hits(entity, match.text, &hits);
    enum status status = are_few(store, plan, &hits, &done->words, error);
    query_clear(&hits);
    if (status == STATUS_OK && done->words) {
        query_add(query, "(");
        write_word_hits(entity, match.text, query);
        str_addf(&query->sql, ") AS h CROSS JOIN %s AS t INDEXED BY %s_doc WHERE t.doc = h.hit AND ", entity->name,
                 entity->name);
    }
    str_clear(&match);
    return status;
}

/* Begins with the records whose children hold one of the terms, when they are few. */
static enum status begin_with_term(struct store *store, const struct selection *selection, enum plan plan,
                                   size_t number, struct query *query, struct filter_done *done, struct error *error)
{
    const struct filter_term *term = &selection->filter.terms[number];
    struct query hits;
    bool few = false;

    query_init(&hits, selection->as_of);
    enum status status = write_child_hits(store, selection, term, &hits, error);
    if (status == STATUS_OK)
        status = are_few(store, plan, &hits, &few, error);
    query_clear(&hits);
    if (status != STATUS_OK || !few)
        return status;
    query_add(query, "(");
    status = write_child_hits(store, selection, term, query, error);
    str_addf(&query->sql, ") AS h CROSS JOIN %s AS t WHERE t.id = h.hit AND ", selection->entity->name);
    done->term = number;
    return status;
}

/* Writes what stands between FROM and the conditions when the rows can be found by few hits. */
static enum status begin_with_hits(struct store *store, const struct selection *selection, enum plan plan,
                                   struct query *query, struct filter_done *done, struct error *error)
{
    enum status status = begin_with_words(store, selection, plan, query, done, error);

    for (size_t i = 0; status == STATUS_OK && !is_begun(done) && i < selection->filter.count; i++)
        if (can_begin(&selection->filter.terms[i]))
            status = begin_with_term(store, selection, plan, i, query, done, error);
    return status;
}

/* Whether a term could have been begun with. */
static bool has_hits(const struct selection *selection)
{
    for (size_t i = 0; i < selection->filter.count; i++) {
        const struct filter_term *term = &selection->filter.terms[i];
        if ((term->word && !term->negated) || can_begin(term))
            return true;
    }
    return false;
}

enum status plan_write(struct store *store, const struct selection *selection, enum plan plan, struct query *query,
                       bool *walks, struct error *error)
{
    const struct entity *entity = selection->entity;
    struct filter_done done = {.term = FILTER_NO_TERM};
    enum status status = STATUS_OK;

    query_add(query, " FROM ");
    bool asks_hits = entity->flags & ENTITY_INDEXED && !selection->parent && has_hits(selection);
    if (asks_hits)
        status = begin_with_hits(store, selection, plan, query, &done, error);
    if (status != STATUS_OK)
        return status;
    if (!is_begun(&done)) {
        db_quote(entity->name, &query->sql);
        query_add(query, " AS t");
        if (plan == PLAN_FIRST && !has_own_index(selection))
            str_addf(&query->sql, " INDEXED BY %s_sorted", entity->name);
        query_add(query, " WHERE ");
    }
    if (walks)
        *walks = asks_hits && !is_begun(&done);
    return filter_write(store, selection, &done, query, error);
}
