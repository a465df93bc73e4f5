/* Help, palette, search, history and check. */
#include "tests/support/walk.h"

#include "samreg/app/delivery.h"
#include "samreg/app/register_import.h"
#include "samreg/view/screens.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void start(struct walk *walk)
{
    walk_start(walk, 24, 80);
    records_open(&walk->shell, entity_get(ENTITY_ARRANGEMENT), NULL);
}

Test(help, tells_the_keys_of_the_screen_below)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "F1");
    walk_press(&walk, "/");
    walk_type(&walk, "keys here");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "F2, e"));
    walk_press(&walk, "End");
    cr_expect(walk_shows(&walk, "! in front turns a term round"));
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST);
    walk_stop(&walk);
}

Test(help, the_key_that_ends_the_program_closes_it)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "F1");
    walk_press(&walk, "q");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_LIST);
    walk_stop(&walk);
}

static void export_file(const struct walk *walk, const char *name)
{
    char path[400];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", walk->home, name);
    file = fopen(path, "w");
    cr_assert_not_null(file, "%s", path);
    fclose(file);
    delivery_note(path);
}

Test(files, of_a_long_name_both_ends_are_shown)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    export_file(&walk, "strategy-process-of-the-region-first-round-2009-12-01.png");
    export_file(&walk, "strategy-process-of-the-region-last-round-2009-12-01.pdf");
    export_file(&walk, "short.csv");
    files_open(&walk.shell);
    cr_expect(walk_shows(&walk, " strategy-proc…first-round-2009-12-01.png "));
    cr_expect(walk_shows(&walk, " strategy-proc…-last-round-2009-12-01.pdf "));
    cr_expect(walk_shows(&walk, " short.csv "));
    walk_stop(&walk);
}

/* What stands behind a figure is chosen by identifiers, which say nothing to anybody. */
Test(filtering, the_title_calls_records_by_their_names)
{
    const struct entity *municipality = entity_get(ENTITY_MUNICIPALITY);
    long long selbu, moss;
    char line[120];
    struct walk walk;

    walk_start(&walk, 24, 120);
    selbu = walk_find(&walk, municipality, "1664");
    moss = walk_find(&walk, municipality, "0104");
    snprintf(line, sizeof line, "municipality:%lld", selbu);
    records_open(&walk.shell, entity_get(ENTITY_PARTICIPATION), line);
    cr_expect(walk_shows(&walk, "/municipality:\"1664 Selbu\""));
    snprintf(line, sizeof line, "id:%lld,%lld", moss, selbu);
    records_open(&walk.shell, municipality, line);
    cr_expect(walk_shows(&walk, "/\"0104 Moss\" … and 1 more"));
    snprintf(line, sizeof line, "municipality.id:%lld arrangement.legal_form:IKS", moss);
    records_open(&walk.shell, entity_get(ENTITY_PARTICIPATION), line);
    cr_expect(walk_shows(&walk, "/municipality:\"0104 Moss\" arrangement.legal_form:IKS"));
    records_open(&walk.shell, municipality, "number:1234567890");
    cr_expect(walk_shows(&walk, "/number:1234567890"), "a number is none");
    walk_stop(&walk);
}

Test(palette, finds_an_action_by_another_word_in_another_language)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, ":");
    walk_type(&walk, "slette");
    cr_expect(walk_shows(&walk, ">Remove"));
    walk_stop(&walk);
}

Test(palette, the_key_bar_says_how_to_choose_and_how_to_leave)
{
    struct walk walk;

    start(&walk);
    cr_expect(walk_shows(&walk, "F9 Menu"));
    for (size_t i = 0; i < 2; i++) {
        walk_press(&walk, i == 0 ? "F9" : "/"); /* a list to choose from, a line to type */
        cr_expect(walk_shows(&walk, " Enter OK  Esc Cancel"));
        cr_expect_not(walk_shows(&walk, "F9 Menu"));
        walk_press(&walk, "Esc");
        cr_expect(walk_shows(&walk, "F9 Menu"));
    }
    walk_stop(&walk);
}

Test(palette, narrows_the_list_of_a_kind_by_words)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, ":");
    walk_type(&walk, "kommune fjaler");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "1429"));
    cr_expect(walk_shows(&walk, "1/1"));
    walk_stop(&walk);
}

Test(palette, gives_the_action_chosen)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, ":");
    walk_type(&walk, "empty form");
    walk_press(&walk, "Enter");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_FORM);
    walk_stop(&walk);
}

Test(find, opens_what_is_found)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "s");
    walk_type(&walk, "værnesregion");
    cr_expect(walk_shows(&walk, "Region: Værnesregionen"));
    walk_press(&walk, "Enter");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_RECORD);
    walk_stop(&walk);
}

Test(history, shows_field_old_and_new_value_and_takes_the_entry_back)
{
    struct walk walk;

    start(&walk);
    form_view_open(&walk.shell, entity_get(ENTITY_ARRANGEMENT),
                   walk_find(&walk, entity_get(ENTITY_ARRANGEMENT), "IKT-plattform"));
    walk_type(&walk, "en");
    walk_press(&walk, "Ctrl+S h");
    cr_expect(walk_shows(&walk, "IKT-plattform → IKT-plattformen"));
    walk_press(&walk, "Ctrl+Z t");
    cr_expect(walk_shows(&walk, "Taken back:"));
    walk_press(&walk, "Esc");
    (void)walk_find(&walk, entity_get(ENTITY_ARRANGEMENT), "IKT-plattform");
    walk_stop(&walk);
}

Test(history, reads_on_beyond_the_first_entries)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "j End");
    cr_expect(walk_shows(&walk, "register made"));
    walk_stop(&walk);
}

Test(check_view, opens_the_record_of_a_finding)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "c");
    cr_expect(walk_shows(&walk, "finding"));
    walk_press(&walk, "Enter");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_RECORD);
    walk_stop(&walk);
}

/* On the narrowest screen too. */
Test(records, how_many_are_marked_is_said)
{
    struct walk walk;

    start(&walk);
    walk_press(&walk, "Space Space");
    cr_expect(walk_shows(&walk, "2 marked. Removing and restoring mean them."));
    walk_press(&walk, "Down");
    cr_expect(walk_shows(&walk, "2 marked · Arr"));
    walk_press(&walk, "*");
    cr_expect(walk_shows(&walk, "Nothing is marked."));
    walk_stop(&walk);
}

/* Means are of what is known; of the column sorted by where that adds up, else of all that do. */
Test(records, marked_rows_are_added_up)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, entity_get(ENTITY_MUNICIPALITY_FACT), "municipality:1717");
    walk_press(&walk, "*");
    cr_expect(walk_shows(&walk, "Population: 12\u00a0374 in all, 2474,80 on average; 1"));
    cr_expect(walk_shows(&walk, "74 in all, 74 on average"));
    walk_press(&walk, "Home Space");
    cr_expect(walk_shows(&walk, "5 marked. Removing and restoring mean them. Population: 9881 in all"));
    walk_press(&walk, "> > > Space");
    cr_expect(walk_shows(&walk, "Population: "));
    cr_expect_not(walk_shows(&walk, "Land area (km²): "));
    walk_press(&walk, "*");
    cr_expect(walk_shows(&walk, "Nothing is marked."));
    walk_stop(&walk);
}

static void import(struct walk *walk, const struct entity *entity, const char *text)
{
    struct import_report report = {0};
    struct apply_result result = {0};
    struct error error = {0};

    cr_assert_eq(register_import(walk->app, entity, text, strlen(text), &(struct register_import){0}, &report, &result,
                                 &error),
                 STATUS_OK, "%s", error.message.msgid);
    apply_result_clear(&result);
    import_report_clear(&report);
}

Test(records, what_marked_rows_add_up_to_is_worked_out_anew_when_the_register_has_changed)
{
    const struct entity *arrangement = entity_get(ENTITY_ARRANGEMENT);
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, arrangement, "name:barnevern");
    walk_press(&walk, "Space");
    cr_expect(walk_shows(&walk, "1 marked. Removing and restoring mean them. Stated number of participants: 4 in"));
    import(&walk, arrangement, "name,region,stated_participants\nBarnevern,Værnesregionen,7\n");
    shell_end_turn(&walk.shell);
    walk_press(&walk, "Space");
    cr_expect(walk_shows(&walk, "2 marked. Removing and restoring mean them. Stated number of participants: 7 in"));
    walk_stop(&walk);
}

Test(records, all_rows_are_marked_whatever_is_loaded)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, entity_get(ENTITY_MUNICIPALITY), NULL);
    walk_press(&walk, "*");
    cr_expect(walk_shows(&walk, "430 marked. Removing and restoring mean them."));
    walk_press(&walk, "End Space"); /* takes the mark of the last one away */
    cr_expect(walk_shows(&walk, "429 marked."));
    walk_press(&walk, "Space");
    cr_expect(walk_shows(&walk, "430 marked."));
    walk_stop(&walk);
}

Test(records, undo_and_redo_go_to_the_record)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, entity_get(ENTITY_BODY), NULL);
    walk_press(&walk, "End F8 r Home Ctrl+Z");
    cr_expect(walk_shows(&walk, "Taken back: "));
    cr_expect(walk_shows(&walk, "4/4"));
    walk_stop(&walk);
}

Test(records, what_was_removed_is_marked_no_longer)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    records_open(&walk.shell, entity_get(ENTITY_BODY), NULL);
    walk_press(&walk, "Space Space F8");
    cr_expect(walk_shows(&walk, "Remove 2 Bodies?"));
    walk_press(&walk, "r");
    cr_expect(walk_shows(&walk, "Removed: 2 Bodies."));
    walk_press(&walk, "F8");
    cr_expect_not(walk_shows(&walk, "Remove 2 Bodies?"));
    walk_press(&walk, "n v Space r");
    cr_expect(walk_shows(&walk, "Restored: "));
    walk_stop(&walk);
}

Test(records, what_cannot_be_removed_is_refused_without_a_question)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    records_open(&walk.shell, entity_get(ENTITY_REGION), "name:Værnesregionen");
    walk_press(&walk, "F8");
    cr_expect(walk_shows(&walk, "cannot be removed: 8 records refer to it"));
    cr_expect(walk_shows(&walk, "Change or remove"), "the way out");
    cr_expect_not(walk_shows(&walk, "Remove Værnesregionen?"));
    cr_expect_neq(walk_find(&walk, entity_get(ENTITY_REGION), "Værnesregionen"), 0);
    walk_stop(&walk);
}

Test(records, esc_leads_out_of_a_filter_first)
{
    struct walk walk;
    const struct view *list;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    records_open(&walk.shell, entity_get(ENTITY_ARRANGEMENT), "region:Værnesregionen");
    list = walk.shell.top;
    cr_expect(walk_shows(&walk, "F3 Back"));
    walk_press(&walk, "/");
    walk_type(&walk, " barnevern");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "1/1"));
    cr_expect(walk_shows(&walk, "F3 No filter"));
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top, list);
    cr_expect(walk_shows(&walk, "1/7"), "what it is a list of stays, and the cursor on its record");
    cr_expect(walk_shows(&walk, "F3 Back"));
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_PANES);
    walk_press(&walk, "/");
    walk_type(&walk, "mosse");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "/mosse"));
    walk_press(&walk, "Esc");
    cr_expect_not(walk_shows(&walk, "/mosse"));
    cr_expect_not(walk_shows(&walk, "ends the program"));
    walk_stop(&walk);
}

Test(records, the_title_names_the_fields_of_a_filter_in_the_users_language)
{
    struct walk walk;

    walk_start(&walk, 24, 120);
    app_set_language(walk.app, LANGUAGE_BOKMAL);
    records_open(&walk.shell, entity_get(ENTITY_ARRANGEMENT),
                 "!legal_form:IKS region:\"Vær: nes\" annual_cost>5 kjeller");
    cr_expect(walk_shows(&walk, "/!juridisk_form:IKS region:\"Vær: nes\" årlig_kostnad>5 kjeller"));
    records_open(&walk.shell, entity_get(ENTITY_PARTICIPATION), "arrangement.legal_form:IKS arrangement.counted:1");
    cr_expect(walk_shows(&walk, "/ordning.juridisk_form:IKS ordning.counted:1"));
    walk_stop(&walk);
}

Test(record, rows_say_what_their_numbers_are_and_whose_round_it_was)
{
    struct walk walk;

    walk_start(&walk, 40, 120);
    record_open(&walk.shell, entity_get(ENTITY_MUNICIPALITY),
                walk_find(&walk, entity_get(ENTITY_MUNICIPALITY), "1663"));
    cr_expect(walk_shows(&walk, "Date 01.01.2005 · Population 12"));
    cr_expect(walk_shows(&walk, "Strategiprosess Værnesregionen · Tidlig i prosessen · "));
    walk_stop(&walk);
}

Test(check, a_row_does_not_repeat_the_name_beside_it)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    check_open(&walk.shell);
    cr_expect(walk_shows(&walk, "Krapfoss industrier AS     is operating, but "));
    cr_expect(walk_shows(&walk, "Stated number of participants: “"), "whole below");
    walk_stop(&walk);
}

Test(find, what_tells_long_names_apart_stays)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    walk_press(&walk, "s");
    walk_type(&walk, "status");
    cr_expect(walk_shows(&walk, "… · lysark 16 · Sør-Trøndelag · Fire protection"));
    walk_press(&walk, "Esc F9");
    walk_type(&walk, "eks");
    cr_expect(walk_shows(&walk, "1718 Leksvik"));
    cr_expect_not(walk_shows(&walk, "1718 Leksvik ·"), "a figure of a municipality is found with it");
    walk_stop(&walk);
}

/* The row of the menu that the cursor is on, once `typed` has been typed. */
static void expect_offer(struct walk *walk, const char *typed, const char *row)
{
    walk_press(walk, "F9");
    walk_type(walk, typed);
    cr_expect(walk_shows(walk, row), "the menu does not say “%s”", row);
    walk_press(walk, "Enter");
}

Test(palette, the_grid_and_the_matrix_are_offered_wherever_one_reads)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    report_open(&walk.shell, "counts");
    expect_offer(&walk, "strategy", ">Strategy ");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_GRID);
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_REPORT);
    walk_press(&walk, "m");
    expect_offer(&walk, "strategy", ">Strategy ");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_GRID);
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MAP);
    expect_offer(&walk, "cross table", ">Matrix ");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MATRIX);
    expect_offer(&walk, "strategy", ">Strategy ");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_GRID);
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MATRIX);
    walk_press(&walk, "g");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MATRIX, "the key groups there");
    walk_stop(&walk);
}
