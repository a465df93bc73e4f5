/* What the tests of the writing half share: a register in memory and short ways to change it. */
#ifndef SAMREG_TESTS_STORE_DESK_H
#define SAMREG_TESTS_STORE_DESK_H

#include "samreg/store/care.h"
#include "samreg/store/read.h"
#include "samreg/store/write.h"

/* A new register in memory. */
struct store *desk_open(void);

/* The identifier as text, for references; good for sixteen more calls. */
const char *desk_text(int64_t id);

/* Sets a change's fields: pairs of a field's name and its stored value as text ("" for nothing), ended by NULL. */
void desk_assign(struct change *change, ...) __attribute__((sentinel));

/* Adds a record without running check files; fails the test when that does not work. Pairs as in desk_assign(). */
int64_t desk_add(struct store *store, const char *entity, ...) __attribute__((sentinel));

/* Applies the set as the user and clears it. `result` is cleared first. */
enum status desk_apply(struct store *store, const char *user, enum journal_verb verb, struct change_set *set,
                       struct apply_result *result);

/* Changes one field as the user; fails the test when that does not work. */
void desk_set(struct store *store, const char *user, const char *entity, int64_t id, const char *field,
              const char *text);

/* Removes a record as the user; fails the test when that does not work. */
void desk_remove(struct store *store, const char *user, const char *entity, int64_t id);

enum status desk_undo(struct store *store, const char *user, int64_t operation, struct apply_result *result);
enum status desk_redo(struct store *store, const char *user, struct apply_result *result);

/* A stored value as text, "" for nothing recorded, "(removed)" for a removed record; good for sixteen more calls. */
const char *desk_value(struct store *store, const char *entity, int64_t id, const char *field);

/* The rules broken, in order, set apart by blanks; a new string. */
char *desk_rules(const struct problems *problems);

/* Runs the check files as of the day and expects so many problems of the rule, the first of them with these words. */
void desk_expect_found(struct store *store, struct date day, const char *rule, int count, const char *words);

/* Every record not removed with its recorded values, in a fixed order; a new string. */
char *desk_dump(struct store *store);

/* One number that the SQL gives. */
int64_t desk_number(struct store *store, const char *sql);

#endif
