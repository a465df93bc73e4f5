#include "tests/figures/second.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Lines ---- */

void lines_add(struct lines *lines, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        memory_exhausted();
    va_end(arguments);
    lines->items = array_room(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = text;
}

void lines_clear(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i]);
    free(lines->items);
    *lines = (struct lines){0};
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char *lines_join(struct lines *lines)
{
    struct str text = {0};

    if (lines->count > 0)
        qsort(lines->items, lines->count, sizeof *lines->items, compare_lines);
    for (size_t i = 0; i < lines->count; i++)
        str_addf(&text, "%s\n", lines->items[i]);
    return str_take(&text);
}

/* ---- Values ---- */

static char *next_room(void)
{
    static char rooms[32][32];
    static size_t next;

    return rooms[next++ % 32];
}

const char *in_text(const char *text)
{
    return text ? text : "";
}

const char *in_number(bool recorded, int64_t number)
{
    char *text = next_room();

    snprintf(text, 32, "%" PRId64, number);
    return recorded ? text : "";
}

const char *in_reference(int64_t id)
{
    return in_number(id != 0, id);
}

const char *in_share(int64_t above, int64_t below)
{
    char *text = next_room();

    snprintf(text, 32, "%" PRId64 "/%" PRId64, above, below);
    return below ? text : "";
}

const char *in_ratio(int64_t above, int64_t below)
{
    if (below <= 0)
        return "";
    double hundredths = (double)above * 100 / (double)below;
    return in_number(true, (int64_t)(hundredths < 0 ? hundredths - 0.5 : hundredths + 0.5));
}

/* ---- Names ---- */

const char *english_name(const struct record *record)
{
    const char *name = get_text(record, "name_en");

    return name ? name : get_text(record, "name");
}

const char *form_label(const struct scene *scene, int64_t form, char label[FORM_LABEL])
{
    const struct record *record = form ? world_find(scene->world, ENTITY_LEGAL_FORM, form) : NULL;

    if (!record)
        return "not stated";
    snprintf(label, FORM_LABEL, "%s %s", get_text(record, "code"), english_name(record));
    return label;
}

bool is_company(const char *code)
{
    return strcmp(code, "AS") == 0 || strcmp(code, "IKS") == 0;
}

/* ---- Order ---- */

int compare_by_name(const void *a, const void *b)
{
    struct str left = {0}, right = {0};

    collate_sort_key(get_text(*(const struct record *const *)a, "name"), &left);
    collate_sort_key(get_text(*(const struct record *const *)b, "name"), &right);
    int order = strcmp(str_peek(&left), str_peek(&right));
    str_clear(&left);
    str_clear(&right);
    return order;
}

/* ---- Sets ---- */

bool set_has(const struct set *set, int64_t item)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == item)
            return true;
    return false;
}

void set_add(struct set *set, int64_t item)
{
    if (set_has(set, item))
        return;
    set->items = array_room(set->items, set->count, &set->capacity, sizeof *set->items);
    set->items[set->count++] = item;
}

void set_clear(struct set *set)
{
    free(set->items);
    *set = (struct set){0};
}

/* ---- Counters ---- */

struct tally *tally_at(struct tallies *tallies, int64_t key, int64_t other)
{
    for (size_t i = 0; i < tallies->count; i++)
        if (tallies->items[i].key == key && tallies->items[i].other == other)
            return &tallies->items[i];
    tallies->items = array_room(tallies->items, tallies->count, &tallies->capacity, sizeof *tallies->items);
    tallies->items[tallies->count] = (struct tally){.key = key, .other = other};
    return &tallies->items[tallies->count++];
}

void tallies_clear(struct tallies *tallies)
{
    free(tallies->items);
    *tallies = (struct tallies){0};
}

/* ---- Reports ---- */

const struct second *second_find(const char *report)
{
    static const struct second *const all[] = {second_arrangements, second_municipalities, second_regions,
                                               second_years, second_others, second_compare, second_sources,
                                               second_published};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const struct second *second = all[i]; second->report; second++)
            if (strcmp(second->report, report) == 0)
                return second;
    return NULL;
}
