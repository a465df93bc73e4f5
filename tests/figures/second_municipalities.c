/* Reports whose rows are municipalities: what they take part in, host, bear, and with whom. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the municipality takes part in an arrangement that counts and was chosen. */
static bool is_in(const struct scene *scene, size_t held, int64_t municipality)
{
    return scene_counts(scene, held) && scene_takes_part(scene, held, municipality);
}

static int64_t count_in(const struct scene *scene, int64_t municipality)
{
    int64_t count = 0;

    for (size_t i = 0; i < scene->held_count; i++)
        count += is_in(scene, i, municipality);
    return count;
}

/* ---- Counts ---- */

/* The number of arrangements that the municipality takes part in in that role (NULL: none recorded). */
static int64_t count_role(const struct scene *scene, int64_t municipality, const char *role)
{
    struct set arrangements = {0};

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        if (part->municipality == municipality && is_text(part->record, "role", role) &&
            scene_counts(scene, part->held))
            set_add(&arrangements, (int64_t)part->held);
    }
    int64_t count = (int64_t)arrangements.count;
    set_clear(&arrangements);
    return count;
}

/* Whether it does so by a record that is uncertain. */
static bool is_in_uncertainly(const struct scene *scene, size_t held, int64_t municipality)
{
    for (size_t i = 0; scene_counts(scene, held) && i < scene->part_count; i++)
        if (scene->parts[i].held == held && scene->parts[i].municipality == municipality && scene->parts[i].uncertain)
            return true;
    return false;
}

static int64_t count_uncertain(const struct scene *scene, int64_t municipality)
{
    int64_t count = 0;

    for (size_t i = 0; i < scene->held_count; i++)
        count += is_in_uncertainly(scene, i, municipality);
    return count;
}

/* Whether the arrangement says of everybody that takes part who it is. */
static bool names_all(const struct scene *scene, size_t held)
{
    int64_t stated = 1, named = 0;

    (void)get_number(scene->held[held].record, "stated_participants", &stated);
    for (size_t i = 0; i < scene->place_count; i++)
        named += scene_takes_part(scene, held, scene->places[i].id);
    return named >= stated;
}

bool is_known(const struct scene *scene, int64_t municipality)
{
    bool named = false;

    if (count_in(scene, municipality) > 0)
        return true;
    for (size_t i = 0; i < scene->held_count; i++)
        named = named || (scene->held[i].counted && scene_takes_part(scene, i, municipality));
    for (size_t m = 0; m < scene->member_count; m++)
        for (size_t i = 0; scene->members[m].municipality == municipality && scene->members[m].full &&
                           i < scene->held_count; i++)
            if (scene->held[i].counted && scene->held[i].region == scene->members[m].region && !names_all(scene, i))
                return false;
    return named;
}

static void compute_counts(const struct scene *scene, struct lines *lines)
{
    static const char *const roles[] = {"host", "participant", "owner", "buyer", "seller", "office", "observer", NULL};

    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        char numbers[200] = "";
        if (!place->chosen)
            continue;
        int64_t all = count_in(scene, place->id);
        bool known = is_known(scene, place->id);
        for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
            snprintf(numbers + strlen(numbers), sizeof numbers - strlen(numbers), "|%s",
                     in_number(known, count_role(scene, place->id, roles[r])));
        lines_add(lines, "%s|%s|%s|%s%s|%s|%s", in_reference(place->id), in_number(known, all),
                  in_number(known, count_uncertain(scene, place->id)),
                  known && place->has_population ? in_ratio(all * 1000, place->population) : "", numbers,
                  in_number(place->has_population, place->population),
                  place->has_population ? place->population_date : "");
    }
}

/* ---- Hosts ---- */

static bool hosts(const struct part *part)
{
    return is_text(part->record, "role", "host") || is_text(part->record, "role", "office") ||
           is_text(part->record, "role", "seller");
}

/* Whether the municipality hosts the arrangement; `uncertain`: by a record that is. */
static bool is_host(const struct scene *scene, size_t held, int64_t municipality, bool uncertain)
{
    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == held && scene->parts[i].municipality == municipality && hosts(&scene->parts[i]) &&
            (!uncertain || scene->parts[i].uncertain))
            return true;
    return false;
}

static void compute_hosts(const struct scene *scene, struct lines *lines)
{
    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        int64_t hosted = 0, uncertain = 0;
        if (!place->chosen)
            continue;
        for (size_t a = 0; a < scene->held_count; a++) {
            hosted += scene_counts(scene, a) && is_host(scene, a, place->id, false);
            uncertain += scene_counts(scene, a) && is_host(scene, a, place->id, true);
        }
        if (hosted > 0)
            lines_add(lines, "%s|%lld|%lld|%s|%lld", in_reference(place->id), (long long)hosted,
                      (long long)count_in(scene, place->id), in_share(hosted, count_in(scene, place->id)),
                      (long long)uncertain);
    }
}

static void compute_pairs(const struct scene *scene, struct lines *lines)
{
    struct tallies pairs = {0};

    for (size_t a = 0; a < scene->held_count; a++) {
        struct set takes_part = {0};
        for (size_t i = 0; scene_counts(scene, a) && i < scene->part_count; i++)
            if (scene->parts[i].held == a && scene_place(scene, scene->parts[i].municipality))
                set_add(&takes_part, scene->parts[i].municipality);
        for (size_t h = 0; h < takes_part.count; h++) {
            const struct place *host = scene_place(scene, takes_part.items[h]);
            for (size_t p = 0; host && host->chosen && p < takes_part.count; p++) {
                if (p == h || !is_host(scene, a, host->id, false) || !scene_acts(scene, a, takes_part.items[p]))
                    continue;
                struct tally *pair = tally_at(&pairs, host->id, takes_part.items[p]);
                pair->counts[0]++;
                pair->counts[1] += is_host(scene, a, host->id, true) ||
                                   scene_acts_uncertainly(scene, a, takes_part.items[p]);
            }
        }
        set_clear(&takes_part);
    }
    for (size_t i = 0; i < pairs.count; i++)
        lines_add(lines, "%s|%s|%lld|%lld", in_reference(pairs.items[i].key), in_reference(pairs.items[i].other),
                  (long long)pairs.items[i].counts[0], (long long)pairs.items[i].counts[1]);
    tallies_clear(&pairs);
}

/* ---- Size ---- */

struct class {
    const char *label;
    int64_t smallest, largest;
};

static const struct class size_classes[] = {
    {"under 2 000", 0, 1999},
    {"2 000–2 999", 2000, 2999},
    {"3 000–3 999", 3000, 3999},
    {"4 000–4 999", 4000, 4999},
    {"5 000–9 999", 5000, 9999},
    {"10 000–19 999", 10000, 19999},
    {"20 000–29 999", 20000, 29999},
    {"30 000–49 999", 30000, 49999},
    {"50 000–99 999", 50000, 99999},
    {"100 000 and more", 100000, INT64_MAX},
    {"not stated", -1, -1},
};

static bool is_of_class(const struct place *place, const struct class *class)
{
    if (class->smallest < 0)
        return !place->has_population;
    return place->has_population && place->population >= class->smallest && place->population <= class->largest;
}

static void compute_size(const struct scene *scene, struct lines *lines)
{
    for (size_t k = 0; k < sizeof size_classes / sizeof *size_classes; k++) {
        struct set different = {0};
        struct set uncertain = {0};
        int64_t places = 0, sum = 0, population = 0, none = 0;
        for (size_t i = 0; i < scene->place_count; i++) {
            const struct place *place = &scene->places[i];
            if (!place->chosen || !is_of_class(place, &size_classes[k]))
                continue;
            int64_t count = count_in(scene, place->id);
            places++;
            if (!is_known(scene, place->id)) {
                none++;
                continue;
            }
            sum += count;
            population += place->population;
            for (size_t a = 0; a < scene->held_count; a++)
                if (is_in(scene, a, place->id)) {
                    set_add(&different, (int64_t)a);
                    if (is_in_uncertainly(scene, a, place->id))
                        set_add(&uncertain, (int64_t)a);
                }
        }
        if (places > 0)
            lines_add(lines, "%s|%lld|%s|%s|%s|%s|%lld", size_classes[k].label, (long long)places,
                      in_number(none < places, (int64_t)different.count),
                      in_number(none < places, (int64_t)uncertain.count), in_ratio(sum, places - none),
                      in_ratio(sum * 100000, population), (long long)none);
        set_clear(&different);
        set_clear(&uncertain);
    }
}

/* ---- Ground ---- */

static void compute_ground(const struct scene *scene, struct lines *lines)
{
    int64_t all = 0;

    for (size_t i = 0; i < scene->place_count; i++)
        all += scene->places[i].chosen ? scene->places[i].population : 0;
    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        const char *area_date = NULL;
        int64_t area;
        if (!place->chosen)
            continue;
        (void)scene_fact(scene, place->id, "land_area_km2", &area, &area_date);
        lines_add(lines, "%s|%s|%s|%s|%s|%s|%s|%s", in_reference(place->id), in_reference(place->county),
                  in_number(place->has_population, place->population), in_text(place->population_date),
                  place->has_population ? in_share(place->population, all) : "",
                  in_number(place->has_area, place->area), in_text(area_date),
                  place->has_population && place->has_area ? in_ratio(place->population * 100, place->area) : "");
    }
}

static void compute_ground_sizes(const struct scene *scene, struct lines *lines)
{
    int64_t all = 0, everybody = 0;

    for (size_t i = 0; i < scene->place_count; i++) {
        all += scene->places[i].chosen;
        everybody += scene->places[i].chosen ? scene->places[i].population : 0;
    }
    for (size_t k = 0; k < sizeof size_classes / sizeof *size_classes; k++) {
        int64_t count = 0, population = 0;
        bool known = size_classes[k].smallest >= 0;
        for (size_t i = 0; i < scene->place_count; i++) {
            if (!scene->places[i].chosen || !is_of_class(&scene->places[i], &size_classes[k]))
                continue;
            count++;
            population += scene->places[i].population;
        }
        if (count > 0)
            lines_add(lines, "%s|%lld|%s|%s|%s", size_classes[k].label, (long long)count, in_share(count, all),
                      in_number(known, population), known ? in_share(population, everybody) : "");
    }
}

/* ---- Cost ---- */

/* The part of the number that the participation bears, rounded; false where it is not known. The cost is shared by cost
 * shares where somebody in the arrangement has one, else by owners' shares. */
static bool bears(const struct scene *scene, const struct part *part, int64_t number, int64_t *borne)
{
    const char *key = "share";
    long long above, below;

    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == part->held && get_text(scene->parts[i].record, "cost_share"))
            key = "cost_share";
    const char *share = get_text(part->record, key);
    if (!share || sscanf(share, "%lld/%lld", &above, &below) != 2)
        return false;
    *borne = (int64_t)((double)number * (double)above / (double)below + 0.5);
    return true;
}

struct borne {
    int64_t arrangements, known, cost, posts;
    bool has_cost, has_posts;
};

static struct borne sum_borne(const struct scene *scene, int64_t municipality)
{
    struct borne borne = {.arrangements = count_in(scene, municipality)};
    struct set known = {0};

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        int64_t number, share;
        if (part->municipality != municipality || !scene_counts(scene, part->held))
            continue;
        const struct record *year = scene_year(scene, scene->held[part->held].record->id);
        if (year && get_number(year, "annual_cost", &number) && bears(scene, part, number, &share)) {
            set_add(&known, (int64_t)part->held);
            borne.has_cost = true;
            borne.cost += share;
        }
        if (year && get_number(year, "full_time_equivalents", &number) && bears(scene, part, number, &share)) {
            borne.has_posts = true;
            borne.posts += share;
        }
    }
    borne.known = (int64_t)known.count;
    set_clear(&known);
    return borne;
}

static void compute_owners(const struct scene *scene, struct lines *lines)
{
    int64_t all = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        const struct record *year = scene_year(scene, scene->held[i].record->id);
        int64_t cost;
        all += scene_counts(scene, i) && year && get_number(year, "annual_cost", &cost) ? cost : 0;
    }
    for (size_t i = 0; i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        struct borne borne = sum_borne(scene, place->id);
        if (!place->chosen || borne.arrangements == 0)
            continue;
        bool each = borne.has_cost && place->has_population && place->population > 0;
        lines_add(lines, "%s|%lld|%lld|%lld|%s|%s|%s|%s", in_reference(place->id), (long long)borne.arrangements,
                  (long long)count_uncertain(scene, place->id), (long long)borne.known,
                  in_number(borne.has_cost, borne.cost), borne.has_cost ? in_share(borne.cost, all) : "",
                  in_number(each, each ? (int64_t)((double)borne.cost / (double)place->population + 0.5) : 0),
                  in_number(borne.has_posts, borne.posts));
    }
}

/* ---- Fragmentation ---- */

/* Who does more in the arrangement than observe on the scene's day. */
static void collect_set(const struct scene *scene, size_t held, struct set *set)
{
    for (size_t i = 0; i < scene->place_count; i++)
        if (scene_acts(scene, held, scene->places[i].id))
            set_add(set, scene->places[i].id);
}

enum before { WAS_NOT, MAY_HAVE_BEEN, WAS };

/* Whether the municipality of the scene's day acted in the arrangement on another day, by what is recorded. */
static enum before find_before(const struct scene *scene, int64_t arrangement, int64_t municipality, int day)
{
    enum before found = WAS_NOT;
    size_t count;
    const struct record *const *parts = world_belonging(scene->world, ENTITY_PARTICIPATION, arrangement, &count);

    for (size_t i = 0; i < count; i++) {
        int64_t id = get_reference(parts[i], "municipality");
        if (!id || is_text(parts[i], "role", "observer") || !holds_on(parts[i], day) ||
            world_municipality_of_day(scene->world, id, scene->day) != municipality)
            continue;
        if (get_text(parts[i], "valid_from"))
            return WAS;
        found = MAY_HAVE_BEEN;
    }
    return found;
}

static bool same_sets(const struct set *a, const struct set *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!set_has(b, a->items[i]))
            return false;
    return a->count == b->count;
}

struct circle {
    struct set members;
    bool known, kept; /* whether it was the same four years before */
};

/* A change that is recorded is known whatever else is not. */
static void find_circle(const struct scene *scene, size_t held, struct circle *circle)
{
    const struct record *record = scene->held[held].record;
    const char *effective = get_text(record, "effective");
    int day = scene->day - 40000;
    bool changed = effective && day_of(effective) > day, in_doubt = !effective;

    collect_set(scene, held, &circle->members);
    for (size_t i = 0; i < scene->place_count; i++) {
        enum before before = find_before(scene, record->id, scene->places[i].id, day);
        bool now = set_has(&circle->members, scene->places[i].id);
        changed = changed || (now ? before == WAS_NOT : before == WAS);
        in_doubt = in_doubt || before == MAY_HAVE_BEEN;
    }
    circle->known = changed || !in_doubt;
    circle->kept = !changed && !in_doubt;
}

static void tell_circles(const struct scene *scene, const struct circle *circles, int64_t municipality,
                         struct lines *lines)
{
    int64_t all = 0, uncertain = 0, with = 0, different = 0, most = 0, known = 0, kept = 0;

    for (size_t a = 0; a < scene->held_count; a++) {
        int64_t same = 0;
        bool first = true;
        if (!scene_counts(scene, a) || !scene_acts(scene, a, municipality))
            continue;
        all++;
        uncertain += scene_acts_uncertainly(scene, a, municipality);
        if (circles[a].members.count < 2)
            continue;
        with++;
        known += circles[a].known;
        kept += circles[a].kept;
        for (size_t b = 0; b < scene->held_count; b++) {
            if (!scene_counts(scene, b) || !same_sets(&circles[a].members, &circles[b].members))
                continue;
            same++;
            first = first && b >= a;
        }
        different += first;
        most = same > most ? same : most;
    }
    if (all > 0)
        lines_add(lines, "%s|%lld|%lld|%lld|%s|%lld|%s", in_reference(municipality), (long long)all,
                  (long long)uncertain, (long long)different, in_share(most, with), (long long)known,
                  in_share(kept, known));
}

static void compute_fragmentation(const struct scene *scene, struct lines *lines)
{
    struct circle *circles = calloc(scene->held_count + 1, sizeof *circles);

    for (size_t a = 0; a < scene->held_count; a++)
        if (scene_counts(scene, a))
            find_circle(scene, a, &circles[a]);
    for (size_t i = 0; i < scene->place_count; i++)
        if (scene->places[i].chosen)
            tell_circles(scene, circles, scene->places[i].id, lines);
    for (size_t a = 0; a < scene->held_count; a++)
        set_clear(&circles[a].members);
    free(circles);
}

const struct second second_municipalities[] = {
    {"counts", compute_counts},
    {"hosts_list", compute_hosts},
    {"hosts_pairs", compute_pairs},
    {"size", compute_size},
    {"cost_owners", compute_owners},
    {"fragmentation", compute_fragmentation},
    {"municipalities_list", compute_ground},
    {"municipalities_sizes", compute_ground_sizes},
    {NULL, NULL},
};
