#include "samreg/app/words.h"

#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

/* Appends a label as one word: "Juridisk form" is "juridisk_form". Labels begin with a letter of the Norwegian
 * alphabet. */
static void add_word(const char *label, struct str *out)
{
    size_t start = out->length;
    unsigned char *first;

    str_add(out, label);
    for (char *at = out->text + start; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-') {
            *at = '_';
        }
    }
    first = (unsigned char *)out->text + start;
    if (first[0] >= 'A' && first[0] <= 'Z') {
        first[0] = (unsigned char)(first[0] + ('a' - 'A'));
    } else if (first[0] == 0xC3 && first[1] >= 0x80 && first[1] < 0x9F) {
        first[1] = (unsigned char)(first[1] + 0x20); /* Å, Æ, Ø in UTF-8 */
    }
}

/* Appends one part of a field's name in the language, and moves on to the entity that it leads to; NULL where only the
 * filter language itself knows. */
static void add_part(enum language language, const struct entity **entity, const char *part, struct str *out)
{
    struct field_name found = {0};
    struct field_name again = {0};
    struct str word = {0};

    if (*entity == NULL || !field_name_find(*entity, part, &found)) {
        str_add(out, part);
        *entity = entity_find(part);
        return;
    }
    add_word(text_in(language, found.field->label), &word);
    if (field_name_find(*entity, str_peek(&word), &again) && again.field == found.field) {
        str_add(out, str_peek(&word));
    } else {
        str_add(out, part);
    }
    *entity = found.field->type == FIELD_REFERENCE ? entity_get(found.field->target) : NULL;
    str_clear(&word);
}

/* Appends the name of a field, its parts set apart by points. */
static void add_name(enum language language, const struct entity *entity, const char *name, size_t length,
                     struct str *out)
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
}

/* The length of a term from `term` on: up to a blank that is not in quotes. */
static size_t term_length(const char *term)
{
    bool quoted = false;
    size_t length = 0;

    while (term[length] != '\0' && (quoted || term[length] != ' ')) {
        if (quoted && term[length] == '\\' && term[length + 1] != '\0') {
            length++;
        } else if (term[length] == '"') {
            quoted = !quoted;
        }
        length++;
    }
    return length;
}

void words_filter(enum language language, const struct entity *entity, const char *line, struct str *out)
{
    if (language == LANGUAGE_ENGLISH) { /* the names themselves */
        str_add(out, line);
        return;
    }
    for (const char *at = line; *at != '\0';) {
        size_t before = strspn(at, " !");
        size_t name;
        size_t length;

        str_add_bytes(out, at, before);
        at += before;
        name = strcspn(at, " :=<>!\"");
        length = term_length(at);
        if (name > 0 && name < length && at[name] != '"') {
            add_name(language, entity, at, name, out);
            str_add_bytes(out, at + name, length - name);
        } else {
            str_add_bytes(out, at, length);
        }
        at += length;
    }
}
