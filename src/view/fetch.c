#include "samreg/view/fetch.h"

#include "samreg/app/delivery.h"
#include "samreg/base/memory.h"
#include "samreg/tui/pager.h"
#include "samreg/view/clipboard.h"
#include "samreg/view/jobs.h"

#include <stdlib.h>

void fetch_copy(struct shell *shell, const char *path)
{
    struct str line = {0};

    if (!delivery_fetch(path, &line))
        str_add(&line, path);
    clipboard_send(shell, str_peek(&line));
    str_clear(&line);
}

/* ---- Letters ---- */

/* What is kept while the user is asked. */
struct asked {
    struct shell *shell;
    char *path;
};

static bool check_address(void *context, const char *text, struct error *error)
{
    return delivery_address_check(shell_app(((const struct asked *)context)->shell), text, error);
}

static void send_letter(struct shell *shell, const char *path, const char *address)
{
    struct app *app = shell_app(shell);
    char **command = delivery_mail_command(app);
    struct message title = {0};
    struct error error = {0};
    int letter = -1;

    if (delivery_letter(app, path, address, &letter, &error) == STATUS_OK) {
        char *words;

        message_set(&title, N_("Letter to %1"), address, NULL);
        words = message_text(&title, app_language(app));
        jobs_begin(shell, &(struct job_options){.title = words,
                                                .arguments = (const char *const *)command,
                                                .input = letter,
                                                .outlives = true});
        message_clear(&title);
        free(words);
    } else {
        shell_say_error(shell, &error);
    }
    delivery_mail_command_free(&command);
}

static void address_given(void *context, const char *text)
{
    struct asked *asked = context;

    if (text != NULL)
        send_letter(asked->shell, asked->path, text);
    free(asked->path);
    free(asked);
}

void fetch_mail(struct shell *shell, const char *path)
{
    struct error error = {0};
    struct asked *asked;

    if (app_conf(shell_app(shell))->mail_command == NULL) {
        int letter = -1;

        (void)!delivery_letter(shell_app(shell), path, "", &letter, &error);
        shell_say_error(shell, &error);
        return;
    }
    asked = memory_new(sizeof *asked);
    *asked = (struct asked){shell, memory_copy_text(path)};
    shell_prompt(shell, &(struct shell_prompt){.label = N_("Send it to (e-mail address): "),
                                               .check = check_address,
                                               .done = address_given,
                                               .context = asked});
}

/* ---- The page ---- */

struct fetch {
    struct view view;
    struct pager pager;
    char *path;
};

static struct fetch *of(struct view *view)
{
    return (struct fetch *)view;
}

static void clear_fetch(struct view *view)
{
    pager_clear(&of(view)->pager);
    free(of(view)->path);
}

static void fetch_title(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell, N_("Files")));
}

static void draw_fetch(struct view *view, struct area area)
{
    pager_draw(&of(view)->pager, area);
}

static bool fetch_key(struct view *view, struct key key)
{
    return key.code != '/' && pager_key(&of(view)->pager, key) != PAGER_IGNORED; /* there is nothing to search */
}

static bool fetch_act(struct view *view, enum action_id action)
{
    switch ((int)action) {
    case ACTION_COPY_OUT:
        fetch_copy(view->shell, of(view)->path);
        return true;
    case ACTION_MAIL:
        fetch_mail(view->shell, of(view)->path);
        return true;
    case ACTION_OPEN_FILES: /* the list lies below */
        shell_close(view);
        return true;
    default:
        return false;
    }
}

static const char *fetch_refuse(const struct view *view, enum action_id action)
{
    (void)view;
    return action == ACTION_STOP || action == ACTION_OPEN ? N_("The file is written; there is nothing to open or stop.")
                                                          : NULL;
}

static const struct view_ops fetch_ops = {
    .place = ACTION_FILES,
    .clear = clear_fetch,
    .title = fetch_title,
    .draw = draw_fetch,
    .key = fetch_key,
    .act = fetch_act,
    .refuse = fetch_refuse,
};

static void add_words(struct fetch *fetch, const char *msgid)
{
    pager_add(&fetch->pager, "", 0, STYLE_NORMAL);
    pager_add(&fetch->pager, shell_text(fetch->view.shell, msgid), 0, STYLE_NORMAL);
}

static void add_key(struct fetch *fetch, const char *msgid, enum action_id action)
{
    struct shell *shell = fetch->view.shell;
    struct message message = {0};
    char *words;

    message_set(&message, msgid, shell_key_of(shell, action), NULL);
    words = message_text(&message, app_language(shell_app(shell)));
    pager_add(&fetch->pager, words, 0, STYLE_NORMAL);
    message_clear(&message);
    free(words);
}

void fetch_open(struct shell *shell, const char *path)
{
    struct fetch *fetch = memory_new(sizeof *fetch);
    struct str line = {0};
    bool remote;

    fetch->view.ops = &fetch_ops;
    fetch->view.shell = shell;
    fetch->path = memory_copy_text(path);
    pager_init(&fetch->pager, "");
    pager_add(&fetch->pager, path, 0, STYLE_HEADING);
    remote = delivery_fetch(path, &line);
    if (remote) {
        add_words(fetch, N_("It is on the machine that you are logged in to. Fetch it by typing this line on "
                            "your own machine, in a window of its own:"));
        pager_add(&fetch->pager, "", 0, STYLE_NORMAL);
        pager_add(&fetch->pager, str_peek(&line), 0, STYLE_HEADING);
    } else {
        add_words(fetch, N_("It is on this machine."));
    }
    pager_add(&fetch->pager, "", 0, STYLE_NORMAL);
    add_key(fetch,
            remote ? N_("%1 sends the line to the clipboard of your own machine, where the terminal can do that.")
                   : N_("%1 sends the path to the clipboard, where the terminal can do that."),
            ACTION_COPY_OUT);
    if (app_conf(shell_app(shell))->mail_command != NULL)
        add_key(fetch, N_("%1 sends the file as a letter."), ACTION_MAIL);
    shell_open(shell, &fetch->view);
    str_clear(&line);
}
