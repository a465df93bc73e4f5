#include "samreg/model/strategy.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(strategy, quadrants_are_called_as_the_choices_of_an_alternative)
{
    static const char *const codes[GRID_QUADRANTS] = {
        [GRID_LOW_LOW] = "low_low", [GRID_HIGH_LOW] = "high_low", [GRID_LOW_HIGH] = "low_high",
        [GRID_HIGH_HIGH] = "high_high"};
    const struct field *field = entity_field(entity_get(ENTITY_STRATEGY_ALTERNATIVE), "quadrant");

    for (int i = 0; i < GRID_QUADRANTS; i++) {
        enum grid_quadrant quadrant = GRID_BORDER;
        cr_expect_str_eq(strategy_quadrant_code((enum grid_quadrant)i), codes[i]);
        cr_expect(strategy_quadrant_parse(codes[i], &quadrant));
        cr_expect_eq((int)quadrant, i);
    }
    cr_expect_null(field->choices[GRID_QUADRANTS].code);
    enum grid_quadrant none;
    cr_expect_not(strategy_quadrant_parse("border", &none));
}

Test(strategy, orientations_are_the_choices_of_a_process)
{
    const struct entity *entity = entity_get(ENTITY_STRATEGY_PROCESS);
    const struct field *field = entity_field(entity, "orientation");
    struct record process = {0};

    record_init(&process, entity);
    cr_expect_eq(strategy_orientation(&process), GRID_UPRIGHT, "the default");
    for (int i = 0; i < GRID_ORIENTATIONS; i++) {
        cr_expect_str_eq(field->choices[i].code, grid_peek_lie((enum grid_orientation)i)->name);
        value_set_text(record_value(&process, "orientation"), field->choices[i].code);
        cr_expect_eq((int)strategy_orientation(&process), i);
    }
    cr_expect_null(field->choices[GRID_ORIENTATIONS].code);
    record_clear(&process);
}

static bool places(int64_t x, int64_t y, struct grid_point *point)
{
    struct record position = {0};

    record_init(&position, entity_get(ENTITY_POSITION));
    if (x >= 0)
        value_set_integer(record_value(&position, "x"), x);
    if (y >= 0)
        value_set_integer(record_value(&position, "y"), y);
    bool placed = strategy_point(&position, point);
    record_clear(&position);
    return placed;
}

Test(strategy, a_position_needs_both_axes)
{
    struct grid_point point = {0, 0};

    cr_expect(places(0, 1000, &point));
    cr_expect_eq(point.x, 0);
    cr_expect_eq(point.y, 1000);
    cr_expect_not(places(-1, 400, &point));
    cr_expect_not(places(400, -1, &point));
    cr_expect_not(places(1001, 400, &point));
}

/* The rules broken by a position with these values (-1: not recorded), set apart by blanks. */
static void expect_rules(int64_t x, int64_t y, bool skipped, const char *expected)
{
    struct record position = {0};
    struct problems problems = {0};
    struct str rules = {0};

    record_init(&position, entity_get(ENTITY_POSITION));
    value_set_reference(record_value(&position, "round"), 1, NULL);
    value_set_reference(record_value(&position, "municipality"), 2, NULL);
    if (x >= 0)
        value_set_integer(record_value(&position, "x"), x);
    if (y >= 0)
        value_set_integer(record_value(&position, "y"), y);
    value_set_integer(record_value(&position, "skipped"), skipped);
    record_check(&position, &problems);
    for (size_t i = 0; i < problems.count; i++)
        str_addf(&rules, "%s%s", i ? " " : "", problems.items[i].rule);
    cr_expect_str_eq(str_peek(&rules), expected, "%lld, %lld: %s", (long long)x, (long long)y, str_peek(&rules));
    str_clear(&rules);
    problems_clear(&problems);
    record_clear(&position);
}

Test(strategy, a_position_is_on_the_axes_or_skipped)
{
    expect_rules(0, 1000, false, "");
    expect_rules(-1, -1, true, "");
    expect_rules(-1, -1, false, "not_placed");
    expect_rules(500, -1, false, "not_placed");
    expect_rules(1, 1, true, "skipped_placed");
    expect_rules(1001, 1, false, "value");
}

/* What is withheld must not show in the order of a list, in a search, or in what a record is called. */
Test(strategy, withheld_fields_give_nothing_away)
{
    int withheld = 0;

    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        for (size_t i = 0; i < entity->field_count; i++) {
            const struct field *field = &entity->fields[i];
            if (!(field->flags & FIELD_WITHHELD))
                continue;
            withheld++;
            cr_expect(entity->revealed, "%s.%s would never be told", entity->name, field->name);
            cr_expect_not(field->flags & FIELD_SEARCHED, "%s.%s", entity->name, field->name);
            for (const char *const *name = entity->sorted; *name; name++)
                cr_expect_str_neq(*name, field->name, "%s", entity->name);
            for (const char *const *name = entity->called; *name; name++)
                cr_expect_str_neq(*name, field->name, "%s", entity->name);
        }
    }
    cr_expect_eq(withheld, 3);
}

static void expect_yes_no(const struct entity *entity, const char *name)
{
    const struct field *field = entity_field(entity, name);

    cr_assert_not_null(field, "%s.%s", entity->name, name);
    cr_expect_eq(field->type, FIELD_YES_NO, "%s.%s", entity->name, name);
}

Test(strategy, what_closes_or_reveals_is_a_yes_or_no)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        int parent = entity_parent_index(entity);
        cr_assert(parent >= 0 || !(entity->closed_by || entity->revealed), "%s belongs to nothing", entity->name);
        const struct entity *owner = parent >= 0 ? entity_get(entity->fields[parent].target) : NULL;
        if (entity->closes)
            expect_yes_no(entity, entity->closes->field);
        if (entity->revealed)
            expect_yes_no(owner, entity->revealed);
        for (const struct seal *seal = entity->closed_by; seal && seal->field; seal++)
            expect_yes_no(owner, seal->field);
    }
}

/* Nothing is passed off as a placement: a list that fits 60 columns must reach as far as the basis. */
Test(strategy, a_narrow_list_says_what_a_position_rests_on)
{
    const struct entity *entity = entity_get(ENTITY_POSITION);
    int columns = 2; /* cursor and mark */

    for (int i = 0; i <= entity_field_index(entity, "basis"); i++)
        columns += entity->fields[i].width > 0 ? entity->fields[i].width + 1 : 0;
    cr_expect_gt(entity_field(entity, "basis")->width, 0);
    cr_expect_leq(columns, 60, "%d columns", columns);
}
