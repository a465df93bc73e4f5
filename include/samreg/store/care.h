/* Looking after the file: checks across records, integrity, backup, and noticing what others write. */
#ifndef SAMREG_STORE_CARE_H
#define SAMREG_STORE_CARE_H

#include "samreg/model/record.h"
#include "samreg/store/store.h"

/* Runs every check file and the rules within records over the whole register as of the day; appends what they find. */
enum status store_check(struct store *store, struct date as_of, const struct stop *stop, struct problems *problems,
                        struct error *error) WARN_UNUSED;

/* Integrity: the file (integrity_check, foreign keys), the derived data against the records, and the records against
 * the journal (what was changed outside the program). Appends a problem for each finding. */
enum status store_verify(struct store *store, const struct stop *stop, struct problems *problems,
                         struct error *error) WARN_UNUSED;

/* Copies the register while others use it to a new file (0600), checked and synced before it gets its name; refuses
 * to overwrite. */
enum status store_backup(struct store *store, const char *path, const struct stop *stop,
                         struct error *error) WARN_UNUSED;

/* A file descriptor that becomes readable when somebody may have written (inotify on the file and its journal), or
 * -1 where inotify does not work: then poll store_changed() every two seconds. Owned by the store. */
int store_watch(struct store *store);

/* Takes in what the descriptor has to say and tells whether another connection has committed since the last call
 * (PRAGMA data_version). */
bool store_changed(struct store *store);

/* What a check file says of itself; the texts live for ever. */
struct store_check_info {
    const char *name;    /* of the rule; the file is db/checks/NAME.sql */
    const char *message; /* msgid */
    const char *entity;  /* the kind of record it looks at, by name */
    bool warning;        /* asks once; otherwise it stops a save */
    bool on_save;        /* false: only in a check of the whole register */
};

/* The check files in the order of their names, for the manual and for tests: a new array that the caller frees, and
 * their number. */
size_t store_checks(struct store_check_info **checks);

#endif
