#include "samreg/app/words.h"

#include "samreg/base/clock.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/model/field.h"

#include <stdlib.h>
#include <string.h>

/* Appends the message in the language and frees nothing of it. */
static void add_message(enum language language, const struct message *message, struct str *out)
{
    char *text = message_text(message, language);

    str_add(out, text);
    free(text);
}

char *words_say(enum language language, const char *msgid, const char *one, const char *two, const char *three)
{
    struct message message = {0};
    char *text;

    message_set(&message, msgid, one, two, three, NULL);
    text = message_text(&message, language);
    message_clear(&message);
    return text;
}

char *words_numbers(enum language language, const char *msgid, long long one, long long two)
{
    char first[NUMBER_TEXT];
    char second[NUMBER_TEXT];

    return words_say(language, msgid, number_say(one, first), number_say(two, second), NULL);
}

void words_value(enum language language, const struct field *field, const struct value *value, struct str *out)
{
    if (field_writes_msgid(field)) {
        struct str msgid = {0};

        field_write(field, value, FIELD_SCREEN, &msgid);
        str_add(out, text_in(language, str_peek(&msgid)));
        str_clear(&msgid);
    } else {
        field_write(field, value, FIELD_SCREEN, out);
    }
}

/* What an entry was about: the record's name, or how many records of which kind, and of what where it says that:
 * "IKT-plattform (6 participations)". */
static void add_subject(enum language language, const struct journal_entry *entry, struct str *out)
{
    char number[NUMBER_TEXT];

    number_say(entry->changes, number);
    if (entry->called != NULL && entry->called[0] != '\0' && entry->record == 0 && entry->entity != NULL &&
        entry->changes > 1) {
        str_addf(out, "%s (%s %s)", entry->called, number,
                 text_in(language, entry->entity->plural));
        return;
    }
    if (entry->called != NULL && entry->called[0] != '\0') {
        str_add(out, entry->called);
    } else {
        str_addf(out, "%s %s", number,
                 text_plural(language, "record", "records", entry->changes));
    }
    if (entry->entity != NULL) {
        str_addf(out, " (%s)", text_in(language, entry->changes > 1 && entry->called == NULL ? entry->entity->plural
                                                                                             : entry->entity->label));
    }
}

void words_entry(enum language language, const struct journal_entry *entry, struct str *out)
{
    str_add(out, text_in(language, journal_verb_label(entry->verb)));
    str_add(out, ": ");
    add_subject(language, entry, out);
    if (entry->undone_by != 0) {
        str_add(out, " · ");
        str_add(out, text_in(language, N_("taken back")));
    }
}

/* A value, or the word for a missing one. */
static void add_value_or_none(enum language language, const struct field *field, const struct value *value,
                              struct str *out)
{
    if (value->kind == VALUE_NONE)
        str_add(out, text_in(language, N_("(empty)")));
    else
        words_value(language, field, value, out);
}

void words_change(enum language language, const struct journal_change *change, struct str *out)
{
    static const char *const kinds[] = {
        [JOURNAL_MADE] = N_("made"),
        [JOURNAL_REMOVED] = N_("removed"),
        [JOURNAL_RESTORED] = N_("restored"),
    };

    if (change->kind != JOURNAL_FIELD) {
        str_add(out, text_in(language, kinds[change->kind]));
        return;
    }
    if (change->field == NULL) {
        str_add(out, text_in(language, N_("a field this version does not know")));
        return;
    }
    str_add(out, text_in(language, change->field->label));
    str_add(out, ": ");
    if (change->before.kind != VALUE_NONE) {
        words_value(language, change->field, &change->before, out);
        str_add(out, " → ");
    }
    add_value_or_none(language, change->field, &change->after, out);
}

void words_problem(enum language language, const struct problem *problem, struct str *out)
{
    struct str message = {0};

    add_message(language, &problem->message, &message);
    if (problem->field != NULL) {
        const char *label = text_in(language, problem->field->label);

        /* Most sentences name the field themselves; say it once. */
        if (strncmp(str_peek(&message), label, strlen(label)) != 0)
            str_addf(out, "%s: ", label);
    }
    str_add(out, str_peek(&message));
    str_clear(&message);
}

void words_conflict_value(enum language language, const struct conflict *conflict, const struct value *value,
                          struct str *out)
{
    if (conflict->withheld && value->kind == VALUE_NONE)
        str_add(out, text_in(language, N_("(not told yet)")));
    else
        add_value_or_none(language, &conflict->entity->fields[conflict->field], value, out);
}

void words_conflict(enum language language, const struct conflict *conflict, struct str *out)
{
    struct str when = {0};
    struct str theirs = {0};
    struct message message = {0};

    words_time(conflict->when != NULL ? conflict->when : "", &when);
    if (conflict->removing) {
        message_set(&message, N_("%1 changed the record meanwhile (%2), so it was not removed."),
                    conflict->who ? conflict->who : "?", str_peek(&when), NULL);
    } else if (conflict->field < 0) {
        message_set(&message, N_("%1 removed or restored the record (%2)."), conflict->who ? conflict->who : "?",
                    str_peek(&when), NULL);
    } else {
        const struct field *field = &conflict->entity->fields[conflict->field];

        words_conflict_value(language, conflict, &conflict->theirs, &theirs);
        message_set(&message, N_("%t1: %2 set it to “%3” (%4)."), field->label, conflict->who ? conflict->who : "?",
                    str_peek(&theirs), str_peek(&when), NULL);
    }
    add_message(language, &message, out);
    message_clear(&message);
    str_clear(&theirs);
    str_clear(&when);
}

void words_referrers(enum language language, const struct referrer *referrers, size_t count, struct str *out)
{
    bool first = true;

    for (size_t i = 0; i < count; i++) {
        char number[NUMBER_TEXT];

        if (referrers[i].count_ever == 0)
            continue;
        str_addf(out, "%s%s %s (%s)", first ? "" : ", ", number_say(referrers[i].count_ever, number),
                 text_in(language, referrers[i].count_ever == 1 ? referrers[i].entity->label
                                                                : referrers[i].entity->plural),
                 text_in(language, referrers[i].entity->fields[referrers[i].field].label));
        first = false;
    }
}

void words_called(const char *called, int columns, struct str *out)
{
    enum { FIRST_LEAST = 8 };
    const char *rest = strstr(called, " · ");
    int over = text_width(called) - columns;
    int room = rest != NULL ? text_width(called) - text_width(rest) - over : 0;
    size_t at = 0;

    if (over <= 0 || rest == NULL) {
        str_add(out, called);
        return;
    }
    for (int used = 0; room >= FIRST_LEAST && called + at < rest;) {
        size_t next = text_next_cluster(called, strlen(called), at);

        used += text_cluster_width(called + at, next - at);
        if (used > room - 1)
            break;
        at = next;
    }
    while (at > 0 && called[at - 1] == ' ')
        at--;
    str_add_bytes(out, called, at);
    str_addf(out, "…%s", rest);
}

void words_time(const char *utc, struct str *out)
{
    char text[CLOCK_TEXT];

    str_add(out, clock_say(utc, text));
}
