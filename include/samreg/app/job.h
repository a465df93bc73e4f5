/* Long work as a child: another program, most often samreg's own command, that runs while the screen stays alive. What
 * it says is read through a pipe, it can be stopped, and a file that it makes stands in its place only when it is
 * whole. Unless told otherwise it ends with this process at the latest. */
#ifndef SAMREG_APP_JOB_H
#define SAMREG_APP_JOB_H

#include "samreg/base/error.h"

#include <stdbool.h>

enum job_state {
    JOB_RUNNING,
    JOB_DONE,    /* it ended with exit status 0, and its file is in its place */
    JOB_FAILED,  /* it ended otherwise: job_line() says why; or its file could not be put in its place: job_trouble() */
    JOB_STOPPED  /* by job_stop() */
};

/* How a job is begun. Texts are copied. */
struct job_options {
    const char *title;            /* what it does, for people */
    const char *const *arguments; /* ended by NULL. The first is the program, looked for in $PATH when it has no slash,
                                   * or JOB_SELF: this very program. JOB_FILE stands for the file to write */
    int input;                    /* a descriptor to read from, taken over; -1: nothing to read */
    const char *folder;           /* the file is to be made in this folder; NULL: it makes none ... */
    const char *name;             /* ... (or a folder of files) as NAME, or NAME with a number before the ending where
                                   * there is one of the name already */
    bool outlives;                /* it goes on when this process ends: a letter on its way */
};

/* In arguments (these very pointers, not texts like them): this program; the file to write. */
extern const char job_self[], job_file[];
#define JOB_SELF job_self
#define JOB_FILE job_file

struct job;

/* Begins it. STATUS_CANNOT_CREATE when the folder cannot be written to, STATUS_UNAVAILABLE when the program cannot be
 * started. */
enum status job_start(const struct job_options *options, struct job **job, struct error *error) WARN_UNUSED;

/* Ends it if it still runs (one that outlives is left alone), takes away what it has half done, and frees. */
void job_free(struct job **job);

/* The descriptor that becomes readable when the job has said something or ended; -1 once it has ended. */
int job_descriptor(const struct job *job);

/* Reads what it has said, without waiting, and notices its end. True when something changed. */
bool job_read(struct job *job);

/* Asks it, and what it has started, to end. */
void job_stop(struct job *job);

/* How it is with it, as job_read() has seen it last. */
enum job_state job_state(const struct job *job);

/* The exit status of its program; -1 as long as it runs, and when a signal ended it. */
int job_exit(const struct job *job);

/* The errno of putting its file in its place, ENOENT when it made none; 0 when that was not what failed. */
int job_trouble(const struct job *job);

/* Its title; the line it said last ("" for none), in which its file is called by the place that it is to have; where
 * its file is (NULL: none, or not yet). Lent. */
const char *job_title(const struct job *job);
const char *job_line(const struct job *job);
const char *job_path(const struct job *job);

#endif
