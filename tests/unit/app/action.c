#include "samreg/app/action.h"

#include <criterion/criterion.h>
#include <string.h>

Test(action, names_are_told_once_and_found)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);

        cr_expect_eq(action_find(action->name), action, "%s", action->name);
        cr_expect_neq(action->where & (unsigned)ACTION_ANYWHERE, 0, "%s applies nowhere", action->name);
        cr_expect(action->help[strlen(action->help) - 1] == '.', "%s: the help is a sentence", action->name);
    }
    cr_expect_null(action_find("no such action"));
}

Test(action, what_writes_is_off_in_a_register_open_for_reading)
{
    cr_expect(action_applies(action_get(ACTION_NEW), ACTION_LIST, false));
    cr_expect_not(action_applies(action_get(ACTION_NEW), ACTION_LIST, true));
    cr_expect_not(action_applies(action_get(ACTION_UNDO), ACTION_LIST, true));
    cr_expect(action_applies(action_get(ACTION_FILTER), ACTION_LIST, true));
    cr_expect_not(action_applies(action_get(ACTION_SAVE), ACTION_LIST, false));
}

Test(action, the_menu_offers_what_no_key_gives_in_a_place)
{
    const struct action *strategy = action_get(ACTION_STRATEGY);

    cr_expect(action_is_offered(strategy, ACTION_REPORT, false));
    cr_expect_not(action_applies(strategy, ACTION_MATRIX, false), "its key groups there");
    cr_expect(action_is_offered(strategy, ACTION_MATRIX, false));
    cr_expect(action_is_offered(strategy, ACTION_MATRIX, true), "who only reads may look at it");
    cr_expect_not(action_is_offered(strategy, ACTION_FORM, false), "a form is left first");
    cr_expect_not(action_is_offered(action_get(ACTION_OPEN_MATRIX), ACTION_MATRIX, false), "one is there");
}
