/* Reports across time: founded and ended per year, changes between two dates. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 1990, LAST_YEAR = 2030, YEARS = LAST_YEAR - FIRST_YEAR + 1, DAY = 10000 };

/* ---- Founded and ended ---- */

/* The year of the last day of a period that ends on the day after. */
static int year_before(int end)
{
    return end % DAY == 101 ? end / DAY - 1 : end / DAY;
}

static void count_year(const struct scene *scene, int year, int64_t *founded, int64_t *ended)
{
    int end_of_year = year * DAY + 1231, day = end_of_year < scene->day ? end_of_year : scene->day;
    struct scene at;

    *founded = *ended = 0;
    scene_set_on(scene->world, &scene->question, day, &at);
    for (size_t i = 0; i < at.held_count; i++)
        *founded += scene_counts(&at, i) && day_of(get_text(at.held[i].record, "effective")) / DAY == year;
    scene_clear(&at);
    scene_set_on(scene->world, &scene->question, (year - 1) * DAY + 1231, &at);
    for (size_t i = 0; i < at.held_count; i++) {
        int end = day_of(get_text(at.held[i].record, "ended"));
        *ended += scene_counts(&at, i) && end && end <= scene->day && year_before(end) == year;
    }
    scene_clear(&at);
}

static void compute_new(const struct scene *scene, struct lines *lines)
{
    int64_t founded[YEARS], ended[YEARS];
    int first = YEARS, last = -1;

    for (int i = 0; i < YEARS; i++) {
        founded[i] = ended[i] = 0;
        if (FIRST_YEAR + i <= scene->day / DAY)
            count_year(scene, FIRST_YEAR + i, &founded[i], &ended[i]);
        if (founded[i] + ended[i] > 0) {
            first = i < first ? i : first;
            last = i;
        }
    }
    for (int i = first; i <= last; i++)
        lines_add(lines, "%d|%lld|%lld|%lld", FIRST_YEAR + i, (long long)founded[i], (long long)ended[i],
                  (long long)(founded[i] - ended[i]));
}

/* ---- Changes ---- */

/* One who takes part in an arrangement, or is a member of a region: a municipality as of the later day, or a body. */
struct party {
    int64_t of, municipality;
    const char *body;
    const char *date; /* the first beginning or the last end; "" where one is not known */
};

struct parties {
    struct party items[4000];
    size_t count;
};

/* Adds a party, or its date to the one that is there. */
static void add_party(struct parties *parties, struct party party, bool latest)
{
    for (size_t i = 0; i < parties->count; i++) {
        struct party *known = &parties->items[i];
        if (known->of != party.of || known->municipality != party.municipality || strcmp(known->body, party.body) != 0)
            continue;
        int order = strcmp(party.date, known->date);
        if (latest ? order > 0 : order < 0)
            known->date = party.date;
        return;
    }
    if (parties->count < sizeof parties->items / sizeof *parties->items)
        parties->items[parties->count++] = party;
}

static bool has_party(const struct parties *parties, const struct party *party)
{
    for (size_t i = 0; i < parties->count; i++)
        if (parties->items[i].of == party->of && parties->items[i].municipality == party->municipality &&
            strcmp(parties->items[i].body, party->body) == 0)
            return true;
    return false;
}

/* Both days. */
struct times {
    const struct scene *now;
    struct scene then;
    struct parties *parties_now, *parties_then, *parties_leaving;
    struct lines *lines;
    int64_t totals[9];
};

enum { FOUNDED, ENDED, JOINED, LEFT, FORM, REGION_FOUNDED, REGION_ENDED, MEMBER_JOINED, MEMBER_LEFT };
static const char *const kinds[] = {"new arrangement", "ended arrangement", "new participant", "participant left",
                                    "new form", "new region", "ended region", "new member", "member left"};

static const struct held *find(const struct scene *scene, int64_t arrangement)
{
    for (size_t i = 0; i < scene->held_count; i++)
        if (scene->held[i].record->id == arrangement)
            return &scene->held[i];
    return NULL;
}

/* Whether the arrangement is told of: chosen on one of the days, and counted on one. */
static bool is_told(const struct held *now, const struct held *then)
{
    return ((now && now->chosen) || (then && then->chosen)) && ((now && now->counted) || (then && then->counted));
}

/* Regions and members have no task and no form. */
static bool tells_of_kind(const struct scene *scene, int kind)
{
    return kind < REGION_FOUNDED || (!scene->question.sector && !scene->question.service && !scene->question.form);
}

static void tell(struct times *times, int kind, const char *date, int64_t arrangement, int64_t region,
                 const struct party *party, const char *before, const char *after)
{
    const struct record *place =
        party ? world_find(times->now->world, ENTITY_MUNICIPALITY, party->municipality) : NULL;
    char who[200] = "";

    if (place)
        snprintf(who, sizeof who, "%s %s", get_text(place, "number"), get_text(place, "name"));
    else if (party)
        snprintf(who, sizeof who, "%s", party->body);
    if (!tells_of_kind(times->now, kind))
        return;
    times->totals[kind]++;
    lines_add(times->lines, "%s|%s|%s|%s|%s|%s|%s", kinds[kind], in_text(date), in_reference(arrangement),
              in_reference(region), who, before, after);
}

static const char *form_or_not(const struct scene *scene, int64_t form)
{
    return form ? scene_form(scene, form) : "not stated";
}

/* When the arrangement took the form of now: with the first state of that form since the other day and since it last
 * had another one; without such a state when its last one ended. */
static const char *find_form_date(const struct times *times, const struct held *now)
{
    size_t count;
    const struct record *const *states =
        world_belonging(times->now->world, ENTITY_ARRANGEMENT_STATE, now->record->id, &count);
    const char *other = "", *first = NULL, *last = NULL;

    for (size_t i = 0; i < count; i++) {
        const char *from = get_text(states[i], "valid_from"), *to = get_text(states[i], "valid_to");
        if (from && day_of(from) <= times->now->day && get_reference(states[i], "legal_form") != now->form &&
            strcmp(from, other) > 0)
            other = from;
        if (to && day_of(to) <= times->now->day && day_of(to) > times->then.day && (!last || strcmp(to, last) > 0))
            last = to;
    }
    for (size_t i = 0; i < count; i++) {
        const char *from = get_text(states[i], "valid_from");
        if (from && day_of(from) <= times->now->day && day_of(from) > times->then.day &&
            get_reference(states[i], "legal_form") == now->form && strcmp(from, other) > 0 &&
            (!first || strcmp(from, first) < 0))
            first = from;
    }
    return first ? first : last;
}

static void tell_arrangement(struct times *times, const struct record *record)
{
    const struct held *now = find(times->now, record->id), *then = find(&times->then, record->id);
    int64_t region = get_reference(record, "region");

    if (!is_told(now, then))
        return;
    if (!then)
        tell(times, FOUNDED, get_text(record, "effective"), record->id, region, NULL, "",
             scene_form(times->now, now->form));
    else if (!now)
        tell(times, ENDED, get_text(record, "ended"), record->id, region, NULL, scene_form(times->now, then->form), "");
    else if (now->form != then->form)
        tell(times, FORM, find_form_date(times, now), record->id, region, NULL,
             form_or_not(times->now, then->form), form_or_not(times->now, now->form));
}

/* Whether the record ended on the day on which a municipality did that this one has taken over from. */
static bool ended_with_it(const struct times *times, const struct record *record, int64_t municipality)
{
    const struct records *all = &times->now->world->of[ENTITY_MUNICIPALITY];
    const char *end = get_text(record, "valid_to");

    for (size_t i = 0; end && i < all->count; i++)
        if (is_text(&all->items[i], "valid_to", end) &&
            world_municipality_of_day(times->now->world, all->items[i].id, times->now->day) == municipality)
            return true;
    return false;
}

enum which { LATER, EARLIER, LEAVING }; /* LEAVING: of the earlier day, but for whom merged */

/* The parties of one of the days, of arrangements that stand on both and of regions. */
static void collect(const struct times *times, const struct scene *scene, enum which which, struct parties *parties)
{
    bool latest = which != LATER;
    const char *field = latest ? "valid_to" : "valid_from";

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        int64_t arrangement = scene->held[part->held].record->id;
        const struct held *now = find(times->now, arrangement), *then = find(&times->then, arrangement);
        int64_t municipality = part->municipality
                                   ? world_municipality_of_day(scene->world, part->municipality, times->now->day)
                                   : 0;
        const char *body = get_reference(part->record, "municipality") ? "" : in_text(get_text(part->record, "body"));
        if (which == LEAVING && municipality && ended_with_it(times, part->record, municipality))
            continue;
        if (now && then && is_told(now, then) && (municipality || *body))
            add_party(parties, (struct party){arrangement, municipality, body, in_text(get_text(part->record, field))},
                      latest);
    }
    for (size_t i = 0; i < scene->member_count; i++) {
        const struct member *member = &scene->members[i];
        int64_t municipality = member->municipality
                                   ? world_municipality_of_day(scene->world, member->municipality, times->now->day)
                                   : 0;
        if (municipality && !(which == LEAVING && ended_with_it(times, member->record, municipality)))
            add_party(parties, (struct party){member->region, municipality, "",
                                              in_text(get_text(member->record, field))}, latest);
    }
}

/* The parties that only one of the days has. */
static void tell_parties(struct times *times, const struct parties *here, const struct parties *there, int joined,
                         int member)
{
    for (size_t i = 0; i < here->count; i++) {
        const struct party *party = &here->items[i];
        const struct record *region = world_find(times->now->world, ENTITY_REGION, party->of);
        if (has_party(there, party))
            continue;
        if (!region)
            tell(times, joined, party->date, party->of,
                 get_reference(world_find(times->now->world, ENTITY_ARRANGEMENT, party->of), "region"), party, "", "");
        else if (holds_on(region, times->now->day) && holds_on(region, times->then.day) &&
                 (scene_chooses_region(times->now, region) || scene_chooses_region(&times->then, region)))
            tell(times, member, party->date, 0, party->of, party, "", "");
    }
}

static void tell_regions(struct times *times)
{
    const struct records *regions = &times->now->world->of[ENTITY_REGION];

    for (size_t i = 0; i < regions->count; i++) {
        const struct record *region = &regions->items[i];
        bool now = holds_on(region, times->now->day), then = holds_on(region, times->then.day);
        if (now && !then && scene_chooses_region(times->now, region))
            tell(times, REGION_FOUNDED, get_text(region, "established"), 0, region->id, NULL, "", "");
        if (then && !now && scene_chooses_region(&times->then, region))
            tell(times, REGION_ENDED, get_text(region, "ended"), 0, region->id, NULL, "", "");
    }
}

static void tell_all(const struct scene *scene, struct lines *lines, int64_t totals[9])
{
    struct times times = {.now = scene, .lines = lines};
    const struct records *arrangements = &scene->world->of[ENTITY_ARRANGEMENT];

    times.parties_now = calloc(1, sizeof *times.parties_now);
    times.parties_then = calloc(1, sizeof *times.parties_then);
    times.parties_leaving = calloc(1, sizeof *times.parties_leaving);
    scene_set_on(scene->world, &scene->question, scene->question.other_day, &times.then);
    for (size_t i = 0; i < arrangements->count; i++)
        tell_arrangement(&times, &arrangements->items[i]);
    tell_regions(&times);
    collect(&times, times.now, LATER, times.parties_now);
    collect(&times, &times.then, EARLIER, times.parties_then);
    collect(&times, &times.then, LEAVING, times.parties_leaving);
    tell_parties(&times, times.parties_now, times.parties_then, JOINED, MEMBER_JOINED);
    tell_parties(&times, times.parties_leaving, times.parties_now, LEFT, MEMBER_LEFT);
    for (int i = 0; i <= MEMBER_LEFT; i++)
        totals[i] = tells_of_kind(scene, i) ? times.totals[i] : -1;
    scene_clear(&times.then);
    free(times.parties_now);
    free(times.parties_then);
    free(times.parties_leaving);
}

static void compute_changes(const struct scene *scene, struct lines *lines)
{
    int64_t totals[9];

    tell_all(scene, lines, totals);
}

static void compute_change_totals(const struct scene *scene, struct lines *lines)
{
    struct lines each = {0};
    int64_t totals[9];

    tell_all(scene, &each, totals);
    lines_clear(&each);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (totals[i] >= 0)
            lines_add(lines, "%s|%lld", kinds[i], (long long)totals[i]);
}

const struct second second_years[] = {
    {"new", compute_new},
    {"changes_list", compute_changes},
    {"changes_totals", compute_change_totals},
    {NULL, NULL},
};
