#include "samreg/base/stopping.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <time.h>

/* Set by a signal. */
static volatile sig_atomic_t stop_wanted;

static const int asking[] = {SIGINT, SIGTERM, SIGHUP};

static void want_stop(int number)
{
    (void)number;
    stop_wanted = 1;
}

void stopping_listen(void)
{
    struct sigaction action = {.sa_handler = want_stop}, before;

    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        if (asking[i] != SIGHUP || sigaction(SIGHUP, NULL, &before) != 0 || before.sa_handler != SIG_IGN)
            sigaction(asking[i], &action, NULL);
}

bool stopping_is_wanted(void)
{
    return stop_wanted != 0;
}

/* Between the question whether to stop and the wait no signal may come: they are let in by the wait itself. */
static int wait_until(struct pollfd *files, nfds_t count, const struct timespec *limit)
{
    sigset_t held, before;
    int number = 0;

    sigemptyset(&held);
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
        sigaddset(&held, asking[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    do {
        if (stopping_is_wanted())
            number = EINTR;
        else
            number = ppoll(files, count, limit, &before) < 0 ? errno : 0;
    } while (number == EINTR && !stopping_is_wanted()); /* another signal */
    sigprocmask(SIG_SETMASK, &before, NULL);
    return number;
}

int stopping_wait_for(int file, short events)
{
    struct pollfd ready = {.fd = file, .events = events};

    return wait_until(&ready, 1, NULL);
}

int stopping_pause(int milliseconds)
{
    struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    return wait_until(NULL, 0, &limit);
}
