/* Reports that answer one municipality, and what counts. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 400 };

/* ---- Ownership ---- */

/* The tasks in the order of a list, which is that of their English names in this list of services. */
static void write_purpose(const struct scene *scene, size_t held, char text[TEXT])
{
    const struct records *services = &scene->world->of[ENTITY_SERVICE_AREA];
    const char *purpose = get_text(scene->held[held].record, "purpose");
    const struct record *found[32];
    size_t count = 0;

    snprintf(text, TEXT, "%s", in_text(purpose));
    for (size_t s = 0; !purpose && s < services->count; s++) {
        bool has = false;
        for (size_t i = 0; i < scene->task_count; i++)
            has = has || (scene->tasks[i].held == held && scene->tasks[i].service == services->items[s].id);
        if (has && count < 32)
            found[count++] = &services->items[s];
    }
    qsort(found, count, sizeof *found, compare_by_name);
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), TEXT - strlen(text), "%s%s", i ? ", " : "", english_name(found[i]));
}

/* What the ownership report calls the arrangement. */
static const char *kind_of(const struct scene *scene, const struct held *held)
{
    const struct record *form = held->form ? world_find(scene->world, ENTITY_LEGAL_FORM, held->form) : NULL;

    if (is_company(scene_form(scene, held->form)))
        return "company";
    if (get_reference(held->record, "exclusion"))
        return "outside the count";
    return form && is_text(form, "legal_person", "yes") ? "other legal person" : "cooperation";
}

static void tell_owned(const struct scene *scene, size_t at, const struct part *part, int64_t through,
                       const char *takes_part, const char *certainty, struct lines *lines)
{
    const struct held *held = &scene->held[at];
    const struct record *year = scene_year(scene, held->record->id);
    const char *code = scene_form(scene, held->form);
    int64_t cost = 0, number = 0;
    bool known = year && get_number(year, "annual_cost", &cost);
    char purpose[TEXT];

    if (!scene_asks_for(scene, at))
        return;
    write_purpose(scene, at, purpose);
    if (known)
        (void)get_number(year, "year", &number);
    lines_add(lines, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", kind_of(scene, held),
              in_reference(held->record->id), takes_part, code, part ? in_text(get_text(part->record, "role")) : "",
              part ? in_text(get_text(part->record, "share")) : "",
              part ? in_text(get_text(part->record, "cost_share")) : "", certainty, in_reference(held->seat),
              in_number(known, cost), in_number(known, number), in_reference(through), purpose);
}

static const char *certainty_of(const struct held *held, const struct part *part)
{
    if (held->uncertain || (part && part->uncertain))
        return "uncertain";
    return is_text(held->record, "certainty", "certain") ? "certain" : "";
}

/* What is uncertain is no yes. */
static const char *unless_uncertain(const char *certainty, const char *takes_part)
{
    return strcmp(certainty, "uncertain") == 0 ? certainty : takes_part;
}

static size_t place_of(const struct scene *scene, int64_t arrangement)
{
    size_t at = 0;

    while (at < scene->held_count && scene->held[at].record->id != arrangement)
        at++;
    return at;
}

/* Whether the municipality takes part in an arrangement that this one belongs to, over arrangements that hold. */
static bool is_owned_through(const struct scene *scene, size_t at, int64_t municipality)
{
    for (int step = 0; step < 8; step++) {
        at = place_of(scene, get_reference(scene->held[at].record, "parent"));
        if (at == scene->held_count)
            return false;
        if (scene_takes_part(scene, at, municipality))
            return true;
    }
    return false;
}

static void compute_ownership(const struct scene *scene, struct lines *lines)
{
    int64_t municipality = world_municipality_of_day(scene->world, scene->question.municipality, scene->day);

    for (size_t i = 0; municipality && i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        const char *certainty = certainty_of(&scene->held[part->held], part);
        if (part->municipality == municipality)
            tell_owned(scene, part->held, part, 0, unless_uncertain(certainty, "yes"), certainty, lines);
    }
    for (size_t i = 0; municipality && i < scene->held_count; i++) {
        const char *certainty = certainty_of(&scene->held[i], NULL);
        if (scene_takes_part(scene, i, municipality))
            continue;
        if (is_owned_through(scene, i, municipality))
            tell_owned(scene, i, NULL, get_reference(scene->held[i].record, "parent"),
                       unless_uncertain(certainty, "indirectly"), certainty, lines);
        else if (scene_names_nobody(scene, i) && scene_is_full_member(scene, scene->held[i].region, municipality))
            tell_owned(scene, i, NULL, 0, "not stated", "", lines);
    }
}

/* ---- What counts ---- */

static bool is_counting_form(const struct scene *scene, int64_t form)
{
    const struct records *forms = &scene->world->of[ENTITY_COUNTING_FORM];

    for (size_t i = 0; i < forms->count; i++)
        if (get_reference(&forms->items[i], "definition") == scene->question.definition &&
            get_reference(&forms->items[i], "legal_form") == form)
            return true;
    return false;
}

static void tell_form(const struct scene *scene, int64_t form, int64_t is_counted, struct lines *lines)
{
    int64_t all = 0, counted = 0;
    char label[FORM_LABEL];

    for (size_t i = 0; i < scene->held_count; i++) {
        all += scene->held[i].chosen && scene->held[i].form == form;
        counted += scene_counts(scene, i) && scene->held[i].form == form;
    }
    if (is_counted || all > 0)
        lines_add(lines, "%s|%lld|%lld|%lld", form_label(scene, form, label), (long long)is_counted, (long long)all,
                  (long long)counted);
}

static void compute_definition(const struct scene *scene, struct lines *lines)
{
    const struct records *forms = &scene->world->of[ENTITY_LEGAL_FORM];
    int64_t unstated;

    for (size_t i = 0; i < forms->count; i++)
        tell_form(scene, forms->items[i].id, is_counting_form(scene, forms->items[i].id), lines);
    (void)get_number(world_find(scene->world, ENTITY_COUNTING_DEFINITION, scene->question.definition),
                     "counts_unstated", &unstated);
    tell_form(scene, 0, unstated, lines);
}

const struct second second_others[] = {
    {"definition", compute_definition},
    {"ownership", compute_ownership},
    {NULL, NULL},
};
