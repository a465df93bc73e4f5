/* Every test here is wrong about the child and must fail: if one passes, the harness cannot fail. */
#include "tests/support/journey.h"

#include <criterion/criterion.h>
#include <signal.h>

static struct journey *start(void)
{
    return journey_start(&(struct journey_options){.program = getenv("SAMREG_TEST_CHILD")});
}

Test(must_fail, missing_text)
{
    journey_expect_text(start(), "not there");
}

Test(must_fail, unwanted_text)
{
    journey_expect_no_text(start(), "size 80x24");
}

Test(must_fail, wrong_line)
{
    journey_expect_line(start(), 0, "size 80x2");
}

Test(must_fail, cursor_elsewhere)
{
    journey_expect_cursor_on(start(), "size");
}

Test(must_fail, text_never_comes)
{
    journey_await_text(start(), "not there");
}

Test(must_fail, wrong_exit_status)
{
    struct journey *journey = start();
    journey_keys(journey, "q");
    journey_expect_exit(journey, 0);
}

Test(must_fail, never_handled)
{
    journey_keys(start(), "mx");
}

Test(must_fail, no_such_key)
{
    journey_keys(start(), "<Hyper+x>");
}

Test(must_fail, still_running)
{
    journey_expect_exit(start(), 3);
}

Test(must_fail, program_missing)
{
    struct journey *journey = journey_start(&(struct journey_options){.program = "/nonexistent/program"});
    journey_expect_exit(journey, 0);
}
