#include "samreg/tui/prompt.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/bar.h"
#include "samreg/tui/draw.h"

#include <stdlib.h>

void prompt_init(struct prompt *prompt, const char *label, const char *text)
{
    *prompt = (struct prompt){.label = memory_copy_text(label != NULL ? label : "")};
    edit_line_init(&prompt->line, 0);
    edit_line_set(&prompt->line, text);
}

void prompt_clear(struct prompt *prompt)
{
    free(prompt->label);
    free(prompt->error);
    edit_line_clear(&prompt->line);
    *prompt = (struct prompt){0};
}

const char *prompt_peek(const struct prompt *prompt)
{
    return edit_line_peek(&prompt->line);
}

void prompt_set_error(struct prompt *prompt, const char *text, size_t offset)
{
    free(prompt->error);
    prompt->error = memory_copy_text(text);
    if (offset > prompt->line.text.length)
        return;
    /* The offset may point into a cluster: the cursor stands on the cluster's beginning. */
    size_t at = 0;
    while (at < offset) {
        size_t next = text_next_cluster(prompt_peek(prompt), prompt->line.text.length, at);
        if (next > offset)
            break;
        at = next;
    }
    prompt->line.cursor = at;
}

static enum prompt_result after_edit(struct prompt *prompt, enum edit_result result)
{
    if (result == EDIT_IGNORED)
        return PROMPT_IGNORED;
    if (result == EDIT_MOVED)
        return PROMPT_STAYED;
    free(prompt->error);
    prompt->error = NULL;
    return PROMPT_CHANGED;
}

/* What is typed or pasted takes the place of a selected text; any other key only ends the selection. */
static void end_selection(struct prompt *prompt, bool typed)
{
    if (prompt->selected && typed)
        edit_line_set(&prompt->line, "");
    prompt->selected = false;
}

enum prompt_result prompt_key(struct prompt *prompt, struct key key)
{
    if (key_is_cancel(key))
        return PROMPT_CANCELLED;
    if (key.code == KEY_CODE_ENTER && key.modifiers == 0)
        return PROMPT_DONE;
    end_selection(prompt, key_is_text(key));
    return after_edit(prompt, edit_line_key(&prompt->line, key));
}

enum prompt_result prompt_paste(struct prompt *prompt, const char *text, size_t length)
{
    end_selection(prompt, true);
    return after_edit(prompt, edit_line_paste(&prompt->line, text, length));
}

void prompt_draw(struct prompt *prompt, struct area row, struct area error_rows)
{
    if (prompt->error != NULL)
        bar_draw_message(error_rows, STYLE_ERROR, prompt->error);
    if (area_is_empty(row))
        return;
    int label = text_width(prompt->label);
    /* The text keeps at least a third of the row. */
    if (label > row.width * 2 / 3)
        label = row.width * 2 / 3;
    draw_cell(row, 0, 0, label, prompt->label, DRAW_LEFT, STYLE_STRONG);
    edit_line_draw(&prompt->line, row, 0, label, row.width - label,
                   prompt->selected ? STYLE_SELECTED : STYLE_NORMAL, true);
}
