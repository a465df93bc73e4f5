#include "samreg/model/field_name.h"

#include "samreg/base/collate.h"

#include <string.h>

/* Longer names are compared by their beginnings; how many letters off is still near, and how much of a name is enough.
 */
enum { COMPARED = 48, NEAR = 2, ENOUGH = 3 };

bool field_name_folds_to(const char *text, const char *folded)
{
    struct str own = {0};
    collate_fold(text, &own);
    bool same = own.length > 0 && strcmp(str_peek(&own), folded) == 0;
    str_clear(&own);
    return same;
}

static bool bears_name(const struct field *field, const char *folded)
{
    return field_name_folds_to(field->name, folded);
}

static bool bears_label(const struct field *field, const char *folded)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (field_name_folds_to(text_in((enum language)language, field->label), folded))
            return true;
    return false;
}

bool field_name_matches(const struct field *field, const char *text)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    bool matches = bears_name(field, str_peek(&folded)) || bears_label(field, str_peek(&folded));
    str_clear(&folded);
    return matches;
}

static const struct field *find_in(const struct entity *entity, bool is_child,
                                   bool (*matches)(const struct field *, const char *), const char *folded)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (!(is_child && (field->flags & FIELD_PARENT)) && matches(field, folded))
            return field;
    }
    return NULL;
}

static bool find_by(const struct entity *entity, bool (*matches)(const struct field *, const char *),
                    const char *folded, struct field_name *found)
{
    const struct field *field = find_in(entity, false, matches, folded);
    const struct entity *child = NULL;
    while (!field && (child = entity_next_child(entity, child)))
        field = find_in(child, true, matches, folded);
    if (field)
        *found = (struct field_name){.child = child, .field = field};
    return field != NULL;
}

bool field_name_find(const struct entity *entity, const char *text, struct field_name *found)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    bool any =
        find_by(entity, bears_name, str_peek(&folded), found) || find_by(entity, bears_label, str_peek(&folded), found);
    str_clear(&folded);
    return any;
}

int field_name_place(const struct entity *entity, const char *text)
{
    struct str folded = {0};
    int place = entity_field_index(entity, text);
    collate_fold(text, &folded);
    const struct field *field = place >= 0 ? NULL : find_in(entity, false, bears_name, str_peek(&folded));
    if (place < 0 && !field)
        field = find_in(entity, false, bears_label, str_peek(&folded));
    str_clear(&folded);
    return field ? (int)(field - entity->fields) : place;
}

/* Letters to change, add or leave out to make the one text the other, of at most COMPARED bytes each. */
static size_t count_edits(const char *a, const char *b)
{
    size_t row[COMPARED + 1];
    size_t a_length = strnlen(a, COMPARED), b_length = strnlen(b, COMPARED);
    for (size_t j = 0; j <= b_length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b_length];
}

/* How far a text is from a name: 0 the same, 1 its beginning, else the edits. */
static size_t measure(const char *name, const char *folded)
{
    struct str own = {0};
    collate_fold(name, &own);
    size_t given = strlen(folded);
    size_t edits = count_edits(str_peek(&own), folded);
    if (given >= ENOUGH + 2 && strncmp(str_peek(&own), folded, given) == 0 && edits > 1)
        edits = 1;
    str_clear(&own);
    return edits;
}

static void look_in(const struct entity *entity, bool is_child, const char *folded, size_t *best, const char **name)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (is_child && (field->flags & FIELD_PARENT))
            continue;
        size_t distance = measure(field->name, folded);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            size_t other = measure(text_in((enum language)language, field->label), folded);
            distance = other < distance ? other : distance;
        }
        if (distance < *best) {
            *best = distance;
            *name = field->name;
        }
    }
}

/* The first distance from a folded text that is too far. The fold begins with two blanks. Of a short text every letter
 * counts: two of three letters off is another word. */
static size_t too_far(const struct str *folded)
{
    return folded->length <= ENOUGH + 2 ? NEAR : NEAR + 1;
}

const char *name_nearest(const char *const *names, const char *text)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    const char *name = NULL;
    size_t best = too_far(&folded);
    for (; folded.length > 0 && *names; names++) {
        size_t distance = measure(*names, str_peek(&folded));
        if (distance < best) {
            best = distance;
            name = *names;
        }
    }
    str_clear(&folded);
    return name;
}

const char *field_name_nearest(const struct entity *entity, const char *text)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    const char *name = NULL;
    size_t best = too_far(&folded);
    if (folded.length > 0) {
        look_in(entity, false, str_peek(&folded), &best, &name);
        for (const struct entity *child = NULL; (child = entity_next_child(entity, child));)
            look_in(child, true, str_peek(&folded), &best, &name);
    }
    str_clear(&folded);
    return name;
}
