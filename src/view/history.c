/* Who changed what, and when: the entries of the journal, and below them what the one under the cursor changed. */
#include "samreg/view/screens.h"

#include "samreg/app/changes.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/list.h"
#include "samreg/view/shell_internal.h"

#include <stdlib.h>
#include <string.h>

/* Entries read at a time, and the most changes of one: an import may have made a million. */
enum { ENTRIES_AT_A_TIME = 100, CHANGES_READ = 300 };

struct history {
    struct view view;
    const struct entity *entity; /* the record whose history it is; NULL: of everything */
    int64_t id;
    char *called;
    struct journal_page entries; /* newest first */
    bool at_end;                 /* nothing older */
    bool stale;
    struct journal_page changes; /* of one entry */
    int64_t shown;               /* whose, by its operation; 0: of none */
    int64_t asked;               /* the operation of the entry that is asked about: to take it back? */
    struct list list;
};

static struct history *of(struct view *view)
{
    return (struct history *)view;
}

static void clear_history(struct view *view)
{
    journal_page_clear(&of(view)->entries);
    journal_page_clear(&of(view)->changes);
    free(of(view)->called);
}

static const struct journal_entry *entry_of(const struct history *history)
{
    return history->list.cursor < history->entries.entry_count ? &history->entries.entries[history->list.cursor] : NULL;
}

static void history_title(const struct view *view, struct str *out)
{
    const struct history *history = (const struct history *)view;

    str_add(out, shell_text(view->shell, N_("History")));
    if (history->called != NULL)
        str_addf(out, ": %s", history->called);
}

static void tell_list(struct history *history)
{
    struct list_rows rows = {
        .loaded = history->entries.entry_count,
        .more_after = !history->at_end,
        .first = 0,
        .count = history->at_end ? (long long)history->entries.entry_count : -1,
    };

    list_set_rows(&history->list, &rows, 0);
}

/* Reads up to `limit` entries older than `before` (0: the newest); false when that fails, which is said. */
static bool read_entries(struct history *history, int64_t before, size_t limit, struct journal_page *page)
{
    struct journal_query query = {.entity = history->entity, .id = history->id, .before = before, .limit = limit};
    struct error error = {0};

    if (changes_entries(shell_app(history->view.shell), &query, page, &error) != STATUS_OK) {
        shell_say_error(history->view.shell, &error);
        history->at_end = true;
        return false;
    }
    history->at_end = page->entry_count < limit;
    return true;
}

/* Puts the cursor on the entry it was on before. */
static void find_entry(struct history *history, int64_t operation)
{
    for (size_t i = 0; i < history->entries.entry_count; i++) {
        if (history->entries.entries[i].operation == operation)
            list_go(&history->list, i);
    }
}

static void read_anew(struct history *history)
{
    const struct journal_entry *entry = entry_of(history);
    int64_t operation = entry != NULL ? entry->operation : 0;
    size_t loaded = history->entries.entry_count;
    struct journal_page page = {0};

    history->stale = false;
    history->shown = 0;
    if (read_entries(history, 0, loaded > ENTRIES_AT_A_TIME ? loaded : ENTRIES_AT_A_TIME, &page)) {
        journal_page_clear(&history->entries);
        history->entries = page;
    }
    tell_list(history);
    find_entry(history, operation);
    list_touch(&history->list);
}

/* Appends the next older entries. */
static void read_on(struct history *history)
{
    struct journal_page *entries = &history->entries;
    struct journal_page page = {0};
    int64_t before = entries->entry_count > 0 ? entries->entries[entries->entry_count - 1].sequence : 0;

    if (read_entries(history, before, ENTRIES_AT_A_TIME, &page)) {
        for (size_t i = 0; i < page.entry_count; i++)
            *journal_page_add_entry(entries) = page.entries[i];
        page.entry_count = 0; /* they belong to the other now */
        journal_page_clear(&page);
    }
    tell_list(history);
}

/* Reads what the entry under the cursor changed; true when that is news. */
static bool read_changes(struct history *history)
{
    const struct journal_entry *entry = entry_of(history);
    struct journal_query query = {.limit = 1, .most_changes = CHANGES_READ};
    struct error error = {0};

    if (entry == NULL || entry->operation == history->shown)
        return false;
    journal_page_clear(&history->changes);
    history->shown = entry->operation;
    query.operation = entry->operation;
    if (changes_history(shell_app(history->view.shell), &query, &history->changes, &error) != STATUS_OK)
        shell_say_error(history->view.shell, &error);
    return true;
}

static bool history_work(struct view *view)
{
    struct history *history = of(view);

    if (history->stale) {
        read_anew(history);
        return true;
    }
    switch (list_wants(&history->list)) {
    case LIST_WANT_AFTER:
    case LIST_WANT_LAST:
        read_on(history);
        return true;
    case LIST_WANT_NOTHING:
    case LIST_WANT_BEFORE:
    case LIST_WANT_FIRST:
        break;
    }
    return read_changes(history);
}

static void refresh_history(struct view *view)
{
    of(view)->stale = true;
}

enum { TIME_COLUMN, USER_COLUMN, WORDS_COLUMN, COLUMN_COUNT };

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct history *history = context;
    const struct journal_entry *entry = &history->entries.entries[row];

    switch ((int)column) {
    case TIME_COLUMN:
        words_time(entry->at, out);
        break;
    case USER_COLUMN:
        str_add(out, entry->user);
        break;
    default:
        words_entry(app_language(shell_app(history->view.shell)), entry, out);
        break;
    }
    if (entry->undone_by != 0)
        *style = STYLE_DIM;
}

/* One change in a line, with the record it is about where that is not the one above. */
static void draw_change(const struct history *history, struct area row, size_t index)
{
    const struct journal_change *change = &history->changes.changes[index];
    enum language language = app_language(shell_app(history->view.shell));
    bool same = index > 0 && change[-1].id == change->id;
    struct str called = {0};
    struct str words = {0};

    if (!same && change->entity != NULL) {
        str_addf(&called, "%s %s · ", text_in(language, change->entity->label),
                 change->called != NULL ? change->called : "");
    }
    words_change(language, change, &words);
    draw_spans(row, 0, 0, row.width,
               (const struct draw_span[]){{same ? "    " : "  ", STYLE_NORMAL},
                                          {str_peek(&called), STYLE_LABEL},
                                          {str_peek(&words), STYLE_NORMAL}},
               3, STYLE_NORMAL);
    str_clear(&called);
    str_clear(&words);
}

/* What is left when the changes do not fit, or are too many. */
static void draw_rest(const struct history *history, struct area row, long long count)
{
    struct message message = {0};
    char number[NUMBER_TEXT];
    char *words;

    message_set(&message, N_("… and %1 more"), number_say(count, number), NULL);
    words = message_text(&message, app_language(shell_app(history->view.shell)));
    draw_cell(row, 0, 2, row.width - 2, words, DRAW_LEFT, STYLE_DIM);
    free(words);
    message_clear(&message);
}

/* From where and with what the entry was made, and what was noted with it. */
static void draw_origin(const struct journal_entry *entry, struct area row)
{
    struct str line = {0};

    str_addf(&line, "%s · %s · %s", entry->user, entry->host,
             entry->program);
    if (entry->note != NULL)
        str_addf(&line, " · %s", entry->note);
    draw_cell(row, 0, 0, row.width, str_peek(&line), DRAW_LEFT, STYLE_HEADING);
    str_clear(&line);
}

static void draw_changes(const struct history *history, struct area area)
{
    const struct journal_entry *entry = entry_of(history);
    size_t count = history->changes.change_count;
    long long left = 0;
    struct area heading = area_take_top(&area, 1);

    draw_fill(area, STYLE_NORMAL);
    draw_fill(heading, STYLE_HEADING);
    if (entry == NULL || entry->operation != history->shown)
        return;
    draw_origin(entry, heading);
    if (history->changes.entry_count > 0)
        left = history->changes.entries[0].left;
    for (size_t i = 0; i < count && area.height > 0; i++) {
        struct area row = area_take_top(&area, 1);

        if (area.height == 0 && (i + 1 < count || left > 0)) {
            draw_rest(history, row, (long long)(count - i) + left);
            return;
        }
        draw_change(history, row, i);
    }
    if (left > 0 && area.height > 0)
        draw_rest(history, area, left);
}

static void draw_history(struct view *view, struct area area)
{
    struct history *history = of(view);
    struct shell *shell = view->shell;
    const struct list_column columns[COLUMN_COUNT] = {
        [TIME_COLUMN] = {.title = shell_text(shell, N_("When")), .width = 16, .minimum = 10, .priority = 1},
        [USER_COLUMN] = {.title = shell_text(shell, N_("Who")), .width = 12, .minimum = 6, .priority = 2},
        [WORDS_COLUMN] = {.title = shell_text(shell, N_("What")), .width = 30, .minimum = 20, .grows = true},
    };
    struct list_source source = {.context = history, .cell = give_cell};

    draw_changes(history, area_take_bottom(&area, area.height * 2 / 5));
    list_draw(&history->list, area, columns, COLUMN_COUNT, &source, true);
}

static void open_record(struct history *history)
{
    const struct journal_entry *entry = entry_of(history);

    if (entry == NULL)
        return;
    if (entry->entity != NULL && entry->record != 0)
        record_open(history->view.shell, entry->entity, entry->record);
    else if (history->shown == entry->operation && history->changes.change_count > 0 &&
               history->changes.changes[0].entity != NULL)
        record_open(history->view.shell, history->changes.changes[0].entity, history->changes.changes[0].id);
}

static bool history_key(struct view *view, struct key key)
{
    enum list_result result = list_key(&of(view)->list, key);

    if (result == LIST_CHOSEN)
        open_record(of(view));
    return result != LIST_IGNORED;
}

static void undo_answered(void *context, int answer)
{
    const struct history *history = context;

    if (answer == 1)
        (void)everywhere_undo(history->view.shell, history->asked);
}

/* Undo takes back the entry under the cursor here, whoever made it; so it asks. */
static void ask_undo(struct history *history)
{
    static const char *const answers[] = {N_("n:No"), N_("t:Take back"), NULL};
    struct message message = {0};
    struct str words = {0};
    struct str when = {0};

    history->asked = entry_of(history)->operation; /* what others save meanwhile moves the entries */
    words_entry(app_language(shell_app(history->view.shell)), entry_of(history), &words);
    words_time(entry_of(history)->at, &when);
    message_set(&message, N_("Take this back?\n%1\n%2, %3"), str_peek(&words), entry_of(history)->user,
                str_peek(&when), NULL);
    shell_ask(history->view.shell, &message, STYLE_WARNING, answers, undo_answered, history);
    message_clear(&message);
    str_clear(&words);
    str_clear(&when);
}

static bool history_act(struct view *view, enum action_id action)
{
    switch ((int)action) {
    case ACTION_UNDO:
        ask_undo(of(view));
        return true;
    case ACTION_OPEN:
        open_record(of(view));
        return true;
    default:
        return false;
    }
}

static const char *history_refuse(const struct view *view, enum action_id action)
{
    const struct journal_entry *entry = entry_of((const struct history *)view);

    if (action != ACTION_UNDO && action != ACTION_OPEN)
        return NULL;
    if (entry == NULL)
        return N_("Nothing has been changed yet.");
    return action == ACTION_UNDO && entry->undone_by != 0 ? N_("This has been taken back already.") : NULL;
}

static void history_help(const struct view *view, struct str *out)
{
    str_addf(out, "%s\n%s", shell_text(view->shell, N_("History")),
             shell_text(view->shell, N_("Each line is one command of somebody. Below stands what it changed: field, "
                                        "old and new value. Undo takes back the line under the cursor.")));
}

static const struct view_ops history_ops = {
    .place = ACTION_PAGE,
    .clear = clear_history,
    .title = history_title,
    .draw = draw_history,
    .key = history_key,
    .act = history_act,
    .refuse = history_refuse,
    .work = history_work,
    .refresh = refresh_history,
    .help = history_help,
};

void history_open(struct shell *shell, const struct entity *entity, int64_t id)
{
    struct history *history = memory_new(sizeof *history);
    struct error error = {0};

    history->view.ops = &history_ops;
    history->view.shell = shell;
    history->entity = entity;
    history->id = id;
    list_init(&history->list);
    if (entity != NULL && app_called(shell_app(shell), entity, id, &history->called, &error) != STATUS_OK) {
        error_clear(&error); /* the title does without */
    }
    read_anew(history);
    shell_open(shell, &history->view);
}
