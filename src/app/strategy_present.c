/* What is presented of a strategy process, and who facilitates it. */
#include "samreg/app/strategy.h"

#include "samreg/app/internal.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/store/presentation.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum status strategy_presentation(struct app *app, int64_t process, struct presentation *presentation, bool *found,
                                  int64_t *sequence, struct error *error)
{
    return store_presentation_read(app->store, process, presentation, found, sequence, error);
}

enum status strategy_presented(struct app *app, int64_t process, struct presentation *presentation, bool *found,
                               struct error *error)
{
    return store_presentation_fetch(app->store, process, presentation, found, error);
}

/* A screen on another machine (a register in a shared container) cannot be asked: then it counts as open. */
static bool is_open(const struct app *app, const struct presentation_facilitator *facilitator)
{
    if (facilitator->host != NULL && strcmp(facilitator->host, app->host) != 0)
        return true;
    return facilitator->pid > 0 && facilitator->pid <= INT32_MAX &&
           (kill((pid_t)facilitator->pid, 0) == 0 || errno == EPERM);
}

bool strategy_is_facilitated(const struct app *app, const struct presentation_facilitator *facilitator)
{
    return facilitator->session != 0 && facilitator->session != app->session && is_open(app, facilitator);
}

static int64_t session_of(struct app *app)
{
    if (app->session == 0)
        app->session = store_new_id(app->store);
    return app->session;
}

static void clear_facilitator(struct presentation_facilitator *facilitator)
{
    free(facilitator->user);
    free(facilitator->host);
    free(facilitator->since);
    *facilitator = (struct presentation_facilitator){0};
}

/* Signs the presentation as this session's; a session that goes on keeps the time it began. */
static void sign(struct app *app, struct presentation_facilitator *facilitator)
{
    char now[CLOCK_TEXT];
    bool goes_on = facilitator->session == session_of(app) && facilitator->since != NULL;
    struct presentation_facilitator mine = {
        .session = session_of(app),
        .pid = getpid(),
        .user = memory_copy_text(app->user),
        .host = memory_copy_text(app->host),
        .since = memory_copy_text(goes_on ? facilitator->since : clock_now(now)),
    };

    clear_facilitator(facilitator);
    *facilitator = mine;
}

enum status strategy_present(struct app *app, struct presentation *presentation, const struct presentation *base,
                             struct presentation_facilitator *before, struct error *error)
{
    struct presentation was = {0};
    enum status status;

    clear_facilitator(before);
    sign(app, &presentation->facilitator);
    status = store_presentation_write(app->store, presentation, base, &was, error);
    if (status == STATUS_OK && strategy_is_facilitated(app, &was.facilitator)) {
        *before = was.facilitator;
        was.facilitator = (struct presentation_facilitator){0};
    }
    presentation_clear(&was);
    return status;
}

void strategy_leave(struct app *app, int64_t process)
{
    struct error error = {0};

    /* When it cannot be written, whoever comes next sees that the program is gone. */
    if (app->session != 0 && store_presentation_leave(app->store, process, app->session, &error) != STATUS_OK)
        error_clear(&error);
}
