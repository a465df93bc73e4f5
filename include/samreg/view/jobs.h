/* The long work of a session: children that write files or send letters while the screen stays alive. What becomes of
 * each is said in the message line and stands on the screen of files. */
#ifndef SAMREG_VIEW_JOBS_H
#define SAMREG_VIEW_JOBS_H

#include "samreg/app/job.h"
#include "samreg/base/str.h"

struct shell;

/* How many are kept, running or not; the oldest ended one makes room. */
enum { JOBS = 4 };

/* All zeroes is none. */
struct jobs {
    struct job *items[JOBS]; /* owned; oldest first */
    size_t count;
    unsigned revision;       /* grows with every change */
};

/* Begins a job and says so; says why when it cannot. */
void jobs_begin(struct shell *shell, const struct job_options *options);

/* Reads what the job of this descriptor has to say; false when it is of none. */
bool jobs_take(struct shell *shell, int descriptor);

/* The jobs. Lent. */
const struct jobs *jobs_peek(const struct shell *shell);

/* Asks the job at a place to end. */
void jobs_stop(struct shell *shell, size_t place);

/* Appends how far the newest one that runs is, for the title line; nothing when none runs. */
void jobs_write(const struct jobs *jobs, struct str *out);

/* Appends what those that run are called, set apart by commas; nothing when none runs. */
void jobs_write_running(const struct jobs *jobs, struct str *out);

/* Appends how far a job is, or what it said last. */
void jobs_write_progress(const struct job *job, struct str *out);

/* Ends them all. */
void jobs_clear(struct jobs *jobs);

/* Says where a file is and how to get it. `what` is said before; NULL for nothing. */
void jobs_say_file(struct shell *shell, const struct message *what, const char *path);

#endif
