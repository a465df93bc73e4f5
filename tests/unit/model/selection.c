#include "samreg/model/selection.h"

#include "samreg/base/memory.h"
#include "samreg/model/place.h"

#include <criterion/criterion.h>

static const struct date day = {2009, 12, 1};

Test(selection, copy_is_independent)
{
    struct selection from, to = {0};
    const struct field_reading reading = {.today = {2009, 12, 1}};
    selection_init(&from, entity_get(ENTITY_ARRANGEMENT), day);
    cr_assert_eq(filter_parse(from.entity, "barnevern status:operating,decided", &reading, &from.filter, NULL),
                 STATUS_OK);
    from.sorts[from.sort_count++] = (struct sort_term){.field = 1, .descending = true};
    selection_copy(&to, &from);
    selection_clear(&from);
    cr_expect_null(from.entity);
    cr_expect_eq(to.entity, entity_get(ENTITY_ARRANGEMENT));
    cr_expect_eq(to.as_of.year, 2009);
    cr_expect_eq(to.sort_count, 1);
    cr_expect(to.sorts[0].descending);
    cr_assert_eq(to.filter.count, 2);
    cr_expect_str_eq(to.filter.terms[0].word, "barnevern");
    cr_assert_eq(to.filter.terms[1].value_count, 2);
    cr_expect_str_eq(to.filter.terms[1].values[1].value.text, "decided");
    selection_copy(&to, &to);
    cr_expect_eq(to.filter.count, 2);
    selection_clear(&to);
}

Test(selection, slice_gives_back_rows_and_places)
{
    struct slice slice = {0};
    slice.rows = memory_new_array(1, sizeof *slice.rows);
    slice.places = memory_new_array(1, sizeof *slice.places);
    slice.count = 1;
    record_init(&slice.rows[0], entity_get(ENTITY_REGION));
    value_set_text(record_value(&slice.rows[0], "name"), "Fosen");
    slice.places[0] = memory_new(sizeof *slice.places[0]);
    slice.places[0]->sort_key = memory_copy_text("fosen");
    value_set_text(&slice.places[0]->values[0], "Fosen");
    slice_clear(&slice);
    cr_expect_null(slice.rows);
    cr_expect_eq(slice.count, 0);
    struct place *none = NULL;
    place_free(&none);
}
