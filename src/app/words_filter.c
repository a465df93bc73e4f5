#include "samreg/app/words.h"

#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"
#include "samreg/model/filter.h"

#include <stdlib.h>
#include <string.h>

#define IDENTIFIER "id" /* what the filter language calls it in every entity */

/* Appends a label as one word: "Juridisk form" is "juridisk_form". Labels begin with a letter of the Norwegian
 * alphabet. */
static void add_word(const char *label, struct str *out)
{
    size_t start = out->length;
    unsigned char *first;

    str_add(out, label);
    for (char *at = out->text + start; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-')
            *at = '_';
    }
    first = (unsigned char *)out->text + start;
    if (first[0] >= 'A' && first[0] <= 'Z') {
        first[0] = (unsigned char)(first[0] + ('a' - 'A'));
    } else if (first[0] == 0xC3 && first[1] >= 0x80 && first[1] < 0x9F) {
        first[1] = (unsigned char)(first[1] + 0x20); /* Å, Æ, Ø in UTF-8 */
    }
}

/* Appends one part of a field's name in the language (in English as it stands), and moves on to the entity that it
 * leads to, which of an identifier is its own; NULL where only the filter language itself knows. */
static void add_part(enum language language, const struct entity **entity, const char *part, struct str *out)
{
    struct field_name found = {0};
    struct field_name again = {0};
    struct str word = {0};

    if (*entity == NULL || !field_name_find(*entity, part, &found)) {
        str_add(out, part);
        if (strcmp(part, filter_counted.name) == 0)
            *entity = entity_get(filter_counted.target);
        else if (strcmp(part, IDENTIFIER) != 0)
            *entity = entity_find(part);
        return;
    }
    add_word(text_in(language, found.field->label), &word);
    if (language != LANGUAGE_ENGLISH && field_name_find(*entity, str_peek(&word), &again) &&
        again.field == found.field)
        str_add(out, str_peek(&word));
    else
        str_add(out, part);
    *entity = found.field->type == FIELD_REFERENCE ? entity_get(found.field->target) : NULL;
    str_clear(&word);
}

/* Appends the name of a field, its parts set apart by points. Returns the entity that it leads to. */
static const struct entity *add_name(enum language language, const struct entity *entity, const char *name,
                                     size_t length, struct str *out)
{
    for (size_t at = 0; at <= length;) {
        size_t part = strcspn(name + at, ".");
        char *text;

        part = part < length - at ? part : length - at;
        text = memory_copy_bytes(name + at, part);
        str_add(out, at > 0 ? "." : "");
        add_part(language, &entity, text, out);
        free(text);
        at += part + 1;
    }
    return entity;
}

/* The length of a term from `term` on: up to a blank that is not in quotes. */
static size_t term_length(const char *term)
{
    bool quoted = false;
    size_t length = 0;

    while (term[length] != '\0' && (quoted || term[length] != ' ')) {
        if (quoted && term[length] == '\\' && term[length + 1] != '\0')
            length++;
        else if (term[length] == '"')
            quoted = !quoted;
        length++;
    }
    return length;
}

/* How many identifiers a value of a term is, and the first of them; 0 when it is anything else, as a short number. */
static size_t count_identifiers(const char *value, size_t length, int64_t *first)
{
    enum { SHORTEST = 10 };
    size_t count = 1;

    if (length < SHORTEST || strspn(value, "0123456789,") < length || strcspn(value, ",") < SHORTEST)
        return 0;
    *first = strtoll(value, NULL, 10);
    for (size_t i = 0; i < length; i++)
        count += value[i] == ',';
    return count;
}

/* Appends what the record is called, behind the name of the field from `start` on, of which "id" says nothing more. */
static void add_called(struct str *out, size_t start, const char *called)
{
    size_t last = strlen(IDENTIFIER);
    bool quoted = strchr(called, ' ') != NULL;

    if (out->length >= start + last && strcmp(out->text + out->length - last, IDENTIFIER) == 0 &&
        (out->length == start + last || out->text[out->length - last - 1] == '.')) {
        out->length -= out->length > start + last ? last + 1 : last;
        out->text[out->length] = '\0';
    }
    str_addf(out, "%s%s%s%s", out->length > start ? ":" : "", quoted ? "\"" : "", called, quoted ? "\"" : "");
}

/* Appends a term behind the name of its field (from `start` on in `out`): its operator and its value. */
static void add_value(struct app *app, enum language language, const struct entity *entity, const char *rest,
                      size_t length, size_t start, struct str *out)
{
    struct error error = {0};
    char *called = NULL;
    int64_t id = 0;
    size_t count = app != NULL && entity != NULL && rest[0] == ':' ? count_identifiers(rest + 1, length - 1, &id) : 0;

    if (count > 0 && app_called(app, entity, id, &called, &error) == STATUS_OK) {
        add_called(out, start, called);
        if (count > 1) {
            char *more = words_numbers(language, N_("… and %1 more"), (long long)count - 1, 0);

            str_addf(out, " %s", more);
            free(more);
        }
    } else {
        str_add_bytes(out, rest, length);
    }
    error_clear(&error);
    free(called);
}

void words_filter(struct app *app, enum language language, const struct entity *entity, const char *line,
                  struct str *out)
{
    for (const char *at = line; *at != '\0';) {
        size_t before = strspn(at, " !");
        size_t name;
        size_t length;

        str_add_bytes(out, at, before);
        at += before;
        name = strcspn(at, " :=<>!\"");
        length = term_length(at);
        if (name > 0 && name < length && at[name] != '"') {
            size_t start = out->length;
            const struct entity *leads_to = add_name(language, entity, at, name, out);

            add_value(app, language, leads_to, at + name, length - name, start, out);
        } else {
            str_add_bytes(out, at, length);
        }
        at += length;
    }
}
