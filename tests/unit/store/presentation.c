/* Presentation rows: what a facilitator writes at each key and followers read, from another connection. */
#include "samreg/store/presentation.h"

#include "samreg/base/memory.h"
#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A facilitator and a follower, each with the file open. */
static struct {
    char folder[64], file[96];
    struct store *facilitator, *follower;
    int64_t process, other;
} hall;

static int64_t add_process(const char *name)
{
    return desk_add(hall.facilitator, "strategy_process", "name", name, "x_name", "x", "x_low", "a", "x_high", "b",
                    "y_name", "y", "y_low", "c", "y_high", "d", NULL);
}

static void begin(void)
{
    snprintf(hall.folder, sizeof hall.folder, "/tmp/samreg-test-XXXXXX");
    cr_assert_not_null(mkdtemp(hall.folder));
    snprintf(hall.file, sizeof hall.file, "%s/register.db", hall.folder);
    cr_assert_eq(store_create(hall.file, &hall.facilitator, NULL), STATUS_OK);
    hall.process = add_process("Strategi");
    hall.other = add_process("En annen");
    cr_assert_eq(store_open(hall.file, STORE_READ_ONLY, &hall.follower, NULL), STATUS_OK);
}

static void end(void)
{
    char journal[128];

    store_close(&hall.facilitator);
    store_close(&hall.follower);
    snprintf(journal, sizeof journal, "%s-journal", hall.file);
    unlink(journal);
    unlink(hall.file);
    cr_expect_eq(rmdir(hall.folder), 0);
}

TestSuite(presentation, .init = begin, .fini = end);

static struct presentation make(int64_t process)
{
    struct presentation presentation;

    presentation_init(&presentation, process, GRID_MIRRORED_TURNED_LEFT);
    presentation.round = 17;
    presentation.area = 18;
    presentation.compare = 19;
    presentation.trails = PRESENTATION_ALL_TRAILS;
    presentation.blank = presentation.votes_shown = presentation.locked = presentation.names_hidden = true;
    presentation.revealed = 4;
    presentation.selected = 20;
    presentation.nudge = (struct presentation_nudge){true, 21, 22, 23, {0, 1000}, 3};
    presentation.timer = (struct presentation_timer){true, true, 1234567890123, 5};
    presentation.facilitator = (struct presentation_facilitator){
        .session = 99, .pid = 4711, .user = memory_copy_text("kari"), .host = memory_copy_text("vm"),
        .since = memory_copy_text("2009-12-01T10:00:00Z")};
    return presentation;
}

static void present(struct presentation *presentation)
{
    struct presentation before = {0};

    cr_assert_eq(store_presentation_write(hall.facilitator, presentation, NULL, &before, NULL), STATUS_OK);
    presentation_clear(&before);
}

static bool read_at(struct store *store, int64_t process, struct presentation *presentation)
{
    bool found = false;

    cr_assert_eq(store_presentation_read(store, process, presentation, &found, NULL, NULL), STATUS_OK);
    store_assert_idle(store);
    return found;
}

Test(presentation, everything_written_is_read_by_a_follower)
{
    struct presentation written = make(hall.process), read = {0};

    cr_expect_not(read_at(hall.follower, hall.process, &read));
    present(&written);
    cr_assert(read_at(hall.follower, hall.process, &read));
    cr_expect_eq(read.process, hall.process);
    cr_expect_eq(read.serial, written.serial);
    cr_expect_eq(read.round, 17);
    cr_expect_eq(read.area, 18);
    cr_expect_eq(read.compare, 19);
    cr_expect_eq(read.trails, PRESENTATION_ALL_TRAILS);
    cr_expect_eq(read.orientation, GRID_MIRRORED_TURNED_LEFT);
    cr_expect(read.blank && read.votes_shown && read.locked && read.names_hidden && read.quadrants_hidden);
    cr_expect_eq(read.revealed, 4);
    cr_expect_eq(read.selected, 20);
    cr_expect(read.nudge.under_way);
    cr_expect_eq(read.nudge.round, 21);
    cr_expect_eq(read.nudge.area, 22);
    cr_expect_eq(read.nudge.municipality, 23);
    cr_expect_eq(read.nudge.point.x, 0);
    cr_expect_eq(read.nudge.point.y, 1000);
    cr_expect_eq(read.nudge.looked_at, 3);
    cr_expect(read.timer.shown && read.timer.running);
    cr_expect_eq(read.timer.until, 1234567890123);
    cr_expect_eq(read.timer.left, 5);
    cr_expect_eq(read.facilitator.session, 99);
    cr_expect_eq(read.facilitator.pid, 4711);
    cr_expect_str_eq(read.facilitator.user, "kari");
    cr_expect_str_eq(read.facilitator.host, "vm");
    cr_expect_str_eq(read.facilitator.since, "2009-12-01T10:00:00Z");
    presentation_clear(&written);
    presentation_clear(&read);
}

Test(presentation, the_row_of_before_is_given_back)
{
    struct presentation presentation = make(hall.process), before = make(hall.other);

    cr_assert_eq(store_presentation_write(hall.facilitator, &presentation, NULL, &before, NULL), STATUS_OK);
    cr_expect_eq(before.process, 0, "there was none");
    presentation.round = 1;
    cr_assert_eq(store_presentation_write(hall.facilitator, &presentation, NULL, &before, NULL), STATUS_OK);
    cr_expect_eq(before.round, 17);
    cr_expect_str_eq(before.facilitator.user, "kari");
    presentation_clear(&presentation);
    presentation_clear(&before);
}

Test(presentation, only_what_a_screen_has_changed_is_written)
{
    struct presentation base = make(hall.process), mine = make(hall.process), theirs = make(hall.process);
    struct presentation before = {0}, read = {0};

    present(&base);
    theirs.round = 1;
    theirs.blank = false;
    present(&theirs);
    mine.names_hidden = false;
    cr_assert_eq(store_presentation_write(hall.facilitator, &mine, &base, &before, NULL), STATUS_OK);
    cr_expect_eq(before.serial, theirs.serial);
    cr_expect(!mine.names_hidden && !mine.blank && mine.round == 1, "what is presented now");
    cr_assert(read_at(hall.follower, hall.process, &read));
    cr_expect(!read.names_hidden && !read.blank && read.round == 1);
    cr_expect_eq(read.serial, mine.serial);
    presentation_clear(&base);
    presentation_clear(&mine);
    presentation_clear(&theirs);
    presentation_clear(&before);
    presentation_clear(&read);
}

Test(presentation, who_leaves_takes_only_its_own_name_off)
{
    struct presentation presentation = make(hall.process), read = {0};

    present(&presentation);
    cr_assert_eq(store_presentation_leave(hall.facilitator, hall.process, 98, NULL), STATUS_OK);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.facilitator.session, 99);
    cr_assert_eq(store_presentation_leave(hall.facilitator, hall.process, 99, NULL), STATUS_OK);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.facilitator.session, 0);
    cr_expect_eq(read.nudge.point.y, 1000, "all else stays");
    presentation_clear(&presentation);
    presentation_clear(&read);
}

Test(presentation, the_newest_of_all_is_found_without_naming_a_process)
{
    struct presentation one = make(hall.process), other = make(hall.other), read = {0};

    present(&one);
    present(&other);
    cr_expect_eq(other.serial, one.serial + 1);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.process, hall.other);
    present(&one);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.process, hall.process);
    presentation_clear(&one);
    presentation_clear(&other);
    presentation_clear(&read);
}

Test(presentation, it_is_no_record)
{
    struct presentation presentation = make(hall.process);
    struct problems problems = {0};
    int64_t before = 0, after = 0;

    cr_assert_eq(store_newest_entry(hall.facilitator, &before, NULL), STATUS_OK);
    present(&presentation);
    cr_assert_eq(store_newest_entry(hall.facilitator, &after, NULL), STATUS_OK);
    cr_expect_eq(before, after);
    cr_assert_eq(store_verify(hall.facilitator, NULL, &problems, NULL), STATUS_OK);
    cr_expect_eq(problems.count, 0);
    problems_clear(&problems);
    presentation_clear(&presentation);
}

Test(presentation, the_sequence_tells_when_records_have_changed)
{
    struct presentation presentation = make(hall.process), read = {0};
    int64_t before = 0, after = 0;
    bool found = false;

    present(&presentation);
    cr_assert_eq(store_presentation_read(hall.follower, 0, &read, &found, &before, NULL), STATUS_OK);
    present(&presentation);
    cr_assert_eq(store_presentation_read(hall.follower, 0, &read, &found, &after, NULL), STATUS_OK);
    cr_expect_eq(before, after);
    desk_set(hall.facilitator, "kari", "strategy_process", hall.process, "name", "Ny strategi");
    cr_assert_eq(store_presentation_read(hall.follower, 0, &read, &found, &after, NULL), STATUS_OK);
    cr_expect_gt(after, before);
    presentation_clear(&presentation);
    presentation_clear(&read);
}

Test(presentation, a_follower_notices_each_write)
{
    struct presentation presentation = make(hall.process);

    cr_assert_geq(store_watch(hall.follower), 0);
    cr_expect_not(store_changed(hall.follower));
    present(&presentation);
    cr_expect(store_changed(hall.follower));
    cr_expect_not(store_changed(hall.follower));
    presentation_clear(&presentation);
}

/* The colleague goes on as soon as somebody waits. */
static bool let_go(void *context, int milliseconds)
{
    (void)context;
    (void)milliseconds;
    return sqlite3_get_autocommit(hall.facilitator->db) ||
           sqlite3_exec(hall.facilitator->db, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
}

Test(presentation, a_locked_file_is_said_and_what_was_read_stays)
{
    struct presentation presentation = make(hall.process), read = {0};
    bool found = true;

    present(&presentation);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_assert_eq(sqlite3_exec(hall.facilitator->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    cr_expect_eq(store_presentation_read(hall.follower, 0, &read, &found, NULL, NULL), STATUS_BUSY);
    cr_expect_not(found);
    store_on_waiting(hall.follower, let_go, NULL);
    cr_expect_eq(store_presentation_fetch(hall.follower, 0, &read, &found, NULL), STATUS_OK, "a screen that opens");
    cr_expect(found);
    cr_assert_eq(sqlite3_exec(hall.facilitator->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    cr_expect_eq(read.round, 17);
    cr_assert_eq(sqlite3_exec(hall.facilitator->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    cr_expect(read_at(hall.follower, 0, &read));
    presentation_clear(&presentation);
    presentation_clear(&read);
}

Test(presentation, a_write_gives_up_soon_and_leaves_the_row_as_it_was)
{
    struct presentation presentation = make(hall.process), read = {0}, before = {0};
    struct store *colleague = NULL;

    present(&presentation);
    cr_assert_eq(store_open(hall.file, 0, &colleague, NULL), STATUS_OK);
    cr_assert_eq(sqlite3_exec(colleague->db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    presentation.round = 1;
    cr_expect_eq(store_presentation_write(hall.facilitator, &presentation, NULL, &before, NULL), STATUS_BUSY);
    cr_assert_eq(sqlite3_exec(colleague->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.round, 17);
    present(&presentation);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.round, 1);
    store_close(&colleague);
    presentation_clear(&presentation);
    presentation_clear(&read);
}

Test(presentation, what_somebody_wrote_by_hand_is_taken_as_far_as_it_means_anything)
{
    struct presentation presentation = make(hall.process), read = {0};

    present(&presentation);
    cr_assert_eq(sqlite3_exec(hall.facilitator->db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL), SQLITE_OK);
    struct statement *statement = NULL;
    cr_assert_eq(store_begin(hall.facilitator, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(hall.facilitator,
                            "UPDATE presentation SET trails = 9, orientation = 'sideways', revealed = -7, x = -5, "
                            "y = 1 << 40, user = NULL, timer_running = 1, timer_until = -9223372036854775807, "
                            "timer_left = 9223372036854775807",
                            &statement, NULL),
                 STATUS_OK);
    cr_assert_eq(db_run(&statement, NULL), STATUS_OK);
    cr_assert_eq(store_commit(hall.facilitator, NULL), STATUS_OK);
    cr_assert(read_at(hall.follower, 0, &read));
    cr_expect_eq(read.trails, PRESENTATION_NO_TRAILS);
    cr_expect_eq(read.orientation, GRID_UPRIGHT);
    cr_expect_eq(read.revealed, PRESENTATION_ALL);
    cr_expect_eq(read.nudge.point.x, 0);
    cr_expect_eq(read.nudge.point.y, GRID_LAST);
    cr_expect_null(read.facilitator.user);
    cr_expect_eq(presentation_timer_left(&read.timer, 1700000000000), 0);
    read.timer.running = false;
    cr_expect_eq(presentation_timer_left(&read.timer, 1700000000000), PRESENTATION_LONGEST_TIMER);
    presentation_clear(&presentation);
    presentation_clear(&read);
}
