#include "tests/support/journey.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "tests/support/keys.h"
#include "tests/support/sandbox.h"
#include "tests/support/vt.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The most recent input that a failure shows, in bytes. */
enum { LAST_KEYS = 300 };

struct journey {
    struct sandbox sandbox; /* the program's home and environment */
    bool owns_home;
    bool without_sync;
    struct vt *vt;
    struct str bytes; /* everything the program sent */
    struct str keys;  /* everything typed, by name */
    int terminal;     /* our side of the pseudo-terminal; -1 when it is closed */
    pid_t process;
    int process_file; /* becomes readable when the process ends */
    bool ended;       /* and waited for: `status` is known */
    int status;
    long long sent;    /* events we caused */
    long long handled; /* events the program says it handled; -1 before its first mark */
    long long serial;
};

/* Who called, for failures; and the time when patience ends. */
struct call {
    struct journey *journey;
    const char *file;
    int line;
    long long deadline;
};

/* ---- Failing, and time ---- */

static long long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static long long patience(void)
{
    long long limit = 5000;
#if defined(__SANITIZE_ADDRESS__)
    limit *= 5;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    limit *= 5;
#endif
#endif
    const char *given = getenv("SAMREG_TEST_DEADLINE");
    return given && strtol(given, NULL, 10) > 0 ? strtol(given, NULL, 10) : limit;
}

static struct call begin_call(struct journey *journey, const char *file, int line)
{
    return (struct call){.journey = journey, .file = file, .line = line, .deadline = milliseconds() + patience()};
}

static void stop_process(struct journey *journey)
{
    if (journey->terminal >= 0)
        close(journey->terminal);
    journey->terminal = -1;
    if (!journey->ended) {
        kill(journey->process, SIGKILL);
        waitpid(journey->process, &journey->status, 0);
        journey->ended = true;
    }
}

/* Does not return: Criterion ends the test. */
static void fail(const struct call *call, const char *what, const char *detail)
{
    char *screen = journey_screen(call->journey);
    stop_process(call->journey);
    if (call->journey->owns_home)
        journey_home_remove(call->journey->sandbox.home);
    cr_assert_fail("%s:%d: %s%s%s\n%s", call->file, call->line, what, detail ? ": " : "", detail ? detail : "", screen);
}

/* ---- The terminal: reading, writing, waiting ---- */

static void read_mark(struct journey *journey)
{
    long long handled, serial;
    if (sscanf(vt_title(journey->vt), "sync %lld %lld", &handled, &serial) == 2) {
        journey->handled = handled;
        journey->serial = serial;
    }
}

/* Reads what the program has sent; closes the terminal when the program has left it. */
static void read_terminal(struct journey *journey)
{
    char buffer[65536];
    ssize_t length = read(journey->terminal, buffer, sizeof buffer);
    if (length > 0) {
        str_add_bytes(&journey->bytes, buffer, (size_t)length);
        vt_feed(journey->vt, buffer, (size_t)length);
        read_mark(journey);
    } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
        close(journey->terminal);
        journey->terminal = -1;
    }
}

/* Waits for the program to say something, to leave the terminal, or, with `out`, to take input. */
static void turn(const struct call *call, struct str *out, size_t *written)
{
    struct journey *journey = call->journey;
    long long left = call->deadline - milliseconds();
    if (left <= 0)
        fail(call, "the program did not get there in time", NULL);
    struct str answers = {0};
    vt_take_answers(journey->vt, &answers);
    if (answers.length > 0 && write(journey->terminal, answers.text, answers.length) < 0 && errno != EAGAIN)
        fail(call, "cannot answer the program", strerror(errno));
    str_clear(&answers);

    struct pollfd file = {.fd = journey->terminal, .events = (short)(out ? POLLIN | POLLOUT : POLLIN)};
    if (poll(&file, 1, (int)left) < 0 && errno != EINTR)
        fail(call, "poll", strerror(errno));
    if (file.revents & (POLLIN | POLLHUP | POLLERR))
        read_terminal(journey);
    if (strncmp(vt_title(journey->vt), "stale ", 6) == 0)
        fail(call, "the screen is not what drawing it anew gives", vt_title(journey->vt));
    if (out && journey->terminal >= 0 && file.revents & POLLOUT) {
        ssize_t length = write(journey->terminal, out->text + *written, out->length - *written);
        if (length > 0)
            *written += (size_t)length;
    }
}

/* Sends the bytes, and reads meanwhile, so that neither side blocks. */
static void send_bytes(const struct call *call, struct str *bytes)
{
    size_t written = 0;
    while (written < bytes->length) {
        if (call->journey->terminal < 0)
            fail(call, "the program has ended and takes no input", NULL);
        turn(call, bytes, &written);
    }
}

/* Waits until the program has handled everything sent, or has left the terminal. */
static void wait_until_handled(const struct call *call)
{
    struct journey *journey = call->journey;
    if (journey->without_sync)
        return;
    while (journey->terminal >= 0 && journey->handled < journey->sent)
        turn(call, NULL, NULL);
    if (journey->handled > journey->sent)
        journey->sent = journey->handled;
}

static void note_keys(struct journey *journey, const char *keys)
{
    str_add(&journey->keys, keys);
}

/* ---- Beginning and end ---- */

static void start_process(struct journey *journey, const struct journey_options *options)
{
    struct winsize size = {.ws_col = (unsigned short)(options->columns ? options->columns : 80),
                           .ws_row = (unsigned short)(options->rows ? options->rows : 24)};
    journey->vt = vt_new(size.ws_col, size.ws_row);
    journey->process = forkpty(&journey->terminal, NULL, NULL, &size);
    cr_assert_neq(journey->process, -1, "forkpty: %s", strerror(errno));
    if (journey->process == 0)
        sandbox_become(&journey->sandbox, options->arguments);
    fcntl(journey->terminal, F_SETFD, FD_CLOEXEC);
    fcntl(journey->terminal, F_SETFL, O_NONBLOCK);
    journey->process_file = pidfd_open(journey->process, 0);
    cr_assert_neq(journey->process_file, -1, "pidfd_open: %s", strerror(errno));
}

static void set_up(struct journey *journey, const struct journey_options *options)
{
    char *home = options->home ? NULL : journey_home_new();
    sandbox_init(&journey->sandbox, options->program, options->home ? options->home : home);
    free(home);
    sandbox_set(&journey->sandbox, "TERM", options->term ? options->term : "xterm-256color");
    if (!options->locale || *options->locale)
        sandbox_set(&journey->sandbox, "LC_ALL", options->locale ? options->locale : "C.UTF-8");
    if (options->now)
        sandbox_set(&journey->sandbox, "SAMREG_TEST_NOW", options->now);
    if (!options->without_sync) {
        sandbox_set(&journey->sandbox, "SAMREG_TEST_SYNC", "1");
        sandbox_set(&journey->sandbox, "SAMREG_TEST_REDRAW", "1");
    }
    for (size_t i = 0; options->environment && options->environment[i]; i++)
        sandbox_set(&journey->sandbox, options->environment[i], NULL);
}

struct journey *journey_start_at(const struct journey_options *options, const char *file, int line)
{
    struct journey *journey = memory_new(sizeof *journey);
    journey->owns_home = !options->home;
    journey->without_sync = options->without_sync;
    journey->handled = -1;
    set_up(journey, options);
    start_process(journey, options);
    struct call call = begin_call(journey, file, line);
    wait_until_handled(&call);
    return journey;
}

void journey_end(struct journey **journey)
{
    struct journey *old = *journey;
    if (!old)
        return;
    stop_process(old);
    close(old->process_file);
    if (old->owns_home)
        journey_home_remove(old->sandbox.home);
    sandbox_clear(&old->sandbox);
    vt_free(&old->vt);
    str_clear(&old->bytes);
    str_clear(&old->keys);
    free(old);
    *journey = NULL;
}

char *journey_home_new(void)
{
    return sandbox_home_new();
}

void journey_home_remove(const char *home)
{
    sandbox_home_remove(home);
}

int journey_prepare(const char *home, const char *const *arguments, char **output)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, NULL, home);
    sandbox_set(&sandbox, "LC_ALL", "C.UTF-8");
    int status = sandbox_command(&sandbox, arguments, output);
    sandbox_clear(&sandbox);
    return status;
}

char *journey_copy_demo(const char *home)
{
    const char *source = getenv("SAMREG_TEST_DEMO");
    cr_assert(source, "SAMREG_TEST_DEMO does not name a register");
    struct str path = {0};
    str_addf(&path, "%s/demo.db", home);
    int from = open(source, O_RDONLY | O_CLOEXEC);
    int to = open(str_peek(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    cr_assert(from >= 0 && to >= 0, "cannot copy %s to %s: %s", source, str_peek(&path), strerror(errno));
    char buffer[65536];
    for (ssize_t length; (length = read(from, buffer, sizeof buffer)) != 0;)
        cr_assert(length > 0 && write(to, buffer, (size_t)length) == length, "%s: %s", source, strerror(errno));
    close(from);
    close(to);
    return str_take(&path);
}

int journey_command(const struct journey *journey, const char *const *arguments, char **output)
{
    return sandbox_command(&journey->sandbox, arguments, output);
}

/* ---- Input ---- */

void journey_keys_at(struct journey *journey, const char *keys, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    struct str bytes = {0};
    note_keys(journey, keys);
    while (*keys) {
        size_t length = keys_read(keys, &bytes);
        if (length == 0)
            fail(&call, "no such key", keys);
        journey->sent++;
        bool escape = bytes.length > 0 && bytes.text[bytes.length - 1] == '\033';
        keys += length;
        if (escape && *keys) {
            send_bytes(&call, &bytes);
            wait_until_handled(&call);
            str_reset(&bytes);
        }
    }
    send_bytes(&call, &bytes);
    wait_until_handled(&call);
    str_clear(&bytes);
}

void journey_paste_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    struct str bytes = {0};
    note_keys(journey, "<paste>");
    if (vt_paste(journey->vt, text, &bytes))
        journey->sent++;
    else
        for (const char *at = text; *at; at++)
            journey->sent += ((unsigned char)*at & 0xc0) != 0x80;
    send_bytes(&call, &bytes);
    wait_until_handled(&call);
    str_clear(&bytes);
}

void journey_send_at(struct journey *journey, const char *bytes, size_t length, int events, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    struct str copy = {0};
    note_keys(journey, "<bytes>");
    str_add_bytes(&copy, bytes, length);
    journey->sent += events;
    send_bytes(&call, &copy);
    wait_until_handled(&call);
    str_clear(&copy);
}

void journey_resize_at(struct journey *journey, int columns, int rows, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    note_keys(journey, "<resize>");
    vt_resize(journey->vt, columns, rows);
    journey->sent++;
    if (ioctl(journey->terminal, TIOCSWINSZ, &size) != 0)
        fail(&call, "cannot resize the terminal", strerror(errno));
    wait_until_handled(&call);
}

/* ---- Expectations ---- */

void journey_expect_text_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    if (!vt_find(journey->vt, text, NULL, NULL))
        fail(&call, "the screen does not show", text);
}

void journey_expect_no_text_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    if (vt_find(journey->vt, text, NULL, NULL))
        fail(&call, "the screen shows", text);
}

void journey_expect_line_at(struct journey *journey, int row, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    char *shown = journey_line(journey, row);
    if (strcmp(shown, text) != 0)
        fail(&call, "the line is not", text);
    free(shown);
}

void journey_expect_cursor_on_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    int row, column;
    if (!vt_cursor(journey->vt, &row, &column))
        fail(&call, "the cursor is hidden and should be on", text);
    if (!vt_covers(journey->vt, text, row, column))
        fail(&call, "the cursor is not on", text);
}

/* Nothing of a screen is still on its way: the mark, which ends with BEL, comes last before the program waits. */
static bool is_whole(const struct journey *journey)
{
    const struct str *bytes = &journey->bytes;
    return journey->without_sync || (bytes->length > 0 && bytes->text[bytes->length - 1] == '\a');
}

static void await(const struct call *call, const char *text, bool present)
{
    while (vt_find(call->journey->vt, text, NULL, NULL) != present || !is_whole(call->journey)) {
        if (call->journey->terminal < 0)
            fail(call, present ? "the program ended without showing" : "the program ended and still showed", text);
        turn(call, NULL, NULL);
    }
}

void journey_await_text_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    await(&call, text, true);
}

void journey_await_no_text_at(struct journey *journey, const char *text, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    await(&call, text, false);
}

void journey_expect_exit_at(struct journey *journey, int status, const char *file, int line)
{
    struct call call = begin_call(journey, file, line);
    while (journey->terminal >= 0)
        turn(&call, NULL, NULL);
    if (!journey->ended) {
        struct pollfd process = {.fd = journey->process_file, .events = POLLIN};
        if (poll(&process, 1, (int)patience()) != 1)
            fail(&call, "the program left its terminal and still runs", NULL);
        waitpid(journey->process, &journey->status, 0);
        journey->ended = true;
    }
    if (sandbox_exit_code(journey->status) != status) {
        char detail[64];
        snprintf(detail, sizeof detail, "%d, not %d", sandbox_exit_code(journey->status), status);
        fail(&call, "the exit status is", detail);
    }
}

/* ---- What happened ---- */

char *journey_line(const struct journey *journey, int row)
{
    struct str line = {0};
    vt_line(journey->vt, row, &line);
    return str_take(&line);
}

static void add_border(const struct journey *journey, struct str *out)
{
    str_add_char(out, '+');
    for (int i = 0; i < vt_columns(journey->vt); i++)
        str_add_char(out, '-');
    str_add(out, "+\n");
}

char *journey_screen(const struct journey *journey)
{
    struct str out = {0};
    add_border(journey, &out);
    for (int row = 0; row < vt_rows(journey->vt); row++) {
        str_add_char(&out, '|');
        vt_padded_line(journey->vt, row, &out);
        str_add(&out, "|\n");
    }
    add_border(journey, &out);
    int row, column;
    bool visible = vt_cursor(journey->vt, &row, &column);
    str_addf(&out, "cursor %d,%d%s; sent %lld, handled %lld; title \"%s\"%s\n", row, column, visible ? "" : " (hidden)",
             journey->sent, journey->handled, vt_title(journey->vt), journey->terminal < 0 ? "; ended" : "");
    size_t skip = journey->keys.length > LAST_KEYS ? journey->keys.length - LAST_KEYS : 0;
    str_addf(&out, "last keys: %s%s", skip ? "..." : "", str_peek(&journey->keys) + skip);
    return str_take(&out);
}

bool journey_is_reverse(const struct journey *journey, const char *text)
{
    int row, column;
    return vt_find(journey->vt, text, &row, &column) && vt_is_reverse(journey->vt, row, column);
}

bool journey_cursor(const struct journey *journey, int *row, int *column)
{
    return vt_cursor(journey->vt, row, column);
}

bool journey_is_alternate(const struct journey *journey)
{
    return vt_is_alternate(journey->vt);
}

long long journey_serial(const struct journey *journey)
{
    return journey->serial;
}

const char *journey_bytes(const struct journey *journey, size_t *length)
{
    *length = journey->bytes.length;
    return str_peek(&journey->bytes);
}

const char *journey_home(const struct journey *journey)
{
    return journey->sandbox.home;
}

pid_t journey_process(const struct journey *journey)
{
    return journey->process;
}

void journey_signal(struct journey *journey, int number)
{
    note_keys(journey, "<signal>");
    kill(journey->process, number);
}

void journey_hang_up(struct journey *journey)
{
    note_keys(journey, "<hang-up>");
    if (journey->terminal >= 0)
        close(journey->terminal);
    journey->terminal = -1;
}
