#include "samreg/app/job.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST_LINE = 1000, MOST_TRIES = 1000 };

const char job_self[] = "samreg";
const char job_file[] = "file";

struct job {
    char *title;
    pid_t process;   /* 0: ended */
    int output;      /* what it says; -1: closed */
    int handle;      /* of the process, readable at its end; -1: none */
    int both;        /* readable when one of them is */
    enum job_state state;
    int exit;        /* of the program; -1: none */
    int trouble;     /* errno of putting its file in its place; 0: none */
    bool stopped, outlives;
    bool is_own;     /* it is this very program */
    struct str unread; /* the beginning of a line */
    char *line;
    char *folder, *name; /* where the file goes; NULL: it makes none */
    char *work;          /* the folder in `folder` in which it is made; NULL: none (any more) */
    char *path;          /* where it is */
};

/* ---- The file ---- */

static char *join(const char *folder, const char *name)
{
    struct str path = {0};

    str_addf(&path, "%s/%s", folder, name);
    return str_take(&path);
}

/* Takes away what is in a folder: files, and with `deep` folders of files. */
static void empty_folder(const char *path, bool deep)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        bool inside = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;

        if (inside && unlinkat(dirfd(folder), entry->d_name, 0) != 0 && errno == EISDIR && deep) {
            char *inner = join(path, entry->d_name);

            empty_folder(inner, false);
            (void)rmdir(inner);
            free(inner);
        }
    }
    if (folder != NULL)
        closedir(folder);
}

/* Takes the work folder away with what is in it: a file, or a folder of files. */
static void remove_work(struct job *job)
{
    if (job->work != NULL) {
        empty_folder(job->work, true);
        (void)rmdir(job->work);
    }
    free(job->work);
    job->work = NULL;
}

/* The name with a number before its ending: "report-2.pdf". */
static char *numbered(const char *name, int number)
{
    const char *dot = strrchr(name, '.');
    int length = dot != NULL && dot != name ? (int)(dot - name) : (int)strlen(name);
    struct str path = {0};

    if (number == 1)
        return memory_copy_text(name);
    str_addf(&path, "%.*s-%d%s", length, name, number, name + length);
    return str_take(&path);
}

/* Moves a file where none of the name may be. Some file systems do not know how: there the moment between looking and
 * moving is the best there is. */
static int move(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL)
        return errno;
    if (access(to, F_OK) == 0)
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

/* Puts the finished file in its place, under the first name that is free. */
static int put_file(struct job *job)
{
    char *made = join(job->work, job->name);
    int number = EEXIST;

    for (int i = 1; i <= MOST_TRIES && number == EEXIST; i++) {
        char *name = numbered(job->name, i);
        char *path = join(job->folder, name);

        number = move(made, path);
        if (number == 0) {
            job->path = realpath(path, NULL);
            job->path = job->path != NULL ? job->path : memory_copy_text(path);
        }
        free(path);
        free(name);
    }
    free(made);
    return number;
}

static enum status make_work(struct job *job, const struct job_options *options, struct error *error)
{
    if (options->folder == NULL)
        return STATUS_OK;
    job->folder = memory_copy_text(options->folder);
    job->name = memory_copy_text(options->name);
    job->work = join(options->folder, ".samreg-XXXXXX");
    if (mkdtemp(job->work) == NULL) {
        free(job->work);
        job->work = NULL;
        return error_set(error, STATUS_CANNOT_CREATE,
                         N_("Nothing can be written to the folder %1: %t2. Set export_folder in the configuration."),
                         options->folder, error_reason(errno), NULL);
    }
    return STATUS_OK;
}

/* ---- Beginning ---- */

/* The arguments as the program gets them; new array, the file's path new as well. */
static char **make_arguments(const struct job *job, const struct job_options *options)
{
    size_t count = 0;
    char **arguments;

    while (options->arguments[count] != NULL)
        count++;
    arguments = memory_new_array(count + 1, sizeof *arguments);
    for (size_t i = 0; i < count; i++) {
        arguments[i] = options->arguments[i] == JOB_FILE ? join(job->work, job->name)
                                                         : memory_copy_text(options->arguments[i]);
    }
    return arguments;
}

static void free_arguments(char **arguments)
{
    for (char **argument = arguments; *argument != NULL; argument++)
        free(*argument);
    free(arguments);
}

/* What the child does; it has its own group, so that stopping it stops what it has started. Tells `trouble` why it
 * could not begin. */
static _Noreturn void become(const struct job_options *options, char **arguments, pid_t parent, int output, int trouble)
{
    sigset_t none;
    int input = options->input >= 0 ? options->input : open("/dev/null", O_RDONLY);
    int number;

    (void)setpgid(0, 0);
    if (!options->outlives)
        (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent && !options->outlives) {
        _exit(1); /* the parent ended before that was said */
    }
    (void)signal(SIGPIPE, SIG_DFL);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL); /* what the screen blocks outside of its wait */
    if (dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 && dup2(output, STDERR_FILENO) >= 0) {
        if (options->arguments[0] == JOB_SELF)
            execv("/proc/self/exe", arguments);
        else
            execvp(arguments[0], arguments);
    }
    number = errno;
    (void)!write(trouble, &number, sizeof number);
    _exit(1);
}

/* Watches output and process by one descriptor. Without a handle of the process its end is seen when it closes its
 * output. */
static void watch_both(struct job *job)
{
    struct epoll_event event = {.events = EPOLLIN};

    job->handle = pidfd_open(job->process, 0);
    job->both = epoll_create1(EPOLL_CLOEXEC);
    (void)epoll_ctl(job->both, EPOLL_CTL_ADD, job->output, &event);
    if (job->handle >= 0)
        (void)epoll_ctl(job->both, EPOLL_CTL_ADD, job->handle, &event);
}

/* Makes the process; 0 or an errno. Waits until the program has begun in it, or could not. */
static int make_process(struct job *job, const struct job_options *options, char **arguments)
{
    int output[2];
    int trouble[2];
    int number = 0;
    pid_t own = getpid();

    if (pipe2(output, O_CLOEXEC) != 0)
        return errno;
    if (pipe2(trouble, O_CLOEXEC) != 0) {
        number = errno;
        close(output[0]);
        close(output[1]);
        return number;
    }
    job->process = fork();
    if (job->process == 0)
        become(options, arguments, own, output[1], trouble[1]);
    number = job->process < 0 ? errno : 0;
    close(output[1]);
    close(trouble[1]);
    if (job->process > 0 && read(trouble[0], &number, sizeof number) > 0)
        (void)waitpid(job->process, NULL, 0);
    close(trouble[0]);
    if (number != 0) {
        close(output[0]);
        job->process = 0;
        return number;
    }
    job->output = output[0];
    (void)fcntl(job->output, F_SETFL, O_NONBLOCK);
    watch_both(job);
    return 0;
}

enum status job_start(const struct job_options *options, struct job **job, struct error *error)
{
    struct job *made = memory_new(sizeof *made);
    enum status status;

    *made = (struct job){.title = memory_copy_text(options->title), .output = -1, .handle = -1, .both = -1,
                         .exit = -1, .outlives = options->outlives,
                         .is_own = options->arguments[0] == JOB_SELF, .line = memory_copy_text("")};
    status = make_work(made, options, error);
    if (status == STATUS_OK) {
        char **arguments = make_arguments(made, options);
        int number = make_process(made, options, arguments);

        if (number != 0) {
            status = error_set(error, STATUS_UNAVAILABLE, N_("%1 cannot be started: %t2."), arguments[0],
                               error_reason(number), NULL);
        }
        free_arguments(arguments);
    }
    if (options->input >= 0)
        close(options->input);
    if (status == STATUS_OK)
        *job = made;
    else
        job_free(&made);
    return status;
}

/* ---- While it runs ---- */

/* A line as people read it: this program's without its name before it, and its file where it is to be, not where it is
 * being made. New string. */
static char *reword(const struct job *job, const char *line)
{
    static const char name[] = "samreg: ";
    const char *from = job->is_own && strncmp(line, name, sizeof name - 1) == 0 ? line + sizeof name - 1 : line;
    const char *work = job->work != NULL ? strstr(from, job->work) : NULL;
    struct str told = {0};

    if (work == NULL)
        return memory_copy_text(from);
    str_add_bytes(&told, from, (size_t)(work - from));
    str_addf(&told, "%s%s", job->folder, work + strlen(job->work));
    return str_take(&told);
}

/* Keeps the last line that says anything. */
static void take_output(struct job *job, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\n' && job->unread.length < LONGEST_LINE) {
            str_add_char(&job->unread, bytes[i]);
        } else if (bytes[i] == '\n' && job->unread.length > 0) {
            free(job->line);
            job->line = reword(job, str_peek(&job->unread));
            str_reset(&job->unread);
        }
    }
}

static void close_output(struct job *job)
{
    if (job->output >= 0) {
        close(job->output);
        job->output = -1;
    }
    take_output(job, "\n", 1);
}

/* Reads what there is. False when the job has closed its output. */
static bool read_output(struct job *job, bool *changed)
{
    char block[4096];
    ssize_t got = 0;

    while (job->output >= 0 && ((got = read(job->output, block, sizeof block)) > 0 || (got < 0 && errno == EINTR))) {
        if (got > 0) {
            take_output(job, block, (size_t)got);
            *changed = true;
        }
    }
    return job->output >= 0 && got < 0 && errno == EAGAIN;
}

static void end(struct job *job, bool well)
{
    job->trouble = well && job->work != NULL ? put_file(job) : 0;
    job->state = job->stopped ? JOB_STOPPED : well && job->trouble == 0 ? JOB_DONE : JOB_FAILED;
    remove_work(job);
    close_output(job);
    if (job->handle >= 0)
        close(job->handle);
    if (job->both >= 0)
        close(job->both);
    job->handle = job->both = -1;
    job->process = 0;
}

bool job_read(struct job *job)
{
    bool changed = false;
    bool open = job->process > 0 && read_output(job, &changed);
    int how = 0;

    if (job->process <= 0)
        return false;
    if (waitpid(job->process, &how, open || job->handle >= 0 ? WNOHANG : 0) == job->process) {
        (void)read_output(job, &changed); /* what it said last */
        job->exit = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
        end(job, WIFEXITED(how) && WEXITSTATUS(how) == 0 && !job->stopped);
        return true;
    }
    if (!open && job->output >= 0) {
        close_output(job); /* it lives on in silence */
    }
    return changed;
}

void job_stop(struct job *job)
{
    if (job->process > 0) {
        job->stopped = true;
        (void)kill(-job->process, SIGTERM);
    }
}

void job_free(struct job **job)
{
    struct job *gone = *job;

    if (gone == NULL)
        return;
    if (gone->process > 0 && !gone->outlives) {
        (void)kill(-gone->process, SIGKILL);
        (void)waitpid(gone->process, NULL, 0);
    }
    end(gone, false);
    str_clear(&gone->unread);
    free(gone->title);
    free(gone->line);
    free(gone->folder);
    free(gone->name);
    free(gone->path);
    free(gone);
    *job = NULL;
}

int job_descriptor(const struct job *job)
{
    return job->both;
}

enum job_state job_state(const struct job *job)
{
    return job->state;
}

int job_exit(const struct job *job)
{
    return job->exit;
}

int job_trouble(const struct job *job)
{
    return job->trouble;
}

const char *job_title(const struct job *job)
{
    return job->title;
}

const char *job_line(const struct job *job)
{
    return job->line;
}

const char *job_path(const struct job *job)
{
    return job->path;
}
