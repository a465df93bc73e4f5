#include "samreg/view/filtering.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

void filtering_init(struct filtering *filtering, struct shell *shell, struct window *window)
{
    *filtering = (struct filtering){.shell = shell, .window = window,
                                    .line = memory_copy_text(""),
                                    .begun = memory_copy_text("")};
}

void filtering_clear(struct filtering *filtering)
{
    free(filtering->line);
    free(filtering->begun);
    free(filtering->before);
    *filtering = (struct filtering){0};
}

bool filtering_set(struct filtering *filtering, const char *line, struct error *error)
{
    struct filter filter = {0};
    char *kept;

    if (app_filter(shell_app(filtering->shell), filtering->window->selection.entity, line, &filter, error)
        != STATUS_OK) {
        return false;
    }
    window_put_filter(filtering->window, &filter);
    kept = memory_copy_text(line); /* `line` may be the very text that is freed */
    free(filtering->line);
    filtering->line = kept;
    return true;
}

static bool check_line(void *context, const char *line, struct error *error)
{
    struct filtering *filtering = context;
    struct filter filter = {0};
    bool fine = app_filter(shell_app(filtering->shell), filtering->window->selection.entity, line, &filter, error)
                == STATUS_OK;

    filter_clear(&filter);
    return fine;
}

/* While a line is typed, half a term is no mistake yet: the list stays as the last whole line had it. */
static void line_changed(void *context, const char *line)
{
    struct filtering *filtering = context;
    struct error error = {0};

    if (filtering_set(filtering, line, &error)) {
        window_changed(filtering->window, false);
    }
    error_clear(&error);
}

static void line_done(void *context, const char *line)
{
    struct filtering *filtering = context;

    if (line == NULL) {
        /* The window may have begun anew meanwhile, on other records: then there is no line to go back to. */
        line_changed(filtering, filtering->before != NULL ? filtering->before : "");
        window_go(filtering->window, filtering->stood_on);
    } else {
        line_changed(filtering, line);
    }
}

bool filtering_begin(struct filtering *filtering, const char *line, struct error *error)
{
    if (!filtering_set(filtering, line, error)) {
        return false;
    }
    free(filtering->begun);
    filtering->begun = memory_copy_text(line);
    return true;
}

bool filtering_is_narrowed(const struct filtering *filtering)
{
    return strcmp(filtering->line, filtering->begun) != 0;
}

bool filtering_drop(struct filtering *filtering)
{
    const struct record *row = window_row(filtering->window);
    int64_t id = row != NULL ? row->id : 0;

    if (!filtering_is_narrowed(filtering)) {
        return false;
    }
    line_changed(filtering, filtering->begun);
    window_go(filtering->window, id);
    return true;
}

void filtering_write(const struct filtering *filtering, struct str *out)
{
    if (filtering->line[0] != '\0') {
        str_add(out, "  /");
        words_filter(shell_app(filtering->shell), app_language(shell_app(filtering->shell)),
                     filtering->window->selection.entity, filtering->line, out);
    }
}

void filtering_ask(struct filtering *filtering)
{
    const struct record *row = window_row(filtering->window);

    free(filtering->before);
    filtering->before = memory_copy_text(filtering->line);
    filtering->stood_on = row != NULL ? row->id : 0;
    shell_prompt(filtering->shell, &(struct shell_prompt){
                                       .label = N_("Filter: "),
                                       .text = filtering->line,
                                       .check = check_line,
                                       .changed = line_changed,
                                       .done = line_done,
                                       .context = filtering,
                                   });
}
