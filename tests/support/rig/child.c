/* A small program that keeps the contract of the test mark, so that journey.c can be tested without samreg: it shows
 * the size of its terminal, the bytes it last read and a text, and counts keys and pastes.
 * Keys: q ends with status 3, h hides the cursor, a leaves the alternate screen, b asks for bracketed paste, d dies of
 * SIGABRT, m sets no mark any more, f waits for a file to appear in its home and then says "colleague". */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

struct state {
    long long handled;
    long long serial;
    char last[256];
    char text[64];
    int watch; /* inotify, or -1 */
    int mute;
};

static volatile sig_atomic_t resized;

static void note_resize(int number)
{
    (void)number;
    resized = 1;
}

static void draw(struct state *state)
{
    struct winsize size = {0};
    ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    printf("\033[H\033[2Jsize %dx%d\r\nlast %s\r\n\303\246\303\270\303\245 \344\275\234\350\200\205 e\314\201 %s",
           size.ws_col, size.ws_row, state->last, state->text);
    printf("\033[%d;1H\033[7mbottom\033[0m\033[3;5H", size.ws_row);
    state->serial++;
    if (!state->mute)
        printf("\033]2;sync %lld %lld\007", state->handled, state->serial);
    fflush(stdout);
}

/* The length of the escape sequence, or the whole paste, that begins here. */
static size_t sequence_length(const char *bytes, size_t length)
{
    static const char paste_end[] = "\033[201~";
    if (length >= 6 && memcmp(bytes, "\033[200~", 6) == 0) {
        const char *end = memmem(bytes, length, paste_end, sizeof paste_end - 1);
        return end ? (size_t)(end - bytes) + sizeof paste_end - 1 : length;
    }
    size_t end = length > 1 ? 2 : 1;
    if (length > 1 && (bytes[1] == '[' || bytes[1] == 'O'))
        while (end < length && (bytes[end++] & 0x40) == 0)
            continue;
    return end;
}

static void take_input(struct state *state, const char *bytes, size_t length)
{
    size_t used = 0;
    for (size_t i = 0; i < length && used < sizeof state->last - 3; i++)
        used += (size_t)snprintf(state->last + used, sizeof state->last - used, "%02x", (unsigned char)bytes[i]);
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\033') {
            i += sequence_length(bytes + i, length - i) - 1;
            state->handled++;
            continue;
        }
        state->handled += ((unsigned char)bytes[i] & 0xc0) != 0x80;
        switch (bytes[i]) {
        case 'q':
            fputs("\033[?1049l", stdout);
            exit(3);
        case 'h':
            fputs("\033[?25l", stdout);
            break;
        case 'a':
            fputs("\033[?1049l", stdout);
            break;
        case 'b':
            fputs("\033[?2004h", stdout);
            break;
        case 'd':
            abort();
        case 'm':
            state->mute = 1;
            break;
        case 'f':
            state->watch = inotify_init();
            inotify_add_watch(state->watch, ".", IN_CREATE);
            break;
        default:
            break;
        }
    }
}

static void take_events(struct state *state, const struct pollfd *files)
{
    char bytes[4096];
    if (resized) {
        resized = 0;
        state->handled++;
    }
    if (files[0].revents) {
        ssize_t length = read(STDIN_FILENO, bytes, sizeof bytes);
        if (length <= 0)
            exit(4);
        take_input(state, bytes, (size_t)length);
    }
    if (files[1].revents && read(state->watch, bytes, sizeof bytes) > 0)
        snprintf(state->text, sizeof state->text, "colleague");
}

int main(int argc, char **argv)
{
    struct state state = {.watch = -1};
    struct termios raw;
    if (argc > 1 && strcmp(argv[1], "say") == 0) {
        printf("%s in %s\n", argc > 2 ? argv[2] : "", getenv("HOME"));
        return 7;
    }
    snprintf(state.text, sizeof state.text, "%s", argc > 1 ? argv[1] : "");
    if (tcgetattr(STDIN_FILENO, &raw) != 0)
        return 66;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);

    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGWINCH);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    sigaction(SIGWINCH, &(struct sigaction){.sa_handler = note_resize}, NULL);
    fputs("\033[?1049h", stdout);
    for (;;) {
        draw(&state);
        struct pollfd files[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = state.watch, .events = POLLIN}};
        if (ppoll(files, 2, NULL, &before) < 0 && errno != EINTR)
            return 74;
        if (!resized && !files[0].revents && !files[1].revents)
            continue;
        take_events(&state, files);
    }
}
