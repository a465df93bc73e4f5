/* Reports that answer one municipality, or hold the register against what was published. */
#include "tests/figures/second.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 400 };

/* ---- Ownership ---- */

static bool is_company(const char *code)
{
    return strcmp(code, "AS") == 0 || strcmp(code, "IKS") == 0;
}

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

static bool asks_for(const struct scene *scene, size_t held)
{
    const struct question *asked = &scene->question;
    bool sector = !asked->sector, service = !asked->service;

    for (size_t i = 0; i < scene->task_count; i++) {
        sector = sector || (scene->tasks[i].held == held && scene->tasks[i].sector == asked->sector);
        service = service || (scene->tasks[i].held == held && scene->tasks[i].service == asked->service);
    }
    return sector && service && (!asked->form || scene->held[held].form == asked->form);
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
                       const char *certainty, struct lines *lines)
{
    const struct held *held = &scene->held[at];
    const struct record *year = scene_year(scene, held->record->id);
    const char *code = scene_form(scene, held->form);
    int64_t cost = 0, number = 0;
    bool known = year && get_number(year, "annual_cost", &cost);
    char purpose[TEXT];

    if (!asks_for(scene, at))
        return;
    write_purpose(scene, at, purpose);
    if (known)
        (void)get_number(year, "year", &number);
    lines_add(lines, "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", kind_of(scene, held),
              in_reference(held->record->id), code, part ? in_text(get_text(part->record, "role")) : "",
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

static bool is_full_member(const struct scene *scene, int64_t region, int64_t municipality)
{
    for (size_t i = 0; i < scene->member_count; i++)
        if (scene->members[i].region == region && scene->members[i].municipality == municipality &&
            scene->members[i].full)
            return true;
    return false;
}

static void compute_ownership(const struct scene *scene, struct lines *lines)
{
    int64_t municipality = world_municipality_of_day(scene->world, scene->question.municipality, scene->day);

    for (size_t i = 0; municipality && i < scene->part_count; i++)
        if (scene->parts[i].municipality == municipality)
            tell_owned(scene, scene->parts[i].held, &scene->parts[i], 0,
                       certainty_of(&scene->held[scene->parts[i].held], &scene->parts[i]), lines);
    for (size_t i = 0; municipality && i < scene->held_count; i++) {
        if (scene_takes_part(scene, i, municipality))
            continue;
        if (is_owned_through(scene, i, municipality))
            tell_owned(scene, i, NULL, get_reference(scene->held[i].record, "parent"),
                       certainty_of(&scene->held[i], NULL), lines);
        else if (scene_names_nobody(scene, i) && is_full_member(scene, scene->held[i].region, municipality))
            tell_owned(scene, i, NULL, 0, "not stated whether it takes part", lines);
    }
}

/* ---- Published ---- */

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
           : where.kind == REGION ? is_full_member(scene, where.id, place->id)
                                  : place->id == where.id;
}

static bool lies_at(const struct scene *scene, struct where where, size_t held)
{
    if (where.kind == REGION)
        return scene->held[held].region == where.id;
    return where.kind == COUNTY ? scene_lies_in(scene, held, where.id)
                                : scene_place(scene, where.id) && scene_takes_part(scene, held, where.id);
}

static bool fits(const struct scene *scene, const struct record *figure, size_t at)
{
    const struct held *held = &scene->held[at];
    const char *measure = get_text(figure, "measure"), *code = scene_form(scene, held->form);
    int64_t service = get_reference(figure, "service_area"), form = get_reference(figure, "legal_form");
    bool has = !service, company = is_company(code);
    int64_t comprehensive;

    for (size_t i = 0; i < scene->task_count; i++)
        has = has || (scene->tasks[i].held == at && scene->tasks[i].service == service);
    if (!has || !held->counted || (form && held->form != form))
        return false;
    (void)get_number(held->record, "comprehensive", &comprehensive);
    if (strcmp(measure, "selskaper") == 0)
        return !get_reference(held->record, "parent") && (form || company);
    if (strcmp(measure, "helhetlige ordninger") == 0)
        return comprehensive;
    return strcmp(measure, "kjøp og salg") != 0 || strcmp(code, "KJOPSALG") == 0;
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

/* What is recorded, in hundredths; false where it cannot be computed. */
static bool find_recorded(const struct scene *scene, const struct record *figure, struct where where, int64_t *recorded)
{
    const char *measure = get_text(figure, "measure");
    bool people = strcmp(measure, "innbyggere") == 0, land = strncmp(measure, "landareal", 9) == 0;
    bool most = strcmp(measure, "kommuner i ordningen") == 0, any = !people && !land && !most;

    *recorded = 0;
    for (size_t i = 0; (people || land) && i < scene->place_count; i++) {
        const struct place *place = &scene->places[i];
        if (!is_at(scene, where, place) || !(people ? place->has_population : place->has_area))
            continue;
        any = true;
        *recorded += people ? place->population * 100 : place->area;
    }
    for (size_t i = 0; !people && !land && i < scene->held_count; i++) {
        if (!lies_at(scene, where, i) || !fits(scene, figure, i))
            continue;
        int64_t named = count_named(scene, i), stated = 0;
        bool is_stated = get_number(scene->held[i].record, "stated_participants", &stated);
        if (!most)
            *recorded += 100;
        else if (named > 0 || is_stated) {
            int64_t number = (named > 0 ? named : stated) * 100;
            *recorded = !any || number > *recorded ? number : *recorded;
            any = true;
        }
    }
    return any;
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

static void compute_published(const struct scene *scene, struct lines *lines)
{
    const struct records *figures = &scene->world->of[ENTITY_PUBLISHED_FIGURE];

    for (size_t i = 0; i < figures->count; i++) {
        const struct record *figure = &figures->items[i];
        struct where where = find_scope(scene, get_text(figure, "scope"));
        int64_t form = get_reference(figure, "legal_form"), service = get_reference(figure, "service_area");
        int64_t value, recorded = 0;
        bool published = get_number(figure, "value", &value);
        if ((scene->question.form && scene->question.form != form) ||
            (scene->question.service && scene->question.service != service) || !asks_published(scene, figure))
            continue;
        bool known = where.kind != NOWHERE && find_recorded(scene, figure, where, &recorded);
        lines_add(lines, "PROVE|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", get_text(figure, "date"), get_text(figure, "scope"),
                  in_reference(service), scene_form(scene, form), get_text(figure, "measure"),
                  in_number(published, value), in_number(known, recorded),
                  in_number(known && published, recorded - value),
                  known && published ? in_share(recorded, value) : "",
                  known && published && recorded > value ? "more than published" : "");
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
    {"published", compute_published},
    {NULL, NULL},
};
