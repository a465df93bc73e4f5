/* Rounds, decisions, notes, and new processes. */
#include "samreg/app/strategy_internal.h"

#include "samreg/app/internal.h"
#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/model/strategy_template.h"

#include <stdlib.h>
#include <string.h>

static char *call_round(const struct strategy_process *process, const struct strategy_round *round)
{
    struct str called = {0};

    str_addf(&called, "%s, %s", round->name, process->name);
    return str_take(&called);
}

/* ---- New rounds ---- */

static char *name_round(struct app *app, int number)
{
    return words_numbers(app->language, N_("Round %1"), number, 0);
}

static void add_round(struct app *app, int64_t process, int64_t id, int number, const char *name,
                      struct change_set *set)
{
    struct change *change = change_set_add(set, CHANGE_ADD, entity_get(ENTITY_STRATEGY_ROUND), id, 0);
    char today[DATE_TEXT];
    char *given = name != NULL && name[0] != '\0' ? memory_copy_text(name) : name_round(app, number);

    strategy_assign_reference(change, "process", process);
    strategy_assign_integer(change, "number", number);
    strategy_assign_text(change, "name", given);
    strategy_assign_text(change, "date", date_format_iso(clock_today(), today));
    free(given);
}

static void carry_areas(struct app *app, const struct strategy_round *from, int64_t to, struct change_set *set)
{
    for (size_t i = 0; i < from->area_count; i++) {
        struct change *change =
            change_set_add(set, CHANGE_ADD, entity_get(ENTITY_STRATEGY_ROUND_AREA), store_new_id(app->store), 0);

        strategy_assign_reference(change, "round", to);
        strategy_assign_reference(change, "area", from->areas[i]);
    }
}

static void carry_positions(struct app *app, const struct strategy_process *process, int64_t from, int64_t to,
                            struct change_set *set)
{
    for (size_t i = 0; i < process->position_count; i++) {
        const struct strategy_position *position = &process->positions[i];
        struct change *change;

        if (position->round != from || !position->placed)
            continue;
        change = change_set_add(set, CHANGE_ADD, entity_get(ENTITY_POSITION), store_new_id(app->store), 0);
        strategy_assign_reference(change, "round", to);
        strategy_assign_reference(change, "area", position->area);
        strategy_assign_reference(change, "municipality", position->municipality);
        strategy_assign_text(change, "basis", strategy_basis_code(position->basis));
        strategy_assign_integer(change, "x", position->point.x);
        strategy_assign_integer(change, "y", position->point.y);
        strategy_assign_integer(change, "skipped", 0);
    }
}

enum status strategy_new_round(struct app *app, const struct strategy_process *process, int64_t from, const char *name,
                               int64_t *round, struct error *error)
{
    const struct strategy_round *last = strategy_round_last(process);
    const struct strategy_round *model = strategy_round_get(process, from);
    struct change_set set = {0};
    int number = last != NULL ? last->number + 1 : 1;
    int64_t id = store_new_id(app->store);
    struct str called = {0};
    enum status status;

    add_round(app, process->id, id, number, name, &set);
    if (model != NULL) {
        carry_areas(app, model, id, &set);
        carry_positions(app, process, from, id, &set);
    }
    if (name != NULL && name[0] != '\0') {
        str_add(&called, name);
    } else {
        char *given = name_round(app, number);

        str_add(&called, given);
        free(given);
    }
    str_addf(&called, ", %s", process->name);
    status = strategy_write(app, &set, JOURNAL_BEGIN, str_peek(&called), error);
    if (status == STATUS_OK)
        *round = id;
    str_clear(&called);
    return status;
}

/* ---- A round that is there ---- */

/* The round as it was read, or what to say when it is none of the process. */
static enum status get_round(const struct strategy_process *process, int64_t id, const struct strategy_round **round,
                             struct error *error)
{
    *round = strategy_round_get(process, id);
    return *round != NULL ? STATUS_OK
                          : error_set(error, STATUS_DATA, N_("“%1” has no such round any more."), process->name, NULL);
}

/* Sets one field of a round, with a text or else a yes. */
static enum status set_round(struct app *app, const struct strategy_process *process, int64_t id, const char *field,
                             const char *text, enum journal_verb verb, struct error *error)
{
    const struct strategy_round *round;
    struct change_set set = {0};
    struct change *change;
    char *called;
    enum status status = get_round(process, id, &round, error);

    if (status != STATUS_OK)
        return status;
    change = change_set_add(&set, CHANGE_SET, entity_get(ENTITY_STRATEGY_ROUND), id, round->version);
    if (text != NULL)
        strategy_assign_text(change, field, text);
    else
        strategy_assign_integer(change, field, 1);
    called = call_round(process, round);
    status = strategy_write(app, &set, verb, called, error);
    free(called);
    return status;
}

enum status strategy_close_round(struct app *app, const struct strategy_process *process, int64_t round,
                                 struct error *error)
{
    return set_round(app, process, round, "closed", NULL, JOURNAL_CLOSE, error);
}

enum status strategy_reveal_votes(struct app *app, const struct strategy_process *process, int64_t round,
                                  struct error *error)
{
    return set_round(app, process, round, "revealed", NULL, JOURNAL_REVEAL, error);
}

enum status strategy_decide(struct app *app, const struct strategy_process *process, int64_t round, const char *text,
                            struct error *error)
{
    return set_round(app, process, round, "decision", text, JOURNAL_DECIDE, error);
}

/* ---- Notes ---- */

enum status strategy_add_note(struct app *app, const struct strategy_process *process, enum strategy_note_kind kind,
                              int64_t round, int64_t municipality, const char *text, struct error *error)
{
    struct change_set set = {0};
    struct change *change =
        change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_STRATEGY_NOTE), store_new_id(app->store), 0);
    struct str called = {0};
    char today[DATE_TEXT];
    enum status status;

    strategy_assign_reference(change, "process", process->id);
    strategy_assign_reference(change, "round", round);
    strategy_assign_reference(change, "municipality", municipality);
    strategy_assign_text(change, "kind", kind == STRATEGY_PARKED ? "parked" : "note");
    strategy_assign_text(change, "text", text);
    strategy_assign_text(change, "date", date_format_iso(clock_today(), today));
    str_add(&called, text);
    strategy_add_where(process, round, &called);
    status = strategy_write(app, &set, JOURNAL_NOTE, str_peek(&called), error);
    str_clear(&called);
    return status;
}

enum status strategy_settle(struct app *app, int64_t note, bool settled, struct error *error)
{
    struct change_set set = {0};
    struct change *change = change_set_add(&set, CHANGE_SET, entity_get(ENTITY_STRATEGY_NOTE), note, 0);

    strategy_assign_integer(change, "settled", settled);
    return strategy_write(app, &set, JOURNAL_SET, NULL, error);
}

/* ---- The process ---- */

enum status strategy_turn(struct app *app, const struct strategy_process *process, enum grid_orientation orientation,
                          struct error *error)
{
    struct change_set set = {0};
    struct change *change = change_set_add(&set, CHANGE_SET, entity_get(ENTITY_STRATEGY_PROCESS), process->id, 0);

    strategy_assign_text(change, "orientation", grid_peek_lie(orientation)->name);
    return strategy_write(app, &set, JOURNAL_SET, NULL, error);
}

static void assign_in_language(struct app *app, struct change *change, const char *field, const char *msgid)
{
    strategy_assign_text(change, field, text_in(app->language, msgid));
}

static void add_alternatives(struct app *app, const struct strategy_template *template, int64_t process,
                             struct change_set *set)
{
    for (int i = 0; i < GRID_QUADRANTS; i++) {
        struct change *change =
            change_set_add(set, CHANGE_ADD, entity_get(ENTITY_STRATEGY_ALTERNATIVE), store_new_id(app->store), 0);

        strategy_assign_reference(change, "process", process);
        strategy_assign_text(change, "quadrant", strategy_quadrant_code((enum grid_quadrant)i));
        assign_in_language(app, change, "name", template->alternatives[i].name);
        assign_in_language(app, change, "explanation", template->alternatives[i].explanation);
    }
}

static enum status fail_template(const char *name, struct error *error)
{
    struct str names = {0};
    enum status status;

    for (const struct strategy_template *template = strategy_templates; template->name != NULL; template++)
        str_addf(&names, "%s%s", names.length > 0 ? ", " : "", template->name);
    status = error_set(error, STATUS_DATA, N_("There is no template “%1”. There are: %2."), name, str_peek(&names),
                       NULL);
    str_clear(&names);
    return status;
}

enum status strategy_new(struct app *app, const char *template_name, const char *name, int64_t region, int64_t *process,
                         struct error *error)
{
    const struct strategy_template *template = strategy_template_find(template_name);
    struct change_set set = {0};
    int64_t id = store_new_id(app->store);
    struct change *change;
    char today[DATE_TEXT];
    enum status status;

    if (template == NULL)
        return fail_template(template_name, error);
    change = change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_STRATEGY_PROCESS), id, 0);
    strategy_assign_text(change, "name", name);
    strategy_assign_reference(change, "region", region);
    assign_in_language(app, change, "x_name", template->x_name);
    assign_in_language(app, change, "x_low", template->x_low);
    assign_in_language(app, change, "x_high", template->x_high);
    assign_in_language(app, change, "y_name", template->y_name);
    assign_in_language(app, change, "y_low", template->y_low);
    assign_in_language(app, change, "y_high", template->y_high);
    strategy_assign_text(change, "orientation", grid_peek_lie(GRID_UPRIGHT)->name);
    strategy_assign_text(change, "date", date_format_iso(clock_today(), today));
    add_alternatives(app, template, id, &set);
    add_round(app, id, store_new_id(app->store), 1, NULL, &set);
    status = strategy_write(app, &set, JOURNAL_ADD, name, error);
    if (status == STATUS_OK)
        *process = id;
    return status;
}
