#include "samreg/view/jobs.h"

#include "samreg/app/delivery.h"
#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/event.h"
#include "samreg/view/shell_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct jobs *jobs_peek(const struct shell *shell)
{
    return &shell->jobs;
}

/* Makes room for one more; false when all run. */
static bool make_room(struct jobs *jobs)
{
    size_t oldest = 0;

    if (jobs->count < JOBS)
        return true;
    while (oldest < jobs->count && job_state(jobs->items[oldest]) == JOB_RUNNING)
        oldest++;
    if (oldest == jobs->count)
        return false;
    job_free(&jobs->items[oldest]);
    jobs->count--;
    memmove(jobs->items + oldest, jobs->items + oldest + 1, (jobs->count - oldest) * sizeof jobs->items[0]);
    return true;
}

void jobs_begin(struct shell *shell, const struct job_options *options)
{
    struct jobs *jobs = &shell->jobs;
    struct error error = {0};
    struct job *job = NULL;

    if (!make_room(jobs)) {
        shell_tell(shell, STYLE_WARNING, N_("Four things are being written already. %1 shows them; stop one or wait."),
                   shell_key_of(shell, ACTION_OPEN_FILES), NULL);
        return;
    }
    if (job_start(options, &job, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        return;
    }
    jobs->items[jobs->count++] = job;
    jobs->revision++;
    event_watch(job_descriptor(job));
    shell_tell(shell, STYLE_NORMAL, N_("%1: begun. Go on working; %2 shows how far it is, and stops it."),
               job_title(job), shell_key_of(shell, ACTION_OPEN_FILES), NULL);
}

void jobs_say_file(struct shell *shell, const struct message *what, const char *path)
{
    enum language language = app_language(shell->app);
    struct message message = {0};
    struct str fetch = {0};
    char *words = what != NULL ? message_text(what, language) : memory_copy_text("");
    const char *kind = delivery_is_folder(path) ? N_("The folder") : N_("The file");

    if (delivery_fetch(path, &fetch)) {
        message_set(&message, N_("%1%t4 is %2 on this machine. Fetch it by typing this line on your own:\n%3"), words,
                    path, str_peek(&fetch), kind, NULL);
    } else {
        message_set(&message, N_("%1%t4 is %2 on this machine. %3 lists the last files."), words, path,
                    shell_key_of(shell, ACTION_OPEN_FILES), kind, NULL);
    }
    shell_say(shell, STYLE_NORMAL, &message);
    message_clear(&message);
    str_clear(&fetch);
    free(words);
}

/* Says what became of a job that has ended. */
static void say_end(struct shell *shell, const struct job *job)
{
    struct message what = {0};

    switch (job_state(job)) {
    case JOB_RUNNING:
        break;
    case JOB_DONE:
        if (job_path(job) == NULL) {
            shell_tell(shell, STYLE_NORMAL, N_("%1: done."), job_title(job), NULL);
        } else {
            message_set(&what, N_("%1: done. "), job_title(job), NULL);
            delivery_note(job_path(job));
            jobs_say_file(shell, &what, job_path(job));
            message_clear(&what);
        }
        break;
    case JOB_FAILED:
        if (job_trouble(job) != 0) {
            shell_tell(shell, STYLE_ERROR, N_("%1: it could not be put in its place: %t2. Nothing is left of it."),
                       job_title(job), error_reason(job_trouble(job)), NULL);
        } else {
            shell_tell(shell, STYLE_ERROR, N_("%1: failed, nothing is left of it. %2"), job_title(job), job_line(job),
                       NULL);
        }
        break;
    case JOB_STOPPED:
        shell_tell(shell, STYLE_NORMAL, N_("%1: stopped, nothing is left of it."), job_title(job), NULL);
        break;
    }
}

bool jobs_take(struct shell *shell, int descriptor)
{
    struct jobs *jobs = &shell->jobs;

    for (size_t i = 0; i < jobs->count; i++) {
        struct job *job = jobs->items[i];

        if (job_descriptor(job) != descriptor)
            continue;
        if (job_read(job)) {
            jobs->revision++;
            draw_note_change();
        }
        if (job_state(job) != JOB_RUNNING) {
            event_unwatch(descriptor);
            say_end(shell, job);
        }
        return true;
    }
    return false;
}

void jobs_stop(struct shell *shell, size_t place)
{
    job_stop(shell->jobs.items[place]);
    shell_tell(shell, STYLE_NORMAL, N_("%1: stopping …"), job_title(shell->jobs.items[place]), NULL);
}

void jobs_write_progress(const struct job *job, struct str *out)
{
    unsigned done;
    unsigned of;

    if (sscanf(job_line(job), "progress %u %u", &done, &of) == 2)
        str_addf(out, "%u/%u", done, of);
    else
        str_add(out, job_line(job));
}

void jobs_write(const struct jobs *jobs, struct str *out)
{
    for (size_t i = jobs->count; i > 0; i--) {
        const struct job *job = jobs->items[i - 1];

        if (job_state(job) == JOB_RUNNING) {
            str_addf(out, "%s ", job_title(job));
            jobs_write_progress(job, out);
            return;
        }
    }
}

void jobs_write_running(const struct jobs *jobs, struct str *out)
{
    for (size_t i = 0; i < jobs->count; i++) {
        if (job_state(jobs->items[i]) == JOB_RUNNING)
            str_addf(out, "%s%s", out->length > 0 ? ", " : "", job_title(jobs->items[i]));
    }
}

void jobs_clear(struct jobs *jobs)
{
    for (size_t i = 0; i < jobs->count; i++) {
        if (job_descriptor(jobs->items[i]) >= 0)
            event_unwatch(job_descriptor(jobs->items[i]));
        job_free(&jobs->items[i]);
    }
    *jobs = (struct jobs){0};
}
