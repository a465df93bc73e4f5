#include "samreg/tui/event.h"

#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* The test is program and user at once: it reads from one end of a pseudo-terminal what it typed into the other. */
struct desk {
    int user;              /* the user's end */
    struct termios before; /* the terminal's modes before start */
    int drawn;             /* times that the draw hook was called */
    int slices;            /* slices of work left */
    int waits;
    struct str output;
};

static void count_draw(void *context)
{
    struct desk *desk = context;
    desk->drawn++;
    draw_text(terminal_area(), 0, 0, "drawn", STYLE_NORMAL);
}

static bool do_slice(void *context)
{
    struct desk *desk = context;
    return desk->slices > 0 && desk->slices-- > 0;
}

static void count_wait(void *context)
{
    struct desk *desk = context;
    desk->waits++;
}

static void begin(struct desk *desk)
{
    int terminal = -1;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    *desk = (struct desk){0};
    cr_assert_eq(openpty(&desk->user, &terminal, NULL, NULL, &size), 0);
    cr_assert_eq(fcntl(desk->user, F_SETFL, O_NONBLOCK), 0);
    cr_assert(dup2(terminal, STDIN_FILENO) >= 0 && dup2(terminal, STDOUT_FILENO) >= 0);
    close(terminal);
    tcgetattr(STDIN_FILENO, &desk->before);
    setenv("SAMREG_TEST_SYNC", "1", 1);
    /* Nothing comes late here: there is no need to wait for the rest of a key. */
    setenv("ESCDELAY", "1", 1);
    setenv("TERM", "xterm-256color", 1);
    struct error error = {0};
    cr_assert_eq(terminal_start(&(struct terminal_options){0}, &error), STATUS_OK);
    event_start(&(struct event_hooks){desk, count_draw, do_slice, count_wait, NULL});
}

/* What the program has sent since the last call. */
static const char *received(struct desk *desk)
{
    char bytes[4096];
    ssize_t size;
    str_reset(&desk->output);
    while ((size = read(desk->user, bytes, sizeof bytes)) > 0)
        str_add_bytes(&desk->output, bytes, (size_t)size);
    return str_peek(&desk->output);
}

static void end(struct desk *desk)
{
    event_stop();
    terminal_stop();
    str_clear(&desk->output);
    close(desk->user);
}

static void type(struct desk *desk, const char *bytes)
{
    cr_assert_eq(write(desk->user, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void expect_key(const char *words)
{
    struct event event;
    struct str name = {0};
    event_wait(-1, &event);
    cr_assert_eq(event.kind, EVENT_KEY, "kind %d where %s was expected", (int)event.kind, words);
    key_format(event.key, &name);
    cr_assert_str_eq(str_peek(&name), words);
    str_clear(&name);
}

Test(event, function_keys_of_every_terminal_are_known)
{
    struct desk desk;
    begin(&desk);
    type(&desk, "\033OP\033[11~\033[[A\0331");
    for (int i = 0; i < 4; i++)
        expect_key("F1");
    type(&desk, "\033[1~\033[7~\033OH\033[H\033[4~\033[8~\033[Z\033[1;5D\033[3~\033OM\033On");
    const char *const keys[] = {"Home",      "Home",      "Home", "Home",  "End", "End",
                                "Shift+Tab", "Ctrl+Left", "Del",  "Enter", ","};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        expect_key(keys[i]);
    type(&desk, "\x1a\x13\x1c\xc3\xa5\033");
    expect_key("Ctrl+Z");
    expect_key("Ctrl+S");
    expect_key("Ctrl+\\");
    expect_key("å");
    expect_key("Esc");
    end(&desk);
}

Test(event, altgr_characters_are_typed_where_text_is_typed)
{
    struct desk desk;
    begin(&desk);
    type(&desk, "\033@\033@");
    expect_key("Alt+@");
    event_set_text_focus(true);
    expect_key("@");
    end(&desk);
}

Test(event, keys_that_wait_together_are_handled_before_anything_is_drawn)
{
    struct desk desk;
    begin(&desk);
    for (int i = 0; i < 50; i++)
        type(&desk, "j");
    cr_expect(event_pending());
    for (int i = 0; i < 50; i++)
        expect_key("j");
    cr_expect_eq(desk.drawn, 0);
    struct event event;
    event_wait(0, &event);
    cr_expect_eq(event.kind, EVENT_TIMEOUT);
    cr_expect_eq(desk.drawn, 1);
    cr_expect_eq(desk.waits, 1);
    cr_expect(strstr(received(&desk), "\033]2;sync 50 0\a") != NULL);
    end(&desk);
}

static int until_settled(void *context)
{
    const struct desk *desk = context;
    return desk->slices > 0 ? -1 : 0;
}

Test(event, how_long_to_wait_is_asked_when_the_work_put_off_is_done)
{
    struct desk desk;
    struct event event;
    begin(&desk);
    event_stop();
    event_start(&(struct event_hooks){&desk, count_draw, do_slice, count_wait, until_settled});
    desk.slices = 2;
    event_wait(-1, &event);
    cr_expect_eq(event.kind, EVENT_TIMEOUT);
    cr_expect_eq(desk.slices, 0);
    end(&desk);
}

Test(event, work_put_off_is_done_in_slices_and_drawn)
{
    struct desk desk;
    struct event event;
    begin(&desk);
    desk.slices = 3;
    event_wait(0, &event);
    cr_expect_eq(desk.slices, 0);
    cr_expect_eq(desk.drawn, 4);
    desk.slices = 3;
    type(&desk, "j");
    expect_key("j");
    cr_expect_eq(desk.slices, 3);
    end(&desk);
}

Test(event, a_paste_is_data)
{
    struct desk desk;
    struct event event;
    begin(&desk);
    type(&desk, "\033[200~q\033[3~\rto\xff\033[201~x");
    event_wait(-1, &event);
    cr_assert_eq(event.kind, EVENT_PASTE);
    cr_expect_str_eq(event.text, "q\nto");
    cr_expect_eq(event.length, strlen("q\nto"));
    expect_key("x");
    end(&desk);
}

Test(event, files_sizes_and_signals_are_told)
{
    struct desk desk;
    struct event event;
    int ends[2];
    begin(&desk);
    cr_assert_eq(pipe(ends), 0);
    event_watch(ends[0]);
    cr_assert_eq(write(ends[1], "x", 1), 1);
    event_wait(-1, &event);
    cr_expect(event.kind == EVENT_READABLE && event.fd == ends[0]);
    event_unwatch(ends[0]);
    event_wait(0, &event);
    cr_expect_eq(event.kind, EVENT_TIMEOUT);
    struct winsize size = {.ws_row = 20, .ws_col = 60};
    cr_assert_eq(ioctl(desk.user, TIOCSWINSZ, &size), 0);
    raise(SIGWINCH);
    event_wait(-1, &event);
    cr_expect_eq(event.kind, EVENT_RESIZE);
    cr_expect(area_equal(terminal_area(), (struct area){0, 0, 20, 60}));
    raise(SIGTERM);
    for (int i = 0; i < 2; i++) {
        event_wait(-1, &event);
        cr_expect(event.kind == EVENT_END && event.signal == SIGTERM);
    }
    cr_expect(event_pending());
    close(ends[0]);
    close(ends[1]);
    end(&desk);
}

Test(event, a_dropped_line_is_the_end_after_what_was_typed)
{
    struct desk desk;
    struct event event;
    begin(&desk);
    type(&desk, "a");
    expect_key("a");
    close(desk.user);
    event_wait(-1, &event);
    cr_expect_eq(event.kind, EVENT_END);
    cr_expect_eq(event.signal, 0);
    desk.user = -1;
    end(&desk);
}

Test(terminal, is_given_back_as_it_was_found)
{
    struct desk desk;
    struct termios now;
    struct event event;
    begin(&desk);
    tcgetattr(STDIN_FILENO, &now);
    cr_expect_eq(now.c_lflag & (tcflag_t)(ICANON | ECHO | ISIG), 0);
    cr_expect_eq(now.c_iflag & (tcflag_t)IXON, 0);
    event_wait(0, &event);
    const char *output = received(&desk);
    cr_expect(strstr(output, "\033[?1049h") != NULL);
    cr_expect(strstr(output, "\033[?2004h") != NULL);
    event_stop();
    terminal_stop();
    tcgetattr(STDIN_FILENO, &now);
    cr_expect_eq(now.c_lflag, desk.before.c_lflag);
    cr_expect_eq(now.c_iflag, desk.before.c_iflag);
    output = received(&desk);
    cr_expect(strstr(output, "\033[?1049l") != NULL);
    cr_expect(strstr(output, "\033[?2004l") != NULL);
    cr_expect_not(terminal_is_started());
    str_clear(&desk.output);
    close(desk.user);
}

Test(terminal, is_given_back_in_an_emergency)
{
    struct desk desk;
    struct termios now;
    begin(&desk);
    received(&desk);
    terminal_restore_now();
    tcgetattr(STDIN_FILENO, &now);
    cr_expect_eq(now.c_lflag, desk.before.c_lflag);
    const char *output = received(&desk);
    cr_expect(strstr(output, "\033[?1049l") != NULL);
    cr_expect(strstr(output, "\033[?2004l") != NULL);
    terminal_restore_now();
    cr_expect_str_eq(received(&desk), "");
    end(&desk);
}

Test(terminal, is_given_back_when_memory_runs_out)
{
    struct desk desk;
    struct termios now;
    int ended = 0;
    signal(SIGABRT, SIG_DFL); /* the test frame has a handler of its own there */
    begin(&desk);
    received(&desk);
    pid_t child = fork();
    if (child == 0)
        memory_exhausted();
    cr_assert_eq(waitpid(child, &ended, 0), child);
    cr_expect(WIFSIGNALED(ended) && WTERMSIG(ended) == SIGABRT);
    tcgetattr(STDIN_FILENO, &now);
    cr_expect_eq(now.c_lflag, desk.before.c_lflag);
    cr_expect(strstr(received(&desk), "\033[?1049l") != NULL);
    end(&desk);
}

Test(terminal, an_unknown_type_and_a_locale_without_utf8_are_replaced)
{
    struct desk desk;
    begin(&desk);
    event_stop();
    terminal_stop();
    setenv("TERM", "no-such-terminal", 1);
    setenv("LC_ALL", "C", 1);
    struct error error = {0};
    cr_assert_eq(terminal_start(&(struct terminal_options){0}, &error), STATUS_OK);
    cr_expect(terminal_facts()->type_replaced);
    cr_expect_str_eq(terminal_facts()->type, "xterm-256color");
    cr_expect(terminal_facts()->locale_replaced);
    cr_expect_not(terminal_is_ascii());
    terminal_stop();
    close(desk.user);
}

Test(terminal, needs_a_terminal)
{
    int null = open("/dev/null", O_RDWR);
    cr_assert(dup2(null, STDIN_FILENO) >= 0);
    close(null);
    struct error error = {0};
    cr_expect_eq(terminal_start(&(struct terminal_options){0}, &error), STATUS_NO_INPUT);
    cr_expect_not_null(error.message.msgid);
    error_clear(&error);
}
