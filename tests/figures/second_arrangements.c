/* Reports whose rows are made of arrangements: forms, services, one sector, seats, what is outside the count, cost by
 * region. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL = 240 };

/* Whether the code is one of those in the list, set apart by blanks. */
static bool is_one_of(const char *code, const char *list)
{
    size_t length = strlen(code);

    for (const char *at = list; length > 0 && (at = strstr(at, code)); at += length)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* The number of municipalities of the day that the arrangement names. */
static int64_t count_named(const struct scene *scene, size_t held)
{
    struct set named = {0};

    for (size_t i = 0; i < scene->part_count; i++)
        if (scene->parts[i].held == held && scene_place(scene, scene->parts[i].municipality))
            set_add(&named, scene->parts[i].municipality);
    int64_t count = (int64_t)named.count;
    set_clear(&named);
    return count;
}

/* ---- Forms ---- */

static void compute_forms(const struct scene *scene, struct lines *lines)
{
    struct tallies forms = {0};
    char label[FORM_LABEL];
    int64_t all = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        if (!scene_counts(scene, i))
            continue;
        struct tally *form = tally_at(&forms, scene->held[i].form, 0);
        form->counts[0]++;
        form->counts[1] += scene->held[i].uncertain;
        all++;
    }
    for (size_t i = 0; i < forms.count; i++) {
        const struct tally *form = &forms.items[i];
        const struct record *record = form->key ? world_find(scene->world, ENTITY_LEGAL_FORM, form->key) : NULL;
        lines_add(lines, "%s|%s|%lld|%s|%lld", form_label(scene, form->key, label),
                  record ? in_text(get_text(record, "structure")) : "", (long long)form->counts[0],
                  in_share(form->counts[0], all), (long long)form->counts[1]);
    }
    tallies_clear(&forms);
}

static void compute_forms_counties(const struct scene *scene, struct lines *lines)
{
    const struct records *counties = &scene->world->of[ENTITY_COUNTY];
    char label[FORM_LABEL];

    for (size_t c = 0; c < counties->count; c++) {
        struct tallies forms = {0};
        int64_t county = counties->items[c].id, all = 0;
        if (scene->question.county && scene->question.county != county)
            continue;
        for (size_t i = 0; i < scene->held_count; i++) {
            if (!scene_counts(scene, i) || !scene_lies_in(scene, i, county))
                continue;
            struct tally *form = tally_at(&forms, scene->held[i].form, 0);
            form->counts[0]++;
            form->counts[1] += scene->held[i].uncertain;
            all++;
        }
        for (size_t i = 0; i < forms.count; i++)
            lines_add(lines, "%s|%s|%lld|%s|%lld", in_reference(county), form_label(scene, forms.items[i].key, label),
                      (long long)forms.items[i].counts[0], in_share(forms.items[i].counts[0], all),
                      (long long)forms.items[i].counts[1]);
        tallies_clear(&forms);
    }
}

/* ---- Services ---- */

/* Whether the arrangement has the task on the day. */
static bool has_service(const struct scene *scene, size_t held, int64_t service)
{
    for (size_t i = 0; i < scene->task_count; i++)
        if (scene->tasks[i].held == held && scene->tasks[i].service == service)
            return true;
    return false;
}

enum { ALL, PURCHASE, COMPREHENSIVE, AS, IKS, HOST, BOARD, AGREEMENT, UNSTATED, UNCERTAIN, KNOWN };

static void count_service(const struct scene *scene, size_t held, int64_t counts[16])
{
    const char *code = scene_form(scene, scene->held[held].form);
    int64_t comprehensive;

    (void)get_number(scene->held[held].record, "comprehensive", &comprehensive);
    counts[ALL]++;
    counts[PURCHASE] += is_one_of(code, "KJOPSALG");
    counts[COMPREHENSIVE] += comprehensive;
    counts[AS] += is_one_of(code, "AS");
    counts[IKS] += is_one_of(code, "IKS");
    counts[HOST] += is_one_of(code, "VK_ADM VK_NEMND");
    counts[BOARD] += is_one_of(code, "P27");
    counts[AGREEMENT] += is_one_of(code, "AVTALE");
    counts[UNSTATED] += !*code;
    counts[UNCERTAIN] += scene->held[held].uncertain;
    counts[KNOWN] += is_one_of(code, "KJOPSALG AS IKS VK_ADM VK_NEMND P27 AVTALE");
}

static int64_t chosen_places(const struct scene *scene)
{
    int64_t count = 0;

    for (size_t i = 0; i < scene->place_count; i++)
        count += scene->places[i].chosen;
    return count;
}

static void compute_services(const struct scene *scene, struct lines *lines)
{
    const struct records *services = &scene->world->of[ENTITY_SERVICE_AREA];

    for (size_t s = 0; s < services->count; s++) {
        const struct record *service = &services->items[s];
        int64_t n[16] = {0};
        struct set municipalities = {0}, doubtful = {0};
        bool named = false;
        int64_t most = -1, stated;
        if ((scene->question.service && scene->question.service != service->id) ||
            (scene->question.sector && scene->question.sector != get_reference(service, "sector")))
            continue;
        for (size_t i = 0; i < scene->held_count; i++) {
            if (!scene_counts(scene, i) || !has_service(scene, i, service->id))
                continue;
            count_service(scene, i, n);
            named = named || count_named(scene, i) > 0;
            if (get_number(scene->held[i].record, "stated_participants", &stated))
                most = stated > most ? stated : most;
            for (size_t p = 0; p < scene->place_count; p++)
                if (scene->places[p].chosen && scene_takes_part(scene, i, scene->places[p].id))
                    set_add(&municipalities, scene->places[p].id);
            for (size_t p = 0; p < scene->part_count; p++) {
                const struct place *place = scene_place(scene, scene->parts[p].municipality);
                if (scene->parts[p].held == i && scene->parts[p].uncertain && place && place->chosen)
                    set_add(&doubtful, place->id);
            }
        }
        if (n[ALL] > 0)
            lines_add(lines, "%s|%lld|%lld|%lld|%s|%s|%s|%s|%lld|%lld|%lld|%lld|%lld|%lld|%lld|%lld|%lld",
                      in_reference(service->id), (long long)n[ALL], (long long)(n[ALL] - n[PURCHASE]),
                      (long long)n[PURCHASE], in_number(named, (int64_t)municipalities.count),
                      named ? in_share((int64_t)municipalities.count, chosen_places(scene)) : "",
                      in_number(named, (int64_t)doubtful.count), in_number(most >= 0, most), (long long)n[UNCERTAIN],
                      (long long)n[COMPREHENSIVE], (long long)n[AS], (long long)n[IKS], (long long)n[HOST],
                      (long long)n[BOARD], (long long)n[AGREEMENT], (long long)(n[ALL] - n[KNOWN] - n[UNSTATED]),
                      (long long)n[UNSTATED]);
        set_clear(&municipalities);
        set_clear(&doubtful);
    }
}

/* ---- One sector ---- */

enum { MOST_NAMED = 64, NAMES = 4000 };

static bool is_host(const struct part *part)
{
    return is_text(part->record, "role", "host") || is_text(part->record, "role", "office") ||
           is_text(part->record, "role", "seller");
}

static void add_name(char names[NAMES], const char *name, bool observes, bool uncertain)
{
    size_t length = strlen(names);

    snprintf(names + length, NAMES - length, "%s%s%s%s", length ? ", " : "", name, observes ? " (observer)" : "",
             uncertain ? " ?" : "");
}

/* Whether only uncertain records say that the municipality takes part, or that it hosts where one of them does. */
static bool is_doubted(const struct scene *scene, size_t held, int64_t municipality, bool hosts)
{
    bool uncertain = false;

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        if (part->held == held && part->municipality == municipality && part->uncertain && (!hosts || is_host(part)))
            uncertain = true;
    }
    return uncertain && (hosts || !scene_acts_certainly(scene, held, municipality));
}

/* The names of the municipalities of the day in list order: of the hosts, or of all. */
static void write_municipalities(const struct scene *scene, size_t held, bool hosts, char names[NAMES])
{
    const struct record *found[MOST_NAMED];
    size_t count = 0;

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        bool known = false;
        if (part->held != held || (hosts && !is_host(part)) || !scene_place(scene, part->municipality))
            continue;
        const struct record *named = world_find(scene->world, ENTITY_MUNICIPALITY, part->municipality);
        for (size_t j = 0; j < count; j++)
            known = known || found[j] == named;
        if (!known && count < MOST_NAMED)
            found[count++] = named;
    }
    qsort(found, count, sizeof *found, compare_by_name);
    *names = '\0';
    for (size_t i = 0; i < count; i++)
        add_name(names, get_text(found[i], "name"), !hosts && !scene_acts(scene, held, found[i]->id),
                 is_doubted(scene, held, found[i]->id, hosts));
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the other bodies that take part, by name. */
static void add_bodies(const struct scene *scene, size_t held, char names[NAMES])
{
    const char *found[MOST_NAMED];
    size_t count = 0;

    for (size_t i = 0; i < scene->part_count && count < MOST_NAMED; i++)
        if (scene->parts[i].held == held && !get_reference(scene->parts[i].record, "municipality") &&
            get_text(scene->parts[i].record, "body"))
            found[count++] = get_text(scene->parts[i].record, "body");
    qsort(found, count, sizeof *found, compare_texts);
    for (size_t i = 0; i < count; i++) {
        bool observes = true, uncertain = true;
        for (size_t p = 0; p < scene->part_count; p++) {
            if (scene->parts[p].held != held || !is_text(scene->parts[p].record, "body", found[i]))
                continue;
            observes = observes && scene->parts[p].observes;
            uncertain = uncertain && scene->parts[p].uncertain;
        }
        if (i == 0 || strcmp(found[i - 1], found[i]) != 0)
            add_name(names, found[i], observes, uncertain);
    }
}

static void write_participants(const struct scene *scene, size_t held, char names[NAMES])
{
    int64_t stated;

    write_municipalities(scene, held, false, names);
    add_bodies(scene, held, names);
    if (!*names && get_number(scene->held[held].record, "stated_participants", &stated))
        snprintf(names, NAMES, "%lld %s, not named", (long long)stated,
                 stated == 1 ? "municipality" : "municipalities");
}

static void tell_task(const struct scene *scene, int64_t service, size_t at, struct lines *lines)
{
    const struct held *held = &scene->held[at];
    const struct record *year = scene_year(scene, held->record->id);
    const char *code = scene_form(scene, held->form);
    char hosts[NAMES], participants[NAMES];
    int64_t stated, cost = 0;
    bool is_stated = get_number(held->record, "stated_participants", &stated);
    bool is_priced = year && get_number(year, "annual_cost", &cost);

    write_municipalities(scene, at, true, hosts);
    write_participants(scene, at, participants);
    lines_add(lines, "%s|%s|%s|%s|%s|%s|%s|%lld|%s|%s|%s|%s|%s|%s", in_reference(service),
              in_reference(held->record->id), in_reference(held->region), in_text(get_text(held->record, "status")),
              is_one_of(code, "KJOPSALG") ? "purchase and sale" : *code ? "cooperation" : "not stated",
              in_reference(held->form), in_text(get_text(held->record, "effective")),
              (long long)count_named(scene, at), in_number(is_stated, stated), participants, hosts,
              in_reference(held->seat), in_number(is_priced, cost), in_text(get_text(held->record, "certainty")));
}

/* Each task of each arrangement once; without a question of tasks also those that have none. */
static void compute_sector(const struct scene *scene, struct lines *lines)
{
    struct tallies seen = {0};
    struct set with_task = {0};

    for (size_t i = 0; i < scene->task_count; i++) {
        const struct task *task = &scene->tasks[i];
        set_add(&with_task, (int64_t)task->held);
        if (scene_counts(scene, task->held) &&
            (!scene->question.service || scene->question.service == task->service) &&
            (!scene->question.sector || scene->question.sector == task->sector) &&
            tally_at(&seen, scene->held[task->held].record->id, task->service)->counts[0]++ == 0)
            tell_task(scene, task->service, task->held, lines);
    }
    for (size_t i = 0; i < scene->held_count; i++)
        if (scene_counts(scene, i) && !scene->question.service && !scene->question.sector &&
            !set_has(&with_task, (int64_t)i))
            tell_task(scene, 0, i, lines);
    set_clear(&with_task);
    tallies_clear(&seen);
}

/* ---- Seats ---- */

static void compute_seats(const struct scene *scene, struct lines *lines)
{
    struct tallies seats = {0};
    char label[LABEL];
    int64_t all = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        if (!scene_counts(scene, i))
            continue;
        struct tally *seat = tally_at(&seats, scene->held[i].seat, scene->held[i].seat_split);
        seat->counts[0]++;
        seat->counts[1] += is_one_of(scene_form(scene, scene->held[i].form), "AS IKS");
        seat->counts[2] += scene->held[i].uncertain;
        all++;
    }
    for (size_t i = 0; i < seats.count; i++) {
        const struct tally *seat = &seats.items[i];
        const struct record *place = seat->key ? world_find(scene->world, ENTITY_MUNICIPALITY, seat->key) : NULL;
        snprintf(label, LABEL, "%s", seat->other ? "undecided: the municipality was split" : "not stated");
        if (place)
            snprintf(label, LABEL, "%s %s", get_text(place, "number"), get_text(place, "name"));
        lines_add(lines, "%s|%s|%lld|%s|%lld|%lld", label, place ? in_reference(get_reference(place, "county")) : "",
                  (long long)seat->counts[0], in_share(seat->counts[0], all), (long long)seat->counts[1],
                  (long long)seat->counts[2]);
    }
    tallies_clear(&seats);
}

/* ---- Outside ---- */

static void write_reason(const struct scene *scene, const struct held *held, char reason[LABEL])
{
    const struct record *exclusion =
        world_find(scene->world, ENTITY_EXCLUSION_CLASS, get_reference(held->record, "exclusion"));
    const char *status = in_text(get_text(held->record, "status"));

    if (exclusion)
        snprintf(reason, LABEL, "%s", english_name(exclusion));
    else if (strcmp(status, "idea") == 0)
        snprintf(reason, LABEL, "Only an idea");
    else if (strcmp(status, "study") == 0)
        snprintf(reason, LABEL, "Under study");
    else if (strcmp(status, "decided") == 0)
        snprintf(reason, LABEL, "Decided, not begun");
    else if (strcmp(status, "ended") == 0 && !get_text(held->record, "ended"))
        snprintf(reason, LABEL, "Ended, no date");
    else
        snprintf(reason, LABEL, "%s%s%s", held->form ? "The form does not count: " : "The form is not stated",
                 scene_form(scene, held->form), strcmp(status, "ended") == 0 ? " (ended since)" : "");
}

static void compute_outside(const struct scene *scene, struct lines *lines)
{
    enum { MOST = 64 };
    static char reasons[MOST][LABEL];
    int64_t counts[MOST] = {0}, uncertain[MOST] = {0}, all = 0;
    size_t count = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        const struct held *held = &scene->held[i];
        size_t at = 0;
        if (held->counted || !held->chosen)
            continue;
        write_reason(scene, held, reasons[count]);
        while (strcmp(reasons[at], reasons[count]) != 0)
            at++;
        count += at == count;
        counts[at]++;
        uncertain[at] += held->uncertain;
        all++;
    }
    for (size_t i = 0; i < count; i++)
        lines_add(lines, "%s|%lld|%s|%lld", reasons[i], (long long)counts[i], in_share(counts[i], all),
                  (long long)uncertain[i]);
}

static void compute_outside_list(const struct scene *scene, struct lines *lines)
{
    char reason[LABEL];

    for (size_t i = 0; i < scene->held_count; i++) {
        const struct held *held = &scene->held[i];
        int64_t stated;
        if (held->counted || !held->chosen)
            continue;
        bool is_stated = get_number(held->record, "stated_participants", &stated);
        write_reason(scene, held, reason);
        lines_add(lines, "%s|%s|%s|%s|%s|%s|%s", in_reference(held->record->id), in_reference(held->region), reason,
                  in_text(get_text(held->record, "status")), in_text(get_text(held->record, "effective")),
                  in_number(is_stated, stated), in_text(get_text(held->record, "certainty")));
    }
}

/* ---- Cost ---- */

static void compute_cost_regions(const struct scene *scene, struct lines *lines)
{
    struct tallies regions = {0};
    int64_t cost = 0, posts = 0;

    for (size_t i = 0; i < scene->held_count; i++) {
        int64_t number;
        if (!scene_counts(scene, i))
            continue;
        struct tally *region = tally_at(&regions, scene->held[i].region, 0);
        const struct record *year = scene_year(scene, scene->held[i].record->id);
        region->counts[0]++;
        region->counts[5] += scene->held[i].uncertain;
        if (year && get_number(year, "annual_cost", &number)) {
            region->counts[1]++;
            region->counts[2] += number;
            cost += number;
        }
        if (year && get_number(year, "full_time_equivalents", &number)) {
            region->counts[3]++;
            region->counts[4] += number;
            posts += number;
        }
    }
    for (size_t i = 0; i < regions.count; i++) {
        const struct record *record = world_find(scene->world, ENTITY_REGION, regions.items[i].key);
        const int64_t *n = regions.items[i].counts;
        lines_add(lines, "%s|%lld|%lld|%s|%lld|%s|%s|%lld|%s", record ? get_text(record, "name") : "no region",
                  (long long)n[0], (long long)n[5], in_number(n[1], n[2]), (long long)n[1],
                  n[1] ? in_share(n[2], cost) : "", in_number(n[3], n[4]), (long long)n[3],
                  n[3] ? in_share(n[4], posts) : "");
    }
    tallies_clear(&regions);
}

const struct second second_arrangements[] = {
    {"forms_list", compute_forms},
    {"forms_counties", compute_forms_counties},
    {"services", compute_services},
    {"sector", compute_sector},
    {"seats", compute_seats},
    {"outside_totals", compute_outside},
    {"outside_list", compute_outside_list},
    {"cost_regions", compute_cost_regions},
    {NULL, NULL},
};
