/* The positions and votes of a strategy process as tables. */
#include "samreg/app/strategy_export.h"

#include "samreg/app/strategy_internal.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Columns that are no field of a record. */
static const struct field round_field = {"round",        N_("Round"), "", FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 5, 0,
                                         ENTITY_NONE};
static const struct field area_field = {"area", N_("Strategy area"), "", FIELD_TEXT, ENTITY_NONE, NULL, 80, 20, 0,
                                        ENTITY_NONE};
const struct field strategy_name_field = {"municipality", N_("Municipality"), "", FIELD_TEXT, ENTITY_NONE, NULL, 80, 16,
                                          0, ENTITY_NONE};
static const struct field moved_field = {"moved", N_("Moved"), "", FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 5, 0,
                                         ENTITY_NONE};

void strategy_add_column(struct app *app, struct table *table, const struct field *field, const char *name)
{
    table_add_column(table, field, name != NULL ? name : field->name, text_in(app_language(app), field->label));
}

static const struct field *position_field(const char *name)
{
    return entity_field(entity_get(ENTITY_POSITION), name);
}

/* The first columns of both tables: which round, area and municipality. */
enum { COLUMN_PROCESS, COLUMN_ROUND, COLUMN_ROUND_NAME, COLUMN_DATE, COLUMN_AREA, COLUMN_NUMBER, COLUMN_NAME, COLUMNS };

static void add_first_columns(struct app *app, struct table *table)
{
    const struct entity *round = entity_get(ENTITY_STRATEGY_ROUND);

    strategy_add_column(app, table, entity_field(entity_get(ENTITY_STRATEGY_PROCESS), "name"), "process");
    strategy_add_column(app, table, &round_field, NULL);
    strategy_add_column(app, table, entity_field(round, "name"), "round_name");
    strategy_add_column(app, table, entity_field(round, "date"), NULL);
    strategy_add_column(app, table, &area_field, NULL);
    strategy_add_column(app, table, entity_field(entity_get(ENTITY_MUNICIPALITY), "number"), NULL);
    strategy_add_column(app, table, &strategy_name_field, NULL);
}

static void set_text(struct value *value, const char *text)
{
    value_set_text(value, text != NULL ? text : "");
}

static void fill_first(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality,
                       struct value *row)
{
    const struct strategy_round *in = strategy_round_get(process, round);
    const struct strategy_area *about = strategy_area_get(process, area);
    const struct strategy_member *member = strategy_member_get(process, municipality);

    set_text(&row[COLUMN_PROCESS], process->name);
    if (in != NULL) {
        value_set_integer(&row[COLUMN_ROUND], in->number);
        set_text(&row[COLUMN_ROUND_NAME], in->name);
        set_text(&row[COLUMN_DATE], in->date);
    }
    set_text(&row[COLUMN_AREA], about != NULL ? about->name : NULL);
    if (member != NULL) {
        set_text(&row[COLUMN_NUMBER], member->number);
        set_text(&row[COLUMN_NAME], member->name);
    }
}

/* ---- Positions ---- */

static void fill_position(const struct strategy_process *process, const struct strategy_position *position,
                          struct value *row)
{
    enum { X = COLUMNS, Y, ALTERNATIVE, BASIS, SKIPPED, MOVED, NOTE };
    const struct strategy_round *before = strategy_round_before(process, position->round);
    struct grid_point from;

    fill_first(process, position->round, position->area, position->municipality, row);
    if (position->placed) {
        value_set_integer(&row[X], position->point.x);
        value_set_integer(&row[Y], position->point.y);
    }
    set_text(&row[ALTERNATIVE], position->alternative);
    set_text(&row[BASIS], strategy_basis_code(position->basis));
    value_set_integer(&row[SKIPPED], position->skipped);
    if (position->placed && before != NULL &&
        strategy_stands(process, before->id, position->area, position->municipality, &from))
        value_set_integer(&row[MOVED], grid_distance(from, position->point));
    set_text(&row[NOTE], position->note);
}

void strategy_position_table(struct app *app, const struct strategy_process *process, struct table *table)
{
    add_first_columns(app, table);
    strategy_add_column(app, table, position_field("x"), NULL);
    strategy_add_column(app, table, position_field("y"), NULL);
    strategy_add_column(app, table, position_field("alternative"), NULL);
    strategy_add_column(app, table, position_field("basis"), NULL);
    strategy_add_column(app, table, position_field("skipped"), NULL);
    strategy_add_column(app, table, &moved_field, NULL);
    strategy_add_column(app, table, position_field("note"), NULL);
    for (size_t round = 0; round < process->round_count; round++) {
        for (size_t i = 0; i < process->position_count; i++) {
            if (process->positions[i].round == process->rounds[round].id)
                fill_position(process, &process->positions[i], table_add_row(table));
        }
    }
}

/* ---- Votes ---- */

/* By round, area, municipality and place; nothing of when or by whom. */
static int compare_votes(const void *a, const void *b)
{
    const struct strategy_vote *one = *(const struct strategy_vote *const *)a;
    const struct strategy_vote *other = *(const struct strategy_vote *const *)b;
    const int64_t first[] = {one->round, one->area, one->municipality, one->point.x, one->point.y};
    const int64_t second[] = {other->round, other->area, other->municipality, other->point.x, other->point.y};

    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        if (first[i] != second[i])
            return first[i] < second[i] ? -1 : 1;
    }
    return 0;
}

void strategy_vote_table(struct app *app, const struct strategy_process *process, bool voters, struct table *table)
{
    const struct entity *entity = entity_get(ENTITY_STRATEGY_VOTE);
    const struct strategy_vote **votes = memory_new_array(process->vote_count, sizeof *votes);
    size_t count = 0;

    add_first_columns(app, table);
    strategy_add_column(app, table, entity_field(entity, "x"), NULL);
    strategy_add_column(app, table, entity_field(entity, "y"), NULL);
    if (voters)
        strategy_add_column(app, table, entity_field(entity, "voter"), NULL);
    for (size_t i = 0; i < process->vote_count; i++) {
        if (process->votes[i].told)
            votes[count++] = &process->votes[i];
    }
    qsort(votes, count, sizeof *votes, compare_votes);
    for (size_t i = 0; i < count; i++) {
        struct value *row = table_add_row(table);

        fill_first(process, votes[i]->round, votes[i]->area, votes[i]->municipality, row);
        value_set_integer(&row[COLUMNS], votes[i]->point.x);
        value_set_integer(&row[COLUMNS + 1], votes[i]->point.y);
        if (voters)
            set_text(&row[COLUMNS + 2], votes[i]->voter);
    }
    free(votes);
}
