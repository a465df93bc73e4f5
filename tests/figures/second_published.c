/* What was published, held against the register. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { NOWHERE, COUNTY, REGION, MUNICIPALITY };

struct where {
    enum kind kind;
    int64_t id;
};

/* What a scope means: a county of that name, else a region, else a municipality; nothing when several bear it. */
static struct where find_scope(const struct scene *scene, const char *scope)
{
    static const enum entity_id entities[] = {ENTITY_COUNTY, ENTITY_REGION, ENTITY_MUNICIPALITY};

    for (int kind = COUNTY; kind <= MUNICIPALITY; kind++) {
        const struct records *records = &scene->world->of[entities[kind - 1]];
        struct where where = {NOWHERE, 0};
        size_t count = 0;
        for (size_t i = 0; i < records->count; i++) {
            if (!is_text(&records->items[i], "name", scope) || !holds_on(&records->items[i], scene->day))
                continue;
            where = (struct where){(enum kind)kind, records->items[i].id};
            count++;
        }
        if (count > 0)
            return count == 1 ? where : (struct where){NOWHERE, 0};
    }
    return (struct where){NOWHERE, 0};
}

/* Whether the municipality of the day belongs to the scope. */
static bool is_at(const struct scene *scene, struct where where, const struct place *place)
{
    return where.kind == COUNTY   ? place->county == where.id
           : where.kind == REGION ? scene_is_full_member(scene, where.id, place->id)
                                  : place->id == where.id;
}

static bool lies_at(const struct scene *scene, struct where where, size_t held)
{
    if (where.kind == REGION)
        return scene->held[held].region == where.id;
    return where.kind == COUNTY ? scene_lies_in(scene, held, where.id)
                                : scene_place(scene, where.id) && scene_takes_part(scene, held, where.id);
}

static bool has_council_task(const struct scene *scene, size_t at)
{
    for (size_t i = 0; i < scene->task_count; i++)
        if (scene->tasks[i].held == at &&
            is_text(world_find(scene->world, ENTITY_SERVICE_AREA, scene->tasks[i].service), "code", "regional_council"))
            return true;
    return false;
}

/* Whether the arrangement is of the service area and the form that the figure is of. */
static bool is_asked(const struct scene *scene, const struct record *figure, size_t at)
{
    int64_t service = get_reference(figure, "service_area"), form = get_reference(figure, "legal_form");
    bool has = !service;

    for (size_t i = 0; i < scene->task_count; i++)
        has = has || (scene->tasks[i].held == at && scene->tasks[i].service == service);
    return has && scene->held[at].counted && (!form || scene->held[at].form == form);
}

/* Whether the arrangement is one that the figure counts. */
static bool fits(const struct scene *scene, const struct record *figure, size_t at)
{
    const struct held *held = &scene->held[at];
    const char *measure = get_text(figure, "measure"), *code = scene_form(scene, held->form);
    int64_t form = get_reference(figure, "legal_form");
    bool company = is_company(code);
    int64_t comprehensive;

    if (!is_asked(scene, figure, at))
        return false;
    (void)get_number(held->record, "comprehensive", &comprehensive);
    if (strcmp(measure, "companies") == 0)
        return !get_reference(held->record, "parent") && (form || company);
    if (strcmp(measure, "subsidiaries") == 0)
        return get_reference(held->record, "parent") && company;
    if (strcmp(measure, "not_companies") == 0)
        return !company && !has_council_task(scene, at);
    if (strcmp(measure, "comprehensive") == 0)
        return comprehensive;
    return strcmp(measure, "purchases") != 0 || strcmp(code, "KJOPSALG") == 0;
}

static int64_t count_named(const struct scene *scene, size_t at)
{
    struct set named = {0};

    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == at && scene->parts[i].municipality)
            set_add(&named, scene->parts[i].municipality);
    int64_t count = (int64_t)named.count;
    set_clear(&named);
    return count;
}

/* ---- What is recorded ---- */

/* All in hundredths; false where it cannot be told. */
typedef bool recorded_fn(const struct scene *scene, const struct record *figure, struct where where, int64_t *recorded);

static bool count_arrangements(const struct scene *scene, const struct record *figure, struct where where,
                               int64_t *recorded)
{
    for (size_t i = 0; i < scene->held_count; i++)
        *recorded += lies_at(scene, where, i) && fits(scene, figure, i) ? 100 : 0;
    return true;
}

/* That there are none is known only where all say so. */
static bool count_comprehensive(const struct scene *scene, const struct record *figure, struct where where,
                                int64_t *recorded)
{
    int64_t all = 0, stated = 0, number;

    for (size_t i = 0; i < scene->held_count; i++) {
        bool here = lies_at(scene, where, i) && is_asked(scene, figure, i);
        all += here;
        stated += here && get_number(scene->held[i].record, "comprehensive", &number);
    }
    return count_arrangements(scene, figure, where, recorded) && (stated == all || *recorded > 0);
}

/* Of the arrangement with most. */
static bool count_participants(const struct scene *scene, const struct record *figure, struct where where,
                               int64_t *recorded)
{
    bool any = false;

    for (size_t i = 0; i < scene->held_count; i++) {
        int64_t number = count_named(scene, i);
        if (!lies_at(scene, where, i) || !fits(scene, figure, i) ||
            (number == 0 && !get_number(scene->held[i].record, "stated_participants", &number)))
            continue;
        *recorded = !any || number * 100 > *recorded ? number * 100 : *recorded;
        any = true;
    }
    return any;
}

static bool sum_people(const struct scene *scene, const struct record *figure, struct where where, int64_t *recorded)
{
    bool any = false;

    (void)figure;
    for (size_t i = 0; i < scene->place_count; i++) {
        if (!is_at(scene, where, &scene->places[i]) || !scene->places[i].has_population)
            continue;
        *recorded += scene->places[i].population * 100;
        any = true;
    }
    return any;
}

static bool sum_land(const struct scene *scene, const struct record *figure, struct where where, int64_t *recorded)
{
    bool any = false;

    (void)figure;
    for (size_t i = 0; i < scene->place_count; i++) {
        if (!is_at(scene, where, &scene->places[i]) || !scene->places[i].has_area)
            continue;
        *recorded += scene->places[i].area;
        any = true;
    }
    return any;
}

/* Hundredths of a per cent. */
static bool in_per_cent(int64_t above, int64_t below, int64_t *recorded)
{
    *recorded = below > 0 ? (above * 10000 * 2 + below) / (2 * below) : 0;
    return below > 0;
}

static bool share_cooperating(const struct scene *scene, const struct record *figure, struct where where,
                              int64_t *recorded)
{
    struct set taking_part = {0};
    int64_t named = 0, all = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        if (!lies_at(scene, where, i) || !fits(scene, figure, i))
            continue;
        named += count_named(scene, i);
        for (size_t place = 0; place < scene->place_count; place++)
            if (is_at(scene, where, &scene->places[place]) && scene_takes_part(scene, i, scene->places[place].id))
                set_add(&taking_part, scene->places[place].id);
    }
    for (size_t place = 0; place < scene->place_count; place++)
        all += is_at(scene, where, &scene->places[place]);
    bool known = in_per_cent((int64_t)taking_part.count, all, recorded) && named > 0;
    set_clear(&taking_part);
    return known;
}

/* The regions of which a municipality of the scope is a full member, and that say yes to the field. */
static void find_regions(const struct scene *scene, struct where where, const char *field, struct set *regions,
                         struct set *municipalities)
{
    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct place *place = scene_place(scene, member->municipality);
        const struct record *region = world_find(scene->world, ENTITY_REGION, member->region);
        int64_t yes = is_text(region, field, "yes");
        if (!yes && !get_number(region, field, &yes))
            yes = 0;
        if (!yes || !place || !member->full || !is_at(scene, where, place))
            continue;
        set_add(regions, member->region);
        set_add(municipalities, member->municipality);
    }
}

static bool share_in_full_council(const struct scene *scene, const struct record *figure, struct where where,
                                  int64_t *recorded)
{
    struct set regions = {0}, municipalities = {0};
    int64_t all = 0;

    (void)figure;
    find_regions(scene, where, "counts_as_council", &regions, &municipalities);
    for (size_t place = 0; place < scene->place_count; place++)
        all += is_at(scene, where, &scene->places[place]);
    bool known = in_per_cent((int64_t)municipalities.count, all, recorded);
    set_clear(&regions);
    set_clear(&municipalities);
    return known;
}

/* Whether all the regions say if they are. */
static bool all_say_if_comprehensive(const struct scene *scene, struct where where)
{
    int64_t all = 0, stated = 0, number;

    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        const struct place *place = scene_place(scene, member->municipality);
        if (!place || !member->full || !is_at(scene, where, place))
            continue;
        all++;
        stated += get_number(world_find(scene->world, ENTITY_REGION, member->region), "comprehensive", &number);
    }
    return stated == all;
}

static bool count_comprehensive_councils(const struct scene *scene, const struct record *figure, struct where where,
                                         int64_t *recorded)
{
    struct set regions = {0}, municipalities = {0};
    bool any = false;

    (void)figure;
    find_regions(scene, where, "comprehensive", &regions, &municipalities);
    for (size_t place = 0; place < scene->place_count; place++)
        any = any || is_at(scene, where, &scene->places[place]);
    *recorded = (int64_t)regions.count * 100;
    set_clear(&regions);
    set_clear(&municipalities);
    return any && (*recorded > 0 || all_say_if_comprehensive(scene, where));
}

static bool read_share(const struct scene *scene, struct where where, const char *field, int64_t *recorded)
{
    const struct record *region = where.kind == REGION ? world_find(scene->world, ENTITY_REGION, where.id) : NULL;
    const char *share = region ? get_text(region, field) : NULL;
    long long above, below;

    return share && sscanf(share, "%lld/%lld", &above, &below) == 2 && in_per_cent(above, below, recorded);
}

static bool share_of_budget(const struct scene *scene, const struct record *figure, struct where where,
                            int64_t *recorded)
{
    (void)figure;
    return read_share(scene, where, "budget_share", recorded);
}

static bool share_of_employment(const struct scene *scene, const struct record *figure, struct where where,
                                int64_t *recorded)
{
    (void)figure;
    return read_share(scene, where, "employment_share", recorded);
}

static bool find_recorded(const struct scene *scene, const struct record *figure, struct where where, int64_t *recorded)
{
    static const struct {
        const char *measure;
        recorded_fn *find;
    } measures[] = {
        {"arrangements", count_arrangements},
        {"companies", count_arrangements},
        {"subsidiaries", count_arrangements},
        {"not_companies", count_arrangements},
        {"comprehensive", count_comprehensive},
        {"purchases", count_arrangements},
        {"participants", count_participants},
        {"inhabitants", sum_people},
        {"land_area", sum_land},
        {"cooperating", share_cooperating},
        {"in_full_council", share_in_full_council},
        {"comprehensive_councils", count_comprehensive_councils},
        {"budget_share", share_of_budget},
        {"employment_share", share_of_employment},
    };

    *recorded = 0;
    for (size_t i = 0; where.kind != NOWHERE && i < sizeof measures / sizeof *measures; i++)
        if (is_text(figure, "measure", measures[i].measure))
            return measures[i].find(scene, figure, where, recorded);
    return false;
}


bool asks_published(const struct scene *scene, const struct record *figure)
{
    struct where where = find_scope(scene, get_text(figure, "scope"));
    const struct question *asked = &scene->question;
    const struct place *place = where.kind == MUNICIPALITY ? scene_place(scene, where.id) : NULL;
    const struct record *region = where.kind == REGION ? world_find(scene->world, ENTITY_REGION, where.id) : NULL;

    if (asked->county && !(where.kind == COUNTY ? where.id == asked->county
                                                : region ? scene_chooses_region(scene, region)
                                                         : place && place->county == asked->county))
        return false;
    if (asked->region && !(region ? region->id == asked->region : place && place->chosen))
        return false;
    return !asked->municipality || (place && place->chosen);
}

/* Whether the question chooses the figure. */
static bool chooses(const struct scene *scene, const struct record *figure)
{
    const struct question *asked = &scene->question;
    int64_t service = get_reference(figure, "service_area");
    const struct record *record = service ? world_find(scene->world, ENTITY_SERVICE_AREA, service) : NULL;

    return (!asked->sector || (record && asked->sector == get_reference(record, "sector"))) &&
           (!asked->form || asked->form == get_reference(figure, "legal_form")) &&
           (!asked->service || asked->service == service) &&
           asks_published(scene, figure);
}

static void compute_list(const struct scene *scene, struct lines *lines)
{
    const struct records *figures = &scene->world->of[ENTITY_PUBLISHED_FIGURE];

    for (size_t i = 0; i < figures->count; i++) {
        const struct record *figure = &figures->items[i];
        struct where where = find_scope(scene, get_text(figure, "scope"));
        int64_t value, recorded = 0;
        bool published = get_number(figure, "value", &value);
        if (!chooses(scene, figure))
            continue;
        bool known = find_recorded(scene, figure, where, &recorded), both = known && published;
        const char *remark = both && recorded > value ? "more than published"
                             : known                  ? ""
                             : where.kind == NOWHERE  ? "the scope is not known"
                                                      : "cannot be computed";
        lines_add(lines, "PROVE|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", get_text(figure, "scope"),
                  in_reference(get_reference(figure, "service_area")),
                  scene_form(scene, get_reference(figure, "legal_form")), get_text(figure, "measure"),
                  in_number(published, value),
                  in_number(known, recorded), in_number(both, recorded - value),
                  both ? in_share(recorded, value) : "", get_text(figure, "date"), remark);
    }
}

/* They all are of one source. */
static void compute_sources(const struct scene *scene, struct lines *lines)
{
    const struct records *figures = &scene->world->of[ENTITY_PUBLISHED_FIGURE];
    int64_t source = 0, all = 0, known = 0, reached = 0;

    for (size_t i = 0; i < figures->count; i++) {
        const struct record *figure = &figures->items[i];
        int64_t value, recorded = 0;
        if (!chooses(scene, figure))
            continue;
        all++;
        source = get_reference(figure, "source");
        if (!find_recorded(scene, figure, find_scope(scene, get_text(figure, "scope")), &recorded) ||
            !get_number(figure, "value", &value) || value == 0)
            continue;
        known++;
        reached += recorded >= value;
    }
    if (all > 0)
        lines_add(lines, "%s|%lld|%lld|%lld|%s", in_reference(source), (long long)all, (long long)known,
                  (long long)reached, in_share(reached, known));
}

const struct second second_published[] = {
    {"published_list", compute_list},
    {"published_sources", compute_sources},
    {NULL, NULL},
};
