#include "samreg/model/change.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

/* What a change assigns to a field; stands in for a value that no test expects when it assigns nothing. */
static const struct value *assigned(const struct change *change, const char *field)
{
    int index = entity_field_index(change->entity, field);
    for (size_t i = 0; i < change->assignment_count; i++)
        if (change->assignments[i].field == index)
            return &change->assignments[i].value;
    cr_expect(false, "%s is not assigned", field);
    static const struct value unexpected = {.kind = VALUE_REFERENCE, .integer = -1};
    return &unexpected;
}

Test(change, later_assignment_replaces_the_earlier)
{
    struct change_set set = {0};
    struct value value = {0};
    struct change *change = change_set_add(&set, CHANGE_SET, entity_get(ENTITY_REGION), 7, 3);
    value_set_text(&value, "Fosen");
    change_assign(change, 0, &value);
    value_set_text(&value, "Værnesregionen");
    change_assign(change, 0, &value);
    value_clear(&value);
    cr_assert_eq(change->assignment_count, 1);
    cr_expect_str_eq(change->assignments[0].value.text, "Værnesregionen");
    cr_expect_eq(change->id, 7);
    cr_expect_eq(change->version, 3);
    change_assign(change, 0, &value);
    cr_expect_eq(change->assignments[0].value.kind, VALUE_NONE);
    change_set_clear(&set);
    cr_expect_eq(set.count, 0);
}

Test(change, new_record_assigns_all_that_is_recorded)
{
    struct record after;
    struct change_set set = {0};
    record_init(&after, entity_get(ENTITY_ARRANGEMENT));
    after.id = 9;
    value_set_text(record_value(&after, "name"), "Barnevern");
    value_set_text(record_value(&after, "organisation_number"), "123456785");
    change_set_add_difference(&set, NULL, &after);
    cr_assert_eq(set.count, 1);
    cr_expect_eq(set.changes[0].kind, CHANGE_ADD);
    cr_expect_eq(set.changes[0].id, 9);
    cr_expect_eq(set.changes[0].assignment_count, 1, "fields that stand elsewhere are left out");
    cr_expect_str_eq(assigned(&set.changes[0], "name")->text, "Barnevern");
    change_set_clear(&set);
    record_clear(&after);
}

Test(change, difference_holds_only_what_differs)
{
    struct record before, after = {0};
    struct change_set set = {0};
    record_init(&before, entity_get(ENTITY_ARRANGEMENT));
    before.id = 9;
    before.version = 4;
    value_set_text(record_value(&before, "name"), "Barnevern");
    value_set_text(record_value(&before, "notice"), "one year");
    value_set_reference(record_value(&before, "region"), 3, "Fosen");
    record_copy(&after, &before);
    value_set_reference(record_value(&after, "region"), 3, "called otherwise");
    value_set_reference(record_value(&after, "seat"), 2, NULL);
    change_set_add_difference(&set, &before, &after);
    cr_expect_eq(set.count, 0, "nothing that is stored differs");
    value_clear(record_value(&after, "notice"));
    value_set_text(record_value(&after, "status"), "operating");
    change_set_add_difference(&set, &before, &after);
    cr_assert_eq(set.count, 1);
    cr_expect_eq(set.changes[0].kind, CHANGE_SET);
    cr_expect_eq(set.changes[0].version, 4);
    cr_expect_eq(set.changes[0].assignment_count, 2);
    cr_expect_eq(assigned(&set.changes[0], "notice")->kind, VALUE_NONE);
    cr_expect_str_eq(assigned(&set.changes[0], "status")->text, "operating");
    change_set_clear(&set);
    record_clear(&before);
    record_clear(&after);
}

Test(change, result_gives_back_all_it_holds)
{
    struct apply_result result = {.operation = 5};
    struct conflict *conflict = conflicts_add(&result.conflicts);
    cr_expect_eq(conflict->field, -1);
    conflict->who = memory_copy_text("kari");
    conflict->when = memory_copy_text("2009-12-01T10:42:07Z");
    value_set_text(&conflict->before, "a");
    value_set_text(&conflict->mine, "b");
    value_set_text(&conflict->theirs, "c");
    message_set(&problems_add(&result.problems)->message, "%1", "x", NULL);
    apply_result_clear(&result);
    cr_expect_eq(result.conflicts.count, 0);
    cr_expect_eq(result.problems.count, 0);
    cr_expect_eq(result.operation, 0);
}
