/* SQL put together from the entity tables and a selection: text that only the program writes, and values that are
 * bound. In what is written, `t` is the row of the list's entity; ?1 is the day (ISO text) and ?2 its year. */
#ifndef SAMREG_STORE_QUERY_H
#define SAMREG_STORE_QUERY_H

#include "samreg/store/internal.h"

struct query {
    struct str sql;
    struct value *values; /* values[i] is bound to ?(i + 1) */
    size_t count, capacity;
};

/* Begins a query as of the day. Ends with query_clear(). */
void query_init(struct query *query, struct date as_of);
void query_clear(struct query *query);

/* Appends SQL as it stands; an identifier in quotes behind its alias; a parameter with the value bound to it. */
void query_add(struct query *query, const char *sql);
void query_column(struct query *query, const char *alias, const char *column);
void query_integer(struct query *query, int64_t value);
void query_text(struct query *query, const char *value);
void query_value(struct query *query, const struct value *value);

/* Prepares the query and binds its values. */
enum status query_prepare(struct query *query, struct store *store, struct statement **statement,
                          struct error *error) WARN_UNUSED;

/* Appends " AND ..." that the entity's period holds as of the day; nothing for an entity without a period. */
void query_period(struct query *query, const struct entity *entity, const char *alias);

/* Appends the field's value as an expression: a column, or of a `via` field that of the state or year as of the day, or
 * what is reckoned. NULL where it is withheld. */
void query_field(struct query *query, const struct entity *entity, const struct field *field, const char *alias);

/* Appends what follows "WHERE v.PARENT = ...": the state's condition, so that the one as of the day is the only row. Of
 * periods the one that holds, of years the newest on or before. `alias` is "v". */
void query_state(struct query *query, const struct entity *state, const char *alias);

/* Appends the condition that an arrangement counts as formal as of the day (filter.h), up to and with " AND d.id ": how
 * the definition is chosen and a closing bracket come behind. */
void query_counted(struct query *query, const char *alias);

/* Appends the condition that a municipality's figures are the newest, on or before the day, that record the field, and
 * that it holds on the day: what has taken over others is not as large as one of them. */
void query_newest(struct query *query, const char *alias, const char *field);

enum query_succession { QUERY_PREDECESSORS, QUERY_SUCCESSORS };

/* Around a SELECT of identifiers of municipalities: " IN (...)" of these, and of those that they have taken over
 * whole, or that have taken over them whole, by the day. */
void query_begin_succession(struct query *query);
void query_end_succession(struct query *query, enum query_succession succession);

/* Appends the expression that the field is sorted by: texts in Norwegian order, choices in the order of their list,
 * shares by their value, references by what they name. */
void query_order(struct query *query, const struct entity *entity, const struct field *field, const char *alias);

/* What stands around a share ("1/3") to give its value times 10^9, as a whole number. */
#define SHARE_VALUE_BEGIN \
    "(SELECT substr(s, 1, instr(s, '/') - 1) * 1000000000 / substr(s, instr(s, '/') + 1) FROM (SELECT "
#define SHARE_VALUE_END " AS s))"

/* Appends the value of a share, likewise. */
void query_share(struct query *query, const struct entity *entity, const struct field *field, const char *alias);

/* Appends the names of a record, folded, one after another; NULL where none is recorded. */
void query_names(struct query *query, const struct entity *entity, const char *alias);

/* Appends a condition: the record's number, code, one of its names or all it is called together is the folded text. */
void query_is_called(struct query *query, const struct entity *entity, const char *alias, const char *folded);

/* Appends a condition that finds what holds the folded text somewhere in what is searched, by the search index where
 * there is one: to be looked at closer. The text is words as collate_fold() gives them; leading blanks count. */
void query_maybe_holds(struct query *query, const struct entity *entity, const char *alias, const char *folded);

/* The text that a word is looked for as: word starts up to two letters, from three on anywhere. New string. */
char *query_word(const char *word);

/* Makes the functions known that the expressions above use, folded(text) and collated(text), and those of reports
 * (model/report.h): share(a, b), ratio(a, b), words(nb, en[, nn]), number(n), day(text), with those of tally.h and the
 * tables of pairs.h. */
enum status query_add_functions(struct store *store, struct error *error) WARN_UNUSED;

#endif
