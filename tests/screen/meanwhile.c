/* What happens meanwhile: keys that wait, and colleagues that save, while a view has something under way. */
#include "tests/support/screen.h"
#include "tests/support/walk.h"

#include "samreg/app/changes.h"
#include "samreg/app/register_import.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/matrix_view.h"
#include "samreg/view/report_view.h"
#include "samreg/view/screens.h"

#include <criterion/criterion.h>
#include <string.h>

static bool always(void *context)
{
    (void)context;
    return true;
}

/* From now on until the next key every long read stops, as if a key waited. */
static void let_a_key_wait(struct walk *walk)
{
    app_set_stop(walk->app, &(struct stop){always, NULL});
}

Test(meanwhile, all_rows_are_marked_though_a_key_waits)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, entity_get(ENTITY_MUNICIPALITY), NULL);
    let_a_key_wait(&walk);
    shell_act(&walk.shell, ACTION_MARK_ALL);
    cr_expect(walk_shows(&walk, "430 marked"));
    walk_stop(&walk);
}

/* The keys come before the record could be read: they mean its lines all the same. */
Test(meanwhile, keys_typed_ahead_move_in_a_record_that_is_not_read_yet)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    let_a_key_wait(&walk);
    record_open(&walk.shell, entity_get(ENTITY_SOURCE), walk_find(&walk, entity_get(ENTITY_SOURCE), "SSB-07459"));
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_DOWN});
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_DOWN});
    (void)walk_shows(&walk, "");
    screen_cursor_is(3, 1);
    walk_stop(&walk);
}

Test(meanwhile, a_filter_is_given_up_though_its_list_has_begun_anew)
{
    const struct entity *region = entity_get(ENTITY_REGION);
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    shell_go(&walk.shell, region, walk_find(&walk, region, "Mosseregionen"));
    walk_press(&walk, "Tab /");
    walk_type(&walk, "moss");
    shell_go(&walk.shell, region, walk_find(&walk, region, "Værnesregionen"));
    cr_expect(walk_shows(&walk, "Filter: moss"));
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "1664 Selbu"));
    walk_stop(&walk);
}

/* Removes a record and brings it back, again and again. */
static void save_often(struct walk *walk, const struct entity *entity, int64_t id, int times)
{
    for (int i = 0; i < times; i++) {
        struct apply_result result = {0};
        struct error error = {0};
        enum status status = i % 2 == 0 ? changes_remove(walk->app, entity, &id, 1, &result, &error)
                                        : changes_restore(walk->app, entity, &id, 1, &result, &error);

        cr_assert_eq(status, STATUS_OK);
        apply_result_clear(&result);
    }
    shell_end_turn(&walk->shell);
}

Test(meanwhile, the_entry_asked_about_is_the_one_taken_back)
{
    enum { MORE_THAN_ARE_READ = 102 };
    const struct entity *arrangement = entity_get(ENTITY_ARRANGEMENT);
    struct walk walk;
    int64_t other;

    walk_start(&walk, 24, 80);
    other = walk_find(&walk, arrangement, "Barnevern/Værnesregionen");
    records_open(&walk.shell, arrangement, NULL);
    form_view_open(&walk.shell, arrangement, walk_find(&walk, arrangement, "IKT-plattform"));
    walk_type(&walk, "en");
    walk_press(&walk, "Ctrl+S j Ctrl+Z");
    save_often(&walk, arrangement, other, MORE_THAN_ARE_READ);
    cr_expect(walk_shows(&walk, "Take this back?"));
    walk_press(&walk, "t");
    (void)walk_find(&walk, arrangement, "IKT-plattform");
    walk_stop(&walk);
}

static void note_answer(void *context, int answer)
{
    *(int *)context = answer;
}

Test(meanwhile, a_question_is_answered_when_the_session_ends)
{
    static const char *const answers[] = {"n:No", "y:Yes", NULL};
    struct message message = {0};
    struct walk walk;
    int answer = 7;

    walk_start(&walk, 24, 80);
    records_open(&walk.shell, entity_get(ENTITY_REGION), NULL);
    message_set(&message, "Well?", NULL);
    shell_ask(&walk.shell, &message, STYLE_NORMAL, answers, note_answer, &answer);
    message_clear(&message);
    walk_stop(&walk);
    cr_expect_eq(answer, -1);
}

/* How many tables of the report have been run. */
static size_t count_run(const struct report_view *report_view)
{
    size_t run = 0;

    for (size_t i = 0; i < report_view->result.count; i++)
        run += reports_has_run(&report_view->result.sections[i]);
    return run;
}

/* Keys that mean no figure are answered before a report is run, which may take its time. */
Test(meanwhile, who_leaves_a_report_does_not_wait_for_its_figures)
{
    struct walk walk;
    const struct report_view *report_view;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    report_open(&walk.shell, "status");
    report_view = (const struct report_view *)walk.shell.top;
    shell_take_key(&walk.shell, (struct key){.code = 'w'});
    cr_expect_neq(walk.shell.top, &report_view->view, "the files are listed");
    cr_expect_eq(report_view->runs, 0);
    shell_close(walk.shell.top);
    shell_take_key(&walk.shell, (struct key){.code = 'd'});
    cr_expect_neq(walk.shell.top, &report_view->view, "the day is asked for");
    cr_expect_eq(report_view->runs, 0);
    shell_close(walk.shell.top);
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_F1 + 2});
    cr_expect_neq(walk.shell.top, &report_view->view);
    cr_expect_eq(report_view->runs, 0);
    walk_stop(&walk);
}

Test(meanwhile, of_a_report_of_many_tables_those_are_run_that_are_shown)
{
    struct walk walk;
    const struct report_view *report_view;

    walk_start(&walk, 24, 80);
    report_open(&walk.shell, "status");
    report_view = (const struct report_view *)walk.shell.top;
    walk_press(&walk, "Down");
    cr_expect_gt(report_view->result.count, 10);
    cr_expect_eq(count_run(report_view), 1);
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_TAB});
    cr_expect_eq(count_run(report_view), 1, "going to a table waits for nothing");
    walk_press(&walk, "Tab");
    cr_expect_eq(count_run(report_view), 2);
    cr_expect(walk_shows(&walk, "3/"));
    walk_press(&walk, "Shift+Tab Shift+Tab");
    cr_expect_eq(count_run(report_view), 3);
    cr_expect(walk_shows(&walk, "1/"));
    cr_expect_not(walk_shows(&walk, "working"));
    walk_stop(&walk);
}

/* A report on the screen whose table cannot be finished, for a key waits. */
static const struct report_view *open_unfinished(struct walk *walk, const char *name)
{
    walk_start(walk, 24, 80);
    panes_open(&walk->shell);
    report_open(&walk->shell, name);
    let_a_key_wait(walk);
    return (const struct report_view *)walk->shell.top;
}

Test(meanwhile, keys_wait_for_the_table_that_they_mean_and_are_given_in_their_order)
{
    struct walk walk;
    const struct report_view *report_view = open_unfinished(&walk, "counts");

    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_RIGHT});
    shell_take_key(&walk.shell, (struct key){.code = '='});
    cr_expect_not(shell_work(&walk.shell), "the table is not finished");
    cr_expect_eq(report_view->runs, 0);
    cr_expect_eq(walk.shell.held_count, 2);
    shell_set_patient(&walk.shell, false);
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_HOME});
    cr_expect_eq(walk.shell.held_count, 3, "a third key waits behind them");
    cr_expect(walk_shows(&walk, "Uncertain ▼"));
    cr_expect_eq(report_view->column, 2);
    cr_expect_eq(report_view->list.cursor, 0);
    cr_expect_eq(walk.shell.held_count, 0);
    walk_stop(&walk);
}

Test(meanwhile, who_leaves_a_table_that_is_being_made_takes_the_waiting_keys_along)
{
    struct walk walk;
    const struct report_view *report_view = open_unfinished(&walk, "counts");

    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_ENTER});
    (void)shell_work(&walk.shell);
    cr_expect_eq(walk.shell.top, &report_view->view);
    shell_take_key(&walk.shell, (struct key){.code = 'w'});
    cr_expect_eq(walk.shell.held_count, 2, "it may be meant for what the first key opens");
    walk.shell.held_since -= 1000;
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_ESCAPE});
    shell_end_turn(&walk.shell);
    shell_set_patient(&walk.shell, false);
    cr_expect(walk_shows(&walk, "Municipalities"), "the register is on the screen");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_PANES, "and no key opened anything");
    walk_stop(&walk);
}

Test(meanwhile, a_key_that_waits_long_is_told_of)
{
    struct walk walk;

    (void)open_unfinished(&walk, "counts");
    shell_take_key(&walk.shell, (struct key){.code = '='});
    held_tell(&walk.shell);
    cr_expect_null(walk.shell.message, "nobody has noticed yet");
    walk.shell.held_since -= 1000;
    held_tell(&walk.shell);
    cr_expect_not_null(walk.shell.message);
    cr_expect_str_eq(walk.shell.message, "The figures are being made; then your key is obeyed. F3 leaves.");
    shell_set_patient(&walk.shell, false);
    cr_expect(walk_shows(&walk, "Arrangements ▼"));
    cr_expect_not(walk_shows(&walk, "being made"));
    walk_stop(&walk);
}

Test(meanwhile, keys_on_a_map_wait_for_its_tiles)
{
    struct walk walk;
    const struct view *map;

    walk_start(&walk, 24, 80);
    report_open(&walk.shell, "counts");
    walk_press(&walk, "m");
    map = walk.shell.top;
    cr_assert_eq(map->ops->place, ACTION_MAP);
    shell_refresh(&walk.shell, true);
    let_a_key_wait(&walk);
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_END});
    shell_take_key(&walk.shell, (struct key){.code = KEY_CODE_ENTER});
    (void)shell_work(&walk.shell);
    cr_expect_eq(walk.shell.top, map);
    shell_set_patient(&walk.shell, false);
    cr_expect(walk_shows(&walk, ">Åfjord"));
    cr_expect(walk_shows(&walk, " behind it."), "Enter was given behind it");
    walk_stop(&walk);
}

/* Adds so many arrangements, each with one participant. */
static void add_many(struct walk *walk, int count)
{
    static const char *const kinds[] = {"arrangement", "participation"};
    struct error error = {0};

    for (size_t kind = 0; kind < 2; kind++) {
        struct import_report report = {0};
        struct apply_result result = {0};
        struct str text = {0};

        str_add(&text, kind == 0 ? "name,status\n" : "arrangement,municipality,role\n");
        for (int i = 0; i < count; i++)
            str_addf(&text, kind == 0 ? "Aa %03d,operating\n" : "Aa %03d,1714,participant\n", i);
        cr_assert_eq(register_import(walk->app, entity_find(kinds[kind]), str_peek(&text), text.length,
                                     &(struct register_import){.accept_warnings = true}, &report, &result, &error),
                     STATUS_OK, "%s", error.message.msgid);
        apply_result_clear(&result);
        import_report_clear(&report);
        str_clear(&text);
    }
}

Test(meanwhile, a_matrix_of_many_arrangements_shows_the_first_screen_before_the_rest_is_read)
{
    struct walk walk;
    const struct matrix_view *matrix;

    walk_start(&walk, 24, 80);
    add_many(&walk, 200);
    matrix_open_for(&walk.shell, NULL, 0);
    matrix = (const struct matrix_view *)walk.shell.top;
    frame_draw(&walk.shell);
    cr_expect(matrix->stale && matrix->begun);
    cr_expect_geq(matrix->matrix.row_count, 24, "a screen is there");
    let_a_key_wait(&walk);
    shell_take_key(&walk.shell, (struct key){.code = 't'});
    cr_expect_not(shell_work(&walk.shell));
    cr_expect_not(matrix->turned, "a key that means cells waits for all of them");
    shell_set_patient(&walk.shell, false);
    cr_expect(walk_shows(&walk, "235 × "));
    cr_expect(matrix->turned && !matrix->stale && !matrix->begun);
    walk_stop(&walk);
}

Test(meanwhile, a_matrix_that_cannot_be_read_yet_says_so)
{
    struct walk walk;
    struct str screen = {0};

    walk_start(&walk, 24, 80);
    let_a_key_wait(&walk);
    matrix_open_for(&walk.shell, NULL, 0);
    frame_draw(&walk.shell);
    cr_expect_not(shell_work(&walk.shell));
    draw_read_text(terminal_area(), &screen);
    cr_expect_not_null(strstr(str_peek(&screen), "working …"));
    cr_expect_null(strstr(str_peek(&screen), "There is no arrangement"));
    str_clear(&screen);
    walk_stop(&walk);
}
