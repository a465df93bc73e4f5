#include "samreg/view/filter_line.h"

#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

void filter_line_init(struct filter_line *line, struct shell *shell, const struct filter_line_ops *ops, void *owner)
{
    *line = (struct filter_line){.shell = shell, .ops = ops, .owner = owner,
                                 .text = memory_copy_text(""),
                                 .begun = memory_copy_text("")};
}

void filter_line_clear(struct filter_line *line)
{
    free(line->text);
    free(line->begun);
    free(line->before);
    *line = (struct filter_line){0};
}

/* `text` may be the very one that is freed. */
static void replace(char **kept, const char *text)
{
    char *copy = memory_copy_text(text);

    free(*kept);
    *kept = copy;
}

bool filter_line_set(struct filter_line *line, const char *text, struct error *error)
{
    if (!line->ops->narrow(line->owner, text, error))
        return false;
    replace(&line->text, text);
    return true;
}

bool filter_line_begin(struct filter_line *line, const char *text, struct error *error)
{
    if (!filter_line_set(line, text, error))
        return false;
    replace(&line->begun, text);
    return true;
}

void filter_line_reset(struct filter_line *line)
{
    replace(&line->text, "");
}

bool filter_line_is_narrowed(const struct filter_line *line)
{
    return strcmp(line->text, line->begun) != 0;
}

/* While a text is typed, half a term is no mistake yet: all stays as the last whole one had it. */
static bool change(struct filter_line *line, const char *text)
{
    struct error error = {0};
    bool changed = filter_line_set(line, text, &error);

    error_clear(&error);
    if (changed && line->ops->changed != NULL)
        line->ops->changed(line->owner);
    return changed;
}

bool filter_line_drop(struct filter_line *line)
{
    bool dropped;

    if (!filter_line_is_narrowed(line))
        return false;
    line->ops->leave(line->owner);
    dropped = change(line, line->begun);
    line->ops->back(line->owner);
    return dropped;
}

/* ---- Asking ---- */

static bool check_text(void *context, const char *text, struct error *error)
{
    const struct filter_line *line = context;

    return line->ops->check(line->owner, text, error);
}

static void text_changed(void *context, const char *text)
{
    change(context, text);
}

static void text_done(void *context, const char *text)
{
    struct filter_line *line = context;

    if (text != NULL) {
        change(line, text);
        return;
    }
    /* The owner may have begun anew meanwhile, on other records: then there is no text to go back to. */
    change(line, line->before != NULL ? line->before : "");
    line->ops->back(line->owner);
}

void filter_line_ask(struct filter_line *line)
{
    free(line->before);
    line->before = memory_copy_text(line->text);
    line->ops->leave(line->owner);
    shell_prompt(line->shell, &(struct shell_prompt){
                                  .label = N_("Filter: "),
                                  .text = line->text,
                                  .check = check_text,
                                  .changed = text_changed,
                                  .done = text_done,
                                  .context = line,
                              });
}
