/* What stays of a strategy process: minutes, tables, files. */
#include "samreg/app/strategy_export.h"

#include "samreg/base/memory.h"
#include "samreg/publish/document.h"
#include "hall.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Test(strategy_export, the_minutes_hold_decisions_notes_and_what_moved)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct document document = {0};
    struct str text = {0};
    char day[DATE_TEXT];

    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "Anne", (struct grid_point){9, 9}, &hall.error),
                      &hall.error);
    session_expect_ok(strategy_reveal_votes(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    marker = hall_see(&hall, round, hall.selbu);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){900, 900},
                                    STRATEGY_BASIS_NONE, "Vil ha felles lønn.", &hall.error),
                      &hall.error);
    session_expect_ok(strategy_decide(hall.app, &hall.process, round, "Utrede skatt.", &hall.error), &hall.error);
    session_expect_ok(strategy_add_note(hall.app, &hall.process, STRATEGY_NOTE, round, hall.malvik, "Kom sent.",
                                        &hall.error),
                      &hall.error);
    session_expect_ok(strategy_add_note(hall.app, &hall.process, STRATEGY_PARKED, round, 0, "Hva med legevakt?",
                                        &hall.error),
                      &hall.error);
    hall_read(&hall);
    session_expect_ok(strategy_settle(hall.app,
                                      hall.process.notes[1].kind == STRATEGY_PARKED ? hall.process.notes[1].id
                                                                                    : hall.process.notes[0].id,
                                      true, &hall.error),
                      &hall.error);
    hall_read(&hall);
    strategy_minutes(hall.app, &hall.process, &document);
    document_write_markdown(&document, &text);
    cr_expect(strstr(text.text, "## Runde 2: Etter siste strategisamling\n"));
    cr_expect(strstr(text.text, "## Runde 3\n"), "a name that says no more is not said twice");
    cr_expect(strstr(text.text, "Vedtak: Utrede skatt."));
    cr_expect(strstr(text.text, "| Selbu | 900 | 900 | Regional partner | enighet i runden"));
    cr_expect(strstr(text.text, "| (Malvik) |"), "an illustration beside what is none");
    cr_expect(strstr(text.text, "fra Spesialisering til Regional partner"));
    cr_expect(strstr(text.text, "Vil ha felles lønn."));
    cr_expect(strstr(text.text, "Malvik: Kom sent."));
    char parked[120];
    snprintf(parked, sizeof parked, "Hva med legevakt? (Runde 3, %s, avklart)", date_format(app_today(hall.app), day));
    cr_expect(strstr(text.text, parked), "%s", parked);
    cr_expect(strstr(text.text, "Strategiområder: Interessepolitikk, Regional utvikling, Helse og omsorg"));
    cr_expect_null(strstr(text.text, "hult merke"), "what only a picture has is not explained where there is none");
    document_clear(&document);
    str_clear(&text);
    hall_close(&hall);
}

Test(strategy_export, votes_in_a_table_do_not_tell_who_or_in_which_order)
{
    static const char *const voters[] = {"Anne", "Berit", "Cecilie"};
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct table table = {0};

    for (int i = 0; i < 3; i++)
        session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, voters[i],
                                        (struct grid_point){900 - 300 * i, 100}, &hall.error),
                          &hall.error);
    hall_read(&hall);
    strategy_vote_table(hall.app, &hall.process, true, &table);
    cr_expect_eq(table.row_count, 0, "nothing is told yet");
    table_clear(&table);
    session_expect_ok(strategy_reveal_votes(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    strategy_vote_table(hall.app, &hall.process, false, &table);
    cr_assert_eq(table.row_count, 3);
    cr_expect_str_eq(table.columns[table.column_count - 1].name, "y");
    for (size_t i = 0; i < 3; i++)
        cr_expect_eq(table.cells[i * table.column_count + table.column_count - 2].integer, 300 + 300 * (int64_t)i);
    table_clear(&table);
    strategy_vote_table(hall.app, &hall.process, true, &table);
    cr_expect_str_eq(table.columns[table.column_count - 1].name, "voter");
    cr_expect_str_eq(table.cells[table.column_count - 1].text, "Cecilie");
    table_clear(&table);
    hall_close(&hall);
}

Test(strategy_export, files_bear_the_name_of_the_process_as_far_as_it_has_letters)
{
    struct hall hall = hall_open();
    struct strategy_files files = {0};
    char folder[] = "/tmp/samreg-test-XXXXXX";

    cr_assert_not_null(mkdtemp(folder));
    free(hall.process.name);
    hall.process.name = memory_copy_text("§ ?");
    size_t positions = hall.process.position_count;
    hall.process.position_count = 0; /* no pictures: they take longer */
    session_expect_ok(strategy_export(hall.app, &hall.process, folder, false, &files, &hall.error), &hall.error);
    hall.process.position_count = positions;
    cr_assert_eq(files.count, 3);
    cr_expect(strstr(files.paths[0], "/strategy-positions.csv"), "%s", files.paths[0]);
    for (size_t i = 0; i < files.count; i++)
        cr_expect_eq(unlink(files.paths[i]), 0);
    cr_expect_eq(rmdir(folder), 0);
    strategy_files_clear(&files);
    hall_close(&hall);
}

Test(strategy_export, processes_whose_names_make_the_same_words_keep_their_files)
{
    struct hall hall = hall_open();
    struct strategy_process younger = {0};
    struct strategy_files files = {0};
    struct str name = {0};
    char folder[] = "/tmp/samreg-test-XXXXXX";
    int64_t id = 0;

    cr_assert_not_null(mkdtemp(folder));
    str_addf(&name, "%s!", hall.process.name);
    session_expect_ok(strategy_new(hall.app, "risk", name.text, 0, &id, &hall.error), &hall.error);
    session_expect_ok(strategy_read(hall.app, id, &younger, &hall.error), &hall.error);
    size_t positions = hall.process.position_count;
    hall.process.position_count = 0; /* no pictures */
    session_expect_ok(strategy_export(hall.app, &hall.process, folder, false, &files, &hall.error), &hall.error);
    hall.process.position_count = positions;
    for (int i = 0; i < 2; i++) /* the same again: over its own files */
        session_expect_ok(strategy_export(hall.app, &younger, folder, false, &files, &hall.error), &hall.error);
    cr_assert_eq(files.count, 9);
    int64_t ids[] = {hall.process.id, id};
    for (size_t i = 0; i < 2; i++) {
        char called[120];
        snprintf(called, sizeof called, "/strategiprosess-vaernesregionen-%" PRId64 "-positions.csv", ids[i]);
        cr_expect(strstr(files.paths[3 * i], called), "%s", files.paths[3 * i]);
    }
    cr_expect_str_eq(files.paths[6], files.paths[3]);
    for (size_t i = 0; i < 6; i++)
        cr_expect_eq(unlink(files.paths[i]), 0);
    cr_expect_eq(rmdir(folder), 0);
    strategy_files_clear(&files);
    strategy_process_clear(&younger);
    str_clear(&name);
    hall_close(&hall);
}

Test(strategy_export, an_export_that_cannot_be_written_says_so)
{
    struct hall hall = hall_open();
    struct strategy_files files = {0};

    cr_expect_neq(strategy_export(hall.app, &hall.process, "/dev/null/x", false, &files, &hall.error), STATUS_OK);
    cr_expect_eq(files.count, 0);
    session_says(&hall.error, "/dev/null");
    strategy_files_clear(&files);
    hall_close(&hall);
}
