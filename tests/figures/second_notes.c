/* What stands under the tables, computed a second time: how much is uncertain, not stated, not dated, in no county. */
#include "tests/figures/second.h"

#include "samreg/base/str.h"

#include <string.h>

/* How many of the arrangements that count and are chosen lack something. */
struct lacking {
    int64_t all, uncertain, formless, nameless, undated, others;
};

static struct lacking count_lacking(const struct scene *scene)
{
    struct lacking lacking = {0};

    for (size_t i = 0; i < scene->held_count; i++) {
        const struct held *held = &scene->held[i];
        lacking.others += held->chosen && !held->counted;
        if (!scene_counts(scene, i))
            continue;
        lacking.all++;
        lacking.uncertain += held->uncertain;
        lacking.formless += !held->form;
        lacking.nameless += scene_names_nobody(scene, i);
        lacking.undated += !get_text(held->record, "effective");
    }
    return lacking;
}

/* Appends "1 uncertain, 17 without a stated form and 22 without named participants", or nothing. */
static void list_lacking(const struct lacking *lacking, struct str *out)
{
    const struct {
        int64_t count;
        const char *words;
    } lists[] = {
        {lacking->uncertain, "uncertain"},
        {lacking->formless, "without a stated form"},
        {lacking->nameless, "without named participants"},
        {lacking->undated, "without a stated beginning, counted on any day therefore"},
    };
    enum { LISTS = sizeof lists / sizeof *lists };
    size_t count = 0, told = 0;

    for (size_t i = 0; i < LISTS; i++)
        count += lists[i].count > 0;
    for (size_t i = 0; i < LISTS; i++) {
        if (lists[i].count == 0)
            continue;
        str_add(out, told == 0 ? ". Among them: " : told + 1 == count ? " and " : ", ");
        str_addf(out, "%lld %s", (long long)lists[i].count, lists[i].words);
        told++;
    }
}

static void tell_definition(const struct scene *scene, struct lines *lines)
{
    const struct record *definition =
        world_find(scene->world, ENTITY_COUNTING_DEFINITION, scene->question.definition);
    struct lacking lacking = count_lacking(scene);
    struct str text = {0};

    str_addf(&text, "Counted by the definition “%s”: %lld arrangement%s", english_name(definition),
             (long long)lacking.all, lacking.all == 1 ? "" : "s");
    list_lacking(&lacking, &text);
    if (lacking.others > 0)
        str_addf(&text, "; %lld %s recorded but not counted", (long long)lacking.others,
                 lacking.others == 1 ? "other is" : "others are");
    lines_add(lines, "%s.", str_peek(&text));
    str_clear(&text);
}

/* What names nobody is in no county, so it is not asked whether it is in the one of the question. */
static void tell_unplaced(const struct scene *scene, struct lines *lines)
{
    const struct question *asked = &scene->question;
    long long count = 0;

    for (size_t i = 0; i < scene->held_count; i++)
        count += scene->held[i].counted && scene_names_nobody(scene, i) &&
                 (!asked->region || asked->region == scene->held[i].region) &&
                 scene_asks_for(scene, i);
    if (asked->county && count > 0)
        lines_add(lines, "Arrangements that count but name no participants, and so stand in no county: %lld.", count);
}

static void tell_participations(const struct scene *scene, struct lines *lines)
{
    long long count = 0;

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        const struct place *place = part->municipality ? scene_place(scene, part->municipality) : NULL;
        count += part->uncertain && place && place->chosen && scene_counts(scene, part->held);
    }
    if (count > 0)
        lines_add(lines, "Uncertain participations in the arrangements that count: %lld.", count);
}

static const struct {
    const char *name, *lead; /* of the shared file, and what its sentence begins with */
    void (*tell)(const struct scene *scene, struct lines *lines);
} notes[] = {
    {"note_definition", "Counted by ", tell_definition},
    {"note_unplaced", "Arrangements that count but ", tell_unplaced},
    {"note_participations", "Uncertain participations", tell_participations},
    {"note_councils", "Municipalities counted in a council", tell_councils},
};
enum { NOTES = sizeof notes / sizeof *notes };

static bool has_note(const struct report *report, const char *name)
{
    bool has = strcmp(name, "note_definition") == 0 && report_takes(report, REPORT_DEFINITION);

    for (size_t i = 0; i < report->use_count; i++)
        has = has || strcmp(report->uses[i], name) == 0;
    return has;
}

void second_notes(const struct scene *scene, const struct report *report, struct lines *lines)
{
    for (size_t i = 0; i < NOTES; i++)
        if (has_note(report, notes[i].name))
            notes[i].tell(scene, lines);
}

bool second_has_note(const char *note)
{
    for (size_t i = 0; i < NOTES; i++)
        if (strncmp(note, notes[i].lead, strlen(notes[i].lead)) == 0)
            return true;
    return false;
}
