#include "samreg/model/field_list.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const struct entity *arrangement(void)
{
    return entity_get(ENTITY_ARRANGEMENT);
}

Test(field_list, names_are_set_apart_by_commas)
{
    const char *rest = " name , ,region";
    const char *const expected[] = {"name", "", "region"};

    for (size_t i = 0; i < 3; i++) {
        char *name = field_list_next(&rest);
        cr_expect_str_eq(name, expected[i]);
        free(name);
    }
    cr_expect_null(field_list_next(&rest));
}

Test(field_list, a_minus_stands_before_what_falls)
{
    struct sort_term terms[2];
    struct str text = {0};
    char *unknown;

    cr_assert_eq(field_list_read(arrangement(), "Juridisk form, -effective", terms, 2, &unknown), 2);
    cr_expect_null(unknown);
    field_list_write(arrangement(), terms, 2, &text);
    cr_expect_str_eq(str_peek(&text), "legal_form,-effective");
    str_clear(&text);
}

Test(field_list, what_names_no_field_is_told_and_the_rest_is_read)
{
    struct sort_term terms[1] = {{-1, false}};
    char *unknown;

    cr_expect_eq(field_list_read(arrangement(), "zzz,-name,qqq,region", terms, 1, &unknown), 2);
    cr_expect_str_eq(unknown, "zzz");
    cr_expect_eq(terms[0].field, entity_field_index(arrangement(), "name"));
    cr_expect(terms[0].descending);
    free(unknown);
    cr_expect_eq(field_list_read(arrangement(), NULL, terms, 1, &unknown), 0);
    cr_expect_eq(field_list_read(arrangement(), " ", terms, 1, &unknown), 0);
    cr_expect_null(unknown);
}
