/* The participation matrix against a second computation: simple loops over the records of registers made by chance, for
 * several days and areas. */
#include "tests/figures/desk.h"

#include "samreg/base/memory.h"
#include "samreg/store/matrix.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { ARRANGEMENTS = 120, SUCCESSIONS = 16 };

/* One matrix and what it is held against. */
struct check {
    const struct world *world;
    struct matrix_query query;
    struct matrix matrix;
    int day;
    bool *members; /* by the place in the world's municipalities: whether it is of the area */
};

static bool is_over(const struct record *record, int day)
{
    const char *end = get_text(record, "valid_to");

    return end && day_of(end) <= day;
}

/* The municipality on the day: as long as one has ended and exactly one has taken over by then, that one. */
static int64_t of_day(const struct check *check, int64_t id)
{
    const struct records *successions = &check->world->of[ENTITY_MUNICIPALITY_SUCCESSOR];

    for (int step = 0; step < SUCCESSIONS; step++) {
        const struct record *record = world_find(check->world, ENTITY_MUNICIPALITY, id);
        int64_t next = 0;
        size_t found = 0;
        for (size_t i = 0; i < successions->count && record && is_over(record, check->day); i++) {
            if (get_reference(&successions->items[i], "municipality") == id &&
                day_of(get_text(&successions->items[i], "date")) <= check->day) {
                next = get_reference(&successions->items[i], "successor");
                found++;
            }
        }
        if (found != 1)
            break;
        id = next;
    }
    return id;
}

static size_t place_of(const struct check *check, int64_t municipality)
{
    const struct record *record = world_find(check->world, ENTITY_MUNICIPALITY, municipality);

    cr_assert_not_null(record);
    return (size_t)(record - check->world->of[ENTITY_MUNICIPALITY].items);
}

/* Marks who is of the area. */
static void find_members(struct check *check)
{
    const struct records *municipalities = &check->world->of[ENTITY_MUNICIPALITY];
    const struct records *memberships = &check->world->of[ENTITY_MEMBERSHIP];

    check->members = memory_new_array(municipalities->count, sizeof *check->members);
    for (size_t i = 0; check->query.area != MATRIX_REGION && i < municipalities->count; i++)
        check->members[i] =
            holds_on(&municipalities->items[i], check->day) &&
            (check->query.area == MATRIX_ALL || get_reference(&municipalities->items[i], "county") == check->query.id);
    for (size_t i = 0; check->query.area == MATRIX_REGION && i < memberships->count; i++) {
        const struct record *membership = &memberships->items[i];
        if (get_reference(membership, "region") == check->query.id && holds_on(membership, check->day))
            check->members[place_of(check, of_day(check, get_reference(membership, "municipality")))] = true;
    }
}

/* What one arrangement should show. */
struct expected {
    size_t parts;
    unsigned outside, bodies;
    struct matrix_total total;
    bool any_member;
};

/* What one municipality is in one arrangement, gathered from its participations. */
struct gathered {
    int64_t municipality;
    bool counts, sure;
};

static struct gathered *gather(struct gathered *list, size_t *count, int64_t municipality)
{
    for (size_t i = 0; i < *count; i++)
        if (list[i].municipality == municipality)
            return &list[i];
    list[*count] = (struct gathered){.municipality = municipality};
    return &list[(*count)++];
}

static struct expected compute(const struct check *check, const struct record *arrangement)
{
    struct expected expected = {0};
    size_t count, gathered_count = 0;
    const struct record *const *parts =
        world_belonging(check->world, ENTITY_PARTICIPATION, arrangement->id, &count);
    struct gathered *list = memory_new_array(count + 1, sizeof *list);

    for (size_t i = 0; i < count; i++) {
        bool observes = is_text(parts[i], "role", "observer");
        int64_t municipality = get_reference(parts[i], "municipality");
        if (!holds_on(parts[i], check->day))
            continue;
        if (municipality == 0) {
            expected.bodies += !observes;
            continue;
        }
        struct gathered *one = gather(list, &gathered_count, of_day(check, municipality));
        one->counts = one->counts || !observes;
        one->sure = one->sure || (!observes && !is_text(parts[i], "certainty", "uncertain"));
        expected.parts += check->query.area == MATRIX_ALL || check->members[place_of(check, one->municipality)];
    }
    for (size_t i = 0; i < gathered_count; i++) {
        bool inside = check->query.area == MATRIX_ALL || check->members[place_of(check, list[i].municipality)];
        expected.any_member = expected.any_member || inside;
        expected.outside += !inside && list[i].counts;
        expected.total.sure += inside && list[i].sure;
        expected.total.unsure += inside && list[i].counts && !list[i].sure;
    }
    free(list);
    return expected;
}

static bool is_of_area(const struct check *check, const struct record *arrangement, const struct expected *expected)
{
    return check->query.area == MATRIX_ALL || expected->any_member ||
           (check->query.area == MATRIX_REGION && get_reference(arrangement, "region") == check->query.id);
}

static void expect_row(const struct check *check, const struct record *arrangement, const struct expected *expected)
{
    size_t place = matrix_find_row(&check->matrix, arrangement->id);
    const char *name = get_text(arrangement, "name");

    if (!is_of_area(check, arrangement, expected)) {
        cr_expect_eq(place, check->matrix.row_count, "%s is not of the area", name);
        return;
    }
    cr_assert_lt(place, check->matrix.row_count, "%s is missing", name);
    const struct matrix_row *row = &check->matrix.rows[place];
    cr_expect_eq(row->part_count, expected->parts, "%s: %zu parts, not %zu", name, row->part_count, expected->parts);
    cr_expect_eq(row->total.sure, expected->total.sure, "%s: %u sure, not %u", name, row->total.sure,
                 expected->total.sure);
    cr_expect_eq(row->total.unsure, expected->total.unsure, "%s: %u unsure", name, row->total.unsure);
    cr_expect_eq(row->outside, expected->outside, "%s: %u outside, not %u", name, row->outside, expected->outside);
    cr_expect_eq(row->bodies, expected->bodies, "%s: %u bodies", name, row->bodies);
}

/* Every part stands where its record says, and the columns sum up to what the rows do. */
static void expect_parts(const struct check *check)
{
    unsigned long rows = 0, columns = 0;

    for (size_t i = 0; i < check->matrix.part_count; i++) {
        const struct matrix_part *part = &check->matrix.parts[i];
        const struct record *record = world_find(check->world, ENTITY_PARTICIPATION, part->id);
        cr_assert_not_null(record);
        cr_expect_eq(check->matrix.rows[part->row].id, get_reference(record, "arrangement"));
        cr_expect_eq(check->matrix.columns[part->column].id, of_day(check, get_reference(record, "municipality")));
        cr_expect_eq(part->uncertain, is_text(record, "certainty", "uncertain"));
        cr_expect_eq(part->role, matrix_role_of(get_text(record, "role")));
    }
    for (size_t i = 0; i < check->matrix.row_count; i++)
        rows += check->matrix.rows[i].total.sure + check->matrix.rows[i].total.unsure;
    for (size_t i = 0; i < check->matrix.column_count; i++)
        columns += check->matrix.columns[i].total.sure + check->matrix.columns[i].total.unsure;
    cr_expect_eq(rows, columns);
}

static void expect_matrix(const struct desk *desk, struct matrix_query query, int day)
{
    struct check check = {.world = &desk->world, .query = query, .day = day};
    const struct records *arrangements = &desk->world.of[ENTITY_ARRANGEMENT];
    struct error error = {0};

    check.query.as_of = (struct date){day / 10000, day / 100 % 100, day % 100};
    cr_assert_eq(store_matrix(desk->store, &check.query, NULL, &check.matrix, &error), STATUS_OK);
    find_members(&check);
    for (size_t i = 0; i < arrangements->count; i++) {
        if (!holds_on(&arrangements->items[i], day)) {
            cr_expect_eq(matrix_find_row(&check.matrix, arrangements->items[i].id), check.matrix.row_count);
            continue;
        }
        struct expected expected = compute(&check, &arrangements->items[i]);
        expect_row(&check, &arrangements->items[i], &expected);
    }
    expect_parts(&check);
    matrix_clear(&check.matrix);
    free(check.members);
}

static void expect_all(uint64_t seed)
{
    static const int days[] = {20091201, 20180701, 20200601};
    struct desk desk;

    desk_open(&desk, seed, ARRANGEMENTS);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        expect_matrix(&desk, (struct matrix_query){.area = MATRIX_ALL}, days[i]);
        for (size_t j = 0; j < desk.world.of[ENTITY_REGION].count; j++)
            expect_matrix(&desk, (struct matrix_query){.area = MATRIX_REGION,
                                                       .id = desk.world.of[ENTITY_REGION].items[j].id}, days[i]);
        for (size_t j = 0; j < desk.world.of[ENTITY_COUNTY].count; j += 4)
            expect_matrix(&desk, (struct matrix_query){.area = MATRIX_COUNTY,
                                                       .id = desk.world.of[ENTITY_COUNTY].items[j].id}, days[i]);
    }
    desk_close(&desk);
}

Test(matrix_figures, agree_with_a_second_computation)
{
    expect_all(1);
}

Test(matrix_figures, agree_on_another_register_too)
{
    expect_all(20090101);
}
