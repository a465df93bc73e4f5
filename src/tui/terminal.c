#include "samreg/tui/terminal.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/input.h"
#include "samreg/tui/paint.h"

#include <assert.h>
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

/* What ends a program from within. What asks it to end from outside is an event (event.h). */
static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP, SIGXCPU};

enum {
    FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0],
    RESTORE_ROOM = 256,
    COPY_LIMIT = 74000,
    ESCAPE_DELAY = 100
};

/* The one terminal. */
static struct {
    SCREEN *screen;
    FILE *nothing; /* test screens: /dev/null, else NULL */
    bool ascii;
    bool test;
    struct terminal_facts facts;
    struct sigaction fatal[FATAL_COUNT];
    /* What a fatal signal needs, prepared so that its handler only writes. */
    struct termios saved;
    char restore[RESTORE_ROOM];
    size_t restore_length;
    volatile sig_atomic_t restorable;
} terminal;

/* ---- Characters ---- */

/* Sets LC_CTYPE and nothing else: LC_NUMERIC must stay "C" (ux.md 0.3, 0.4). Returns false when no UTF-8 is to be had.
 * */
static bool set_characters(bool *replaced)
{
    *replaced = false;
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    *replaced = true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* ---- Giving back in an emergency ---- */

/* Adds a terminfo string to the prepared bytes, without its padding ("$<5>"), which only slow terminals of old need. */
static void prepare_string(const char *text)
{
    if (text == NULL || text == (const char *)-1)
        return;
    while (*text != '\0' && terminal.restore_length < RESTORE_ROOM) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL) {
            text = end + 1;
            continue;
        }
        terminal.restore[terminal.restore_length++] = *text++;
    }
}

static const char *capability(const char *name)
{
    /* tigetstr() takes a char pointer for historical reasons and does not write to it. */
    union {
        const char *read;
        char *old;
    } argument = {name};
    return tigetstr(argument.old);
}

static void prepare_restore(void)
{
    terminal.restore_length = 0;
    prepare_string(paste_off);
    prepare_string(capability("rmkx"));
    prepare_string(capability("sgr0"));
    prepare_string(capability("op"));
    prepare_string(capability("cnorm"));
    prepare_string(capability("rmcup"));
    prepare_string("\r\n");
    terminal.restorable = 1;
}

void terminal_restore_now(void)
{
    if (!terminal.restorable)
        return;
    terminal.restorable = 0;
    ssize_t ignored = write(STDOUT_FILENO, terminal.restore, terminal.restore_length);
    (void)ignored;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal.saved);
}

/* The handler was taken away when it was called (SA_RESETHAND): raising the signal again ends the program as it would
 * have. */
static void end_fatally(int number)
{
    terminal_restore_now();
    raise(number);
}

static void install_fatal_handlers(void)
{
    struct sigaction action = {.sa_handler = end_fatally, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER)};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        sigaction(fatal_signals[i], NULL, &terminal.fatal[i]);
        /* A sanitizer's own handler says more than ours would. */
        if (terminal.fatal[i].sa_handler == SIG_DFL)
            sigaction(fatal_signals[i], &action, NULL);
    }
}

static void remove_fatal_handlers(void)
{
    for (size_t i = 0; i < FATAL_COUNT; i++)
        sigaction(fatal_signals[i], &terminal.fatal[i], NULL);
}

/* ---- Start and stop ---- */

/* Asks before newterm() does: that leaks memory when it does not know the type. */
static bool is_known(const char *type)
{
    int found = 0;
    if (type == NULL || type[0] == '\0' || setupterm(type, STDOUT_FILENO, &found) != OK)
        return false;
    del_curterm(cur_term);
    return true;
}

/* Opens the screen as $TERM says, or as a type that nearly every terminal understands. */
static SCREEN *open_screen(FILE *output, FILE *input)
{
    static const char *const stand_ins[] = {"xterm-256color", "vt100"};
    const char *type = getenv("TERM");
    terminal.facts.type = type != NULL ? type : "";
    terminal.facts.type_replaced = false;
    SCREEN *screen = is_known(type) ? newterm(type, output, input) : NULL;
    for (size_t i = 0; screen == NULL && i < sizeof stand_ins / sizeof stand_ins[0]; i++) {
        screen = is_known(stand_ins[i]) ? newterm(stand_ins[i], output, input) : NULL;
        terminal.facts.type = stand_ins[i];
        terminal.facts.type_replaced = true;
    }
    return screen;
}

static void set_looks(enum style_theme theme, bool no_colour)
{
    const char *wish = getenv("NO_COLOR");
    bool colour = !no_colour && (wish == NULL || wish[0] == '\0') && has_colors();
    terminal.facts.colours = colour ? COLORS : 0;
    paint_prepare(theme, terminal.facts.colours, terminal.test);
    cchar_t blank;
    setcchar(&blank, L" ", paint_attributes(STYLE_NORMAL), paint_pair(STYLE_NORMAL), NULL);
    bkgrndset(&blank);
}

static void set_modes(const struct terminal_options *options)
{
    raw();
    nonl();
    noecho();
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(options->escape_delay > 0 ? options->escape_delay : ESCAPE_DELAY);
    /* The last cell of the last row must not scroll the screen, and insert and delete line save nothing (perf.md). */
    scrollok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    set_looks(options->theme, options->no_colour);
    input_start();
    draw_invalidate();
}

enum status terminal_start(const struct terminal_options *options, struct error *error)
{
    assert(terminal.screen == NULL);
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &terminal.saved) != 0)
        return error_set(error, STATUS_NO_INPUT, N_("Standard input and output must be a terminal to show screens."),
                         NULL);
    terminal.ascii = !set_characters(&terminal.facts.locale_replaced) || options->ascii;
    /* The size comes from the terminal; $LINES and $COLUMNS left over in the environment would freeze it. */
    use_env(FALSE);
    use_tioctl(TRUE);
    terminal.test = false;
    terminal.screen = open_screen(stdout, stdin);
    if (terminal.screen == NULL) {
        const char *type = getenv("TERM");
        return error_set(error, STATUS_UNAVAILABLE,
                         N_("No description of this terminal was found (TERM is “%1”). "
                            "Install the package ncurses-base."),
                         type != NULL ? type : "", NULL);
    }
    set_modes(options);
    prepare_restore();
    install_fatal_handlers();
    terminal_write(paste_on, sizeof paste_on - 1);
    return STATUS_OK;
}

void terminal_stop(void)
{
    if (terminal.screen == NULL)
        return;
    if (!terminal.test) {
        remove_fatal_handlers();
        terminal_write(paste_off, sizeof paste_off - 1);
    }
    input_stop();
    endwin();
    terminal.restorable = 0;
    delscreen(terminal.screen);
    terminal.screen = NULL;
    if (terminal.nothing != NULL)
        fclose(terminal.nothing);
    terminal.nothing = NULL;
}

bool terminal_is_started(void)
{
    return terminal.screen != NULL;
}

const struct terminal_facts *terminal_facts(void)
{
    return &terminal.facts;
}

struct area terminal_area(void)
{
    if (terminal.screen == NULL)
        return (struct area){0, 0, 0, 0};
    return (struct area){0, 0, getmaxy(stdscr), getmaxx(stdscr)};
}

bool terminal_is_ascii(void)
{
    return terminal.ascii;
}

/* ---- While it runs ---- */

void terminal_fit(void)
{
    struct winsize size;
    if (terminal.test || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    resizeterm(size.ws_row, size.ws_col);
    draw_invalidate();
}

void terminal_redraw(void)
{
    clearok(curscr, TRUE);
}

void terminal_write(const char *bytes, size_t length)
{
    if (terminal.test)
        return;
    fflush(stdout);
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

static void add_base64(const char *bytes, size_t length, struct str *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)(unsigned char)bytes[i] << 16;
        group |= left > 1 ? (uint32_t)(unsigned char)bytes[i + 1] << 8 : 0;
        group |= left > 2 ? (uint32_t)(unsigned char)bytes[i + 2] : 0;
        str_add_char(out, digits[group >> 18]);
        str_add_char(out, digits[group >> 12 & 63]);
        str_add_char(out, left > 1 ? digits[group >> 6 & 63] : '=');
        str_add_char(out, left > 2 ? digits[group & 63] : '=');
    }
}

bool terminal_copy(const char *text, size_t length)
{
    if (length > COPY_LIMIT)
        return false;
    struct str sequence = {0};
    str_add(&sequence, "\033]52;c;");
    add_base64(text, length, &sequence);
    str_add(&sequence, "\a");
    terminal_write(str_peek(&sequence), sequence.length);
    str_clear(&sequence);
    return true;
}

/* ---- Test screens ---- */

void terminal_start_test(int height, int width, const struct terminal_options *options)
{
    assert(terminal.screen == NULL);
    static const struct terminal_options plain;
    bool replaced = false;
    terminal.ascii = !set_characters(&replaced) || (options != NULL && options->ascii);
    terminal.test = true;
    terminal.nothing = fopen("/dev/null", "r+");
    assert(terminal.nothing != NULL);
    terminal.screen = newterm("xterm-256color", terminal.nothing, terminal.nothing);
    if (terminal.screen == NULL)
        abort();
    terminal.facts = (struct terminal_facts){.type = "xterm-256color", .locale_replaced = replaced};
    set_modes(options != NULL ? options : &plain);
    terminal_resize_test(height, width);
}

void terminal_resize_test(int height, int width)
{
    assert(terminal.test);
    resizeterm(height, width);
    draw_invalidate();
}
