#include "samreg/tui/event.h"

#include "samreg/base/clock.h"
#include "samreg/tui/decode.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/input.h"
#include "samreg/tui/redraw.h"
#include "samreg/tui/terminal.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A change of size, and everything by which somebody outside ends a program: what is typed is saved first. */
static const int caught_signals[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM};

enum {
    CAUGHT_COUNT = sizeof caught_signals / sizeof caught_signals[0],
    WATCHED = 8,
    DRAIN_LIMIT = 65536,   /* units read in one go: an endless stream must not keep the program from drawing */
    PASTE_PATIENCE = 1000, /* milliseconds of silence after which a paste without an end is over */
    EMPTY_READS = 2        /* times that input may be readable and empty before it has ended */
};

static volatile sig_atomic_t resized;
static volatile sig_atomic_t ending_signal;

/* The one loop. */
static struct {
    bool started;
    struct event_hooks hooks;
    struct decoder decoder;
    struct sigaction previous[CAUGHT_COUNT];
    sigset_t outside; /* the signal mask before start: the one to wait with */
    int watched[WATCHED];
    size_t watched_count;
    size_t turn; /* whose readiness is told next */
    char *text;  /* the paste lent out */
    bool text_focus;
    bool ended;
    int empty_reads;
    bool marks;    /* the test mark is wanted */
    bool compares; /* and that the screen is what drawing it anew gives */
    struct str stale; /* where it was not */
    unsigned long handled;
    unsigned long postponed; /* of them, those that the owner keeps for later */
} loop;

static void note_signal(int number)
{
    if (number == SIGWINCH)
        resized = 1;
    else
        ending_signal = number;
}

void event_start(const struct event_hooks *hooks)
{
    assert(!loop.started);
    unsigned long handled = loop.handled; /* of a loop before: the mark counts what the process was sent */
    memset(&loop, 0, sizeof loop);
    loop.handled = handled;
    loop.started = true;
    loop.hooks = hooks != NULL ? *hooks : (struct event_hooks){0};
    loop.marks = getenv("SAMREG_TEST_SYNC") != NULL;
    loop.compares = loop.marks && getenv("SAMREG_TEST_REDRAW") != NULL;
    resized = 0;
    struct sigaction action = {.sa_handler = note_signal};
    sigset_t blocked;
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        sigaddset(&blocked, caught_signals[i]);
        sigaction(caught_signals[i], &action, &loop.previous[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &loop.outside);
}

void event_stop(void)
{
    if (!loop.started)
        return;
    /* Ignoring a signal drops one that waits: the second SIGHUP of a dropped line must not kill what is ending in
     * order. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        sigaction(caught_signals[i], &ignore, NULL);
    sigprocmask(SIG_SETMASK, &loop.outside, NULL);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        sigaction(caught_signals[i], &loop.previous[i], NULL);
    decode_clear(&loop.decoder);
    free(loop.text);
    loop.text = NULL;
    str_clear(&loop.stale);
    loop.started = false;
}

int event_end_signal(void)
{
    return loop.ended && ending_signal == 0 ? SIGHUP : (int)ending_signal;
}

void event_watch(int fd)
{
    assert(fd >= 0 && loop.watched_count < WATCHED);
    loop.watched[loop.watched_count++] = fd;
}

void event_unwatch(int fd)
{
    for (size_t i = 0; i < loop.watched_count; i++) {
        if (loop.watched[i] == fd) {
            loop.watched[i] = loop.watched[--loop.watched_count];
            return;
        }
    }
}

void event_set_text_focus(bool text)
{
    loop.text_focus = text;
}

bool event_pending(void)
{
    if (!loop.started)
        return false;
    if (decode_has_item(&loop.decoder) || loop.ended || ending_signal != 0)
        return true;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, 0) > 0;
}

/* Reads everything that has come, so that nothing is drawn between keys that wait together. Returns false when nothing
 * had. */
static bool drain(void)
{
    int units = 0;
    for (; units < DRAIN_LIMIT; units++) {
        struct input_unit unit = input_read();
        if (unit.kind == INPUT_NOTHING) {
            decode_rest(&loop.decoder);
            break;
        }
        decode_put(&loop.decoder, unit);
    }
    if (units > 0)
        loop.empty_reads = 0;
    return units > 0;
}

bool event_waits_for(bool (*wanted)(void *context, struct key key), void *context)
{
    if (!loop.started)
        return false;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    bool ready = poll(&input, 1, 0) > 0;
    bool dropped = ready && !drain(); /* readable and empty */
    if (dropped || loop.ended || ending_signal != 0)
        return true;
    for (size_t i = loop.decoder.first; i < loop.decoder.count; i++) {
        if (loop.decoder.items[i].text == NULL && wanted(context, loop.decoder.items[i].key))
            return true;
    }
    return false;
}

/* Hands out the oldest key or paste. */
static bool take_input(struct event *event)
{
    struct decode_item item;
    if (!decode_take(&loop.decoder, &item))
        return false;
    *event = (struct event){.kind = EVENT_KEY, .key = item.key};
    if (item.text != NULL) {
        loop.text = item.text;
        *event = (struct event){.kind = EVENT_PASTE, .text = item.text, .length = item.length};
    } else if (loop.text_focus && item.key.code < KEY_CODE_FIRST_NAMED) {
        /* Terminals send AltGr's characters as Esc and the character: in a field they are typed (ux.md 1.5). */
        event->key.modifiers &= ~(unsigned)KEY_ALT;
    }
    loop.handled++;
    return true;
}

/* Signals noted while waiting. */
static bool take_signal(struct event *event)
{
    if (resized) {
        resized = 0;
        terminal_fit();
        loop.handled++;
        *event = (struct event){.kind = EVENT_RESIZE};
        return true;
    }
    if (ending_signal != 0 || loop.ended) {
        *event = (struct event){.kind = EVENT_END, .signal = (int)ending_signal};
        return true;
    }
    return false;
}

/* Draws what changed and does the work put off, slice by slice. Returns false when a key came in between. */
static bool settle(void)
{
    for (;;) {
        if (loop.hooks.draw != NULL)
            loop.hooks.draw(loop.hooks.context);
        draw_flush();
        if (event_pending())
            return false;
        if (loop.hooks.work == NULL || !loop.hooks.work(loop.hooks.context))
            return true;
    }
}

/* For tests. A screen with a clock on it may differ by itself: it is not compared. */
static void compare_screen(void)
{
    if (!loop.compares || loop.stale.length > 0 || loop.hooks.draw == NULL ||
        (loop.hooks.patience != NULL && loop.hooks.patience(loop.hooks.context) >= 0))
        return;
    (void)redraw_compare(loop.hooks.draw, loop.hooks.context, &loop.stale);
}

static void write_mark(void)
{
    char mark[64];
    if (loop.stale.length > 0) {
        terminal_write("\033]2;stale ", 10);
        terminal_write(str_peek(&loop.stale), strcspn(str_peek(&loop.stale), "\n"));
        terminal_write("\a", 1);
        return;
    }
    int length = snprintf(mark, sizeof mark, "\033]2;sync %lu %lu\a", loop.handled - loop.postponed,
                          draw_change_serial());
    terminal_write(mark, (size_t)length);
}

void event_postpone(size_t count)
{
    loop.postponed = count;
}

void event_tell_drawn(void)
{
    if (loop.started && loop.marks)
        write_mark();
}

/* Waits; `polled[0]` is the terminal. Returns false when the time passed. */
static bool wait_ready(struct pollfd *polled, int timeout)
{
    polled[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    for (size_t i = 0; i < loop.watched_count; i++)
        polled[i + 1] = (struct pollfd){.fd = loop.watched[i], .events = POLLIN};
    struct timespec limit = {timeout / 1000, (long)(timeout % 1000) * 1000000};
    int ready = ppoll(polled, (nfds_t)(loop.watched_count + 1), timeout < 0 ? NULL : &limit, &loop.outside);
    if (ready < 0) {
        assert(errno == EINTR);
        for (size_t i = 0; i <= loop.watched_count; i++)
            polled[i].revents = 0;
    }
    return ready != 0;
}

/* Reads the terminal after a wait. A line that dropped stays readable for ever and gives nothing: that is the end. */
static void read_terminal(short happened)
{
    if (happened == 0 || drain())
        return;
    loop.empty_reads++;
    if ((happened & (POLLHUP | POLLERR | POLLNVAL)) != 0 || loop.empty_reads >= EMPTY_READS)
        loop.ended = true;
}

/* The next watched descriptor that is ready, in turn, so that a busy one does not silence the others. */
static bool take_readable(const struct pollfd *polled, struct event *event)
{
    for (size_t i = 0; i < loop.watched_count; i++) {
        size_t which = (loop.turn + i) % loop.watched_count;
        if (polled[which + 1].revents != 0) {
            loop.turn = which + 1;
            *event = (struct event){.kind = EVENT_READABLE, .fd = loop.watched[which]};
            return true;
        }
    }
    return false;
}

/* When a wait that begins now has lasted its time; -1: never. */
static int64_t deadline_of(int timeout)
{
    return timeout < 0 ? -1 : clock_milliseconds() + timeout;
}

/* The time left until `deadline`, for ppoll(): -1 for ever. */
static int time_left(int64_t deadline)
{
    if (deadline < 0)
        return -1;
    int64_t left = deadline - clock_milliseconds();
    return left > 0 ? (int)left : 0;
}

/* One wait. Returns true with an event. */
static bool wait_once(int64_t deadline, struct event *event)
{
    struct pollfd polled[WATCHED + 1];
    bool patient = !loop.decoder.pasting;
    int timeout = patient ? time_left(deadline) : PASTE_PATIENCE;
    if (!wait_ready(polled, timeout)) {
        if (patient) {
            *event = (struct event){.kind = EVENT_TIMEOUT};
            return true;
        }
        decode_end_paste(&loop.decoder);
        return false;
    }
    read_terminal(polled[0].revents);
    return !decode_has_item(&loop.decoder) && take_readable(polled, event);
}

void event_wait(int timeout, struct event *event)
{
    assert(loop.started);
    free(loop.text);
    loop.text = NULL;
    int64_t deadline = deadline_of(timeout);
    for (;;) {
        if (take_input(event))
            return;
        drain();
        if (take_input(event) || take_signal(event))
            return;
        if (!loop.decoder.pasting) {
            if (!settle() && drain())
                continue;
            if (loop.hooks.patience != NULL)
                deadline = deadline_of(loop.hooks.patience(loop.hooks.context));
            compare_screen();
            if (loop.hooks.before_wait != NULL)
                loop.hooks.before_wait(loop.hooks.context);
            if (loop.marks)
                write_mark();
        }
        if (wait_once(deadline, event))
            return;
    }
}
