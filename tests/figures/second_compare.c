/* The comparison: every indicator of both sides. */
#include "tests/figures/second.h"

#include <stdlib.h>
#include <string.h>

/* One side: the indicators in the order of the list, in hundredths; then two for each service. */
enum { INDICATORS = 28, SERVICES = 100 };

struct side {
    struct scene scene;
    int64_t values[INDICATORS];
    bool known[INDICATORS];
    bool partial[INDICATORS]; /* not known for all */
    int64_t arrangements[SERVICES], share[SERVICES]; /* by place among the service areas */
    bool named[SERVICES];                            /* somebody who takes part is named */
    bool unnamed[SERVICES];                          /* of some arrangement nobody is */
};

static void put(struct side *side, int place, int64_t value)
{
    side->values[place - 1] = value;
    side->known[place - 1] = true;
}

static void put_ratio(struct side *side, int place, int64_t above, int64_t below)
{
    const char *ratio = in_ratio(above, below);

    if (*ratio)
        put(side, place, strtoll(ratio, NULL, 10));
}

/* Whether the municipality is a full member of a regional council; `fulfils`: of one that meets the definition. */
static bool is_in(const struct scene *scene, int64_t municipality, bool fulfils)
{
    for (size_t i = 0; i < scene->member_count; i++) {
        const struct record *region = world_find(scene->world, ENTITY_REGION, scene->members[i].region);
        if (scene->members[i].municipality == municipality && scene->members[i].full &&
            is_text(region, "kind", "council") && (!fulfils || is_text(region, "counts_as_council", "yes")))
            return true;
    }
    return false;
}

/* Arrangements per municipality, of those of which it is known. */
static void put_means(struct side *side, int64_t parts, int64_t known, int64_t places)
{
    side->partial[6] = known < places;
    for (size_t i = 0; i < side->scene.held_count; i++)
        if (scene_counts(&side->scene, i) && scene_names_nobody(&side->scene, i))
            side->partial[6] = true;
    put_ratio(side, 7, parts, known);
}

static void measure_places(struct side *side)
{
    const struct scene *scene = &side->scene;
    int64_t all = 0, population = 0, area = 0, in = 0, full = 0, parts = 0, known = 0;
    int64_t with_population = 0, with_area = 0;

    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        if (!place->chosen)
            continue;
        all++;
        known += is_known(scene, place->id);
        population += place->population;
        with_population += place->has_population;
        area += place->area;
        with_area += place->has_area;
        in += is_in(scene, place->id, false);
        full += is_in(scene, place->id, true);
        for (size_t a = 0; a < scene->held_count; a++)
            parts += scene_counts(scene, a) && scene_takes_part(scene, a, place->id);
    }
    put(side, 1, all * 100);
    if (with_population)
        put(side, 2, population * 100);
    put(side, 3, with_population * 100);
    if (with_area)
        put(side, 4, area);
    put(side, 5, with_area * 100);
    side->partial[1] = with_population < all;
    side->partial[3] = with_area < all;
    put_means(side, parts, known, all);
    put_ratio(side, 19, in * 100, all);
    put_ratio(side, 20, full * 100, all);
}

static bool crosses_counties(const struct scene *scene, size_t at)
{
    const struct records *counties = &scene->world->of[ENTITY_COUNTY];
    int count = 0;

    for (size_t i = 0; i < counties->count; i++)
        count += scene_lies_in(scene, at, counties->items[i].id);
    return count > 1;
}

static void measure_arrangements(struct side *side)
{
    static const struct {
        int place;
        const char *code, *other;
    } of_form[] = {{9, "", ""}, {11, "AS", "AS"}, {12, "IKS", "IKS"}, {14, "VK_ADM", "VK_NEMND"}, {15, "P27", "P27"},
                   {16, "AVTALE", "AVTALE"}, {17, "KJOPSALG", "KJOPSALG"}};
    static const int counted[] = {6, 8, 9, 10, 11, 12, 14, 15, 16, 17, 22, 23, 24, 26, 28};
    const struct scene *scene = &side->scene;

    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        put(side, counted[i], 0);
    for (size_t i = 0; i < scene->held_count; i++) {
        const struct held *held = &scene->held[i];
        const struct record *year = scene_year(scene, held->record->id);
        const struct record *region = held->region ? world_find(scene->world, ENTITY_REGION, held->region) : NULL;
        int64_t number;
        side->values[23] += held->chosen && !held->counted ? 100 : 0;
        if (!scene_counts(scene, i))
            continue;
        side->values[5] += 100;
        side->values[7] += held->uncertain ? 100 : 0;
        side->values[9] += scene_names_nobody(scene, i) ? 100 : 0;
        for (size_t f = 0; f < sizeof of_form / sizeof *of_form; f++)
            if (strcmp(scene_form(scene, held->form), of_form[f].code) == 0 ||
                strcmp(scene_form(scene, held->form), of_form[f].other) == 0)
                side->values[of_form[f].place - 1] += 100;
        side->values[21] += region && is_text(region, "kind", "council") ? 100 : 0;
        side->values[22] += crosses_counties(scene, i) ? 100 : 0;
        if (year && get_number(year, "annual_cost", &number)) {
            put(side, 25, side->values[24] + number);
            side->values[25] += 100;
        }
        if (year && get_number(year, "full_time_equivalents", &number)) {
            put(side, 27, side->values[26] + number);
            side->values[27] += 100;
        }
    }
    side->partial[24] = side->values[25] < side->values[5];
    side->partial[26] = side->values[27] < side->values[5];
    put_ratio(side, 13, side->values[10] + side->values[11], side->values[5] / 100);
    if (side->values[5] > 0 && side->values[8] == side->values[5]) /* of what form they are nobody has said */
        for (int place = 11; place <= 17; place++)
            side->known[place - 1] = false;
}

static void measure_regions(struct side *side)
{
    const struct records *regions = &side->scene.world->of[ENTITY_REGION];
    int64_t stated = 0;

    put(side, 18, 0);
    put(side, 21, 0);
    for (size_t i = 0; i < regions->count; i++) {
        int64_t comprehensive = 0;
        if (!scene_chooses_region(&side->scene, &regions->items[i]) || !is_text(&regions->items[i], "kind", "council"))
            continue;
        stated += get_number(&regions->items[i], "comprehensive", &comprehensive) ? 100 : 0;
        side->values[17] += 100;
        side->values[20] += comprehensive * 100;
    }
    side->known[20] = side->values[20] > 0 || stated == side->values[17]; /* none only where all say so */
    side->partial[20] = stated < side->values[17];
}

static void measure_services(struct side *side)
{
    const struct scene *scene = &side->scene;
    const struct records *services = &scene->world->of[ENTITY_SERVICE_AREA];

    for (size_t s = 0; s < services->count && s < SERVICES; s++) {
        struct set arrangements = {0}, municipalities = {0};
        for (size_t i = 0; i < scene->task_count; i++)
            if (scene->tasks[i].service == services->items[s].id && scene_counts(scene, scene->tasks[i].held))
                set_add(&arrangements, (int64_t)scene->tasks[i].held);
        for (size_t i = 0; i < arrangements.count; i++) {
            bool named = false;
            for (size_t p = 0; p < scene->place_count; p++)
                named = named || scene_takes_part(scene, (size_t)arrangements.items[i], scene->places[p].id);
            side->named[s] = side->named[s] || named;
            side->unnamed[s] = side->unnamed[s] || !named;
        }
        for (size_t i = 0; i < arrangements.count; i++)
            for (size_t p = 0; p < scene->place_count; p++)
                if (scene->places[p].chosen &&
                    scene_takes_part(scene, (size_t)arrangements.items[i], scene->places[p].id))
                    set_add(&municipalities, scene->places[p].id);
        side->arrangements[s] = (int64_t)arrangements.count * 100;
        side->share[s] = strtoll(in_ratio((int64_t)municipalities.count * 100, side->values[0] / 100), NULL, 10);
        set_clear(&arrangements);
        set_clear(&municipalities);
    }
}

static void measure(const struct world *world, const struct question *question, int day, struct side *side)
{
    scene_set_on(world, question, day, &side->scene);
    measure_places(side);
    measure_arrangements(side);
    measure_regions(side);
    measure_services(side);
}

/* Without arrangements nobody takes part; without municipalities there is no share, and without names none is known. */
static bool knows_share(const struct side *side, size_t service)
{
    return side->arrangements[service] == 0 || (side->values[0] > 0 && side->named[service]);
}

static void tell_services(const struct side *first, const struct side *second, struct lines *lines)
{
    const struct records *services = &first->scene.world->of[ENTITY_SERVICE_AREA];

    for (size_t s = 0; s < services->count && s < SERVICES; s++) {
        const char *name = english_name(&services->items[s]);
        if (first->arrangements[s] + second->arrangements[s] == 0)
            continue;
        lines_add(lines, "%s: arrangements||%lld|%lld|%lld", name, (long long)first->arrangements[s],
                  (long long)second->arrangements[s], (long long)(second->arrangements[s] - first->arrangements[s]));
        bool one = knows_share(first, s), other = knows_share(second, s);
        lines_add(lines, "%s: municipalities taking part|%%|%s|%s|%s", name, in_number(one, first->share[s]),
                  in_number(other, second->share[s]),
                  in_number(one && other && !first->unnamed[s] && !second->unnamed[s],
                            second->share[s] - first->share[s]));
    }
}

/* What is asked of the second side. */
static struct question ask_other_side(const struct scene *scene)
{
    struct question other = scene->question;

    if (other.with && other.county)
        other.county = other.with;
    else if (other.with && other.region)
        other.region = other.with;
    else if (other.with)
        other.municipality = other.with;
    return other;
}

static long long count_uncertain_in_councils(const struct scene *scene)
{
    long long count = 0;

    for (size_t p = 0; p < scene->place_count; p++) {
        bool certain = false;
        for (size_t i = 0; i < scene->member_count; i++) {
            const struct member *member = &scene->members[i];
            certain = certain ||
                      (member->municipality == scene->places[p].id && member->full && !member->uncertain &&
                       is_text(world_find(scene->world, ENTITY_REGION, member->region), "kind", "council"));
        }
        count += scene->places[p].chosen && !certain && is_in(scene, scene->places[p].id, false);
    }
    return count;
}

void tell_councils(const struct scene *scene, struct lines *lines)
{
    struct question asked = ask_other_side(scene);
    struct scene other;

    scene_set_on(scene->world, &asked, asked.other_day ? asked.other_day : scene->day, &other);
    long long first = count_uncertain_in_councils(scene), second = count_uncertain_in_councils(&other);
    if (first + second > 0)
        lines_add(lines, "Municipalities counted in a council by uncertain records only: %lld on the first side and "
                         "%lld on the second.", first, second);
    scene_clear(&other);
}

static void compute_compare(const struct scene *scene, struct lines *lines)
{
    static const char *const names[INDICATORS][2] = {
        {"Municipalities", ""}, {"Population", ""}, {"Population known for", "municipalities"}, {"Land area", "km²"},
        {"Land area known for", "municipalities"}, {"Formal arrangements", ""},
        {"Arrangements per municipality", "mean"}, {"Uncertain", ""}, {"Form not stated", ""},
        {"No named participants", ""}, {"Limited companies", ""},
        {"Inter-municipal companies", ""}, {"Companies of all", "%"}, {"Host municipality", ""},
        {"Board, section 27", ""}, {"Agreement", ""}, {"Purchase and sale", ""}, {"Regional councils", ""},
        {"Municipalities in a council", "%"}, {"Municipalities in a full council", "%"},
        {"Councils with comprehensive steering", ""}, {"Arrangements at council level", ""},
        {"Arrangements across county borders", ""}, {"Recorded but not counted", ""}, {"Annual cost", "kr"},
        {"Cost known for", "arrangements"}, {"Full-time equivalents", "FTE"},
        {"Full-time equivalents known for", "arrangements"},
    };
    struct side first = {0}, second = {0};
    struct question other = ask_other_side(scene);

    measure(scene->world, &scene->question, scene->day, &first);
    measure(scene->world, &other, other.other_day ? other.other_day : scene->day, &second);
    for (int i = 0; i < INDICATORS; i++)
        lines_add(lines, "%s|%s|%s|%s|%s", names[i][0], names[i][1], in_number(first.known[i], first.values[i]),
                  in_number(second.known[i], second.values[i]),
                  in_number(first.known[i] && second.known[i] && !first.partial[i] && !second.partial[i],
                            second.values[i] - first.values[i]));
    tell_services(&first, &second, lines);
    scene_clear(&first.scene);
    scene_clear(&second.scene);
}

const struct second second_compare[] = {
    {"compare", compute_compare},
    {NULL, NULL},
};
