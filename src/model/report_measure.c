/* What a figure's line says of its records: "distinct arrangement times 1000". */
#include "samreg/model/report.h"

#include "samreg/base/number.h"
#include "samreg/model/entity.h"
#include "samreg/model/report_head.h"

#include <stdlib.h>
#include <string.h>

/* The measures by name, with how many fields they take. */
static const struct {
    const char *name;
    enum report_measure measure;
    size_t fewest, most;
} measures[] = {
    {"count", REPORT_COUNT, 0, 0}, {"distinct", REPORT_DISTINCT, 1, REPORT_FIELDS}, {"sum", REPORT_SUM, 1, 1},
    {"most", REPORT_MOST, 1, 1},   {"borne", REPORT_BORNE, 1, 1},
};
enum { MEASURES = sizeof measures / sizeof *measures };

/* Takes "times N" off the end; false when N is none. */
static bool take_times(struct report_pieces *words, int64_t *times)
{
    *times = 1;
    if (words->count < 3 || strcmp(words->items[words->count - 2], "times") != 0)
        return true;
    bool good = number_parse_data(words->items[words->count - 1], 0, times) == NUMBER_OK && *times > 0;
    for (size_t i = 0; i < 2; i++)
        free(words->items[--words->count]);
    return good;
}

/* Finds the fields behind the first word. */
static bool take_fields(const struct report_pieces *words, const struct entity *entity,
                        struct report_measuring *measuring)
{
    bool borne = measuring->measure == REPORT_BORNE;
    const struct entity *of = borne ? entity_get(ENTITY_ARRANGEMENT) : entity;

    for (size_t i = 1; i < words->count; i++) {
        measuring->fields[i - 1] = entity_field(of, words->items[i]);
        if (!measuring->fields[i - 1])
            return false;
    }
    return !borne || entity->id == ENTITY_PARTICIPATION;
}

bool report_measure_read(const char *text, const struct entity *entity, struct report_measuring *measuring)
{
    struct report_pieces words;
    bool good = false;

    *measuring = (struct report_measuring){0};
    report_pieces_split(text ? text : "count", ' ', &words);
    bool timely = take_times(&words, &measuring->times);
    for (size_t i = 0; timely && words.count > 0 && i < MEASURES; i++) {
        if (strcmp(words.items[0], measures[i].name) != 0)
            continue;
        measuring->measure = measures[i].measure;
        good = words.count - 1 >= measures[i].fewest && words.count - 1 <= measures[i].most &&
               take_fields(&words, entity, measuring);
    }
    report_pieces_clear(&words);
    return good;
}
