#include "samreg/base/stopping.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

Test(stopping, each_signal_that_asks_is_heard)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        pid_t child = fork();

        if (child == 0) {
            stopping_listen();
            if (stopping_is_wanted())
                _exit(1);
            raise(signals[i]);
            _exit(stopping_is_wanted() ? 0 : 2);
        }
        int status = 0;
        cr_assert_eq(waitpid(child, &status, 0), child);
        cr_expect_eq(status, 0, "signal %d", signals[i]);
    }
}

Test(stopping, who_shall_outlive_the_line_does)
{
    signal(SIGHUP, SIG_IGN);
    stopping_listen();
    raise(SIGHUP);
    cr_expect_not(stopping_is_wanted());
    raise(SIGTERM);
    cr_expect(stopping_is_wanted());
}

/* With nothing to wait for each of them would never end. */
Test(stopping, a_request_before_the_wait_ends_it)
{
    int ends[2];

    cr_assert_eq(pipe(ends), 0);
    stopping_listen();
    raise(SIGINT);
    cr_expect_eq(stopping_wait_for(ends[0], POLLIN), EINTR);
    cr_expect_eq(stopping_pause(1000000000), EINTR);
    close(ends[0]);
    close(ends[1]);
}

/* What comes while nobody waits stays for the wait: here the signal is let in by the wait alone. */
Test(stopping, a_request_during_the_wait_ends_it)
{
    sigset_t terminating;
    int ends[2];

    cr_assert_eq(pipe(ends), 0);
    stopping_listen();
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        kill(parent, SIGTERM);
        _exit(0);
    }
    cr_expect_eq(stopping_wait_for(ends[0], POLLIN), EINTR);
    cr_expect_eq(waitpid(child, NULL, 0), child);
    sigprocmask(SIG_BLOCK, NULL, &terminating);
    cr_expect_not(sigismember(&terminating, SIGTERM), "and is let in afterwards as before");
    close(ends[0]);
    close(ends[1]);
}

static void note(int number)
{
    (void)number;
}

/* Such as a window that changes its size. */
Test(stopping, another_signal_does_not_end_the_wait)
{
    int ends[2];
    char byte;

    cr_assert_eq(pipe(ends), 0);
    sigaction(SIGUSR1, &(struct sigaction){.sa_handler = note}, NULL);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        kill(parent, SIGUSR1);
        _exit(write(ends[1], "x", 1) == 1 ? 0 : 1);
    }
    cr_expect_eq(stopping_wait_for(ends[0], POLLIN), 0);
    cr_expect_eq(read(ends[0], &byte, 1), 1);
    cr_expect_eq(waitpid(child, NULL, 0), child);
    close(ends[0]);
    close(ends[1]);
}
