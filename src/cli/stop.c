/* Being stopped in long work. */
#include "samreg/base/stopping.h"
#include "samreg/cli/command.h"

static bool is_stop_wanted(void *context)
{
    (void)context;
    return stopping_is_wanted();
}

void command_listen_for_stop(struct cli *cli)
{
    struct stop stop = {is_stop_wanted, NULL};

    stopping_listen();
    app_set_stop(cli->app, &stop);
}
