#include "tests/support/journey.h"

#include "samreg/base/str.h"
#include "tests/support/sandbox.h"

#include <criterion/criterion.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct journey *start(void)
{
    return journey_start(&(struct journey_options){.program = getenv("SAMREG_TEST_CHILD")});
}

Test(journey, shows_the_screen_as_a_terminal_does)
{
    struct journey *journey = start();
    journey_expect_line(journey, 0, "size 80x24");
    journey_expect_line(journey, 2, "æøå 作者 e\u0301");
    journey_expect_line(journey, -1, "bottom");
    journey_expect_no_text(journey, "colleague");
    journey_expect_cursor_on(journey, "作者");
    cr_assert(journey_is_reverse(journey, "bottom"));
    cr_assert_not(journey_is_reverse(journey, "size"));
    cr_assert(journey_is_alternate(journey));
    journey_end(&journey);
    cr_assert_null(journey);
}

Test(journey, passes_size_and_arguments)
{
    struct journey *journey = journey_start(&(struct journey_options){
        .program = getenv("SAMREG_TEST_CHILD"), .columns = 60, .rows = 20, .arguments = JOURNEY_ARGUMENTS("hello")});
    journey_expect_line(journey, 0, "size 60x20");
    journey_expect_text(journey, "hello");
    journey_end(&journey);
}

Test(journey, keys_are_handled_before_it_goes_on)
{
    struct journey *journey = start();
    journey_keys(journey, "<F2>");
    journey_expect_line(journey, 1, "last 1b4f51");
    journey_keys(journey, "<Esc><Up>");
    journey_expect_line(journey, 1, "last 1b4f41");
    journey_keys(journey, "å<Ctrl+Z>");
    journey_expect_text(journey, "1a");
    journey_send(journey, "\033[25~", 5, 1);
    journey_expect_line(journey, 1, "last 1b5b32357e");
    journey_end(&journey);
}

Test(journey, many_keys_follow_one_another)
{
    struct journey *journey = start();
    for (int i = 0; i < 500; i++)
        journey_keys(journey, "<Down>");
    cr_assert_geq(journey_serial(journey), 500);
    journey_end(&journey);
}

Test(journey, pastes_in_brackets_when_asked)
{
    struct journey *journey = start();
    journey_paste(journey, "xø\n");
    journey_expect_line(journey, 1, "last 78c3b80d");
    journey_keys(journey, "b");
    journey_paste(journey, "x\n");
    journey_expect_line(journey, 1, "last 1b5b3230307e780d1b5b3230317e");
    journey_end(&journey);
}

Test(journey, resizes_are_seen)
{
    struct journey *journey = start();
    for (int i = 0; i < 20; i++) {
        journey_resize(journey, 60 + i, 20 + i);
        struct str want = {0};
        str_addf(&want, "size %dx%d", 60 + i, 20 + i);
        journey_expect_line(journey, 0, str_peek(&want));
        str_clear(&want);
    }
    journey_end(&journey);
}

Test(journey, end_and_status_are_seen)
{
    struct journey *journey = start();
    journey_keys(journey, "q");
    journey_expect_exit(journey, 3);
    cr_assert_not(journey_is_alternate(journey));
    journey_end(&journey);

    journey = start();
    journey_keys(journey, "h");
    int row, column;
    cr_assert_not(journey_cursor(journey, &row, &column));
    journey_signal(journey, SIGKILL);
    journey_expect_exit(journey, 128 + SIGKILL);
    journey_end(&journey);
}

Test(journey, a_dropped_line_ends_the_program)
{
    struct journey *journey = start();
    journey_hang_up(journey);
    journey_expect_exit(journey, 128 + SIGHUP);
    journey_end(&journey);
}

Test(journey, what_a_colleague_does_is_awaited)
{
    struct journey *journey = start();
    journey_keys(journey, "f");
    struct str path = {0};
    str_addf(&path, "%s/go", journey_home(journey));
    close(open(str_peek(&path), O_CREAT | O_WRONLY, 0600));
    journey_await_text(journey, "colleague");
    journey_end(&journey);
    cr_assert_neq(access(str_peek(&path), F_OK), 0, "the home stays behind");
    str_clear(&path);
}

Test(journey, two_share_a_home)
{
    char *home = journey_home_new();
    struct journey_options options = {.program = getenv("SAMREG_TEST_CHILD"), .home = home};
    struct journey *one = journey_start(&options);
    struct journey *other = journey_start(&options);
    journey_hang_up(one);
    journey_expect_exit(one, 128 + SIGHUP);
    journey_keys(other, "<F1>");
    journey_end(&one);
    journey_end(&other);
    cr_assert_eq(access(home, F_OK), 0);
    journey_home_remove(home);
    cr_assert_neq(access(home, F_OK), 0);
    free(home);
}

Test(journey, commands_run_in_the_same_home)
{
    struct journey *journey = start();
    char *said = NULL;
    cr_assert_eq(journey_command(journey, JOURNEY_ARGUMENTS("say", "hello"), &said), 7);
    struct str want = {0};
    str_addf(&want, "hello in %s\n", journey_home(journey));
    cr_assert_str_eq(said, str_peek(&want));
    str_clear(&want);
    free(said);
    journey_end(&journey);
}

Test(journey, a_home_is_prepared_before_the_start)
{
    char *home = journey_home_new();
    setenv("SAMREG_PROGRAM", getenv("SAMREG_TEST_CHILD"), 1);
    setenv("SAMREG_TEST_DEMO", getenv("SAMREG_TEST_CHILD"), 1);
    char *demo = journey_copy_demo(home);
    cr_assert_eq(access(demo, R_OK), 0);
    cr_assert_eq(journey_prepare(home, JOURNEY_ARGUMENTS("say", "x"), NULL), 7);
    struct journey *journey = journey_start(&(struct journey_options){.home = home});
    cr_assert_str_eq(journey_home(journey), home);
    journey_end(&journey);
    journey_home_remove(home);
    free(demo);
    free(home);
}

Test(journey, keeps_every_byte)
{
    struct journey *journey = start();
    size_t length;
    const char *bytes = journey_bytes(journey, &length);
    cr_assert_eq(memcmp(bytes, "\033[?1049h", 8), 0);
    cr_assert_not_null(memmem(bytes, length, "\033]2;sync 0 1\007", 13));
    journey_end(&journey);
}

Test(journey, shows_the_screen_when_it_fails)
{
    struct journey *journey = start();
    journey_keys(journey, "<F1>x");
    char *screen = journey_screen(journey);
    cr_assert_not_null(strstr(screen, "|size 80x24 "));
    cr_assert_not_null(strstr(screen, "last keys: <F1>x"));
    free(screen);
    journey_end(&journey);
}

/* The negative control: in rig/must_fail.c every expectation is wrong. */
Test(journey, wrong_expectations_fail)
{
    struct sandbox sandbox;
    char *home = sandbox_home_new();
    sandbox_init(&sandbox, getenv("SAMREG_TEST_MUST_FAIL"), home);
    sandbox_set(&sandbox, "SAMREG_TEST_CHILD", getenv("SAMREG_TEST_CHILD"));
    sandbox_set(&sandbox, "SAMREG_TEST_DEADLINE", "300");
    sandbox_set(&sandbox, "ASAN_OPTIONS", "detect_leaks=0"); /* a test that fails frees nothing */
    char *said = NULL;
    cr_assert_neq(sandbox_command(&sandbox, NULL, &said), 0);
    cr_assert_not_null(strstr(said, "Tested: 10"), "%s", said);
    cr_assert_not_null(strstr(said, "Passing: 0"), "%s", said);
    cr_assert_not_null(strstr(said, "Crashing: 0"), "%s", said);
    cr_assert_not_null(strstr(said, "+--------"), "%s", said);
    free(said);
    sandbox_clear(&sandbox);
    sandbox_home_remove(home);
    free(home);
}
