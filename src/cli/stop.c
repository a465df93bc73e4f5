/* Being stopped in long work. */
#include "samreg/cli/command.h"

#include <signal.h>

/* Set by Ctrl+C. */
static volatile sig_atomic_t stop_wanted;

static void want_stop(int signal_number)
{
    (void)signal_number;
    stop_wanted = 1;
}

static bool is_stop_wanted(void *context)
{
    (void)context;
    return stop_wanted != 0;
}

void command_listen_for_stop(struct cli *cli)
{
    struct sigaction action = {.sa_handler = want_stop};
    struct stop stop = {is_stop_wanted, NULL};

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    app_set_stop(cli->app, &stop);
}
