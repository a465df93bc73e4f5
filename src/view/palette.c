/* The palette: actions, kinds of records and records themselves, found by typing part of what they are called in any
 * language. */
#include "samreg/view/screens.h"

#include "samreg/app/records.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/view/picker.h"
#include "samreg/view/shell_internal.h"

#include <stdlib.h>
#include <string.h>

/* Row numbers: actions are themselves; from here on kinds of records, their lists filtered, and records found. */
enum { ENTITIES = 1000, FILTERED = 2000, RECORDS = 3000 };

/* How many records of each kind are offered, and from how many bytes on they are looked for. */
enum { MOST_OF_A_KIND = 5, SHORTEST_SEARCH = 2 };

struct palette {
    struct picker picker;
    unsigned place;
    struct matches matches;
    char *filter;   /* what follows the name of a kind in the typed text; "" for nothing */
    char *searched; /* the text that `matches` answers; NULL for none */
    bool search;    /* records are still to be looked for */
};

/* Other words for an action, in the user's language: what people may look for it by. */
static const struct {
    enum action_id action;
    const char *words; /* msgid */
} synonyms[] = {
    {ACTION_REMOVE, N_("delete erase drop")},
    {ACTION_REMOVE_ROW, N_("delete erase row participant")},
    {ACTION_RESTORE, N_("undelete bring back")},
    {ACTION_NEW, N_("add create register")},
    {ACTION_NEW_ROW, N_("add participant")},
    {ACTION_EDIT, N_("change correct update")},
    {ACTION_COPY, N_("duplicate same as")},
    {ACTION_UNDO, N_("take back revert regret")},
    {ACTION_REDO, N_("do again repeat")},
    {ACTION_EXPORT, N_("print file spreadsheet")},
    {ACTION_EXPORT_REGISTER, N_("backup dump download all")},
    {ACTION_FACETS, N_("frequency distribution facets how many")},
    {ACTION_SAVED_VIEWS, N_("saved view bookmark favourite named list")},
    {ACTION_OPEN_REPORTS, N_("statistics figures survey table")},
    {ACTION_OPEN_FILES, N_("download fetch exports progress")},
    {ACTION_CHART, N_("graph diagram bars")},
    {ACTION_COPY_OUT, N_("copy paste")},
    {ACTION_AS_OF, N_("as of day time")},
    {ACTION_HISTORY, N_("who changed when")},
    {ACTION_JOURNAL, N_("log changes news")},
    {ACTION_FIND, N_("search look for")},
    {ACTION_CHECK, N_("errors quality control")},
    {ACTION_OPEN_MATRIX, N_("cross table who takes part participants roles")},
    {ACTION_TURN, N_("transpose swap rotate")},
    {ACTION_FILLED, N_("empty hide")},
    {ACTION_AREA, N_("region county scope")},
    {ACTION_STRATEGY, N_("workshop placement rounds axes")},
    {ACTION_PUT, N_("save place confirm")},
    {ACTION_BLANK, N_("black screen wall hide")},
    {ACTION_TIMER, N_("clock time minutes countdown")},
    {ACTION_TURN_GRID, N_("rotate orientation")},
    {ACTION_EXPORT_ALL, N_("print file picture minutes")},
    {ACTION_QUIT, N_("exit end close")},
};

static struct palette *of(struct picker *picker)
{
    return (struct palette *)picker;
}

/* Appends a msgid in every language. */
static void add_in_all(const char *msgid, struct str *out)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        str_add_char(out, ' ');
        str_add(out, text_in((enum language)language, msgid));
    }
}

static void add_action(struct palette *palette, const struct action *action)
{
    struct shell *shell = palette->picker.view.shell;
    struct str words = {0};
    struct str keys = {0};

    str_add(&words, action->name);
    add_in_all(action->label, &words);
    add_in_all(action->help, &words);
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
        if (synonyms[i].action == action->id)
            add_in_all(synonyms[i].words, &words);
    }
    if ((action->where & palette->place) != 0)
        keymap_write(&shell->keymap, action->id, &keys);
    pick_add(&palette->picker.pick, (long long)action->id, shell_text(shell, action->label), str_peek(&keys),
             str_peek(&words));
    str_clear(&keys);
    str_clear(&words);
}

/* Whether a name, folded, begins with the folded word. */
static bool begins_with(const char *name, const char *word)
{
    struct str folded = {0};
    bool found;

    collate_fold(name, &folded);
    found = strncmp(str_peek(&folded), word, strlen(word)) == 0;
    str_clear(&folded);
    return found;
}

static bool is_called(const struct entity *entity, const char *word)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (begins_with(text_in((enum language)language, entity->label), word) ||
            begins_with(text_in((enum language)language, entity->plural), word))
            return true;
    }
    return begins_with(entity->name, word);
}

static bool is_labelled(const struct action *action, const char *words)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (begins_with(text_in((enum language)language, action->label), words))
            return true;
    }
    return false;
}

/* Those whose name begins with the folded words, or those others. */
static void add_actions(struct palette *palette, const char *words, bool named)
{
    struct shell *shell = palette->picker.view.shell;

    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);

        if (action->id != ACTION_MENU && action_is_offered(action, palette->place, app_is_read_only(shell->app)) &&
            (words[0] != '\0' && is_labelled(action, words)) == named)
            add_action(palette, action);
    }
}

static void add_entity(struct palette *palette, const struct entity *entity)
{
    struct shell *shell = palette->picker.view.shell;
    struct str words = {0};

    str_add(&words, entity->name);
    add_in_all(entity->label, &words);
    add_in_all(entity->plural, &words);
    pick_add(&palette->picker.pick, ENTITIES + entity->id, shell_text(shell, entity->plural),
             shell_text(shell, N_("list")), str_peek(&words));
    str_clear(&words);
}

/* Kinds of records, code lists last: those whose name begins with the folded words, or those others. */
static void add_entities(struct palette *palette, const char *words, bool named)
{
    for (int last = 0; last <= 1; last++) {
        for (int i = ENTITY_NONE + 1; i < ENTITY_COUNT; i++) {
            const struct entity *entity = entity_get((enum entity_id)i);

            if (((entity->flags & ENTITY_CODE_LIST) != 0) == (last == 1) &&
                (words[0] != '\0' && is_called(entity, words)) == named)
                add_entity(palette, entity);
        }
    }
}

/* A kind of record and words: its list narrowed by them ("kommune fjaler"). */
static void add_filtered(struct palette *palette)
{
    struct shell *shell = palette->picker.view.shell;
    const char *typed = edit_line_peek(&palette->picker.pick.typed);
    size_t length = strcspn(typed, " ");
    const char *rest = typed + length + strspn(typed + length, " ");
    char *first = memory_copy_bytes(typed, length);
    struct str word = {0};

    collate_fold(first, &word);
    free(palette->filter);
    palette->filter = memory_copy_text(rest);
    for (int i = ENTITY_NONE + 1; i < ENTITY_COUNT && *rest != '\0' && word.length > 0; i++) {
        const struct entity *entity = entity_get((enum entity_id)i);

        if (is_called(entity, str_peek(&word))) {
            struct str line = {0};

            str_addf(&line, "%s: %s", shell_text(shell, entity->plural), rest);
            pick_add(&palette->picker.pick, FILTERED + i, str_peek(&line), shell_text(shell, N_("list")), typed);
            str_clear(&line);
        }
    }
    str_clear(&word);
    free(first);
}

/* Whether records of the kind are parts of others, such as a figure of a municipality: many would be called alike, and
 * each is found where it belongs. */
static bool is_part(const struct entity *entity)
{
    return entity_parent_index(entity) >= 0;
}

static void add_records(struct palette *palette)
{
    struct shell *shell = palette->picker.view.shell;

    for (size_t i = 0; i < palette->matches.count; i++) {
        const struct match *match = &palette->matches.items[i];

        if (is_part(match->entity))
            continue;
        pick_add(&palette->picker.pick, RECORDS + (long long)i, match->called, shell_text(shell, match->entity->label),
                 edit_line_peek(&palette->picker.pick.typed));
    }
}

/* All rows that there may be; the overlay shows those that go with what is typed. What is called so comes before what
 * only speaks of it. */
static void fill_palette(struct picker *picker)
{
    struct palette *palette = of(picker);
    const char *typed = edit_line_peek(&picker->pick.typed);
    struct str words = {0};

    if (palette->searched == NULL || strcmp(palette->searched, typed) != 0) {
        matches_clear(&palette->matches); /* the records found by another text do not answer this one */
        palette->search = strlen(typed) >= SHORTEST_SEARCH;
    }
    collate_fold(typed, &words);
    add_entities(palette, str_peek(&words), true);
    add_actions(palette, str_peek(&words), true);
    add_actions(palette, str_peek(&words), false);
    add_entities(palette, str_peek(&words), false);
    str_clear(&words);
    add_filtered(palette);
    add_records(palette);
}

/* Looks for records once no key waits. */
static bool find_more(struct picker *picker)
{
    struct palette *palette = of(picker);
    struct error error = {0};
    enum status status;

    if (!palette->search)
        return false;
    matches_clear(&palette->matches);
    status = app_search(picker->view.shell->app, edit_line_peek(&picker->pick.typed), MOST_OF_A_KIND,
                        &palette->matches, &error);
    if (status == STATUS_STOPPED) {
        matches_clear(&palette->matches); /* the key that waits comes first; then again */
        error_clear(&error);
        return false;
    }
    palette->search = false;
    error_clear(&error); /* no records found is no reason to keep the actions away */
    free(palette->searched);
    palette->searched = memory_copy_text(edit_line_peek(&picker->pick.typed));
    if (palette->matches.count == 0)
        return false;
    picker_refill(picker);
    return true;
}

static void palette_chosen(struct picker *picker, const struct pick_row *row)
{
    const struct palette *palette = of(picker);
    struct shell *shell = picker->view.shell;

    if (row->id >= RECORDS) {
        const struct match *match = &palette->matches.items[row->id - RECORDS];

        record_open(shell, match->entity, match->id);
    } else if (row->id >= FILTERED) {
        records_open(shell, entity_get((enum entity_id)(row->id - FILTERED)), palette->filter);
    } else if (row->id >= ENTITIES) {
        records_open(shell, entity_get((enum entity_id)(row->id - ENTITIES)), NULL);
    } else {
        shell_act(shell, (enum action_id)row->id);
    }
}

static void clear_palette(struct picker *picker)
{
    matches_clear(&of(picker)->matches);
    free(of(picker)->filter);
    free(of(picker)->searched);
}

void palette_open(struct shell *shell, unsigned place)
{
    struct palette *palette = memory_new(sizeof *palette);

    palette->place = place;
    palette->picker.fill = fill_palette;
    palette->picker.more = find_more;
    palette->picker.chosen = palette_chosen;
    palette->picker.clear = clear_palette;
    picker_open(shell, &palette->picker, N_("Menu"), NULL, N_("Nothing matches."), NULL);
}
