/* What the writing half of the store shares, and nobody else may include: one command at work.
 *
 * A command is one transaction and one entry of the journal. Between writing_begin() and writing_end() the changes are
 * written row by row (rows.c), each with its journal rows; then writing_finish() holds everything touched against the
 * rules, puts the derived data in order (derive.c), runs the check files (check.c) and completes the entry. */
#ifndef SAMREG_STORE_WRITING_H
#define SAMREG_STORE_WRITING_H

#include "samreg/store/internal.h"
#include "samreg/store/write.h"

/* ---- Sets of identifiers ---- */

/* A set of identifiers; all zeroes is empty. */
struct id_set {
    int64_t *slots; /* 0: free */
    size_t count, capacity;
};

void id_set_clear(struct id_set *set);

/* Adds a positive identifier; false when it was in already. */
bool id_set_add(struct id_set *set, int64_t id);

/* Whether the identifier is in the set. */
bool id_set_has(const struct id_set *set, int64_t id);

/* ---- Records touched by a command ---- */

/* One record that the command has written. */
struct touched {
    const struct entity *entity;
    int64_t id;
    int64_t parent;      /* the record it belongs to now; 0: none, or not known here */
    int64_t from_parent; /* the record it belonged to before, when that changed; else 0 */
    bool added;          /* made by this command */
    bool derived;        /* written with its derived data */
    bool checked;        /* written without fault, and what it refers to stands in `relied` */
    bool removed;        /* as it is now */
    bool renamed;        /* what others show of it has changed */
};

/* Touched records in the order they were first touched; all zeroes is empty. */
struct touched_list {
    struct touched *items;
    size_t count, capacity;
    size_t *slots; /* place + 1 in items, by hash; 0: free */
    size_t slot_count;
};

void touched_clear(struct touched_list *list);

/* The record in the list, or NULL; lent until the next touched_note(). */
struct touched *touched_find(const struct touched_list *list, const struct entity *entity, int64_t id);

/* The record in the list, added when it is not there; lent until the next touched_note(). */
struct touched *touched_note(struct touched_list *list, const struct entity *entity, int64_t id);

/* ---- A command at work ---- */

struct writing {
    struct store *store;
    const struct apply_options *options; /* never NULL */
    struct apply_result *result;
    struct date as_of;        /* for names and check files: a full day */
    int64_t sequence;         /* of the entry */
    int64_t operation;        /* of the entry */
    int64_t place;            /* journal rows written so far */
    struct statement *journal; /* the statement that writes journal rows, kept at hand */
    size_t pending;           /* rows bound to it that are not written yet */
    struct touched_list touched;
    struct id_set awaited;    /* referred to before they were made, or changed after they were */
    struct id_set known;      /* known to exist */
    struct id_set present;    /* known, when everything is written, to exist and not to be removed */
    struct touched_list relied; /* what records that are `checked` refer to, unless it is in `present` */
    struct id_set before;     /* prints of the warnings that held before the command: not asked about again */
    const char *user;         /* lent by who began it */
    struct problems whose;    /* refusals that tell whose a withheld record is: said when nothing else is wrong */
    int64_t taking_back;      /* undo and redo: the sequence of the entry that is taken back; else 0 */
    bool conflicts_stop;      /* one conflict and nothing is written */
    bool ended;               /* the transaction is over */
    bool is_big;              /* more memory was asked for */
};

/* Begins the transaction and the entry. `who` gives user, host, program, at (NULL: now), operation (0: one is made). */
enum status writing_begin(struct writing *writing, struct store *store, const struct journal_entry *who,
                          enum journal_verb verb, const struct apply_options *options, struct apply_result *result,
                          struct error *error) WARN_UNUSED;

/* Prepares for a command of about so many changes. */
enum status writing_expect(struct writing *writing, size_t changes, struct error *error) WARN_UNUSED;

/* Completes the entry and commits; when there was something wrong, or in a dry run, rolls back. `entry` may give
 * entity, record, called, changes, undoes and note; what is not given comes from what was touched. Without anything
 * touched and without `undoes` nothing is written. */
enum status writing_finish(struct writing *writing, const struct journal_entry *entry, struct error *error) WARN_UNUSED;

/* Rolls back when writing_finish() has not ended the transaction, and frees what the command held. */
void writing_end(struct writing *writing);

/* ---- Writing changes (apply.c) ---- */

/* Writes one change. What is wrong with it goes into the result, and it is left out. With `cascade` removing takes
 * along what belongs to the record, and restoring brings back what was removed together with it. */
enum status writing_change(struct writing *writing, const struct change *change, bool cascade,
                           struct error *error) WARN_UNUSED;

/* Notes what a written record refers to that is not written yet: whatever comes later must then put it in order. */
void writing_await(struct writing *writing, const struct record *record);

/* Marks the record removed, or not removed any more (removal.c). With `cascade` with what belongs to it: restoring
 * brings back what was removed in the same entry. `record` is as it stands in the file, and as it then does. */
enum status writing_remove(struct writing *writing, struct record *record, bool cascade,
                           struct error *error) WARN_UNUSED;
enum status writing_restore(struct writing *writing, struct record *record, bool cascade,
                            struct error *error) WARN_UNUSED;

/* Tells progress and asks whether to stop: STATUS_STOPPED. */
enum status writing_tell(const struct writing *writing, size_t done, size_t all, struct error *error) WARN_UNUSED;

/* ---- Rules (rules.c) ---- */

/* Appends what is wrong with the records touched: rules within the record, references, natural keys, and records that
 * still refer to a removed one. Puts the derived data in order on the way. */
enum status writing_rules(struct writing *writing, struct error *error) WARN_UNUSED;

/* Whether the record's natural key is free: otherwise a problem that names the record that has it. */
enum status rules_key_free(struct writing *writing, const struct record *record, bool *is_free,
                           struct error *error) WARN_UNUSED;

/* Adds a problem of the record at a field (-1: as a whole) and lends its message to be set. */
struct message *rules_problem(struct problems *problems, const struct entity *entity, int64_t id, int field,
                              const char *rule, bool warning);

/* What a record is called, for a message: its name, or its identifier where it has none. New string. */
char *rules_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of);

/* ---- Records that keep others as they are (seal.c) ---- */

/* Whether the record may be added, changed, removed or restored: what it belongs to may be closed (entity.h,
 * closed_by); then a problem that says so. Undo may change what the entry that it takes back has closed. */
enum status seal_check(struct writing *writing, const struct record *record, bool *is_open,
                       struct error *error) WARN_UNUSED;

/* Whether who is at work may change, remove or restore the record: one that is not told yet is its giver's
 * (withhold.c); then a problem that says so. Undo may take along what went or came with the record it belongs to. */
enum status seal_check_giver(struct writing *writing, const struct record *record, bool *is_open,
                             struct error *error) WARN_UNUSED;

/* Whether the record may become `wanted`, or be removed (NULL): it may be closed itself (entity.h, closes); then a
 * problem. Undo may open it. */
bool seal_check_own(struct writing *writing, const struct record *current, const struct record *wanted);

/* ---- Fields that follow from others (follow.c) ---- */

/* Fills in the fields of the record that follow from its others. `before` is the record as it stands, NULL for a new
 * one. `agrees` is false when the change gives such a field another value than the one that follows: then a problem.
 * Undo puts back what was there. */
enum status follow_fill(struct writing *writing, struct record *record, const struct record *before, bool *agrees,
                        struct error *error) WARN_UNUSED;

/* ---- What is not told yet (withhold.c says what that means) ---- */

/* Empties the FIELD_WITHHELD fields of the record when they are not revealed. Whoever gives records away, calls it. */
enum status withhold_record(struct store *store, struct record *record, struct error *error) WARN_UNUSED;

/* Whether the field of that record is withheld. `entity` and `field` may be NULL. */
enum status withhold_asks(struct store *store, const struct entity *entity, int64_t id, const struct field *field,
                          bool *withheld, struct error *error) WARN_UNUSED;

/* Whether the record, which belongs to `owner`, may be written by who is at work: it may be withheld, and another
 * user's; then a problem among `whose`. */
enum status withhold_check_giver(struct writing *writing, const struct record *record, const struct record *owner,
                                 bool *may, struct error *error) WARN_UNUSED;

/* Whether the change leaves alone the parts of the key that are withheld; otherwise a problem. Undo may change them. */
enum status withhold_check_key(struct writing *writing, const struct change *change, bool *may,
                               struct error *error) WARN_UNUSED;

/* Adds what `whose` holds to the problems of the result, as far as it may be told. */
void withhold_tell(struct writing *writing);

/* ---- Rows (rows.c) ---- */

/* Reads the fields that stand in the record's own table, references without names, removed or not. */
enum status row_read(struct store *store, const struct entity *entity, int64_t id, struct record *record, bool *found,
                     struct error *error) WARN_UNUSED;

/* The columns that row_read() and the row scans select: id, version, removed, then the stored fields in order. */
void row_columns(const struct entity *entity, struct str *sql);

/* Takes the record out of a row of those columns. */
void row_take(const struct statement *statement, struct record *record);

/* Appends " AND ..." that the field, a part of the natural key, is the value bound to ?place; nothing recorded is one
 * value. Written as in the table's unique index, which then finds the row. */
void row_key_condition(const struct field *field, int place, struct str *sql);

/* Writes a new row with its derived data; both texts may be "" until derive_record(). Kinds with a search index get
 * their number in it here already. */
enum status row_insert(struct store *store, const struct record *record, const char *sort_key, const char *fold,
                       struct error *error) WARN_UNUSED;

/* Writes the version of an old row and the fields that `changed` names by their places, or with NULL its mark. */
enum status row_update(struct store *store, const struct record *record, const bool changed[],
                       struct error *error) WARN_UNUSED;

/* A list of identifiers; all zeroes is empty. */
struct ids {
    int64_t *items;
    size_t count, capacity;
};
void ids_clear(struct ids *ids);
void ids_add(struct ids *ids, int64_t id);

/* Appends the records of `entity` not removed that refer to `id` by the field. */
enum status row_referring(struct store *store, const struct entity *entity, int field, int64_t id, struct ids *ids,
                          struct error *error) WARN_UNUSED;

/* Whether the record exists, and is removed. */
enum status row_state(struct store *store, const struct entity *entity, int64_t id, bool *exists, bool *removed,
                      struct error *error) WARN_UNUSED;

/* ---- Derived data (derive.c) ---- */

/* Makes sort key and folded text of the record's stored values. */
enum status derive_texts(struct store *store, const struct record *record, struct str *sort_key, struct str *fold,
                         struct error *error) WARN_UNUSED;

/* Makes the sort key alone. */
enum status derive_sort_key(struct store *store, const struct record *record, struct str *key,
                            struct error *error) WARN_UNUSED;

/* The next number in the kind's search index. */
enum status derive_next_doc(struct store *store, const struct entity *entity, int64_t *doc,
                            struct error *error) WARN_UNUSED;

/* Puts sort key, folded text and search index of the record in order; `moved` tells whether its sort key is another. */
enum status derive_record(struct store *store, const struct record *record, bool *moved,
                          struct error *error) WARN_UNUSED;

/* Puts in order what shows something of the record: those that sort by it when it `moved`, those found by its name when
 * it was `renamed`, and so on from those. */
enum status derive_dependents(struct store *store, const struct entity *entity, int64_t id, bool moved, bool renamed,
                              struct error *error) WARN_UNUSED;

/* Puts the record in order that a state (ENTITY_STATE) belongs to: it is found by what its states refer to. */
enum status derive_parent(struct store *store, const struct entity *state, int64_t id, struct error *error) WARN_UNUSED;

/* Whether the field is part of what other records show and are found by. */
bool derive_is_name(const struct entity *entity, const struct field *field);

/* ---- Journal (journal.c) ---- */

/* The stored name of a kind of change ("made"). */
bool journal_kind_parse(const char *name, enum journal_change_kind *kind);

/* The rows of the index journal_change_record, which leaves out the fields of a record just made: its row "made" finds
 * them. SQLite takes a partial index only where the query says its condition, also where another one implies it. TABLE
 * is what the query calls journal_change, with a point, or "". */
#define JOURNAL_IN_INDEX(TABLE) "(" TABLE "kind <> 'field' OR " TABLE "version > 1)"

/* Makes ready to write journal rows. */
enum status journal_open(struct writing *writing, struct error *error) WARN_UNUSED;

/* Writes what journal_write() has been told and not written yet: call it before the entry's own rows are read, and when
 * it is complete. */
enum status journal_flush(struct writing *writing, struct error *error) WARN_UNUSED;

/* Writes one row, together with the next ones; `field` and values only with JOURNAL_FIELD. `version` is the record's
 * after the change. */
enum status journal_write(struct writing *writing, const struct record *record, enum journal_change_kind kind,
                          int field, const struct value *before, const struct value *after,
                          struct error *error) WARN_UNUSED;

/* Queries for one record name the condition (kind <> 'field' OR version > 1), word for word: only then do they use the
 * index, which leaves out the fields of a record just made. */

/* The value of the field before it was first changed after `version`, in entries before the one at work; `found` tells
 * whether it was changed. */
enum status journal_value_at(const struct writing *writing, const struct entity *entity, int64_t id, int field,
                             int64_t version, struct value *value, bool *found, struct error *error) WARN_UNUSED;

/* Adds a conflict to the result: somebody changed the field (-1: removed or restored the record) after `sequence`. The
 * values may be NULL for nothing recorded; references get their names. */
enum status journal_conflict(struct writing *writing, const struct entity *entity, int64_t id, int field,
                             const struct value *before, const struct value *mine, const struct value *theirs,
                             int64_t sequence, struct error *error) WARN_UNUSED;

/* ---- Check files (check.c) ---- */

/* Runs the check files that hold for the records touched, over them and what they belong to; appends what they find. */
enum status check_touched(struct store *store, const struct touched_list *touched, struct date as_of,
                          struct problems *problems, struct error *error) WARN_UNUSED;

/* The prints of the warnings among the problems: what is known is not asked about again. */
void check_remember(const struct problems *problems, struct id_set *prints);

/* Takes away, from the place `from` on, the warnings whose prints are in the set. */
void check_drop_known(struct problems *problems, size_t from, const struct id_set *prints);

#endif
