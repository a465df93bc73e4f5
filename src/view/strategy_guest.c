/* A municipality that is no member of the process' region: the room may let it in as a guest, by one key. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

static void guest_answered(void *context, int answer)
{
    struct strategy_view *strategy = context;
    struct error error = {0};
    struct date from = {0};
    char day[DATE_TEXT];
    enum status status;

    if (answer != 1)
        return;
    status = strategy_let_in(shell_app(strategy->view.shell), &strategy->process, strategy->guest, &from, &error);
    if (strategy_view_done(strategy, status, &error, N_("%1 takes part as an associate member from %2."),
                           strategy->guest_called, date_format(from, day)))
        strategy_move_select(strategy, strategy->guest);
}

void strategy_guest_ask(void *context, int64_t municipality, const char *called)
{
    static const char *const answers[] = {N_("n:Not now"), N_("l:Let it in"), NULL};
    struct strategy_view *strategy = context;
    struct message message = {0};

    strategy->guest = municipality;
    free(strategy->guest_called);
    strategy->guest_called = memory_copy_text(called);
    message_set(&message,
                N_("%1 is no member of %2, and only its members are placed. It can be let in as a guest: recorded as "
                   "an associate member of %2."),
                called, strategy->process.region, NULL);
    shell_ask(strategy->view.shell, &message, STYLE_NORMAL, answers, guest_answered, strategy);
    message_clear(&message);
}
