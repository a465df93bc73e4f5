/* The journal as data: one user command is one entry (design.md 1.3). */
#ifndef SAMREG_MODEL_JOURNAL_H
#define SAMREG_MODEL_JOURNAL_H

#include "samreg/model/record.h"

/* What a command did, in one word; stored by name. */
enum journal_verb {
    JOURNAL_ADD, JOURNAL_SET, JOURNAL_REMOVE, JOURNAL_RESTORE, JOURNAL_IMPORT, JOURNAL_UNDO, JOURNAL_REDO,
    JOURNAL_INIT, JOURNAL_MERGE,
    /* In a strategy process */
    JOURNAL_PLACE, JOURNAL_MOVE, JOURNAL_SKIP, JOURNAL_VOTE, JOURNAL_BEGIN, JOURNAL_CLOSE, JOURNAL_REVEAL,
    JOURNAL_DECIDE, JOURNAL_NOTE,
    JOURNAL_VERB_COUNT
};

/* The verb's stored name ("add") and its msgid ("added"). */
const char *journal_verb_name(enum journal_verb verb);
const char *journal_verb_label(enum journal_verb verb);
bool journal_verb_parse(const char *name, enum journal_verb *verb);

/* Who did what when; what an apply is given, and what history returns. */
struct journal_entry {
    int64_t operation;  /* random, unique: tells after an error whether it happened */
    int64_t sequence;   /* order in this register; filled in by the store */
    char *at;           /* UTC, 2009-12-01T10:42:07Z */
    char *user, *host, *program;
    enum journal_verb verb;
    const struct entity *entity; /* of the first change, or NULL */
    int64_t record;              /* the record it was about, 0 when several */
    char *called;                /* what that record was called then */
    int64_t changes;             /* number of records changed */
    int64_t undoes;              /* JOURNAL_UNDO, JOURNAL_REDO: the operation taken back, else 0 */
    int64_t undone_by;           /* the operation that took this one back, 0 when it stands */
    char *note;                  /* the warnings that were accepted, or a comment; NULL for none */
    int64_t left;                /* its rows that were left out for their number: see journal_query */
};

void journal_entry_clear(struct journal_entry *entry);

/* One row of an entry: a record made, removed or restored (field NULL), or a field changed. */
struct journal_change {
    int64_t operation;
    const struct entity *entity; /* NULL: of a kind this version does not know */
    int64_t id;
    char *called;              /* what the record is called now */
    enum journal_change_kind { JOURNAL_MADE, JOURNAL_REMOVED, JOURNAL_RESTORED, JOURNAL_FIELD } kind;
    const struct field *field; /* JOURNAL_FIELD */
    struct value before, after; /* references with names */
};

/* Entries, newest first, each with its changes where they were asked for. All zeroes is empty. */
struct journal_page {
    struct journal_entry *entries;
    size_t entry_count, entry_capacity;
    struct journal_change *changes; /* of all entries, in the entries' order */
    size_t change_count, change_capacity;
};

void journal_page_clear(struct journal_page *page);

/* Adds an empty entry or change behind the others and lends it for filling in; valid until the next add. */
struct journal_entry *journal_page_add_entry(struct journal_page *page);
struct journal_change *journal_page_add_change(struct journal_page *page);

/* What history is asked for. All zeroes: the newest entries of all. */
struct journal_query {
    const struct entity *entity; /* only entries that touch this record (with its child records), or NULL */
    int64_t id;
    const char *since;           /* at or after this time or day (ISO), or NULL */
    const char *user;            /* or NULL */
    int64_t operation;           /* only this entry, or 0 */
    int64_t before;              /* only entries with a smaller sequence, or 0: for reading on */
    size_t limit;                /* the most entries; 0: 100 */
    size_t most_changes;         /* of an entry of more rows than this only those of the record asked about are read,
                                  * or without one its first; 0: all of every entry */
};

#endif
