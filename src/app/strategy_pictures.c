/* The picture "strategy" (pictures.def): the rounds of a process, and the movement between them. */
#include "samreg/app/pictures.h"
#include "samreg/app/strategy_picture.h"

#include <string.h>

/* Adds what there is to see of a round in an area: the round, and the movement from the one before. */
static void add_round(struct app *app, const struct strategy_process *process, const struct strategy_round *round,
                      int64_t area, bool votes, struct picture_list *list)
{
    const struct strategy_round *before = strategy_round_before(process, round->id);
    struct strategy_scope scope = {.round = round->id, .area = area, .votes = votes};

    strategy_draw(app, process, &scope, picture_list_add(list));
    if (before != NULL && strategy_is_used(process, before->id, area)) {
        scope.from = before->id;
        scope.votes = false;
        strategy_draw(app, process, &scope, picture_list_add(list));
    }
}

static void add_area(struct app *app, const struct strategy_process *process, int64_t area, bool votes,
                     struct picture_list *list)
{
    for (size_t i = 0; i < process->round_count; i++) {
        if (strategy_is_used(process, process->rounds[i].id, area))
            add_round(app, process, &process->rounds[i], area, votes, list);
    }
}

void strategy_draw_all(struct app *app, const struct strategy_process *process, bool votes, struct picture_list *list)
{
    add_area(app, process, 0, votes, list);
    for (size_t i = 0; i < process->area_count; i++)
        add_area(app, process, process->areas[i].id, votes, list);
}

/* ---- By parameters ---- */

static enum status read_votes(const char *text, bool *votes, struct error *error)
{
    if (text == NULL || strcmp(text, "no") == 0)
        *votes = false;
    else if (strcmp(text, "yes") == 0)
        *votes = true;
    else
        return error_set(error, STATUS_DATA, N_("votes is yes or no, and not “%1”."), text, NULL);
    return STATUS_OK;
}

/* The round and the one that the movement comes from, as far as they are named. */
static enum status read_scope(const struct strategy_process *process, const struct pair parameters[], size_t count,
                              struct strategy_scope *scope, struct error *error)
{
    const char *round = pair_find(parameters, count, "round");
    const char *from = pair_find(parameters, count, "from");
    enum status status = read_votes(pair_find(parameters, count, "votes"), &scope->votes, error);

    if (status == STATUS_OK)
        status = strategy_find_area(process, pair_find(parameters, count, "area"), &scope->area, error);
    if (status == STATUS_OK && (round != NULL || from != NULL))
        status = strategy_find_round(process, round, &scope->round, error);
    if (status == STATUS_OK && from != NULL)
        status = strategy_find_round(process, from, &scope->from, error);
    if (status == STATUS_OK && scope->from != 0 && scope->from == scope->round)
        status = error_set(error, STATUS_DATA, N_("From a round to itself nothing moves: name two rounds."), NULL);
    return status;
}

static enum status draw_asked(struct app *app, const struct strategy_process *process,
                              const struct strategy_scope *scope, bool area_named, struct picture_list *list,
                              struct error *error)
{
    if (scope->round != 0)
        strategy_draw(app, process, scope, picture_list_add(list));
    else if (area_named)
        add_area(app, process, scope->area, scope->votes, list);
    else
        strategy_draw_all(app, process, scope->votes, list);
    return list->count > 0
               ? STATUS_OK
               : error_set(error, STATUS_DATA, N_("Nobody has been placed in “%1” there yet."), process->name, NULL);
}

enum status picture_strategy(struct app *app, const struct pair parameters[], size_t count, struct picture_list *list,
                             struct error *error)
{
    static const char *const names[] = {"process", "round", "from", "area", "votes", NULL};
    struct strategy_process process = {0};
    struct strategy_scope scope = {0};
    int64_t id = 0;
    enum status status = picture_parameters(parameters, count, names, error);

    if (status == STATUS_OK)
        status = strategy_find(app, pair_find(parameters, count, "process"), &id, error);
    if (status == STATUS_OK)
        status = strategy_read(app, id, &process, error);
    if (status == STATUS_OK)
        status = read_scope(&process, parameters, count, &scope, error);
    if (status == STATUS_OK)
        status = draw_asked(app, &process, &scope, pair_find(parameters, count, "area") != NULL, list, error);
    strategy_process_clear(&process);
    return status;
}
