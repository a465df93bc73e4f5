/* shell_prompt(): one line of text asked for in the message line. */
#include "samreg/view/shell.h"

#include "samreg/base/memory.h"
#include "samreg/tui/bar.h"
#include "samreg/tui/prompt.h"

#include <stdlib.h>

struct ask_line {
    struct view view;
    struct prompt prompt;
    struct shell_prompt asked;
};

static void clear_ask_line(struct view *view)
{
    prompt_clear(&((struct ask_line *)view)->prompt);
}

/* The prompt stands in the message line, its error above. */
static void draw_ask_line(struct view *view, struct area area)
{
    struct area row = {area.y + area.height, area.x, 1, area.width};
    const char *error = ((struct ask_line *)view)->prompt.error;
    struct area above = area_take_bottom(&area, bar_message_rows(area.width, STYLE_ERROR, error));

    prompt_draw(&((struct ask_line *)view)->prompt, row, above);
}

static bool is_fine(struct ask_line *line)
{
    struct error error = {0};
    char *words;

    if (line->asked.check == NULL || line->asked.check(line->asked.context, prompt_peek(&line->prompt), &error)) {
        error_clear(&error);
        return true;
    }
    words = error_text(&error, app_language(shell_app(line->view.shell)));
    prompt_set_error(&line->prompt, words, (size_t)-1);
    free(words);
    error_clear(&error);
    return false;
}

static void take_result(struct ask_line *line, enum prompt_result result)
{
    switch (result) {
    case PROMPT_CHANGED:
        if (line->asked.changed != NULL)
            line->asked.changed(line->asked.context, prompt_peek(&line->prompt));
        break;
    case PROMPT_DONE:
        if (is_fine(line)) {
            shell_close(&line->view); /* the memory, and so the text, stays until the end of the turn */
            line->asked.done(line->asked.context, prompt_peek(&line->prompt));
        }
        break;
    case PROMPT_CANCELLED:
        shell_close(&line->view);
        line->asked.done(line->asked.context, NULL);
        break;
    case PROMPT_IGNORED:
    case PROMPT_STAYED:
        break;
    }
}

/* Which way a key goes through what is offered beside the line; 0: it is no such key. */
static int step_of(struct key key)
{
    if (key_equal(key, (struct key){KEY_CODE_DOWN, 0}) || key_equal(key, (struct key){KEY_CODE_TAB, 0}))
        return 1;
    return key_equal(key, (struct key){KEY_CODE_UP, 0}) || key_equal(key, (struct key){KEY_CODE_TAB, KEY_SHIFT}) ? -1
                                                                                                                 : 0;
}

static bool ask_line_key(struct view *view, struct key key)
{
    struct ask_line *line = (struct ask_line *)view;

    if (line->asked.step != NULL && step_of(key) != 0) {
        line->asked.step(line->asked.context, step_of(key));
        return true;
    }
    take_result(line, prompt_key(&line->prompt, key));
    return true;
}

static void ask_line_paste(struct view *view, const char *text, size_t length)
{
    struct ask_line *line = (struct ask_line *)view;

    take_result(line, prompt_paste(&line->prompt, text, length));
}

static bool ask_line_typing(const struct view *view)
{
    (void)view;
    return true;
}

static const struct view_ops ask_line_ops = {
    .overlay = true,
    .clear = clear_ask_line,
    .draw = draw_ask_line,
    .key = ask_line_key,
    .paste = ask_line_paste,
    .typing = ask_line_typing,
};

void shell_prompt(struct shell *shell, const struct shell_prompt *prompt)
{
    struct ask_line *line = memory_new(sizeof *line);

    line->view.ops = &ask_line_ops;
    line->asked = *prompt;
    prompt_init(&line->prompt, shell_text(shell, prompt->label), prompt->text);
    line->prompt.selected = prompt->replace;
    shell_open(shell, &line->view);
}
