/* Measures programs from outside, on a pseudo-terminal:
 *
 *     bench-measure KIND [-n ROUNDS] -- [OPTIONS] PROGRAM ARGUMENTS [-- [OPTIONS] PROGRAM ARGUMENTS]...
 *
 *     start   from before the program is started to the last byte of its first complete screen
 *     keys    from the sending of a key to the last byte that it changes the screen by, key by key
 *     flood   the same for all keys in one write
 *     idle    what happens while nothing happens, for five seconds
 *     cells   the bytes and the time of each key, against bare ncurses that shows the same screens (the program behind
 *             the second "--", which gets a file of screens; see cells.h)
 *
 *     -e TEXT  stands on the screen before anything is measured       -s KEYS  typed before measuring, key by key
 *     -f TEXT  stands on the screen at the end: the right thing was measured
 *     -k KEYS  measured; names as in tests/support/keys.h, <Resize:COLUMNSxROWS> too
 *     -i ROWS  what changes in the topmost ROWS only (a count that comes later) does not count as a change
 *
 * Programs take turns, round by round, so that a machine that gets slower does so for all. One line per program:
 *     NAME  MEDIAN_MS  WORST_MS  BYTES  CPU_MS  MEMORY_KB  RATIO
 * WORST is the worst of the keys, each by its median; BYTES the mean per key; MEMORY the peak; RATIO the median of the
 * rounds' ratios to the last program, the floor (in `cells` of the bytes). `idle` says instead
 *     NAME  WAKE-UPS  0  BYTES  CPU_MS  MEMORY_KB  0
 * The output is over when there was none for a while (QUIET) and the program sleeps. */
#include "capture.h"
#include "keys.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum { COLUMNS = 120, ROWS = 40, PROGRAMS = 4, KEYS_MOST = 512, ROUNDS_MOST = 200, ROUNDS = 11 };
enum { QUIET_MS = 30, PATIENCE_MS = 60000, SPIN_US = 3000, IDLE_SECONDS = 5 };

/* One program to measure, and what was measured. */
struct subject {
    char **argv;
    const char *expected, *at_end, *setup, *keys;
    int ignored;
    double ms[ROUNDS_MOST * KEYS_MOST]; /* round by round, key by key */
    double round_ms[ROUNDS_MOST];       /* their median */
    double bytes, cpu_ms;
    size_t key_count, measured;
    long memory_kb, wake_ups;
};

/* A program at work. */
struct run {
    const struct subject *subject;
    pid_t pid;
    int terminal;
    VTerm *vt;
    VTermScreen *screen;
    bool changed;           /* a cell that counts was written since this was last false */
    size_t bytes;
    double last, last_change; /* when the last byte, and the last that changed a cell, came */
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

_Noreturn static void fail(const struct subject *subject, const char *what)
{
    fprintf(stderr, "bench-measure: %s: %s\n", subject ? subject->argv[0] : "usage", what);
    exit(EXIT_FAILURE);
}

/* ---- The terminal ---- */

static int note_damage(VTermRect rect, void *context)
{
    struct run *run = context;

    if (rect.end_row > run->subject->ignored)
        run->changed = true;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.damage = note_damage};

static void set_size(struct run *run, int columns, int rows)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

    vterm_set_size(run->vt, rows, columns);
    ioctl(run->terminal, TIOCSWINSZ, &size);
}

/* Starts the program on a terminal of its own; the time before is returned. */
static double start(struct run *run, const struct subject *subject)
{
    char *const environment[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent",
                                 "LOGNAME=bench", NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;

    *run = (struct run){.subject = subject, .terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)};
    if (run->terminal < 0 || grantpt(run->terminal) != 0 || unlockpt(run->terminal) != 0)
        fail(subject, "no pseudo-terminal");
    run->vt = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(run->vt, 1);
    run->screen = vterm_obtain_screen(run->vt);
    vterm_screen_set_callbacks(run->screen, &callbacks, run);
    vterm_screen_enable_altscreen(run->screen, 1);
    vterm_screen_reset(run->screen, 1);
    set_size(run, COLUMNS, ROWS);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, ptsname(run->terminal), O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&files, 0, 1);
    posix_spawn_file_actions_adddup2(&files, 0, 2);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    double before = now_ms();
    if (posix_spawn(&run->pid, subject->argv[0], &files, &attributes, subject->argv, environment) != 0)
        fail(subject, "cannot be started");
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return before;
}

/* Shows what has come; returns whether something had. */
static bool take_output(struct run *run)
{
    char bytes[65536];
    ssize_t length = read(run->terminal, bytes, sizeof bytes);
    double when = now_ms();

    if (length <= 0)
        return false;
    run->bytes += (size_t)length;
    run->last = when;
    run->changed = false;
    vterm_input_write(run->vt, bytes, (size_t)length);
    if (run->changed)
        run->last_change = when;
    return true;
}

/* Whether the program waits for something. */
static bool is_asleep(const struct run *run)
{
    char path[64], stat[512] = "";

    snprintf(path, sizeof path, "/proc/%ld/stat", (long)run->pid);
    int file = open(path, O_RDONLY);
    if (file < 0 || read(file, stat, sizeof stat - 1) <= 0)
        fail(run->subject, "has ended");
    close(file);
    const char *state = strrchr(stat, ')');
    return state && state[1] && state[2] == 'S';
}

/* Takes output until there is none for a while; `asleep`: and nothing is computed either. */
static void settle(struct run *run, bool asleep)
{
    double since = now_ms(), begun = since;

    for (;;) {
        if (take_output(run)) {
            since = now_ms();
            continue;
        }
        double silence = now_ms() - since;
        if (silence > QUIET_MS && (!asleep || is_asleep(run)))
            return;
        if (now_ms() - begun > PATIENCE_MS)
            fail(run->subject, "does not come to rest");
        if (silence * 1000 > SPIN_US)
            poll(&(struct pollfd){.fd = run->terminal, .events = POLLIN}, 1, 1);
    }
}

static bool shows(const struct run *run, const char *text)
{
    int rows, columns;
    char line[ROWS * COLUMNS * 4];

    vterm_get_size(run->vt, &rows, &columns);
    for (int row = 0; row < rows; row++) {
        VTermRect rect = {row, row + 1, 0, columns};
        size_t length = vterm_screen_get_text(run->screen, line, sizeof line - 1, rect);
        line[length] = '\0';
        if (strstr(line, text))
            return true;
    }
    return false;
}

/* ---- Keys ---- */

/* Sends the first key of `keys` and returns the rest. */
static const char *send_key(struct run *run, const char *keys)
{
    struct str bytes = {0};
    int columns, rows;

    if (sscanf(keys, "<Resize:%dx%d>", &columns, &rows) == 2) {
        set_size(run, columns, rows);
        return strchr(keys, '>') + 1;
    }
    size_t length = keys_read(keys, &bytes);
    if (length == 0)
        fail(run->subject, "no such key");
    if (write(run->terminal, bytes.text, bytes.length) != (ssize_t)bytes.length)
        fail(run->subject, "does not take the key");
    str_clear(&bytes);
    return keys + length;
}

static void send_all(struct run *run, const char *keys)
{
    struct str bytes = {0};

    while (*keys) {
        size_t length = keys_read(keys, &bytes);
        if (length == 0)
            fail(run->subject, "no such key");
        keys += length;
    }
    if (write(run->terminal, bytes.text, bytes.length) != (ssize_t)bytes.length)
        fail(run->subject, "does not take the keys");
    str_clear(&bytes);
}

/* Starts the program and brings it to where measuring begins. */
static void prepare(struct run *run, const struct subject *subject)
{
    start(run, subject);
    double begun = now_ms();
    do {
        settle(run, true);
        if (now_ms() - begun > PATIENCE_MS)
            fail(subject, "does not show what was expected");
    } while (subject->expected && !shows(run, subject->expected));
    for (const char *keys = subject->setup; keys && *keys;) {
        keys = send_key(run, keys);
        settle(run, false);
    }
    settle(run, true);
}

/* ---- What the system knows of the process ---- */

static long read_status(const struct run *run, const char *name)
{
    char path[64], line[256];
    long value = 0;

    snprintf(path, sizeof path, "/proc/%ld/status", (long)run->pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':')
            value = strtol(line + strlen(name) + 1, NULL, 10);
    if (file)
        fclose(file);
    return value;
}

static double cpu_ms(const struct run *run)
{
    struct timespec used;
    clockid_t clock;

    if (clock_getcpuclockid(run->pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        fail(run->subject, "has ended");
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

static void finish(struct run *run, struct subject *subject)
{
    if (subject->at_end && !shows(run, subject->at_end))
        fail(subject, "does not show at the end what was expected");
    long memory = read_status(run, "VmHWM");
    if (memory > subject->memory_kb)
        subject->memory_kb = memory;
    kill(run->pid, SIGKILL);
    waitpid(run->pid, NULL, 0);
    close(run->terminal);
    vterm_free(run->vt);
}

/* ---- Figures ---- */

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(const double *values, size_t count)
{
    static double sorted[ROUNDS_MOST * KEYS_MOST];

    if (count == 0)
        return 0;
    memcpy(sorted, values, count * sizeof *values);
    qsort(sorted, count, sizeof *sorted, compare);
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

static double worst_key(const struct subject *subject)
{
    double worst = 0, of_key[ROUNDS_MOST];

    for (size_t key = 0; key < subject->key_count; key++) {
        size_t rounds = subject->measured / subject->key_count;
        for (size_t round = 0; round < rounds; round++)
            of_key[round] = subject->ms[round * subject->key_count + key];
        double middle = median(of_key, rounds);
        worst = middle > worst ? middle : worst;
    }
    return worst;
}

static void report(const struct subject *subjects, size_t count, size_t rounds)
{
    for (size_t i = 0; i < count; i++) {
        const struct subject *subject = &subjects[i];
        double ratios[ROUNDS_MOST] = {0};
        for (size_t round = 0; round < rounds; round++)
            ratios[round] = subject->round_ms[round] / subjects[count - 1].round_ms[round];
        const char *name = strrchr(subject->argv[0], '/');
        printf("%s %.3f %.3f %.1f %.3f %ld %.3f\n", name ? name + 1 : subject->argv[0],
               median(subject->ms, subject->measured), worst_key(subject),
               subject->measured ? subject->bytes / (double)subject->measured : 0,
               subject->measured ? subject->cpu_ms / (double)subject->measured : 0, subject->memory_kb,
               median(ratios, rounds));
    }
}

/* ---- Kinds of measuring ---- */

/* The last change that counts, after `before`; 0 when nothing came. */
static double change_after(const struct run *run, double before)
{
    return run->last_change > before ? run->last_change - before : run->last > before ? run->last - before : 0;
}

static void add(struct subject *subject, double ms, size_t bytes)
{
    if (subject->measured >= ROUNDS_MOST * KEYS_MOST)
        fail(subject, "is measured too often");
    subject->ms[subject->measured++] = ms;
    subject->bytes += (double)bytes;
}

static void measure_start(struct subject *subject, size_t round)
{
    struct run run;
    double before = start(&run, subject);

    do
        settle(&run, false);
    while (subject->expected && !shows(&run, subject->expected) && now_ms() - before < PATIENCE_MS);
    subject->round_ms[round] = change_after(&run, before);
    add(subject, subject->round_ms[round], run.bytes);
    subject->cpu_ms += cpu_ms(&run);
    subject->key_count = 1;
    settle(&run, true);
    finish(&run, subject);
}

static void measure_keys(struct subject *subject, size_t round)
{
    struct run run;
    size_t first = subject->measured;

    prepare(&run, subject);
    for (const char *keys = subject->keys; *keys;) {
        double used = cpu_ms(&run), before = now_ms();
        size_t bytes = run.bytes;
        keys = send_key(&run, keys);
        settle(&run, true);
        add(subject, change_after(&run, before), run.bytes - bytes);
        subject->cpu_ms += cpu_ms(&run) - used;
    }
    subject->key_count = subject->measured - first;
    subject->round_ms[round] = median(subject->ms + first, subject->key_count);
    finish(&run, subject);
}

static void measure_flood(struct subject *subject, size_t round)
{
    struct run run;

    prepare(&run, subject);
    double used = cpu_ms(&run), before = now_ms();
    size_t bytes = run.bytes;
    send_all(&run, subject->keys);
    settle(&run, true);
    subject->round_ms[round] = change_after(&run, before);
    add(subject, subject->round_ms[round], run.bytes - bytes);
    subject->cpu_ms += cpu_ms(&run) - used;
    subject->key_count = 1;
    finish(&run, subject);
}

static void measure_idle(struct subject *subject)
{
    struct run run;

    prepare(&run, subject);
    settle(&run, true);
    double used = cpu_ms(&run), until = now_ms() + IDLE_SECONDS * 1000;
    long woken = read_status(&run, "voluntary_ctxt_switches");
    size_t bytes = run.bytes;
    while (now_ms() < until)
        if (!take_output(&run))
            poll(&(struct pollfd){.fd = run.terminal, .events = POLLIN}, 1, 100);
    const char *name = strrchr(subject->argv[0], '/');
    double used_since = cpu_ms(&run) - used;
    woken = read_status(&run, "voluntary_ctxt_switches") - woken;
    size_t sent = run.bytes - bytes;
    finish(&run, subject);
    printf("%s %ld 0 %zu %.3f %ld 0\n", name ? name + 1 : subject->argv[0], woken, sent, used_since,
           subject->memory_kb);
}

/* ---- Bytes against bare ncurses ---- */

/* The program's bytes key by key, and the screens it shows. */
static void record_screens(struct subject *subject, FILE *file)
{
    struct run run;

    prepare(&run, subject);
    capture_screen(run.vt, file);
    for (const char *keys = subject->keys; *keys;) {
        double before = now_ms();
        size_t bytes = run.bytes;
        keys = send_key(&run, keys);
        settle(&run, true);
        add(subject, change_after(&run, before), run.bytes - bytes);
        capture_screen(run.vt, file);
    }
    finish(&run, subject);
}

static void replay_screens(struct subject *subject, const char *keys)
{
    struct run run;
    int columns, rows;

    prepare(&run, subject);
    while (*keys) {
        double before = now_ms();
        size_t bytes = run.bytes;
        struct str ignored = {0};
        bool is_resize = sscanf(keys, "<Resize:%dx%d>", &columns, &rows) == 2;
        size_t length = is_resize ? (size_t)(strchr(keys, '>') + 1 - keys) : keys_read(keys, &ignored);
        str_clear(&ignored);
        send_key(&run, is_resize ? keys : "n");
        keys += length;
        settle(&run, true);
        add(subject, change_after(&run, before), run.bytes - bytes);
    }
    finish(&run, subject);
}

static void measure_cells(struct subject *subjects, size_t count)
{
    char path[] = "/tmp/bench-cells-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL;

    if (count != 2 || !file)
        fail(NULL, "cells takes a program and the floor");
    record_screens(&subjects[0], file);
    fclose(file);
    char *argv[] = {subjects[1].argv[0], path, NULL};
    subjects[1].argv = argv;
    replay_screens(&subjects[1], subjects[0].keys);
    unlink(path);
    for (size_t i = 0; i < count; i++) {
        subjects[i].round_ms[0] = subjects[i].bytes;
        subjects[i].key_count = subjects[i].measured;
    }
    report(subjects, count, 1);
}

/* ---- Arguments ---- */

/* Reads one program's options and arguments, up to the next "--", which is cut out. */
static char **read_subject(struct subject *subject, char **argv)
{
    while (argv[0] && argv[1] && argv[0][0] == '-' && argv[0][1] != '-') {
        switch (argv[0][1]) {
        case 'e':
            subject->expected = argv[1];
            break;
        case 'f':
            subject->at_end = argv[1];
            break;
        case 's':
            subject->setup = argv[1];
            break;
        case 'k':
            subject->keys = argv[1];
            break;
        case 'i':
            subject->ignored = (int)strtol(argv[1], NULL, 10);
            break;
        default:
            fail(NULL, "unknown option");
        }
        argv += 2;
    }
    subject->argv = argv;
    while (*argv && strcmp(*argv, "--") != 0)
        argv++;
    if (argv == subject->argv)
        fail(NULL, "no program");
    if (!*argv)
        return argv;
    *argv = NULL;
    return argv + 1;
}

static void measure(const char *kind, struct subject *subjects, size_t count, size_t rounds)
{
    bool needs_keys = strcmp(kind, "keys") == 0 || strcmp(kind, "flood") == 0;

    for (size_t i = 0; i < count; i++)
        if (needs_keys && !subjects[i].keys)
            fail(&subjects[i], "no keys to measure");
    if (strcmp(kind, "idle") == 0) {
        for (size_t i = 0; i < count; i++)
            measure_idle(&subjects[i]);
        return;
    }
    if (strcmp(kind, "cells") == 0) {
        measure_cells(subjects, count);
        return;
    }
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < count; i++) {
            if (strcmp(kind, "start") == 0)
                measure_start(&subjects[i], round);
            else if (strcmp(kind, "keys") == 0)
                measure_keys(&subjects[i], round);
            else
                measure_flood(&subjects[i], round);
        }
    }
    report(subjects, count, rounds);
}

int main(int argc, char **argv)
{
    static struct subject subjects[PROGRAMS];
    size_t count = 0, rounds = ROUNDS;

    if (argc < 4)
        fail(NULL, "KIND [-n ROUNDS] -- [OPTIONS] PROGRAM ARGUMENTS [-- ...]");
    const char *kind = *++argv;
    argv++;
    if (strcmp(*argv, "-n") == 0) {
        rounds = strtoul(argv[1], NULL, 10);
        argv += 2;
    }
    if (!*argv || strcmp(*argv, "--") != 0 || rounds < 1 || rounds > ROUNDS_MOST)
        fail(NULL, "no program, or too many rounds");
    argv++;
    while (*argv && count < PROGRAMS)
        argv = read_subject(&subjects[count++], argv);
    measure(kind, subjects, count, rounds);
    return EXIT_SUCCESS;
}
