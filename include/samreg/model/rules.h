/* The rules that one kind of record has of its own; record_check() asks them after the rules that hold for all.
 * For src/model only. Rules that need other records are check files under db/checks/. */
#ifndef SAMREG_MODEL_RULES_H
#define SAMREG_MODEL_RULES_H

#include "samreg/model/record.h"

/* Appends what breaks the own rules of the record's entity. */
void rules_check(const struct record *record, struct problems *problems);

/* Adds a problem of the record, at the field of that name (NULL: the whole record), and lends its message to be set.
 * `rule` lives for ever. */
struct message *rules_report(const struct record *record, const char *field, const char *rule, bool warning,
                             struct problems *problems);

#endif
