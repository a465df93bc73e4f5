#include "tests/figures/scene.h"

#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

#define ADD(array, count, capacity) \
    ((array) = array_room((array), (count), &(capacity), sizeof *(array)), &(array)[(count)++])

static const struct records *all(const struct scene *scene, enum entity_id entity)
{
    return &scene->world->of[entity];
}

/* ---- What holds ---- */

static const struct record *find_state(const struct scene *scene, int64_t arrangement)
{
    const struct record *found = NULL;
    size_t count;
    const struct record *const *states =
        world_belonging(scene->world, ENTITY_ARRANGEMENT_STATE, arrangement, &count);

    for (size_t i = 0; i < count; i++)
        if (holds_on(states[i], scene->day) &&
            (!found || day_of(get_text(states[i], "valid_from")) > day_of(get_text(found, "valid_from"))))
            found = states[i];
    return found;
}

/* Formal: not excluded, in being, and of a form that the definition counts. */
static bool is_counted(const struct scene *scene, const struct held *held)
{
    const struct record *definition =
        world_find(scene->world, ENTITY_COUNTING_DEFINITION, scene->question.definition);
    const char *status = get_text(held->record, "status");
    int64_t counts_unstated = 0;

    if (get_reference(held->record, "exclusion"))
        return false;
    if (status && strcmp(status, "operating") != 0 && strcmp(status, "establishing") != 0 &&
        strcmp(status, "closing") != 0 && !(strcmp(status, "ended") == 0 && get_text(held->record, "ended")))
        return false;
    if (!held->form)
        return definition && get_number(definition, "counts_unstated", &counts_unstated) && counts_unstated;
    for (size_t i = 0; i < all(scene, ENTITY_COUNTING_FORM)->count; i++) {
        const struct record *form = &all(scene, ENTITY_COUNTING_FORM)->items[i];
        if (get_reference(form, "definition") == scene->question.definition &&
            get_reference(form, "legal_form") == held->form)
            return true;
    }
    return false;
}

static void take_arrangements(struct scene *scene)
{
    const struct records *arrangements = all(scene, ENTITY_ARRANGEMENT);

    for (size_t i = 0; i < arrangements->count; i++) {
        const struct record *record = &arrangements->items[i];
        if (!holds_on(record, scene->day))
            continue;
        struct held *held = ADD(scene->held, scene->held_count, scene->held_capacity);
        *held = (struct held){.record = record, .state = find_state(scene, record->id)};
        held->region = get_reference(record, "region");
        held->uncertain = is_text(record, "certainty", "uncertain");
        if (held->state) {
            int64_t seat = get_reference(held->state, "seat");
            held->form = get_reference(held->state, "legal_form");
            held->seat = seat ? world_municipality_of_day(scene->world, seat, scene->day) : 0;
            held->seat_split = seat && !held->seat;
        }
        held->counted = is_counted(scene, held);
    }
}

/* The place of the arrangement among those that hold, or SIZE_MAX. */
static size_t find_held(const struct scene *scene, int64_t arrangement)
{
    for (size_t i = 0; i < scene->held_count; i++)
        if (scene->held[i].record->id == arrangement)
            return i;
    return SIZE_MAX;
}

static int64_t today(const struct scene *scene, const struct record *record, const char *field)
{
    int64_t municipality = get_reference(record, field);

    return municipality ? world_municipality_of_day(scene->world, municipality, scene->day) : 0;
}

static void take_parts(struct scene *scene)
{
    for (size_t i = 0; i < all(scene, ENTITY_PARTICIPATION)->count; i++) {
        const struct record *record = &all(scene, ENTITY_PARTICIPATION)->items[i];
        size_t held = find_held(scene, get_reference(record, "arrangement"));
        if (held == SIZE_MAX || !holds_on(record, scene->day))
            continue;
        *ADD(scene->parts, scene->part_count, scene->part_capacity) =
            (struct part){record, held, today(scene, record, "municipality"),
                          is_text(record, "certainty", "uncertain"), is_text(record, "role", "observer")};
    }
    for (size_t i = 0; i < all(scene, ENTITY_ARRANGEMENT_SERVICE)->count; i++) {
        const struct record *record = &all(scene, ENTITY_ARRANGEMENT_SERVICE)->items[i];
        size_t held = find_held(scene, get_reference(record, "arrangement"));
        if (held == SIZE_MAX || !holds_on(record, scene->day))
            continue;
        const struct record *service =
            world_find(scene->world, ENTITY_SERVICE_AREA, get_reference(record, "service_area"));
        *ADD(scene->tasks, scene->task_count, scene->task_capacity) =
            (struct task){held, service->id, get_reference(service, "sector")};
    }
}

static void take_members(struct scene *scene)
{
    for (size_t i = 0; i < all(scene, ENTITY_MEMBERSHIP)->count; i++) {
        const struct record *record = &all(scene, ENTITY_MEMBERSHIP)->items[i];
        const struct record *region = world_find(scene->world, ENTITY_REGION, get_reference(record, "region"));
        if (!region || !holds_on(region, scene->day) || !holds_on(record, scene->day))
            continue;
        *ADD(scene->members, scene->member_count, scene->member_capacity) =
            (struct member){record, region->id, today(scene, record, "municipality"),
                            is_text(record, "role", NULL) || is_text(record, "role", "full"),
                            is_text(record, "certainty", "uncertain")};
    }
}

bool scene_fact(const struct scene *scene, int64_t municipality, const char *field, int64_t *number, const char **date)
{
    bool found = false;
    size_t count;
    const struct record *const *facts = world_belonging(scene->world, ENTITY_MUNICIPALITY_FACT, municipality, &count);

    for (size_t i = 0; i < count; i++) {
        const char *from = get_text(facts[i], "date");
        int64_t value;
        if (!get_number(facts[i], field, &value) || day_of(from) > scene->day || (found && strcmp(from, *date) < 0))
            continue;
        found = true;
        *number = value;
        *date = from;
    }
    return found;
}

static void take_places(struct scene *scene)
{
    for (size_t i = 0; i < all(scene, ENTITY_MUNICIPALITY)->count; i++) {
        const struct record *record = &all(scene, ENTITY_MUNICIPALITY)->items[i];
        const char *date;
        if (!holds_on(record, scene->day))
            continue;
        struct place *place = ADD(scene->places, scene->place_count, scene->place_capacity);
        *place = (struct place){.id = record->id, .county = get_reference(record, "county")};
        place->has_population =
            scene_fact(scene, record->id, "population", &place->population, &place->population_date);
        place->has_area = scene_fact(scene, record->id, "land_area_km2", &place->area, &date);
    }
}

/* ---- What the question chooses ---- */

static bool is_member(const struct scene *scene, int64_t region, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene->members[i].municipality == municipality)
            return true;
    return false;
}

static bool has_size(const struct question *asked, const struct place *place)
{
    return (asked->smallest < 0 || (place->has_population && place->population >= asked->smallest)) &&
           (asked->largest < 0 || (place->has_population && place->population <= asked->largest));
}

static bool chooses_place(const struct scene *scene, const struct place *place)
{
    const struct question *asked = &scene->question;

    if (asked->county && place->county != asked->county)
        return false;
    if (asked->municipality &&
        world_municipality_of_day(scene->world, asked->municipality, scene->day) != place->id)
        return false;
    if (asked->region && !is_member(scene, asked->region, place->id))
        return false;
    return has_size(asked, place);
}

static bool has_task(const struct scene *scene, size_t held, int64_t service, int64_t sector)
{
    for (size_t i = 0; i < scene->task_count; i++)
        if (scene->tasks[i].held == held && (!service || scene->tasks[i].service == service) &&
            (!sector || scene->tasks[i].sector == sector))
            return true;
    return false;
}

bool scene_asks_for(const struct scene *scene, size_t held)
{
    const struct question *asked = &scene->question;

    return (!asked->sector || has_task(scene, held, 0, asked->sector)) &&
           (!asked->service || has_task(scene, held, asked->service, 0)) &&
           (!asked->form || scene->held[held].form == asked->form);
}

static bool chooses_arrangement(const struct scene *scene, size_t held)
{
    const struct question *asked = &scene->question;

    if ((asked->region && scene->held[held].region != asked->region) || !scene_asks_for(scene, held))
        return false;
    if (asked->county && !scene_lies_in(scene, held, asked->county))
        return false;
    if (!asked->municipality)
        return true;
    int64_t municipality = world_municipality_of_day(scene->world, asked->municipality, scene->day);
    return municipality && scene_takes_part(scene, held, municipality);
}

void scene_set_on(const struct world *world, const struct question *question, int day, struct scene *scene)
{
    *scene = (struct scene){.world = world, .question = *question, .day = day};
    take_arrangements(scene);
    take_members(scene);
    take_places(scene);
    take_parts(scene);
    for (size_t i = 0; i < scene->place_count; i++)
        scene->places[i].chosen = chooses_place(scene, &scene->places[i]);
    for (size_t i = 0; i < scene->held_count; i++)
        scene->held[i].chosen = chooses_arrangement(scene, i);
}

void scene_set(const struct world *world, const struct question *question, struct scene *scene)
{
    scene_set_on(world, question, question->day, scene);
}

void scene_clear(struct scene *scene)
{
    free(scene->held);
    free(scene->parts);
    free(scene->members);
    free(scene->tasks);
    free(scene->places);
    *scene = (struct scene){0};
}

/* ---- Asking ---- */

const struct place *scene_place(const struct scene *scene, int64_t municipality)
{
    for (size_t i = 0; i < scene->place_count; i++)
        if (scene->places[i].id == municipality)
            return &scene->places[i];
    return NULL;
}

const struct record *scene_year(const struct scene *scene, int64_t arrangement)
{
    const struct record *found = NULL;
    int64_t newest = 0;

    size_t count;
    const struct record *const *years = world_belonging(scene->world, ENTITY_ARRANGEMENT_YEAR, arrangement, &count);

    for (size_t i = 0; i < count; i++) {
        int64_t number;
        if (!get_number(years[i], "year", &number) || number > scene->day / 10000 || number <= newest)
            continue;
        newest = number;
        found = years[i];
    }
    return found;
}

bool scene_takes_part(const struct scene *scene, size_t held, int64_t municipality)
{
    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == held && scene->parts[i].municipality &&
            (!municipality || scene->parts[i].municipality == municipality))
            return true;
    return false;
}

/* Whether some record says that the municipality acts: an uncertain one, or another. */
static bool acts(const struct scene *scene, size_t held, int64_t municipality, bool uncertain)
{
    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == held && scene->parts[i].municipality && !scene->parts[i].observes &&
            scene->parts[i].uncertain == uncertain &&
            (!municipality || scene->parts[i].municipality == municipality))
            return true;
    return false;
}

bool scene_acts_uncertainly(const struct scene *scene, size_t held, int64_t municipality)
{
    return acts(scene, held, municipality, true);
}

bool scene_acts_certainly(const struct scene *scene, size_t held, int64_t municipality)
{
    return acts(scene, held, municipality, false);
}

bool scene_acts(const struct scene *scene, size_t held, int64_t municipality)
{
    return acts(scene, held, municipality, true) || acts(scene, held, municipality, false);
}

bool scene_is_full_member(const struct scene *scene, int64_t region, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene->members[i].municipality == municipality &&
            scene->members[i].full)
            return true;
    return false;
}

bool scene_names_nobody(const struct scene *scene, size_t held)
{
    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == held)
            return false;
    return true;
}

bool scene_lies_in(const struct scene *scene, size_t held, int64_t county)
{
    for (size_t i = 0; i < scene->part_count; i++) {
        if (scene->parts[i].held != held)
            continue;
        const struct place *place = scene_place(scene, scene->parts[i].municipality);
        if (place && place->county == county)
            return true;
    }
    return false;
}

bool scene_chooses_region(const struct scene *scene, const struct record *region)
{
    const struct question *asked = &scene->question;
    bool in_county = !asked->county, with_municipality = !asked->municipality;
    bool of_size = asked->smallest < 0 && asked->largest < 0;

    if (!holds_on(region, scene->day) || (asked->region && asked->region != region->id))
        return false;
    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct place *place = member->region == region->id ? scene_place(scene, member->municipality) : NULL;
        in_county = in_county || (place && place->county == asked->county);
        of_size = of_size || (place && has_size(asked, place));
        with_municipality = with_municipality ||
                            (member->region == region->id && member->municipality && asked->municipality &&
                             member->municipality ==
                                 world_municipality_of_day(scene->world, asked->municipality, scene->day));
    }
    return in_county && with_municipality && of_size;
}

const char *scene_form(const struct scene *scene, int64_t form)
{
    const struct record *record = form ? world_find(scene->world, ENTITY_LEGAL_FORM, form) : NULL;

    return record ? get_text(record, "code") : "";
}

bool scene_counts(const struct scene *scene, size_t held)
{
    return scene->held[held].counted && scene->held[held].chosen;
}
