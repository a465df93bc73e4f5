/* The second program: draws what samreg hands to it on standard input into a file. */
#include "samreg/base/paths.h"
#include "samreg/base/text.h"
#include "samreg/base/version.h"
#include "samreg/draw/draw.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* As samreg's own: no cores with data in them, and a full disk is an error instead of a signal. It ends with whoever
 * started it: nobody would wait for what it draws. */
static void set_up_process(void)
{
    struct rlimit none = {0, 0};
    sigset_t signals;

    /* The screen holds signals back, and whoever it starts has that from it. */
    sigemptyset(&signals);
    (void)sigprocmask(SIG_SETMASK, &signals, NULL);
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM);
    (void)setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, SIG_IGN);
}

static void say(const char *text)
{
    struct str out = {0};

    (void)text_clean(text, strlen(text), INT_MAX, false, &out);
    fprintf(stderr, "%s\n", str_peek(&out));
    str_clear(&out);
}

static enum status run(int argc, char **argv, enum language *language, struct error *error)
{
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        printf("samreg-draw %s\n", VERSION_TEXT);
        return STATUS_OK;
    }
    if (argc == 5 && strcmp(argv[1], "--language") == 0 && language_parse(argv[2], language)) {
        argv += 2;
        argc -= 2;
    }
    if (argc != 3)
        return error_set(error, STATUS_USAGE,
                         N_("Usage: samreg-draw [--language LANGUAGE] svg|png|pdf|xlsx FILE. It reads what samreg "
                            "hands to it on standard input."),
                         NULL);
    return draw_run(argv[1], "-", argv[2], error);
}

int main(int argc, char **argv)
{
    enum language language = LANGUAGE_ENGLISH;
    struct error error = {0};
    enum status status;

    set_up_process();
    status = run(argc, argv, &language, &error);
    if (status != STATUS_OK) {
        char *text = error_text(&error, language);

        say(text);
        free(text);
    }
    error_clear(&error);
    return status_exit_code(status);
}
