#include "samreg/view/start.h"

#include "samreg/app/edit.h"
#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/tui/ask.h"
#include "samreg/tui/bar.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/event.h"
#include "samreg/tui/prompt.h"
#include "samreg/view/shell_internal.h"

#include <stdlib.h>
#include <string.h>

enum { FOLDER_MODE = 0700 };

/* What stands on the screen: a question, a line to fill in, or a sentence while something takes its time. */
struct start {
    enum language language;
    struct ask *ask;
    struct prompt *prompt;
    const char *sentence; /* msgid, or NULL */
};

static void draw_start(void *context)
{
    const struct start *start = context;
    struct area area = terminal_area();
    struct area title = area_take_top(&area, 1);

    draw_fill(area, STYLE_NORMAL);
    bar_draw_title(title, &(struct bar_title){.program = "samreg"});
    if (start->ask != NULL) {
        ask_draw(start->ask, area);
    } else if (start->prompt != NULL) {
        struct area row = area_take_bottom(&area, 1);
        struct area above = area_take_bottom(&area, 1);

        prompt_draw(start->prompt, row, above);
    }
    if (start->sentence != NULL)
        draw_cell(area, 1, 1, area.width - 2, text_in(start->language, start->sentence), DRAW_LEFT, STYLE_NORMAL);
}

/* Asks; the answer's place, or -1 when it is cancelled or the line drops. */
static int ask_question(struct start *start, const char *text, const char *const *answers)
{
    struct ask ask;
    int answer = -1;
    bool done = false;

    ask_init(&ask, NULL, text, STYLE_NORMAL);
    for (size_t i = 0; answers[i] != NULL; i++) {
        const char *words = text_in(start->language, answers[i]);

        ask_add(&ask, words[0], words + 2);
    }
    start->ask = &ask;
    while (!done) {
        struct event event;
        enum ask_result result = ASK_STAYED;

        event_wait(-1, &event);
        if (event.kind == EVENT_KEY) {
            result = ask_key(&ask, event.key);
            draw_note_change();
        }
        answer = result == ASK_ANSWERED ? (int)ask.chosen : -1;
        done = result == ASK_ANSWERED || result == ASK_CANCELLED || event.kind == EVENT_END;
    }
    start->ask = NULL;
    ask_clear(&ask);
    draw_invalidate();
    return answer;
}

/* Asks for a line of text; new string, NULL when it is cancelled or the line drops. */
static char *ask_line(struct start *start, const char *label)
{
    struct prompt prompt;
    char *line = NULL;
    bool done = false;

    prompt_init(&prompt, text_in(start->language, label), NULL);
    start->prompt = &prompt;
    event_set_text_focus(true);
    while (!done) {
        struct event event;
        enum prompt_result result = PROMPT_STAYED;

        event_wait(-1, &event);
        if (event.kind == EVENT_KEY) {
            result = prompt_key(&prompt, event.key);
            draw_note_change();
        } else if (event.kind == EVENT_PASTE) {
            result = prompt_paste(&prompt, event.text, event.length);
            draw_note_change();
        }
        if (result == PROMPT_DONE)
            line = memory_copy_text(prompt_peek(&prompt));
        done = result == PROMPT_DONE || result == PROMPT_CANCELLED || event.kind == EVENT_END;
    }
    event_set_text_focus(false);
    start->prompt = NULL;
    prompt_clear(&prompt);
    draw_invalidate();
    return line;
}

/* Saves a new record with one or two texts. */
static enum status add_record(struct app *app, enum entity_id kind, const char *name, const char *value,
                              struct error *error)
{
    const struct entity *entity = entity_get(kind);
    const struct edit_saving saving = {.accept_warnings = true};
    struct apply_result result = {0};
    struct edit *edit = NULL;
    enum status status = edit_new(app, entity, NULL, 0, &edit, error);

    if (status == STATUS_OK)
        status = edit_set(edit, entity_field_index(entity, "name"), name, FIELD_SCREEN, error);
    if (status == STATUS_OK && value != NULL)
        status = edit_set(edit, entity_field_index(entity, "value"), value, FIELD_SCREEN, error);
    if (status == STATUS_OK)
        status = edit_save(edit, &saving, &result, NULL, error);
    apply_result_clear(&result);
    edit_free(&edit);
    return status;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

static enum status make(struct start *start, struct app *app, const char *path, bool demo, struct error *error)
{
    enum status status = path_make_parent(path, FOLDER_MODE, error);

    start->sentence = N_("Making the register …");
    draw_start(start);
    draw_flush();
    return status == STATUS_OK ? register_create(app, path, demo, error) : status;
}

/* Asks for what a new register needs, and makes it. */
static enum status make_new(struct start *start, struct app *app, const char *path, struct error *error)
{
    char *name = ask_line(start, N_("What shall the register be called? "));
    char *region = name != NULL ? ask_line(start, N_("Your own region (may be empty): ")) : NULL;
    enum status status = STATUS_STOPPED;

    if (region != NULL) {
        status = make(start, app, path, false, error);
        if (status == STATUS_OK && !is_blank(name))
            status = add_record(app, ENTITY_SETTING, "register_name", name, error);
        if (status == STATUS_OK && !is_blank(region))
            status = add_record(app, ENTITY_REGION, region, NULL, error);
        if (status == STATUS_OK && !is_blank(region))
            status = add_record(app, ENTITY_SETTING, "own_region", region, error);
    }
    free(region);
    free(name);
    return status;
}

static enum status choose(struct start *start, struct app *app, const char *path, struct error *error)
{
    static const char *const answers[] = {N_("n:New register"), N_("d:Demonstration"), N_("l:Leave"), NULL};
    struct message message = {0};
    char *text;
    int answer;

    message_set(&message,
                N_("There is no register at %1 yet.\n\nMake a new one, with municipalities and code lists but nothing "
                   "else? Or the demonstration register of 2009, to try things out?"),
                path, NULL);
    text = message_text(&message, start->language);
    message_clear(&message);
    answer = ask_question(start, text, answers);
    free(text);
    switch (answer) {
    case 0:
        return make_new(start, app, path, error);
    case 1:
        return make(start, app, path, true, error);
    default:
        return STATUS_STOPPED;
    }
}

enum status start_run(struct app *app, const char *path, struct error *error)
{
    struct start start = {.language = app_language(app)};
    struct event_hooks hooks = {.context = &start, .draw = draw_start};
    struct terminal_options options = shell_terminal_options(app_conf(app));
    enum status status = terminal_start(&options, error);

    if (status == STATUS_NO_INPUT) {
        error_clear(error);
        return register_missing(path, error);
    }
    if (status != STATUS_OK)
        return status;
    event_start(&hooks);
    status = choose(&start, app, path, error);
    event_stop();
    terminal_stop();
    return status;
}
