/* Reports whose rows are regions: their members and sums, participation, geography, agreements and bodies. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES = 600 };

static const struct records *regions_of(const struct scene *scene)
{
    return &scene->world->of[ENTITY_REGION];
}

/* The municipalities of the day that are full members of the region, or with `every` members of any role. */
static void collect_members(const struct scene *scene, int64_t region, bool every, struct set *set)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene_place(scene, scene->members[i].municipality) &&
            (every || scene->members[i].full))
            set_add(set, scene->members[i].municipality);
}

static bool is_uncertain_member(const struct scene *scene, int64_t region, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene->members[i].municipality == municipality &&
            scene->members[i].full && scene->members[i].uncertain)
            return true;
    return false;
}

static const char *flag(const struct record *record, const char *field)
{
    int64_t number;

    return get_number(record, field, &number) ? in_number(true, number) : "";
}

/* ---- Regions ---- */

static void compute_region(const struct scene *scene, const struct record *region, struct lines *lines)
{
    struct set members = {0};
    int64_t uncertain = 0, population = 0, population_known = 0, area = 0, area_known = 0, arrangements = 0;

    collect_members(scene, region->id, false, &members);
    for (size_t i = 0; i < members.count; i++) {
        const struct place *place = scene_place(scene, members.items[i]);
        uncertain += is_uncertain_member(scene, region->id, members.items[i]);
        population += place && place->has_population ? place->population : 0;
        population_known += place && place->has_population;
        area += place && place->has_area ? place->area : 0;
        area_known += place && place->has_area;
    }
    for (size_t i = 0; i < scene->held_count; i++)
        arrangements += scene->held[i].counted && scene->held[i].region == region->id;
    bool any = members.count > 0;
    lines_add(lines, "%s|%s|%s|%s|%s|%s|%lld|%s|%s|%s|%s|%s|%s", in_reference(region->id),
              in_number(any, (int64_t)members.count), in_number(population_known, population),
              in_number(any, population_known), in_number(area_known, area), in_number(any, area_known),
              (long long)arrangements, in_text(get_text(region, "kind")),
              in_text(get_text(region, "counts_as_council")), flag(region, "comprehensive"),
              in_text(get_text(region, "budget_share")), in_text(get_text(region, "employment_share")),
              in_number(any, uncertain));
    set_clear(&members);
}

static void compute_regions(const struct scene *scene, struct lines *lines)
{
    for (size_t i = 0; i < regions_of(scene)->count; i++)
        if (scene_chooses_region(scene, &regions_of(scene)->items[i]))
            compute_region(scene, &regions_of(scene)->items[i], lines);
}

/* ---- Participation ---- */

/* The arrangements that count and that the municipality (0: anybody) takes part in: of the region, or of others. */
static int64_t count_parts(const struct scene *scene, int64_t municipality, int64_t region, bool of_region)
{
    struct set arrangements = {0};

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        const struct held *held = &scene->held[part->held];
        if (held->counted && (held->region == region) == of_region &&
            (!municipality || part->municipality == municipality))
            set_add(&arrangements, (int64_t)part->held);
    }
    int64_t count = (int64_t)arrangements.count;
    set_clear(&arrangements);
    return count;
}

static int64_t count_other_councils(const struct scene *scene, int64_t municipality, int64_t region)
{
    struct set councils = {0};

    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct record *record = world_find(scene->world, ENTITY_REGION, member->region);
        if (member->municipality == municipality && member->region != region && member->full &&
            is_text(record, "kind", "council"))
            set_add(&councils, member->region);
    }
    int64_t count = (int64_t)councils.count;
    set_clear(&councils);
    return count;
}

static void compute_member(const struct scene *scene, const struct member *member, struct lines *lines)
{
    int64_t in = count_parts(scene, member->municipality, member->region, true);
    int64_t of = count_parts(scene, 0, member->region, true);
    int64_t councils = count_other_councils(scene, member->municipality, member->region);
    const char *swing = "";

    if (member->full && councils > 0)
        swing = "1";
    else if (member->full && of > 0)
        swing = 2 * in < of ? "1" : "0";
    lines_add(lines, "%s|%s|%s|%s|%lld|%lld|%s|%lld|%lld|%s", in_reference(member->region),
              in_reference(member->municipality), in_text(get_text(member->record, "role")),
              in_text(get_text(member->record, "certainty")), (long long)in, (long long)of, in_share(in, of),
              (long long)count_parts(scene, member->municipality, member->region, false), (long long)councils, swing);
}

static void compute_participation(const struct scene *scene, struct lines *lines)
{
    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct place *place = scene_place(scene, member->municipality);
        bool first = true;
        if (!place || !place->chosen ||
            !scene_chooses_region(scene, world_find(scene->world, ENTITY_REGION, member->region)))
            continue;
        /* Two members that have merged are one: the record of the lower identifier speaks for it. */
        for (size_t j = 0; j < scene->member_count; j++)
            first = first && !(scene->members[j].region == member->region &&
                               scene->members[j].municipality == member->municipality &&
                               scene->members[j].record->id < member->record->id);
        if (first)
            compute_member(scene, member, lines);
    }
}

/* ---- Geography ---- */

static void compute_several(const struct scene *scene, struct lines *lines)
{
    for (size_t p = 0; p < scene->place_count; p++) {
        int64_t councils = 0, uncertain = 0;
        char names[NAMES] = "";
        if (!scene->places[p].chosen)
            continue;
        for (size_t r = 0; r < regions_of(scene)->count; r++) {
            /* By name: the generated names sort so. */
            char name[32];
            const struct record *region = NULL;
            snprintf(name, sizeof name, "Region %zu", r);
            for (size_t i = 0; i < regions_of(scene)->count; i++)
                if (is_text(&regions_of(scene)->items[i], "name", name))
                    region = &regions_of(scene)->items[i];
            struct set members = {0};
            if (region && is_text(region, "kind", "council"))
                collect_members(scene, region->id, false, &members);
            if (set_has(&members, scene->places[p].id)) {
                councils++;
                uncertain += is_uncertain_member(scene, region->id, scene->places[p].id);
                snprintf(names + strlen(names), NAMES - strlen(names), "%s%s", *names ? ", " : "", name);
            }
            set_clear(&members);
        }
        if (councils > 1)
            lines_add(lines, "%s|%lld|%lld|%s", in_reference(scene->places[p].id), (long long)councils,
                      (long long)uncertain, names);
    }
}

static bool is_in_a_council(const struct scene *scene, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].municipality == municipality &&
            is_text(world_find(scene->world, ENTITY_REGION, scene->members[i].region), "kind", "council"))
            return true;
    return false;
}

static void compute_none(const struct scene *scene, struct lines *lines)
{
    struct tallies counties = {0};

    for (size_t i = 0; i < scene->place_count; i++) {
        if (!scene->places[i].chosen)
            continue;
        struct tally *county = tally_at(&counties, scene->places[i].county, 0);
        county->counts[0]++;
        county->counts[1] += !is_in_a_council(scene, scene->places[i].id);
    }
    for (size_t i = 0; i < counties.count; i++)
        lines_add(lines, "%s|%lld|%lld|%s", in_reference(counties.items[i].key),
                  (long long)counties.items[i].counts[0], (long long)counties.items[i].counts[1],
                  in_share(counties.items[i].counts[1], counties.items[i].counts[0]));
    tallies_clear(&counties);
}

static void compute_councils(const struct scene *scene, struct lines *lines)
{
    for (size_t r = 0; r < regions_of(scene)->count; r++) {
        const struct record *region = &regions_of(scene)->items[r];
        struct set members = {0};
        char names[NAMES] = "";
        int64_t different = 0;
        if (!scene_chooses_region(scene, region))
            continue;
        collect_members(scene, region->id, false, &members);
        for (int number = 0; number < 100; number++) { /* counties in the order of their numbers */
            int64_t here = 0;
            const char *name = NULL;
            for (size_t i = 0; i < members.count; i++) {
                const struct place *place = scene_place(scene, members.items[i]);
                const struct record *county = place ? world_find(scene->world, ENTITY_COUNTY, place->county) : NULL;
                if (!county || atoi(get_text(county, "number")) != number)
                    continue;
                name = get_text(county, "name");
                here++;
            }
            if (here > 0)
                snprintf(names + strlen(names), NAMES - strlen(names), "%s%s %lld", *names ? ", " : "", name,
                         (long long)here);
            different += here > 0;
        }
        if (different > 1)
            lines_add(lines, "%s|%s|%s|%zu", in_reference(region->id), in_text(get_text(region, "kind")), names,
                      members.count);
        set_clear(&members);
    }
}

static void compute_across(const struct scene *scene, struct lines *lines)
{
    const struct records *counties = &scene->world->of[ENTITY_COUNTY];

    for (size_t a = 0; a < counties->count; a++) {
        for (size_t b = 0; b < counties->count; b++) {
            int64_t one = counties->items[a].id, other = counties->items[b].id, both = 0, uncertain = 0;
            if (strcmp(get_text(&counties->items[a], "number"), get_text(&counties->items[b], "number")) >= 0)
                continue;
            if (scene->question.county && scene->question.county != one && scene->question.county != other)
                continue;
            for (size_t i = 0; i < scene->held_count; i++) {
                if (!scene_counts(scene, i) || !scene_lies_in(scene, i, one) || !scene_lies_in(scene, i, other))
                    continue;
                both++;
                uncertain += scene->held[i].uncertain;
            }
            if (both > 0)
                lines_add(lines, "%s|%s|%lld|%lld", in_reference(one), in_reference(other), (long long)both,
                          (long long)uncertain);
        }
    }
}

static void compute_areas(const struct scene *scene, struct lines *lines)
{
    for (size_t r = 0; r < regions_of(scene)->count; r++) {
        const struct record *region = &regions_of(scene)->items[r];
        struct set members = {0};
        int64_t all = 0, complete = 0, same = 0, outside = 0;
        if (!scene_chooses_region(scene, region))
            continue;
        collect_members(scene, region->id, true, &members);
        for (size_t i = 0; i < scene->held_count; i++) {
            struct set named = {0};
            int64_t inside = 0;
            if (!scene->held[i].counted || scene->held[i].region != region->id)
                continue;
            for (size_t p = 0; p < scene->part_count; p++)
                if (scene->parts[p].held == i && scene_place(scene, scene->parts[p].municipality))
                    set_add(&named, scene->parts[p].municipality);
            for (size_t n = 0; n < named.count; n++)
                inside += set_has(&members, named.items[n]);
            if (named.count > 0) {
                bool every = members.count > 0 && inside == (int64_t)members.count;
                all++;
                complete += every;
                same += every && inside == (int64_t)named.count;
                outside += inside < (int64_t)named.count;
            }
            set_clear(&named);
        }
        if (all > 0)
            lines_add(lines, "%s|%lld|%s|%s|%lld|%d", in_reference(region->id), (long long)all,
                      in_share(complete, all), in_share(same, all), (long long)outside, same == all);
        set_clear(&members);
    }
}

/* ---- Agreements and bodies ---- */

static void compute_papers(const struct scene *scene, struct lines *lines)
{
    const struct records *papers = &scene->world->of[ENTITY_AGREEMENT];
    const struct records *clauses = &scene->world->of[ENTITY_AGREEMENT_CLAUSE];

    for (size_t i = 0; i < papers->count; i++) {
        const struct record *paper = &papers->items[i];
        const struct record *region = world_find(scene->world, ENTITY_REGION, get_reference(paper, "region"));
        int64_t count = 0;
        if (!scene_chooses_region(scene, region) || day_of(get_text(paper, "concluded")) > scene->day)
            continue;
        for (size_t c = 0; c < clauses->count; c++)
            count += get_reference(&clauses->items[c], "agreement") == paper->id;
        lines_add(lines, "%s|%s|%s|%s|%s|%s|%s", in_reference(region->id), in_reference(paper->id),
                  in_text(get_text(paper, "kind")), in_text(get_text(paper, "concluded")), in_number(count > 0, count),
                  flag(paper, "non_exclusive"), flag(paper, "variable_participation"));
    }
}

static void compute_bodies(const struct scene *scene, struct lines *lines)
{
    const struct records *bodies = &scene->world->of[ENTITY_BODY];
    const struct records *members = &scene->world->of[ENTITY_BODY_MEMBER];

    for (size_t i = 0; i < bodies->count; i++) {
        const struct record *body = &bodies->items[i];
        const struct record *region = world_find(scene->world, ENTITY_REGION, get_reference(body, "region"));
        int64_t offices = 0, seats = 0, number;
        const char *first = "", *second = "";
        bool any = false;
        if (!scene_chooses_region(scene, region))
            continue;
        for (size_t m = 0; m < members->count; m++) {
            const struct record *member = &members->items[m];
            if (get_reference(member, "body") != body->id)
                continue;
            offices++;
            if (get_number(member, "count", &number))
                any = true;
            seats += number;
            *(is_text(member, "role", "Ordførerne") ? &first : &second) = get_text(member, "role");
        }
        lines_add(lines, "%s|%s|%s|%s|%s%s%s|%s|%s", in_reference(region->id), in_reference(body->id),
                  in_text(get_text(body, "kind")), in_number(offices > 0, offices), first,
                  *first && *second ? ", " : "", second,
                  in_number(any, seats), flag(body, "posts"));
    }
}

const struct second second_regions[] = {
    {"regions", compute_regions},
    {"participation", compute_participation},
    {"geography_several", compute_several},
    {"geography_none", compute_none},
    {"geography_councils", compute_councils},
    {"geography_arrangements", compute_across},
    {"geography_areas", compute_areas},
    {"agreement_papers", compute_papers},
    {"agreement_bodies", compute_bodies},
    {NULL, NULL},
};
