/* The first start: a new register, the demonstration, or leave; a register that only may be read; one that somebody
 * else is writing to. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A home without any register. */
static char *home;
static struct journey *user;

static void begin(void)
{
    home = journey_home_new();
}

static void end(void)
{
    journey_end(&user);
    journey_home_remove(home);
    free(home);
}

TestSuite(first_start, .init = begin, .fini = end);

static void start(const char *const *arguments)
{
    user = journey_start(&(struct journey_options){.home = home, .arguments = arguments});
}

static bool register_exists(void)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/.local/share/samreg/register.db", home);
    return access(path, F_OK) == 0;
}

Test(first_start, a_new_register_opens_on_the_own_region)
{
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_expect_text(user, "There is no register at");
    journey_keys(user, "n");
    journey_keys(user, "Samarbeid i Salten<Enter>");
    journey_keys(user, "Salten<Enter>");
    journey_expect_text(user, "samreg  Samarbeid i Salten");
    journey_expect_cursor_on(user, "Salten");
    journey_keys(user, "<F9>municipalities<Enter>");
    journey_expect_text(user, "Alstahaug");
    journey_keys(user, "<Esc>");
    walk_quit(&user);
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_expect_text(user, "samreg  Samarbeid i Salten");
    journey_expect_cursor_on(user, "Salten");
}

Test(first_start, the_demonstration_opens)
{
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_keys(user, "d");
    journey_expect_text(user, "Demonstrasjon 2009");
    journey_expect_text(user, "01.12.2009");
}

Test(first_start, leaving_makes_nothing)
{
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_keys(user, "l");
    journey_expect_exit(user, 0);
    cr_expect_not(register_exists());
    journey_end(&user);
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_keys(user, "<Esc>");
    journey_expect_exit(user, 0);
    cr_expect_not(register_exists());
}

Test(first_start, escape_from_the_name_makes_nothing)
{
    start(JOURNEY_ARGUMENTS("--language", "en"));
    journey_keys(user, "n");
    journey_keys(user, "Samar<Esc>");
    cr_expect_not(register_exists());
}

Test(first_start, without_a_terminal_there_is_nothing_to_open)
{
    char *said = NULL;

    cr_expect_eq(journey_prepare(home, JOURNEY_ARGUMENTS("--language", "en"), &said), 66, "%s", said);
    cr_expect_not(register_exists());
    free(said);
}

Test(first_start, demo_is_safe_to_break)
{
    start(JOURNEY_ARGUMENTS("--language", "en", "demo"));
    journey_expect_text(user, "Demonstrasjon 2009");
    walk_to_new_arrangement(user, "Prøve<Ctrl+S>");
    journey_expect_text(user, "Saved: Prøve.");
    walk_quit(&user);
    cr_expect_not(register_exists());
}

/* ---- Reading only, and locked ---- */

Test(read_only, says_so_and_refuses_every_change)
{
    static const char *const keys[] = {"<F2>", "<F6>", "<F7>", "<F8>", "<Del>", "n", "e", "k", "<Ctrl+Z>", "<Ctrl+Y>"};
    struct walk walk;

    walk_begin(&walk);
    user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--read-only", "--database", walk.demo),
    });
    journey_expect_text(user, "READ ONLY");
    walk_to_arrangements(user);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        journey_keys(user, keys[i]);
        journey_expect_text(user, "The register is open for reading only.");
        journey_expect_cursor_on(user, "Barnevern");
    }
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Not recorded");
    journey_keys(user, "<Esc>");
    walk_quit(&user);
    walk_end(&walk);
}

/* Somebody else, who has begun to write. */
static sqlite3 *lock(const struct walk *walk)
{
    sqlite3 *other;

    cr_assert_eq(sqlite3_open(walk->demo, &other), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    return other;
}

static void unlock(sqlite3 *other)
{
    cr_assert_eq(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
}

Test(locked, saving_waits_for_somebody_who_is_writing_and_says_so)
{
    struct walk walk;

    walk_begin(&walk);
    user = walk_start(&walk, 80, 24);
    sqlite3 *other = lock(&walk);
    walk_to_new_arrangement(user, "Ventende");
    journey_keys(user, "<Ctrl+S>");
    journey_await_text(user, "Somebody else is writing to the register. Waiting");
    unlock(other);
    journey_await_text(user, "Saved: Ventende.");
    walk_end(&walk);
}

Test(locked, when_it_takes_too_long_the_form_stays)
{
    struct walk walk;

    setenv("SAMREG_TEST_DEADLINE", "60000", 1); /* the program waits longer than a journey usually does */
    walk_begin(&walk);
    user = walk_start(&walk, 80, 24);
    sqlite3 *other = lock(&walk);
    walk_to_new_arrangement(user, "Ventende");
    journey_keys(user, "<Ctrl+S>");
    journey_await_text(user, "Somebody else is writing to the register. Waiting");
    journey_await_text(user, "Try again in");
    journey_expect_text(user, "Arrangement: new");
    journey_expect_text(user, "Ventende");
    unlock(other);
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: Ventende.");
    walk_quit(&user);
    walk_end(&walk);
}
