/* The register in the user's words: values, journal entries, problems, in one place for screen and command line. */
#ifndef SAMREG_APP_WORDS_H
#define SAMREG_APP_WORDS_H

#include "samreg/base/str.h"
#include "samreg/model/change.h"
#include "samreg/model/found.h"
#include "samreg/model/journal.h"

struct app;

/* A message in the language, with up to three arguments (NULL: not given); new string. */
char *words_say(enum language language, const char *msgid, const char *one, const char *two, const char *three);

/* A message about one number or two, as %1 and %2; new string. */
char *words_numbers(enum language language, const char *msgid, long long one, long long two);

/* Appends a value as it is shown on the screen, choices and yes/no translated. */
void words_value(enum language language, const struct field *field, const struct value *value, struct str *out);

/* Appends an entry in one line: "added Barnevern", "changed 2 fields of Barnevern", "undid: removed ...". */
void words_entry(enum language language, const struct journal_entry *entry, struct str *out);

/* Appends one change of an entry in one line: "Annual cost: 1 200 000 -> 1 250 000", "made", "removed". */
void words_change(enum language language, const struct journal_change *change, struct str *out);

/* Appends a problem in one line, with its field's label where it has one. */
void words_problem(enum language language, const struct problem *problem, struct str *out);

/* Appends a value of the conflict (one of its own), or the word for none, or that it is not told yet. */
void words_conflict_value(enum language language, const struct conflict *conflict, const struct value *value,
                          struct str *out);

/* Appends a conflict in one line: field, both values, who and when. */
void words_conflict(enum language language, const struct conflict *conflict, struct str *out);

/* Appends what refers to a record: "3 participations, 1 arrangement"; nothing when nothing does. */
void words_referrers(enum language language, const struct referrer *referrers, size_t count, struct str *out);

/* Appends a filter line of an entity with its fields named in the language, where they are named in another and the
 * filter language knows the words: "juridisk_form:IKS" for "legal_form:IKS". With `app` (or NULL), for a title, records
 * are called by their names in place of their identifiers: "municipality:Selbu", of several the first one and how many
 * more. Everything else stays. */
void words_filter(struct app *app, enum language language, const struct entity *entity, const char *line,
                  struct str *out);

/* Appends what a record is called in at most `columns` columns. Of several parts (set apart by " · ") the first, which
 * others share, is cut first, so that what tells them apart stays. */
void words_called(const char *called, int columns, struct str *out);

/* Appends a time of the journal in the machine's time zone: "21.11.2026 10:42". */
void words_time(const char *utc, struct str *out);

#endif
