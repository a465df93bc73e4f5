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

/* The municipalities of the day that are full members of the region. */
static void collect_members(const struct scene *scene, int64_t region, struct set *set)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene_place(scene, scene->members[i].municipality) &&
            scene->members[i].full)
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

    collect_members(scene, region->id, &members);
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
    lines_add(lines, "%s|%s|%s|%s|%s|%s|%lld|%s|%s|%s|%s|%s|%s|%s|%s", in_reference(region->id),
              in_number(any, (int64_t)members.count), in_number(population_known, population),
              in_number(any, population_known), in_number(area_known, area), in_number(any, area_known),
              (long long)arrangements, in_text(get_text(region, "kind")),
              in_text(get_text(region, "counts_as_council")), flag(region, "comprehensive"),
              flag(region, "strategy"), in_text(get_text(region, "strategy_date")),
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

enum certainty { EVERY, CERTAIN, UNCERTAIN };

/* The arrangements that count and in which the municipality (0: anybody) does more than observe, by records of that
 * certainty: of the region, or of others. */
static int64_t count_parts(const struct scene *scene, int64_t municipality, int64_t region, bool of_region,
                           enum certainty certainty)
{
    struct set arrangements = {0};

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        const struct held *held = &scene->held[part->held];
        if (held->counted && scene_asks_for(scene, part->held) && (held->region == region) == of_region &&
            !part->observes && (certainty == EVERY || part->uncertain == (certainty == UNCERTAIN)) &&
            (!municipality || part->municipality == municipality))
            set_add(&arrangements, (int64_t)part->held);
    }
    int64_t count = (int64_t)arrangements.count;
    set_clear(&arrangements);
    return count;
}

/* The regional councils that the municipality is a full member of, by records of that certainty, but `region`. */
static int64_t count_other_councils(const struct scene *scene, int64_t municipality, int64_t region,
                                    enum certainty certainty)
{
    struct set councils = {0};

    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct record *record = world_find(scene->world, ENTITY_REGION, member->region);
        if (member->municipality == municipality && member->region != region && member->full &&
            (certainty == EVERY || member->uncertain == (certainty == UNCERTAIN)) &&
            is_text(record, "kind", "council"))
            set_add(&councils, member->region);
    }
    int64_t count = (int64_t)councils.count;
    set_clear(&councils);
    return count;
}

static bool is_certain_member_of_council(const struct scene *scene, int64_t region, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene->members[i].municipality == municipality &&
            scene->members[i].full && !scene->members[i].uncertain)
            return is_text(world_find(scene->world, ENTITY_REGION, region), "kind", "council");
    return false;
}

/* How many arrangements of the region count, whether they name anybody or not. */
static int64_t count_of_region(const struct scene *scene, int64_t region)
{
    int64_t count = 0;

    for (size_t i = 0; i < scene->held_count; i++)
        count += scene->held[i].counted && scene->held[i].region == region && scene_asks_for(scene, i);
    return count;
}

/* Yes and no only where nothing uncertain could turn it; what it takes part in tells only where half is known. */
static const char *find_swing(const struct scene *scene, int64_t municipality, int64_t region)
{
    int64_t of = count_parts(scene, 0, region, true, EVERY);

    if (of * 2 < count_of_region(scene, region))
        of = 0;

    if (!is_certain_member_of_council(scene, region, municipality))
        return "";
    if (count_other_councils(scene, municipality, region, CERTAIN) > 0 ||
        (of > 0 && count_parts(scene, municipality, region, true, EVERY) * 2 < of))
        return "1";
    bool other = count_other_councils(scene, municipality, region, EVERY) > 0;
    return !other && of > 0 && count_parts(scene, municipality, region, true, CERTAIN) * 2 >= of ? "0" : "";
}

static void compute_member(const struct scene *scene, const struct member *member, struct lines *lines)
{
    int64_t municipality = member->municipality, region = member->region;
    int64_t in = count_parts(scene, municipality, region, true, EVERY);
    int64_t of = count_parts(scene, 0, region, true, EVERY);

    lines_add(lines, "%s|%s|%s|%s|%lld|%lld|%s|%lld|%lld|%lld|%lld|%s", in_reference(region),
              in_reference(municipality), in_text(get_text(member->record, "role")),
              in_text(get_text(member->record, "certainty")), (long long)in, (long long)of, in_share(in, of),
              (long long)count_parts(scene, municipality, region, true, UNCERTAIN),
              (long long)count_parts(scene, municipality, region, false, EVERY),
              (long long)count_other_councils(scene, municipality, region, EVERY),
              (long long)count_other_councils(scene, municipality, region, UNCERTAIN),
              find_swing(scene, municipality, region));
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
                collect_members(scene, region->id, &members);
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
        if (scene->members[i].municipality == municipality && scene->members[i].full &&
            is_text(world_find(scene->world, ENTITY_REGION, scene->members[i].region), "kind", "council"))
            return true;
    return false;
}

static void compute_outside(const struct scene *scene, struct lines *lines)
{
    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        if (place->chosen && !is_in_a_council(scene, place->id))
            lines_add(lines, "%s|%s|%s", in_reference(place->id), in_reference(place->county),
                      in_number(place->has_population, place->population));
    }
}

static bool is_in_a_council_for_certain(const struct scene *scene, int64_t municipality)
{
    for (size_t i = 0; i < regions_of(scene)->count; i++)
        if (is_certain_member_of_council(scene, regions_of(scene)->items[i].id, municipality))
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
        county->counts[2] += is_in_a_council(scene, scene->places[i].id) &&
                             !is_in_a_council_for_certain(scene, scene->places[i].id);
    }
    for (size_t i = 0; i < counties.count; i++)
        lines_add(lines, "%s|%lld|%lld|%s|%lld", in_reference(counties.items[i].key),
                  (long long)counties.items[i].counts[0], (long long)counties.items[i].counts[1],
                  in_share(counties.items[i].counts[1], counties.items[i].counts[0]),
                  (long long)counties.items[i].counts[2]);
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
        collect_members(scene, region->id, &members);
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

enum answer { NO, YES, UNKNOWN };

/* Who acts in the arrangement, held against the full members. */
struct area {
    enum answer all, same; /* all members take part; all, and nobody else */
    bool outside, uncertain;
};

static void find_area(const struct scene *scene, size_t held, const struct set *members, struct area *area)
{
    int64_t named = 0, inside = 0, stated, count = (int64_t)members->count;
    bool is_stated = get_number(scene->held[held].record, "stated_participants", &stated);

    *area = (struct area){UNKNOWN, UNKNOWN, false, false};
    for (size_t i = 0; i < scene->place_count; i++) {
        int64_t municipality = scene->places[i].id;
        named += scene_acts(scene, held, municipality);
        inside += scene_acts(scene, held, municipality) && set_has(members, municipality);
        area->uncertain = area->uncertain || scene_acts_uncertainly(scene, held, municipality);
    }
    area->outside = named > inside;
    if (count == 0)
        return;
    if (named > 0 && !(is_stated && stated > named)) { /* nobody is missing */
        area->all = inside == count ? YES : NO;
        area->same = inside == count && !area->outside ? YES : NO;
        return;
    }
    if (inside == count)
        area->all = YES;
    else if (is_stated && stated < count)
        area->all = NO;
    if (area->outside || (is_stated && stated != count))
        area->same = NO;
}

static void compute_areas(const struct scene *scene, struct lines *lines)
{
    for (size_t r = 0; r < regions_of(scene)->count; r++) {
        const struct record *region = &regions_of(scene)->items[r];
        struct set members = {0};
        struct area area;
        int64_t count = 0, outside = 0, uncertain = 0, all[3] = {0}, same[3] = {0};
        if (!scene_chooses_region(scene, region))
            continue;
        collect_members(scene, region->id, &members);
        for (size_t i = 0; i < scene->held_count; i++) {
            if (!scene->held[i].counted || scene->held[i].region != region->id || !scene_asks_for(scene, i))
                continue;
            find_area(scene, i, &members, &area);
            count++;
            all[area.all]++;
            same[area.same]++;
            outside += area.outside;
            uncertain += area.uncertain;
        }
        if (count > 0)
            lines_add(lines, "%s|%lld|%lld|%s|%s|%lld|%lld|%s", in_reference(region->id), (long long)count,
                      (long long)(same[YES] + same[NO]), in_share(all[YES], all[YES] + all[NO]),
                      in_share(same[YES], same[YES] + same[NO]), (long long)outside, (long long)uncertain,
                      same[NO] > 0 ? "0" : same[UNKNOWN] > 0 ? "" : "1");
        set_clear(&members);
    }
}

/* ---- Agreements and bodies ---- */

static void compute_clauses(const struct scene *scene, struct lines *lines)
{
    const struct records *clauses = &scene->world->of[ENTITY_AGREEMENT_CLAUSE];

    for (size_t i = 0; i < clauses->count; i++) {
        const struct record *clause = &clauses->items[i];
        const struct record *paper =
            world_find(scene->world, ENTITY_AGREEMENT, get_reference(clause, "agreement"));
        const struct record *region =
            paper ? world_find(scene->world, ENTITY_REGION, get_reference(paper, "region")) : NULL;
        int64_t number;
        bool numbered = get_number(clause, "number", &number);
        if (region && scene_chooses_region(scene, region) && day_of(get_text(paper, "concluded")) <= scene->day)
            lines_add(lines, "%s|%s|%s|%s", in_reference(region->id), in_reference(paper->id),
                      in_number(numbered, number), get_text(clause, "text"));
    }
}

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
    {"geography_outside", compute_outside},
    {"geography_councils", compute_councils},
    {"geography_arrangements", compute_across},
    {"geography_areas", compute_areas},
    {"agreement_papers", compute_papers},
    {"agreement_clauses", compute_clauses},
    {"agreement_bodies", compute_bodies},
    {NULL, NULL},
};
