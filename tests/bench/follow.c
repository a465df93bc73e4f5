/* Measures the second screen of a strategy process, from outside, on pseudo-terminals:
 *
 *     bench-follow PROGRAM REGISTER [KEYS [FOLLOWERS]]
 *
 * A facilitator nudges a marker, key by key; the followers show it. The delay is from the writing of the key to the
 * facilitator's terminal until the last byte of what the key changes has come to a follower's: the end of the output is
 * where none has come for QUIET. Then nobody does anything for IDLE_SECONDS. Prints one line:
 *     MEDIAN_MS  WORST_MS  MISSED  WAKE-UPS  BYTES  CPU_MS
 * MEDIAN and WORST of all keys and followers, MISSED keys that a follower did not show within PATIENCE; the last three
 * are those of the followers together, while idle. */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KEYS = 200, KEYS_MOST = 2000, FOLLOWERS = 2, FOLLOWERS_MOST = 4 };
enum { QUIET_MS = 60, PATIENCE_MS = 1000, SETTLE_MS = 600, IDLE_SECONDS = 5, FACILITATOR = 0 };

/* A program on its terminal. */
struct seat {
    pid_t pid;
    int terminal;
    double last; /* when the last byte came; 0: none since it was reset */
    long bytes;
};

struct hall {
    struct seat seats[1 + FOLLOWERS_MOST]; /* the facilitator first */
    int count;
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void end_all(struct hall *hall)
{
    for (int i = 0; i < hall->count; i++) {
        kill(hall->seats[i].pid, SIGHUP);
        waitpid(hall->seats[i].pid, NULL, 0);
    }
}

_Noreturn static void fail(struct hall *hall, const char *what)
{
    end_all(hall);
    fprintf(stderr, "bench-follow: %s\n", what);
    exit(EXIT_FAILURE);
}

static void seat(struct hall *hall, char *const argv[], struct winsize size)
{
    struct seat *seat = &hall->seats[hall->count];

    *seat = (struct seat){0};
    seat->pid = forkpty(&seat->terminal, NULL, NULL, &size);
    if (seat->pid < 0)
        fail(hall, "no terminal");
    if (seat->pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execv(argv[0], argv);
        _exit(127);
    }
    hall->count++;
}

/* Reads what has come to all terminals, waiting for at most so long for the first of it. */
static bool take(struct hall *hall, int wait_ms)
{
    struct pollfd waiting[1 + FOLLOWERS_MOST];
    char bytes[65536];
    bool any = false;

    for (int i = 0; i < hall->count; i++)
        waiting[i] = (struct pollfd){.fd = hall->seats[i].terminal, .events = POLLIN};
    if (poll(waiting, (nfds_t)hall->count, wait_ms) <= 0)
        return false;
    for (int i = 0; i < hall->count; i++) {
        if (!(waiting[i].revents & (POLLIN | POLLHUP)))
            continue;
        ssize_t length = read(hall->seats[i].terminal, bytes, sizeof bytes);
        if (length <= 0)
            fail(hall, "a program has ended");
        hall->seats[i].last = now_ms();
        hall->seats[i].bytes += length;
        any = true;
    }
    return any;
}

/* Until nothing has come for so long. */
static void settle(struct hall *hall, int quiet_ms)
{
    while (take(hall, quiet_ms))
        continue;
}

static void type(struct hall *hall, const char *keys)
{
    if (write(hall->seats[FACILITATOR].terminal, keys, strlen(keys)) < 0)
        fail(hall, "the facilitator's terminal is gone");
}

static bool all_have_shown(const struct hall *hall)
{
    for (int i = 1; i < hall->count; i++)
        if (hall->seats[i].last == 0)
            return false;
    return true;
}

/* One key; appends the followers' delays, and returns how many have not shown it. */
static int measure_key(struct hall *hall, const char *key, double delays[], size_t *count)
{
    int missed = 0;

    for (int i = 0; i < hall->count; i++)
        hall->seats[i].last = 0;
    double sent = now_ms();
    type(hall, key);
    while (!all_have_shown(hall) && now_ms() - sent < PATIENCE_MS)
        take(hall, QUIET_MS);
    settle(hall, QUIET_MS);
    for (int i = 1; i < hall->count; i++) {
        if (hall->seats[i].last > 0)
            delays[(*count)++] = hall->seats[i].last - sent;
        else
            missed++;
    }
    return missed;
}

static int compare_delays(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

/* Clock ticks of processor time, and how often it has been woken. */
static void read_cost(pid_t pid, long *ticks, long *wake_ups)
{
    char path[64], line[1024];
    long user = 0, system = 0;

    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file && fgets(line, sizeof line, file)) {
        const char *at = strrchr(line, ')');
        if (at)
            sscanf(at, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    }
    if (file)
        fclose(file);
    *ticks += user + system;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        long switches = 0;
        if (sscanf(line, "voluntary_ctxt_switches: %ld", &switches) == 1)
            *wake_ups += switches;
    }
    if (file)
        fclose(file);
}

/* Prints what the followers cost while nothing happens. */
static void measure_idle(struct hall *hall)
{
    long ticks[2] = {0}, wake_ups[2] = {0}, bytes = 0;

    settle(hall, SETTLE_MS);
    for (int i = 1; i < hall->count; i++) {
        read_cost(hall->seats[i].pid, &ticks[0], &wake_ups[0]);
        bytes -= hall->seats[i].bytes;
    }
    double begun = now_ms();
    while (now_ms() - begun < IDLE_SECONDS * 1000)
        take(hall, (int)(IDLE_SECONDS * 1000 - (now_ms() - begun)) + 1);
    for (int i = 1; i < hall->count; i++) {
        read_cost(hall->seats[i].pid, &ticks[1], &wake_ups[1]);
        bytes += hall->seats[i].bytes;
    }
    printf(" %ld %ld %ld\n", wake_ups[1] - wake_ups[0], bytes, (ticks[1] - ticks[0]) * 1000 / sysconf(_SC_CLK_TCK));
}

int main(int argc, char **argv)
{
    static double delays[KEYS_MOST * FOLLOWERS_MOST];
    struct hall hall = {0};
    size_t count = 0;
    int missed = 0;

    if (argc < 3)
        fail(&hall, "PROGRAM REGISTER [KEYS [FOLLOWERS]]");
    int keys = argc > 3 ? (int)strtol(argv[3], NULL, 10) : KEYS;
    int followers = argc > 4 ? (int)strtol(argv[4], NULL, 10) : FOLLOWERS;
    if (keys < 1 || keys > KEYS_MOST || followers < 1 || followers > FOLLOWERS_MOST)
        fail(&hall, "so many cannot be measured");
    char command[] = "strategy", database[] = "-d", follow[] = "--follow", present[] = "--present";
    seat(&hall, (char *[]){argv[1], database, argv[2], command, NULL}, (struct winsize){.ws_row = 40, .ws_col = 120});
    settle(&hall, SETTLE_MS);
    for (int i = 0; i < followers; i++)
        seat(&hall, (char *[]){argv[1], database, argv[2], command, follow, present, NULL},
             (struct winsize){.ws_row = 20, .ws_col = 60});
    settle(&hall, SETTLE_MS);
    type(&hall, "\033[17~Tredje\r"); /* a round of its own: those of the documents are closed */
    settle(&hall, SETTLE_MS);
    type(&hall, "/sel\r55");
    settle(&hall, SETTLE_MS);
    for (int i = 0; i < keys; i++) /* so far that it is another cell each time */
        missed += measure_key(&hall, i % 2 == 0 ? "\033[1;2C" : "\033[1;2D", delays, &count);
    if (count == 0)
        fail(&hall, "no follower shows anything");
    qsort(delays, count, sizeof *delays, compare_delays);
    printf("%.2f %.2f %d", delays[count / 2], delays[count - 1], missed);
    measure_idle(&hall);
    type(&hall, "\033");
    end_all(&hall);
    return EXIT_SUCCESS;
}
