/* The sources: every kind of record that can name one, taken from the entity tables. */
#include "tests/figures/second.h"

#include <criterion/criterion.h>

/* The region, the arrangement, the municipality or whatever else the record belongs to in the end. */
static const struct record *find_root(const struct world *world, enum entity_id *entity, const struct record *record)
{
    for (int place; record && (place = entity_parent_index(record->entity)) >= 0;) {
        const struct field *parent = &record->entity->fields[place];
        *entity = parent->target;
        record = world_find(world, parent->target, get_reference(record, parent->name));
    }
    return record;
}

/* Whether the record was there by the day: its period holds, or it was made, held or known by then; and so was what it
 * belongs to. */
static bool is_of_day(const struct scene *scene, const struct record *record)
{
    static const char *const dates[] = {"date", "concluded"};
    int place = entity_parent_index(record->entity);
    int64_t year;

    if (!holds_on(record, scene->day))
        return false;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (entity_field(record->entity, dates[i]) && get_text(record, dates[i]) &&
            day_of(get_text(record, dates[i])) > scene->day)
            return false;
    if (record->entity->id == ENTITY_ARRANGEMENT_YEAR && get_number(record, "year", &year) && year > scene->day / 10000)
        return false;
    if (place < 0 || record->entity->id == ENTITY_MUNICIPALITY_FACT)
        return true;
    const struct field *parent = &record->entity->fields[place];
    const struct record *owner = world_find(scene->world, parent->target, get_reference(record, parent->name));
    return owner && is_of_day(scene, owner);
}

static bool tells_of_region(const struct scene *scene, int64_t id)
{
    const struct record *region = world_find(scene->world, ENTITY_REGION, id);

    return id ? region && scene_chooses_region(scene, region)
              : !scene->question.county && !scene->question.region && !scene->question.municipality;
}

static bool is_chosen(const struct scene *scene, int64_t arrangement)
{
    for (size_t i = 0; i < scene->held_count; i++)
        if (scene->held[i].record->id == arrangement)
            return scene->held[i].chosen;
    return false;
}

/* Whether something that was chosen is left out by the class. */
static bool is_reason(const struct scene *scene, int64_t class)
{
    for (size_t i = 0; i < scene->held_count; i++)
        if (scene->held[i].chosen && get_reference(scene->held[i].record, "exclusion") == class)
            return true;
    return false;
}

/* Whether the question is told of the record: of the day, and of what it chooses. */
static bool tells_of(const struct scene *scene, enum entity_id entity, const struct record *record)
{
    const struct record *root = find_root(scene->world, &entity, record);
    const struct place *place;

    if (!root || (entity != ENTITY_PUBLISHED_FIGURE && !is_of_day(scene, record)))
        return false;
    if (entity == ENTITY_ARRANGEMENT)
        return is_chosen(scene, root->id);
    if (entity == ENTITY_REGION || entity == ENTITY_STRATEGY_PROCESS)
        return tells_of_region(scene, entity == ENTITY_REGION ? root->id : get_reference(root, "region"));
    if (entity == ENTITY_PUBLISHED_FIGURE)
        return asks_published(scene, root);
    if (entity == ENTITY_COUNTING_DEFINITION)
        return root->id == scene->question.definition;
    if (entity == ENTITY_EXCLUSION_CLASS)
        return is_reason(scene, root->id);
    cr_assert_eq(entity, ENTITY_MUNICIPALITY, "%s names a source, and no report tells of it", entity_get(entity)->name);
    place = scene_place(scene, world_municipality_of_day(scene->world, root->id, scene->day));
    return place && place->chosen;
}

/* How many records of each kind name each source, over every kind that can. */
static void count_cited(const struct scene *scene, struct tallies *found)
{
    for (int e = ENTITY_NONE + 1; e < ENTITY_COUNT; e++) {
        const struct records *records = &scene->world->of[e];
        const struct field *field = entity_field(entity_get((enum entity_id)e), "source");
        for (size_t i = 0; field && field->target == ENTITY_SOURCE && i < records->count; i++) {
            int64_t source = get_reference(&records->items[i], "source");
            if (source && tells_of(scene, (enum entity_id)e, &records->items[i]))
                tally_at(found, source, e)->counts[0]++;
        }
    }
}

static void compute_cited(const struct scene *scene, struct lines *lines)
{
    struct tallies found = {0};

    count_cited(scene, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct record *source = world_find(scene->world, ENTITY_SOURCE, found.items[i].key);
        lines_add(lines, "%s|%s|%lld", get_text(source, "code"),
                  entity_get((enum entity_id)found.items[i].other)->plural, (long long)found.items[i].counts[0]);
    }
    tallies_clear(&found);
}

static void compute_sources(const struct scene *scene, struct lines *lines)
{
    struct tallies found = {0};
    struct set told = {0};

    count_cited(scene, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct record *source = world_find(scene->world, ENTITY_SOURCE, found.items[i].key);
        if (set_has(&told, source->id))
            continue;
        set_add(&told, source->id);
        lines_add(lines, "%s|%s|%s|%s|%s", get_text(source, "code"), get_text(source, "title"),
                  in_text(get_text(source, "author")), in_text(get_text(source, "date")),
                  in_text(get_text(source, "licence")));
    }
    set_clear(&told);
    tallies_clear(&found);
}

const struct second second_sources[] = {
    {"sources_list", compute_sources},
    {"sources_records", compute_cited},
    {NULL, NULL},
};
