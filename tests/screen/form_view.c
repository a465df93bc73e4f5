#include "tests/support/walk.h"

#include "samreg/app/draft.h"
#include "samreg/app/edit.h"
#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/view/form_view.h"
#include "samreg/view/screens.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct entity *arrangements(void)
{
    return entity_get(ENTITY_ARRANGEMENT);
}

/* Lies below the form, as the list does in the program. */
static void start(struct walk *walk)
{
    walk_start(walk, 40, 120);
    records_open(&walk->shell, arrangements(), NULL);
}

/* Goes to a field, wherever the form has it. */
static void go_to(struct walk *walk, const char *field)
{
    struct form_view *form_view = (struct form_view *)walk->shell.top;

    form_fields_take(form_view, form_view->form.focus);
    form_focus(&form_view->form,
               form_find(&form_view->form, entity_field_index(edit_entity(form_view->edit), field)));
}

static int64_t count_of(struct walk *walk, const struct entity *entity, int64_t parent)
{
    struct selection selection;
    struct error error = {0};
    int64_t count = -1;

    selection_init(&selection, entity, app_as_of(walk->app));
    selection.parent = parent;
    selection.all_dates = true;
    cr_assert(app_count(walk->app, &selection, &count, &error) == STATUS_OK);
    selection_clear(&selection);
    return count;
}

Test(form_view, saves_an_arrangement_with_three_participants)
{
    struct walk walk;
    int64_t id;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Felles barnevernvakt");
    walk_press(&walk, "F6");
    walk_type(&walk, "0137");
    walk_press(&walk, "Down");
    walk_type(&walk, "Moss");
    walk_press(&walk, "Down");
    walk_type(&walk, "0136");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Felles barnevernvakt."));
    cr_expect(walk_shows(&walk, ">Felles barnevernvakt") || walk_shows(&walk, "> Felles barnevernvakt"));
    id = walk_find(&walk, arrangements(), "Felles barnevernvakt");
    cr_expect_eq(count_of(&walk, entity_get(ENTITY_PARTICIPATION), id), 3);
    walk_stop(&walk);
}

Test(form_view, a_wrong_date_stands_beside_its_field_and_does_not_hold_the_cursor)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Prosjekt");
    go_to(&walk, "decided");
    walk_type(&walk, "31.02.2009");
    walk_press(&walk, "Down");
    cr_expect(walk_shows(&walk, "! Decided:"));
    cr_expect(walk_shows(&walk, "31.02.2009"));
    go_to(&walk, "effective");
    walk_type(&walk, "5.6.09");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Not saved:"));
    cr_expect(walk_shows(&walk, "05.06.2009"));
    walk_press(&walk, "Ctrl+U");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Prosjekt."));
    walk_stop(&walk);
}

Test(form_view, a_name_that_two_municipalities_bear_is_refused_with_both)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n F6");
    walk_type(&walk, "Våler");
    walk_press(&walk, "Down");
    cr_expect(walk_shows(&walk, "0137"));
    cr_expect(walk_shows(&walk, "0426"));
    walk_stop(&walk);
}

Test(form_view, what_is_missing_is_told_when_saving)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n Down");
    cr_expect_not(walk_shows(&walk, "Not saved"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Not saved"));
    cr_expect_eq(walk.shell.top->ops->place, ACTION_FORM);
    walk_stop(&walk);
}

Test(form_view, one_key_never_throws_text_away)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Halvferdig");
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "What you have typed is not saved."));
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "Halvferdig"));
    cr_expect_eq(walk.shell.top->ops->place, ACTION_FORM);
    walk_press(&walk, "Esc d");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST);
    walk_stop(&walk);
}

Test(form_view, an_untouched_form_closes_without_a_question)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "F2 Down Down Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST);
    walk_stop(&walk);
}

Test(form_view, save_and_next_opens_an_empty_form)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Den ene");
    walk_press(&walk, "Ctrl+N");
    cr_expect(walk_shows(&walk, "new (1 saved)"));
    walk_press(&walk, "Ctrl+D");
    cr_expect(walk_shows(&walk, "Den ene"));
    walk_type(&walk, " og den andre");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Den ene og den andre."));
    walk_stop(&walk);
}

/* Changes a field behind the form's back. */
static void change_behind(struct walk *walk, int64_t id, const char *field, const char *text)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_ENGLISH};
    struct app *other = app_new(&walk->conf, &options);
    const struct edit_saving saving = {.accept_warnings = true};
    struct apply_result result = {0};
    struct edit *edit = NULL;
    struct error error = {0};

    cr_assert(app_open(other, walk->path, &error) == STATUS_OK);
    cr_assert(edit_open(other, arrangements(), id, &edit, &error) == STATUS_OK);
    cr_assert(edit_set(edit, entity_field_index(arrangements(), field), text, FIELD_SCREEN, &error) == STATUS_OK);
    cr_assert(edit_save(edit, &saving, &result, NULL, &error) == STATUS_OK);
    apply_result_clear(&result);
    edit_free(&edit);
    app_free(&other);
    (void)app_changed(walk->app);
}

Test(form_view, a_colleagues_newer_value_is_shown_beside_ones_own)
{
    struct walk walk;
    int64_t id;

    start(&walk);
    id = walk_find(&walk, arrangements(), "IKT-plattform");
    form_view_open(&walk.shell, arrangements(), id);
    walk_type(&walk, " for alle");
    change_behind(&walk, id, "name", "IKT-plattformen");
    walk_press(&walk, "Down");
    cr_expect(walk_shows(&walk, "IKT-plattform for alle"), "what is typed stands");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Changed by two"));
    cr_expect(walk_shows(&walk, "IKT-plattformen"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: IKT-plattform for alle."));
    walk_stop(&walk);
}

/* One warning was accepted; what a colleague has recorded meanwhile raises another one. */
Test(form_view, a_warning_that_a_colleagues_value_raises_is_asked_about_too)
{
    struct walk walk;
    int64_t id;

    start(&walk);
    id = walk_find(&walk, arrangements(), "IKT-plattform");
    form_view_open(&walk.shell, arrangements(), id);
    walk_type(&walk, " for alle");
    go_to(&walk, "stated_participants");
    walk_press(&walk, "Ctrl+U");
    walk_type(&walk, "1");
    go_to(&walk, "decided");
    walk_press(&walk, "Ctrl+U");
    walk_type(&walk, "10.11.2009");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "It takes two participants"));
    change_behind(&walk, id, "name", "IKT-plattformen");
    change_behind(&walk, id, "effective", "05.06.2009");
    walk_press(&walk, "s");
    cr_expect(walk_shows(&walk, "Changed by two"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Effective: It took effect (05.06.2009) before it was decided"));
    walk_press(&walk, "s");
    cr_expect(walk_shows(&walk, "Saved: IKT-plattform for alle."));
    walk_stop(&walk);
}

/* Shows one problem of a record's field beside the fields; whether it has found a place there. */
static bool finds_place(struct walk *walk, const struct entity *entity, int64_t id, const char *field)
{
    struct problems problems = {0};
    struct problem *problem = problems_add(&problems);
    struct str rest = {0};
    bool found;

    problem->entity = entity;
    problem->id = id;
    problem->field = entity_field(entity, field);
    problem->rule = "made_up";
    message_set(&problem->message, "This cannot be.", NULL);
    form_fields_show_problems((struct form_view *)walk->shell.top, &problems, &rest);
    found = rest.length == 0;
    str_clear(&rest);
    problems_clear(&problems);
    return found;
}

/* The only state of an arrangement. */
static int64_t state_of(struct walk *walk, int64_t arrangement)
{
    struct selection selection;
    struct slice slice = {0};
    struct error error = {0};
    int64_t id;

    selection_init(&selection, entity_get(ENTITY_ARRANGEMENT_STATE), app_as_of(walk->app));
    selection.parent = arrangement;
    cr_assert(app_slice(walk->app, &selection, NULL, APP_FORWARD, 1, &slice, &error) == STATUS_OK && slice.count == 1);
    id = slice.rows[0].id;
    slice_clear(&slice);
    selection_clear(&selection);
    return id;
}

Test(form_view, a_finding_about_another_record_is_not_shown_at_the_fields_of_this_one)
{
    const struct entity *state = entity_get(ENTITY_ARRANGEMENT_STATE);
    struct walk walk;
    int64_t own;
    int64_t other;

    start(&walk);
    own = walk_find(&walk, arrangements(), "Alarmsentral Brann Øst AS");
    other = walk_find(&walk, arrangements(), "IKT-plattform");
    form_view_open(&walk.shell, arrangements(), own);
    cr_expect(finds_place(&walk, arrangements(), own, "name"));
    cr_expect_not(finds_place(&walk, arrangements(), other, "name"));
    cr_expect(finds_place(&walk, state, state_of(&walk, own), "legal_form"));
    form_view_open(&walk.shell, arrangements(), other);
    cr_expect_not(finds_place(&walk, state, state_of(&walk, own), "legal_form"));
    walk_stop(&walk);
}

Test(form_view, a_changed_form_asks_whether_a_new_period_begins)
{
    struct walk walk;
    int64_t id;
    int64_t before;

    start(&walk);
    id = walk_find(&walk, arrangements(), "Alarmsentral Brann Øst AS");
    before = count_of(&walk, entity_get(ENTITY_ARRANGEMENT_STATE), id);
    form_view_open(&walk.shell, arrangements(), id);
    go_to(&walk, "legal_form");
    walk_press(&walk, "Ctrl+U");
    walk_type(&walk, "IKS");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "New period"));
    walk_press(&walk, "n");
    cr_expect(walk_shows(&walk, "From which date does the new hold? 01.12.2009"));
    walk_press(&walk, "Enter");
    if (walk_shows(&walk, "Is this right?"))
        walk_press(&walk, "s");
    cr_expect(walk_shows(&walk, "Saved:"));
    cr_expect_eq(count_of(&walk, entity_get(ENTITY_ARRANGEMENT_STATE), id), before + 1);
    walk_stop(&walk);
}

Test(form_view, a_choice_is_picked_from_its_list)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Prosjekt");
    go_to(&walk, "status");
    walk_type(&walk, "ope");
    cr_expect(walk_shows(&walk, ">operating"));
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "operating"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Prosjekt.") || walk_shows(&walk, "Is this right?"));
    walk_stop(&walk);
}

/* As if the session that wrote the draft were over: its process, which stands in the file's name, is none. */
static void let_session_be_over(const struct walk *walk)
{
    struct str pattern = {0};
    struct str over = {0};
    glob_t found = {0};
    const char *name;

    str_addf(&pattern, "%s/.local/state/samreg/draft-*", walk->home);
    cr_assert(glob(str_peek(&pattern), 0, NULL, &found) == 0 && found.gl_pathc == 1, "one draft is kept");
    name = strrchr(found.gl_pathv[0], '/') + 1;
    str_addf(&over, "%s/.local/state/samreg/%.23s999999999%s", walk->home, name, strrchr(name, '-'));
    cr_assert(rename(found.gl_pathv[0], str_peek(&over)) == 0);
    globfree(&found);
    str_clear(&pattern);
    str_clear(&over);
}

Test(form_view, what_was_typed_when_the_line_dropped_is_offered_again)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Uferdig");
    walk_press(&walk, "F6");
    walk_type(&walk, "Våler");
    walk_press(&walk, "Down");
    shell_close(walk.shell.top); /* nobody asks: the line is gone */
    shell_end_turn(&walk.shell);
    let_session_be_over(&walk);
    draft_offer(&walk.shell);
    cr_expect(walk_shows(&walk, "There is an unsaved form"));
    walk_press(&walk, "o");
    cr_expect(walk_shows(&walk, "Uferdig"));
    cr_expect(walk_shows(&walk, "0426"), "what was wrong is still said to be");
    walk_press(&walk, "Esc d");
    draft_offer(&walk.shell);
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST, "thrown away is thrown away");
    walk_stop(&walk);
}

/* Of the record itself, and of its state. */
Test(form_view, a_draft_of_a_record_that_was_changed_since_meets_the_conflict)
{
    struct walk walk;
    int64_t id;

    start(&walk);
    id = walk_find(&walk, arrangements(), "Alarmsentral Brann Øst AS");
    form_view_open(&walk.shell, arrangements(), id);
    walk_type(&walk, " (mitt)");
    go_to(&walk, "legal_form");
    walk_press(&walk, "Ctrl+U");
    walk_type(&walk, "IKS");
    walk_press(&walk, "Down");
    shell_close(walk.shell.top);
    shell_end_turn(&walk.shell);
    let_session_be_over(&walk);
    change_behind(&walk, id, "name", "Alarmsentralen");
    change_behind(&walk, id, "legal_form", "SA");
    draft_offer(&walk.shell);
    walk_press(&walk, "o");
    cr_expect(walk_shows(&walk, "has changed this record meanwhile"));
    walk_press(&walk, "Ctrl+S c");
    cr_expect(walk_shows(&walk, "SA Cooperative"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Changed by two"), "one answer leaves the other question");
    cr_expect(walk_shows(&walk, "Alarmsentralen"));
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Alarmsentral Brann Øst AS (mitt).") || walk_shows(&walk, "Is this right?"));
    walk_stop(&walk);
}

/* Killed between saving and removing the draft. */
Test(form_view, the_draft_of_a_new_record_that_was_saved_is_not_offered)
{
    struct walk walk;
    struct draft draft = {.entity = arrangements()};
    struct str text = {0};
    char *file;

    start(&walk);
    draft.id = walk_find(&walk, arrangements(), "IKT-plattform");
    draft.at = memory_copy_text("2009-12-01T10:00:00Z");
    draft_add(&draft, NULL, 0, entity_field(arrangements(), "name"), "IKT-plattform");
    draft_format(walk.app, &draft, &text);
    file = draft_file(walk.app, draft.id);
    cr_assert_eq(draft_write(file, str_peek(&text), NULL), STATUS_OK);
    let_session_be_over(&walk);
    draft_offer(&walk.shell);
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST, "nothing is asked");
    free(file);
    str_clear(&text);
    draft_clear(&draft);
    walk_stop(&walk);
}

Test(form_view, a_draft_is_read_as_it_was_written)
{
    struct walk walk;
    struct draft draft = {0};
    struct draft found = {0};
    struct str text = {0};

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Uferdig \\ navn");
    cr_expect_not(draft_find(walk.app, &(char *){NULL}, &draft), "its session still runs");
    draft.entity = arrangements();
    draft.at = memory_copy_text("2009-12-01T10:00:00Z");
    draft_add(&draft, NULL, 0, entity_field(arrangements(), "name"), "Uferdig \\ navn");
    draft_add(&draft, NULL, 0, entity_field(arrangements(), "note"), "to\nlinjer");
    draft_add(&draft, entity_get(ENTITY_PARTICIPATION), 7, NULL, NULL);
    draft_format(walk.app, &draft, &text);
    cr_assert(draft_parse(walk.app, str_peek(&text), &found));
    cr_expect_eq(found.count, 3);
    cr_expect_str_eq(found.lines[0].text, "Uferdig \\ navn");
    cr_expect_str_eq(found.lines[1].text, "to\nlinjer");
    cr_expect_eq(found.lines[2].row, 7);
    cr_expect_null(found.lines[2].field);
    draft_clear(&draft);
    draft_clear(&found);
    str_clear(&text);
    walk_stop(&walk);
}

/* The rows of participants in a form that lists three of them. */
static struct form_view *open_with_rows(struct walk *walk)
{
    start(walk);
    walk_press(walk, "n");
    walk_type(walk, "Felles vakt");
    walk_press(walk, "F6");
    walk_type(walk, "0137");
    walk_press(walk, "Down");
    walk_type(walk, "Moss");
    walk_press(walk, "Ctrl+S");
    form_view_open(&walk->shell, arrangements(), walk_find(walk, arrangements(), "Felles vakt"));
    walk_press(walk, "F6"); /* the empty row behind the others */
    return (struct form_view *)walk->shell.top;
}

Test(form_view, a_row_is_struck_out_and_comes_back_with_the_same_key)
{
    struct walk walk;
    const struct form_view *form_view = open_with_rows(&walk);
    int64_t id = walk_find(&walk, arrangements(), "Felles vakt");

    walk_press(&walk, "F8");
    cr_expect(walk_shows(&walk, "Put the cursor on a row that holds something."));
    cr_expect_not(form_view_is_touched(form_view));
    walk_press(&walk, "Up F8");
    cr_expect(walk_shows(&walk, "Taken out when you save; F8 puts it back."));
    cr_expect(walk_shows(&walk, "- 0137 Våler"), "it can still be read");
    cr_expect(form_view_is_touched(form_view));
    walk_press(&walk, "x");
    cr_expect(walk_shows(&walk, "This row is taken out. F8 puts it back."));
    walk_press(&walk, "F4");
    cr_expect(walk_shows(&walk, "This row is taken out. F8 puts it back."));
    walk_press(&walk, "F8");
    cr_expect_not(walk_shows(&walk, "Taken out when you save"));
    cr_expect_not(form_view_is_touched(form_view));
    walk_press(&walk, "F8 Ctrl+S");
    cr_expect(walk_shows(&walk, "Saved: Felles vakt."));
    cr_expect_eq(count_of(&walk, entity_get(ENTITY_PARTICIPATION), id), 1);
    walk_stop(&walk);
}

Test(form_view, a_half_typed_row_is_not_lost_by_one_key)
{
    struct walk walk;
    const struct form_view *form_view = open_with_rows(&walk);
    int64_t id = walk_find(&walk, arrangements(), "Felles vakt");

    walk_type(&walk, "Frosta");
    walk_press(&walk, "F8");
    cr_expect(walk_shows(&walk, "- 1717 Frosta"));
    walk_press(&walk, "F8 F8");
    cr_expect(walk_shows(&walk, "- 1717 Frosta"));
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "What you have typed is not saved."));
    walk_press(&walk, "b");
    cr_expect_eq(walk.shell.top, &form_view->view);
    walk_press(&walk, "Ctrl+S");
    cr_expect_eq(count_of(&walk, entity_get(ENTITY_PARTICIPATION), id), 2);
    walk_stop(&walk);
}

Test(form_view, a_copy_in_which_nothing_was_typed_is_left_without_a_question)
{
    struct walk walk;
    const struct view *list;

    start(&walk);
    list = walk.shell.top;
    form_view_copy(&walk.shell, arrangements(), walk_find(&walk, arrangements(), "IKT-plattform"));
    cr_expect(walk_shows(&walk, "IKT-plattform"));
    cr_expect_not(walk_shows(&walk, "*"), "what was copied is not marked as typed, neither fields nor rows");
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top, list);
    walk_press(&walk, "Home");
    form_view_copy(&walk.shell, arrangements(), walk_find(&walk, arrangements(), "IKT-plattform"));
    go_to(&walk, "name");
    walk_type(&walk, " 2");
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "What you have typed is not saved."));
    walk_press(&walk, "s");
    cr_expect(walk_shows(&walk, "Saved: IKT-plattform 2."));
    cr_expect_gt(count_of(&walk, entity_get(ENTITY_PARTICIPATION),
                          walk_find(&walk, arrangements(), "IKT-plattform 2")), 0, "with its rows");
    walk_stop(&walk);
}

Test(form_view, nothing_is_taken_back_from_the_help_over_a_form)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "n");
    walk_type(&walk, "Felles vakt");
    walk_press(&walk, "Ctrl+S n");
    walk_type(&walk, "En til");
    walk_press(&walk, "F1");
    cr_expect(walk_shows(&walk, "Keys here"));
    cr_expect_not(walk_shows(&walk, "Ctrl+Z Undo"));
    walk_press(&walk, "Ctrl+Z");
    cr_expect(walk_shows(&walk, "A form lies below. Go back to it first."));
    cr_expect_neq(walk_find(&walk, arrangements(), "Felles vakt"), 0);
    walk_press(&walk, "Esc Esc d");
    walk_press(&walk, "F1");
    cr_expect(walk_shows(&walk, "Ctrl+Z Undo"), "over a list it may be");
    walk_stop(&walk);
}
