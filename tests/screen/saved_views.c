/* A list's filter, order and columns, kept under a name. */
#include "tests/support/screen.h"
#include "tests/support/walk.h"

#include "samreg/app/edit.h"
#include "samreg/view/screens.h"

#include <criterion/criterion.h>

static const struct entity *arrangement(void)
{
    return entity_get(ENTITY_ARRANGEMENT);
}

/* Saves what the list shows; the rows behind those of the views are “for yourself” and “for everybody”. */
static void save_as(struct walk *walk, const char *whom, const char *name)
{
    walk_press(walk, "l");
    walk_type(walk, whom);
    walk_press(walk, "Enter");
    walk_type(walk, name);
    walk_press(walk, "Enter");
}

Test(saved_views, a_list_is_saved_and_shown_again)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, arrangement(), NULL);
    walk_press(&walk, "/");
    walk_type(&walk, "status:operating");
    walk_press(&walk, "Enter > > =");
    save_as(&walk, "yourself", "I drift");
    cr_expect(walk_shows(&walk, "The view “I drift” is saved."));
    walk_press(&walk, "F3 F3");

    records_open(&walk.shell, arrangement(), NULL);
    cr_expect_not(walk_shows(&walk, "/status"));
    walk_press(&walk, "l");
    cr_expect(walk_shows(&walk, "I drift"));
    walk_type(&walk, "i drift");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "/status"));
    cr_expect(walk_shows(&walk, "Region ▼"));
    walk_press(&walk, "Esc");
    cr_expect_not(walk_shows(&walk, "/status"), "Back leads out of its filter");
    walk_stop(&walk);
}

/* Who keeps a view of that name keeps it, with one key or by leaving the question. */
Test(saved_views, a_name_that_is_taken_is_asked_about)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    records_open(&walk.shell, arrangement(), "region:Fosen");
    save_as(&walk, "yourself", "Mine");
    cr_expect(walk_shows(&walk, "The view “Mine” is saved.  Ctrl+Z Undo"));
    walk_press(&walk, "/");
    walk_type(&walk, " status:operating");
    walk_press(&walk, "Enter");
    save_as(&walk, "everybody", "Mine");
    cr_expect(walk_shows(&walk, "The view “Mine” is saved."), "everybody's views are others");
    save_as(&walk, "yourself", "Mine");
    cr_expect(walk_shows(&walk, "You have a view “Mine” already: region:Fosen."));
    walk_press(&walk, "k");
    save_as(&walk, "yourself", " Mine ");
    walk_press(&walk, "Esc");
    walk_press(&walk, "l");
    walk_type(&walk, "mine");
    cr_expect(walk_shows(&walk, "yours"));
    walk_type(&walk, " operating");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "status:operating"), "everybody's");
    save_as(&walk, "yourself", "Mine");
    walk_press(&walk, "r");
    cr_expect(walk_shows(&walk, "The view “Mine” is replaced.  Ctrl+Z Undo"));
    walk_stop(&walk);
}

Test(saved_views, the_same_name_saves_over_it_and_undo_brings_it_back)
{
    const struct entity *entity = entity_get(ENTITY_SAVED_VIEW);
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, arrangement(), "region:Fosen");
    save_as(&walk, "everybody", "Fosen");
    walk_press(&walk, "/");
    walk_type(&walk, " status:operating");
    walk_press(&walk, "Enter");
    save_as(&walk, "everybody", "Fosen");
    cr_expect(walk_shows(&walk, "There is a view “Fosen” for everybody already: region:Fosen."));
    walk_press(&walk, "r");
    records_open(&walk.shell, entity, NULL);
    cr_expect(walk_shows(&walk, "1/1"));
    cr_expect(walk_shows(&walk, "region:Fosen status:operating"));
    walk_press(&walk, "Ctrl+Z");
    cr_expect_not(walk_shows(&walk, "status:operating"));
    walk_stop(&walk);
}

static void add_view(struct walk *walk, const char *const values[][2], size_t count)
{
    struct edit *edit = NULL;
    struct edit_saving saving = {.accept_warnings = true};
    struct apply_result result = {0};
    struct error error = {0};

    cr_assert_eq(edit_new(walk->app, entity_get(ENTITY_SAVED_VIEW), NULL, 0, &edit, &error), STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        int field = entity_field_index(edit_entity(edit), values[i][0]);
        cr_assert_eq(edit_set(edit, field, values[i][1], FIELD_DATA, &error), STATUS_OK);
    }
    cr_assert_eq(edit_save(edit, &saving, &result, NULL, &error), STATUS_OK);
    apply_result_clear(&result);
    edit_free(&edit);
}

Test(saved_views, those_of_others_and_of_other_lists_are_not_offered)
{
    static const char *const of_another[][2] = {{"name", "Hemmelig"}, {"list", "arrangement"}, {"owner", "kari"}};
    static const char *const elsewhere[][2] = {{"name", "Store"}, {"list", "municipality"}};
    static const char *const shared[][2] = {
        {"name", "Etter form"}, {"list", "arrangement"}, {"sort", "legal_form"}, {"columns", "legal_form,name"}};
    struct walk walk;

    walk_start(&walk, 24, 120);
    add_view(&walk, of_another, 3);
    add_view(&walk, elsewhere, 2);
    add_view(&walk, shared, 4);
    records_open(&walk.shell, arrangement(), NULL);
    walk_press(&walk, "l");
    cr_expect_not(walk_shows(&walk, "Hemmelig"));
    cr_expect_not(walk_shows(&walk, "Store"));
    walk_type(&walk, "etter");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Legal form ▲"));
    walk_stop(&walk);
}
