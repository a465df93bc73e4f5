/* Which process, round and area somebody means. */
#include "samreg/app/strategy.h"

#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 20 }; /* of the processes there are, in a message */

/* The names of matches, in quotes and set apart by commas. */
static void add_called(const struct app *app, const struct matches *matches, struct str *out)
{
    for (size_t i = 0; i < matches->count; i++) {
        char *quoted = words_say(app->language, N_("“%1”"), matches->items[i].called, NULL, NULL);

        str_addf(out, "%s%s", i > 0 ? ", " : "", quoted);
        free(quoted);
    }
}

/* The only process there is; otherwise all of them are the candidates. */
static enum status find_only(struct app *app, int64_t *process, struct error *error)
{
    struct matches matches = {0};
    struct str names = {0};
    enum status status = app_suggest(app, entity_get(ENTITY_STRATEGY_PROCESS), "", SHOWN, &matches, error);

    if (status == STATUS_OK && matches.count == 1) {
        *process = matches.items[0].id;
    } else if (status == STATUS_OK && matches.count == 0) {
        status = error_set(error, STATUS_DATA,
                           N_("There is no strategy process yet. Make one with “samreg strategy --new NAME”."), NULL);
    } else if (status == STATUS_OK) {
        add_called(app, &matches, &names);
        status = error_set(error, STATUS_DATA, N_("Which strategy process? There are %1."), str_peek(&names), NULL);
    }
    str_clear(&names);
    matches_clear(&matches);
    return status;
}

/* The process that the text names, or a part of its name that only one has; otherwise all of them are candidates. */
static enum status find_named_process(struct app *app, const char *text, int64_t *process, struct error *error)
{
    const struct entity *entity = entity_get(ENTITY_STRATEGY_PROCESS);
    struct matches matches = {0};
    struct error several = {0};
    struct str names = {0};
    bool fits;
    enum status status = app_resolve(app, entity, text, process, NULL, &several);

    if (status != STATUS_DATA) {
        if (error != NULL)
            *error = several;
        return status;
    }
    error_clear(&several);
    status = app_suggest(app, entity, text, SHOWN, &matches, error);
    if (status == STATUS_OK && matches.count == 1) {
        *process = matches.items[0].id;
        matches_clear(&matches);
        return STATUS_OK;
    }
    fits = matches.count > 0;
    if (status == STATUS_OK && !fits)
        status = app_suggest(app, entity, "", SHOWN, &matches, error);
    if (status == STATUS_OK) {
        add_called(app, &matches, &names);
        status = error_set(error, STATUS_DATA,
                           fits ? N_("More than one strategy process fits “%1”: %2.")
                                : N_("There is no strategy process “%1”. There are: %2."),
                           text, names.length > 0 ? names.text : "-", NULL);
    }
    str_clear(&names);
    matches_clear(&matches);
    return status;
}

enum status strategy_find(struct app *app, const char *text, int64_t *process, struct error *error)
{
    struct presentation presentation = {0};
    struct record record = {0};
    bool found = false;
    enum status status;

    if (text != NULL && text[0] != '\0')
        return find_named_process(app, text, process, error);
    status = strategy_presentation(app, 0, &presentation, &found, NULL, NULL);
    if (status == STATUS_OK && found)
        status = app_fetch(app, entity_get(ENTITY_STRATEGY_PROCESS), presentation.process, &record, NULL);
    if (status == STATUS_OK && found && !record.removed)
        *process = presentation.process;
    else
        status = find_only(app, process, error);
    record_clear(&record);
    presentation_clear(&presentation);
    return status;
}

/* Whether what is typed is the name, folded alike, or a part of it. */
static bool is_named(const char *name, const char *text, bool whole)
{
    struct str folded = {0};
    struct str wanted = {0};
    bool found;

    collate_fold(name, &folded);
    collate_fold(text, &wanted);
    found = wanted.length > 0 &&
            (whole ? strcmp(folded.text, wanted.text) == 0 : strstr(folded.text, wanted.text) != NULL);
    str_clear(&folded);
    str_clear(&wanted);
    return found;
}

/* The one of `count` names that the text means: the whole name, else a part that only one has; `count` for none. */
static size_t find_named(const char *const names[], size_t count, const char *text)
{
    for (int whole = 1; whole >= 0; whole--) {
        size_t found = count;
        size_t hits = 0;

        for (size_t i = 0; i < count; i++) {
            if (names[i] != NULL && is_named(names[i], text, whole != 0)) {
                found = i;
                hits++;
            }
        }
        if (hits == 1)
            return found;
    }
    return count;
}

static enum status fail_round(const struct strategy_process *process, const char *text, struct error *error)
{
    struct str rounds = {0};
    enum status status;

    for (size_t i = 0; i < process->round_count; i++)
        str_addf(&rounds, "%s%d %s", i > 0 ? ", " : "", process->rounds[i].number, process->rounds[i].name);
    status = rounds.length > 0
                 ? error_set(error, STATUS_DATA, N_("“%1” has no round “%2”. Its rounds are: %3."), process->name, text,
                             rounds.text, NULL)
                 : error_set(error, STATUS_DATA, N_("“%1” has no round yet."), process->name, NULL);
    str_clear(&rounds);
    return status;
}

enum status strategy_find_round(const struct strategy_process *process, const char *text, int64_t *round,
                                struct error *error)
{
    const struct strategy_round *found = NULL;
    const char **names;
    size_t place;
    char *end = NULL;

    if (text == NULL || text[0] == '\0') {
        found = strategy_round_last(process);
    } else {
        long number = strtol(text, &end, 10);

        if (*end == '\0' && number > 0 && number <= INT32_MAX)
            found = strategy_round_numbered(process, (int)number);
    }
    if (found == NULL && text != NULL && text[0] != '\0') {
        names = memory_new_array(process->round_count, sizeof *names);
        for (size_t i = 0; i < process->round_count; i++)
            names[i] = process->rounds[i].name;
        place = find_named(names, process->round_count, text);
        found = place < process->round_count ? &process->rounds[place] : NULL;
        free(names);
    }
    if (found == NULL)
        return fail_round(process, text != NULL ? text : "", error);
    *round = found->id;
    return STATUS_OK;
}

enum status strategy_find_area(const struct strategy_process *process, const char *text, int64_t *area,
                               struct error *error)
{
    const char **names = memory_new_array(process->area_count, sizeof *names);
    struct str all = {0};
    size_t place = process->area_count;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < process->area_count; i++) {
        names[i] = process->areas[i].name;
        str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    if (text != NULL && text[0] != '\0')
        place = find_named(names, process->area_count, text);
    if (text == NULL || text[0] == '\0') {
        *area = 0;
    } else if (place < process->area_count) {
        *area = process->areas[place].id;
    } else {
        status = error_set(error, STATUS_DATA, N_("“%1” has no strategy area “%2”. Its areas are: %3."), process->name,
                           text, all.length > 0 ? all.text : "-", NULL);
    }
    str_clear(&all);
    free(names);
    return status;
}
