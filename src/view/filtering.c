#include "samreg/view/filtering.h"

#include "samreg/app/words.h"

static bool read_filter(const struct filtering *filtering, const char *text, struct filter *filter,
                        struct error *error)
{
    return app_filter(shell_app(filtering->line.shell), filtering->window->selection.entity, text, filter, error)
           == STATUS_OK;
}

static bool check_filter(void *owner, const char *text, struct error *error)
{
    struct filter filter = {0};
    bool fine = read_filter(owner, text, &filter, error);

    filter_clear(&filter);
    return fine;
}

static bool narrow(void *owner, const char *text, struct error *error)
{
    struct filtering *filtering = owner;
    struct filter filter = {0};

    if (!read_filter(filtering, text, &filter, error))
        return false;
    window_put_filter(filtering->window, &filter);
    return true;
}

static void changed(void *owner)
{
    window_changed(((struct filtering *)owner)->window, false);
}

static void leave(void *owner)
{
    struct filtering *filtering = owner;
    const struct record *row = window_row(filtering->window);

    filtering->stood_on = row != NULL ? row->id : 0;
}

static void back(void *owner)
{
    const struct filtering *filtering = owner;

    window_go(filtering->window, filtering->stood_on);
}

void filtering_init(struct filtering *filtering, struct shell *shell, struct window *window)
{
    static const struct filter_line_ops ops = {check_filter, narrow, changed, leave, back};

    *filtering = (struct filtering){.window = window};
    filter_line_init(&filtering->line, shell, &ops, filtering);
}

void filtering_clear(struct filtering *filtering)
{
    filter_line_clear(&filtering->line);
    *filtering = (struct filtering){0};
}

void filtering_write(const struct filtering *filtering, struct str *out)
{
    struct app *app = shell_app(filtering->line.shell);

    if (filtering->line.text[0] != '\0') {
        str_add(out, "  /");
        words_filter(app, app_language(app), filtering->window->selection.entity, filtering->line.text, out);
    }
}
