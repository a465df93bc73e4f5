#include "samreg/view/shell.h"

#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/event.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/screens.h"
#include "samreg/view/shell_internal.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* How often to look for others' changes where inotify does not work. */
enum { POLL_MILLISECONDS = 2000 };

struct app *shell_app(const struct shell *shell)
{
    return shell->app;
}

const char *shell_text(const struct shell *shell, const char *msgid)
{
    return text_in(app_language(shell->app), msgid);
}

void shell_open(struct shell *shell, struct view *view)
{
    view->shell = shell;
    view->below = shell->top;
    shell->top = view;
    draw_invalidate();
}

void shell_close(struct view *view)
{
    struct shell *shell = view->shell;
    struct view *gone;

    do {
        gone = shell->top;
        assert(gone != NULL);
        shell->top = gone->below;
        gone->below = shell->closed;
        shell->closed = gone;
    } while (gone != view);
    draw_invalidate();
}

/* Frees the views closed in this turn. */
static void free_closed(struct shell *shell)
{
    while (shell->closed != NULL) {
        struct view *view = shell->closed;

        shell->closed = view->below;
        view->ops->clear(view);
        free(view);
    }
}

void shell_leave(struct shell *shell, const struct view *until)
{
    while (shell->top != until) {
        struct view *view = shell->top;

        if (view->ops->leave != NULL && !view->ops->leave(view))
            return;
        shell_close(view);
    }
    shell->ended = shell->top == NULL;
}

void shell_say(struct shell *shell, enum style style, const struct message *message)
{
    free(shell->message);
    shell->message = message_text(message, app_language(shell->app));
    shell->message_style = style;
    shell->waiting = false;
}

void shell_tell(struct shell *shell, enum style style, const char *msgid, ...)
{
    struct message message = {0};
    va_list arguments;

    va_start(arguments, msgid);
    message_set_list(&message, msgid, arguments);
    va_end(arguments);
    shell_say(shell, style, &message);
    message_clear(&message);
}

void shell_say_error(struct shell *shell, struct error *error)
{
    shell_say(shell, STYLE_ERROR, &error->message);
    error_clear(error);
}

void shell_say_done(struct shell *shell, const struct message *message)
{
    struct str said = {0};
    char *text = message_text(message, app_language(shell->app));

    str_addf(&said, "%s  %s %s", text, shell_key_of(shell, ACTION_UNDO),
             shell_text(shell, action_get(ACTION_UNDO)->label));
    free(text);
    free(shell->message);
    shell->message = str_take(&said);
    shell->message_style = STYLE_NORMAL;
    shell->waiting = false;
}

const char *shell_key_of(struct shell *shell, enum action_id action)
{
    struct str *words = &shell->key_words;
    struct key key;

    str_reset(words);
    if (keymap_key(&shell->keymap, action, &key))
        key_format(key, words);
    return str_peek(words);
}

void shell_refresh(struct shell *shell, bool always)
{
    if (!always && shell->serial == app_serial(shell->app))
        return;
    shell->serial = app_serial(shell->app);
    for (struct view *view = shell->top; view != NULL; view = view->below) {
        if (view->ops->refresh != NULL)
            view->ops->refresh(view);
    }
}

void shell_go(struct shell *shell, const struct entity *entity, int64_t id)
{
    shell_refresh(shell, false); /* first, for a refresh keeps the cursor where it was */
    for (struct view *view = shell->top; view != NULL; view = view->below) {
        if (view->ops->go != NULL)
            view->ops->go(view, entity, id);
    }
}

void shell_remember(struct shell *shell, const struct record *record)
{
    record_copy(&shell->remembered[record->entity->id], record);
}

const struct record *shell_remembered(const struct shell *shell, const struct entity *entity)
{
    const struct record *record = &shell->remembered[entity->id];

    return record->entity != NULL ? record : NULL;
}

void shell_keep_places(struct shell *shell, const struct pair *pairs, size_t count)
{
    struct pair *kept = memory_new_array(count, sizeof *kept);

    for (size_t i = 0; i < count; i++)
        kept[i] = (struct pair){memory_copy_text(pairs[i].name), memory_copy_text(pairs[i].value)};
    pairs_free(shell->places, shell->place_count);
    shell->places = kept;
    shell->place_count = count;
}

const struct pair *shell_places(const struct shell *shell, size_t *count)
{
    *count = shell->place_count;
    return shell->places;
}

static void say_refusal(struct shell *shell, const char *why)
{
    shell_tell(shell, STYLE_WARNING, why, NULL);
}

/* Whether pages, and what lies over them, are all that stands between the top and a form. */
static bool lies_over_form(const struct shell *shell)
{
    const struct view *view = shell->top;

    while (view != NULL && (view->ops->overlay || view->ops->place == ACTION_PAGE))
        view = view->below;
    return view != NULL && view != shell->top && view->ops->place == ACTION_FORM;
}

bool shell_is_read_only(const struct shell *shell)
{
    return app_is_read_only(shell->app) || lies_over_form(shell);
}

void shell_act(struct shell *shell, enum action_id id)
{
    struct view *view = shell->top;
    const struct action *action = action_get(id);
    const char *why = NULL;

    if (!action_is_offered(action, view->ops->place, shell_is_read_only(shell))) {
        if ((action->where & view->ops->place) != 0) {
            say_refusal(shell, app_is_read_only(shell->app) ? N_("The register is open for reading only.")
                                                            : N_("A form lies below. Go back to it first."));
        }
        return;
    }
    if (view->ops->refuse != NULL)
        why = view->ops->refuse(view, id);
    if (why != NULL)
        say_refusal(shell, why);
    else if (view->ops->act == NULL || !view->ops->act(view, id))
        everywhere_act(shell, id);
}

static void settle(struct view *view, bool whole)
{
    if (view->ops->settle != NULL) {
        shell_set_patient(view->shell, true);
        view->ops->settle(view, whole);
        shell_set_patient(view->shell, false);
    }
}

static bool is_move(struct key key)
{
    return key.code == KEY_CODE_UP || key.code == KEY_CODE_DOWN || key.code == KEY_CODE_PAGE_UP ||
           key.code == KEY_CODE_PAGE_DOWN || key.code == KEY_CODE_HOME || key.code == KEY_CODE_END;
}

/* Gives the top view a key; `acts` tells whether it is the key of `action` there. */
static void give_key(struct shell *shell, struct key key, bool acts, enum action_id action)
{
    struct view *view = shell->top;

    free(shell->message);
    shell->message = NULL;
    shell->waiting = false;
    if (view->ops->key != NULL && view->ops->key(view, key))
        return;
    if (acts)
        shell_act(shell, action);
}

/* Gives the keys that have waited, as long as the view they come to has what they mean. */
static bool give_held(struct shell *shell)
{
    bool given = false;
    struct key key;

    while (shell->top != NULL && !shell->ended && held_take(shell, &key)) {
        struct view *view = shell->top;
        enum action_id action;
        bool acts;

        if (view->ops->typing != NULL && view->ops->typing(view) && key.code < KEY_CODE_FIRST_NAMED) {
            key.modifiers &= ~(unsigned)KEY_ALT; /* as event_set_text_focus() has it */
        }
        acts = keymap_find(&shell->keymap, key, view->ops->place, &action);
        settle(view, !is_move(key));
        give_key(shell, key, acts, action);
        given = true;
    }
    return given;
}

void shell_take_key(struct shell *shell, struct key key)
{
    struct view *view = shell->top;
    enum action_id action;
    bool acts = keymap_find(&shell->keymap, key, view->ops->place, &action);
    bool depends = !acts || view->ops->depends == NULL || view->ops->depends(view, action);

    if (shell->held_count > 0 && acts && held_lets_go(shell, action)) {
        held_drop(shell);
    } else if (shell->held_count > 0 || (depends && view->ops->busy != NULL && view->ops->busy(view))) {
        held_add(shell, key);
        (void)give_held(shell);
        return;
    } else if (depends) {
        settle(view, !is_move(key));
    }
    give_key(shell, key, acts, action);
}

/* Others' changes come in while nothing is being typed as well as while something is: the views keep what is typed. */
static void take_changes(struct shell *shell)
{
    (void)app_changed(shell->app);
}

static void take_event(struct shell *shell, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        shell_take_key(shell, event->key);
        draw_note_change();
        break;
    case EVENT_PASTE:
        if (shell->top->ops->paste != NULL)
            shell->top->ops->paste(shell->top, event->text, event->length);
        draw_note_change();
        break;
    case EVENT_RESIZE:
        draw_note_change();
        break;
    case EVENT_READABLE:
        if (!jobs_take(shell, event->fd))
            take_changes(shell);
        break;
    case EVENT_TIMEOUT:
        take_changes(shell);
        draw_note_change();
        break;
    case EVENT_END:
        shell->ended = true;
        break;
    }
}

static void draw_hook(void *context)
{
    struct shell *shell = context;

    frame_draw(shell);
}

/* Only what can be seen works: the overlays and the screen below them. */
bool shell_work(struct shell *shell)
{
    bool worked = false;

    if (give_held(shell)) {
        shell_end_turn(shell);
        draw_note_change();
        return true;
    }
    for (struct view *view = shell->top; view != NULL && !worked; view = view->below) {
        worked = view->ops->work != NULL && view->ops->work(view);
        if (!view->ops->overlay)
            break;
    }
    worked = waiting_end(shell) || worked;
    if (worked)
        draw_note_change();
    return worked;
}

static bool work_hook(void *context)
{
    return shell_work(context);
}

static void before_wait_hook(void *context)
{
    const struct shell *shell = context;

    app_assert_idle(shell->app);
}

static bool is_leaving(void *context, struct key key)
{
    const struct shell *shell = context;
    enum action_id action;

    return keymap_find(&shell->keymap, key, shell->top->ops->place, &action) && held_lets_go(shell, action);
}

/* What a key waits for is read on though more of them come, until who typed it would leave. */
static bool stop_for_keys(void *context)
{
    const struct shell *shell = context;

    if (shell->held_count == 0)
        return event_pending();
    held_tell(context);
    return event_waits_for(is_leaving, context);
}

void shell_set_patient(struct shell *shell, bool patient)
{
    struct stop stop = {patient ? NULL : stop_for_keys, shell};

    app_set_stop(shell->app, &stop);
}

void shell_end_turn(struct shell *shell)
{
    if (shell->top != NULL)
        shell_refresh(shell, false);
    (void)waiting_end(shell); /* what follows an event is drawn */
    free_closed(shell);
}

/* How long to wait at most: until a view that can be seen wants to be woken. */
static int patience_hook(void *context)
{
    const struct shell *shell = context;
    int shortest = shell->watches ? -1 : POLL_MILLISECONDS;

    for (const struct view *view = shell->top; view != NULL; view = view->below) {
        int wake = view->ops->wake != NULL ? view->ops->wake(view) : -1;

        if (wake >= 0 && (shortest < 0 || wake < shortest))
            shortest = wake;
        if (!view->ops->overlay)
            break;
    }
    return shortest;
}

static void run_loop(struct shell *shell)
{
    int watched = app_watch(shell->app);
    struct event event;

    shell->watches = watched >= 0;
    if (shell->watches)
        event_watch(watched);
    while (!shell->ended && shell->top != NULL) {
        bool typing = shell->top->ops->typing != NULL && shell->top->ops->typing(shell->top);

        event_set_text_focus(typing);
        event_wait(-1, &event);
        take_event(shell, &event);
        shell_end_turn(shell);
    }
    if (shell->watches)
        event_unwatch(watched);
}

static void free_views(struct shell *shell)
{
    while (shell->top != NULL)
        shell_close(shell->top);
    free_closed(shell);
}

void shell_clear(struct shell *shell)
{
    free_views(shell);
    jobs_clear(&shell->jobs);
    pairs_free(shell->places, shell->place_count);
    free(shell->held);
    keymap_clear(&shell->keymap);
    str_clear(&shell->key_words);
    for (int i = 0; i < ENTITY_COUNT; i++)
        record_clear(&shell->remembered[i]);
    free(shell->message);
}

struct terminal_options shell_terminal_options(const struct conf *conf)
{
    struct terminal_options options = {.escape_delay = (int)conf->escape_delay,
                                       .no_colour = strcmp(conf->color, "never") == 0,
                                       .ascii = strcmp(conf->lines, "ascii") == 0};

    (void)style_theme_parse(conf->theme, &options.theme);
    return options;
}

/* What start had to put in the place of what the environment says: told once, until a key is pressed. */
static void say_replaced(struct shell *shell)
{
    const struct terminal_facts *facts = terminal_facts();
    const char *type = getenv("TERM");
    struct message message = {0};

    if (facts->type_replaced && type != NULL && type[0] != '\0') {
        message_set(&message, N_("“%1” is no terminal that is known here: %2 is used. Set TERM if it looks wrong."),
                    type, facts->type, NULL);
    } else if (facts->type_replaced) {
        message_set(&message, N_("TERM names no terminal: %1 is used. Set it if it looks wrong."), facts->type, NULL);
    } else if (facts->locale_replaced) {
        message_set(&message, N_("The locale has no UTF-8: C.UTF-8 is used. Set LANG if letters look wrong."), NULL);
    }
    if (message.msgid != NULL)
        shell_say(shell, STYLE_WARNING, &message);
    message_clear(&message);
}

/* The first screen, and what an earlier session left unsaved. */
static void open_first(struct shell *shell, const struct shell_start *start)
{
    if (start->open != NULL) {
        start->open(shell, start->context);
    } else {
        panes_open(shell);
        draft_offer(shell);
    }
}

enum status shell_run(struct app *app, struct error *error)
{
    return shell_run_from(app, &(struct shell_start){0}, error);
}

enum status shell_run_from(struct app *app, const struct shell_start *start, struct error *error)
{
    struct shell shell = {.app = app, .bare = start->bare, .serial = app_serial(app)};
    struct event_hooks hooks = {&shell, draw_hook, work_hook, before_wait_hook, patience_hook};
    struct terminal_options options = shell_terminal_options(app_conf(app));
    enum status status;

    status = keymap_read(&shell.keymap, app_conf(app), error);
    if (status != STATUS_OK) {
        keymap_clear(&shell.keymap);
        return status;
    }
    if (start->bare)
        options.theme = STYLE_THEME_PROJECTOR;
    status = terminal_start(&options, error);
    if (status != STATUS_OK) {
        keymap_clear(&shell.keymap);
        return status;
    }
    event_start(&hooks);
    shell_set_patient(&shell, false);
    app_on_waiting(app, waiting_goes_on, &shell);
    open_first(&shell, start);
    say_replaced(&shell);
    run_loop(&shell);
    shell_set_patient(&shell, true);
    app_on_waiting(app, NULL, NULL);
    shell_clear(&shell); /* drafts are written here, before the terminal is given back */
    event_stop();
    terminal_stop();
    return STATUS_OK;
}
