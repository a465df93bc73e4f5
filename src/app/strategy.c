/* Reading a strategy process whole. */
#include "samreg/app/strategy.h"

#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/store/presentation.h"
#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

/* ---- Values of records ---- */

/* A new string, or NULL where nothing is recorded; of a reference what it is called. */
static char *copy_text(const struct record *record, const char *field)
{
    return memory_copy_text(record_value(record, field)->text);
}

static int64_t get_reference(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_REFERENCE ? value->integer : 0;
}

static int64_t get_integer(const struct record *record, const char *field, int64_t otherwise)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_INTEGER ? value->integer : otherwise;
}

static bool is_yes(const struct record *record, const char *field)
{
    return get_integer(record, field, 0) == 1;
}

static bool has_code(const struct record *record, const char *field, const char *code)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_TEXT && strcmp(value->text, code) == 0;
}

/* The source with the place in it: "001 Værnesregionen, lysark 9"; NULL without one. */
static char *copy_source(const struct record *record)
{
    const char *source = record_value(record, "source")->text;
    const char *place = record_value(record, "source_place")->text;
    struct str out = {0};

    if (source == NULL)
        return NULL;
    str_add(&out, source);
    if (place != NULL)
        str_addf(&out, ", %s", place);
    return str_take(&out);
}

/* ---- Taking records in ---- */

/* What a reading carries along. */
struct reading {
    struct app *app;
    struct strategy_process *process;
};

static enum status take_area(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;

    (void)error;
    process->areas = array_room(process->areas, process->area_count, &process->area_capacity, sizeof *process->areas);
    process->areas[process->area_count++] = (struct strategy_area){.id = row->id, .name = copy_text(row, "name")};
    return STATUS_OK;
}

static enum status take_alternative(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;
    const char *code = record_value(row, "quadrant")->text;
    enum grid_quadrant quadrant;

    (void)error;
    if (code != NULL && strategy_quadrant_parse(code, &quadrant)) {
        process->alternatives[quadrant].name = copy_text(row, "name");
        process->alternatives[quadrant].explanation = copy_text(row, "explanation");
    }
    return STATUS_OK;
}

static enum status take_round(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;

    (void)error;
    process->rounds =
        array_room(process->rounds, process->round_count, &process->round_capacity, sizeof *process->rounds);
    process->rounds[process->round_count++] = (struct strategy_round){
        .id = row->id,
        .version = row->version,
        .number = (int)get_integer(row, "number", 0),
        .name = copy_text(row, "name"),
        .date = copy_text(row, "date"),
        .decision = copy_text(row, "decision"),
        .source = copy_source(row),
        .note = copy_text(row, "note"),
        .closed = is_yes(row, "closed"),
        .revealed = is_yes(row, "revealed"),
    };
    return STATUS_OK;
}

static enum status take_round_area(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;
    int64_t id = get_reference(row, "round");

    (void)error;
    for (size_t i = 0; i < process->round_count; i++) {
        struct strategy_round *round = &process->rounds[i];

        if (round->id == id) {
            round->areas = array_room(round->areas, round->area_count, &round->area_capacity, sizeof *round->areas);
            round->areas[round->area_count++] = get_reference(row, "area");
        }
    }
    return STATUS_OK;
}

/* Adds a municipality once; its names are read later. */
static void add_member(struct strategy_process *process, int64_t municipality)
{
    if (municipality == 0 || strategy_member_get(process, municipality) != NULL)
        return;
    process->members =
        array_room(process->members, process->member_count, &process->member_capacity, sizeof *process->members);
    process->members[process->member_count++] = (struct strategy_member){.id = municipality};
}

static enum status take_membership(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;
    size_t count = process->member_count;

    (void)error;
    if (!has_code(row, "role", "observer"))
        add_member(process, get_reference(row, "municipality"));
    if (process->member_count > count)
        process->members[count].of_region = true;
    return STATUS_OK;
}

static enum status take_position(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;
    struct strategy_position position = {
        .id = row->id,
        .version = row->version,
        .round = get_reference(row, "round"),
        .area = get_reference(row, "area"),
        .municipality = get_reference(row, "municipality"),
        .skipped = is_yes(row, "skipped"),
        .basis = strategy_basis_parse(record_value(row, "basis")->text),
        .alternative = copy_text(row, "alternative"),
        .note = copy_text(row, "note"),
        .label_dx = (int)get_integer(row, "label_dx", GRID_LAST) - GRID_LAST,
        .label_dy = (int)get_integer(row, "label_dy", GRID_LAST) - GRID_LAST,
    };

    (void)error;
    position.placed = strategy_point(row, &position.point);
    position.label_set = record_value(row, "label_dx")->kind != VALUE_NONE;
    process->positions = array_room(process->positions, process->position_count, &process->position_capacity,
                                    sizeof *process->positions);
    process->positions[process->position_count++] = position;
    add_member(process, position.municipality);
    return STATUS_OK;
}

static enum status take_vote(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;
    struct strategy_vote vote = {
        .id = row->id,
        .version = row->version,
        .round = get_reference(row, "round"),
        .area = get_reference(row, "area"),
        .municipality = get_reference(row, "municipality"),
        .voter = copy_text(row, "voter"),
    };

    (void)error;
    vote.told = !row->withheld && strategy_point(row, &vote.point);
    process->votes = array_room(process->votes, process->vote_count, &process->vote_capacity, sizeof *process->votes);
    process->votes[process->vote_count++] = vote;
    add_member(process, vote.municipality);
    return STATUS_OK;
}

static enum status take_note(void *context, const struct record *row, struct error *error)
{
    struct strategy_process *process = ((struct reading *)context)->process;

    (void)error;
    process->notes = array_room(process->notes, process->note_count, &process->note_capacity, sizeof *process->notes);
    process->notes[process->note_count++] = (struct strategy_note){
        .id = row->id,
        .version = row->version,
        .round = get_reference(row, "round"),
        .municipality = get_reference(row, "municipality"),
        .kind = has_code(row, "kind", "parked") ? STRATEGY_PARKED : STRATEGY_NOTE,
        .settled = is_yes(row, "settled"),
        .text = copy_text(row, "text"),
        .date = copy_text(row, "date"),
    };
    return STATUS_OK;
}

/* ---- Reading ---- */

typedef enum status take_row(void *context, const struct record *row, struct error *error);

/* Every record of a kind that refers to `to` by the field (NULL: that belongs to it). */
static enum status read_rows(struct reading *reading, enum entity_id kind, const char *field, int64_t to,
                             struct date as_of, take_row *take, struct error *error)
{
    struct selection selection;
    enum status status;

    selection_init(&selection, entity_get(kind), as_of);
    selection.parent = to;
    selection.parent_field = field != NULL ? entity_field(entity_get(kind), field) : NULL;
    status = app_each(reading->app, &selection, take, reading, error);
    selection_clear(&selection);
    return status;
}

static enum status read_process(struct reading *reading, int64_t id, struct error *error)
{
    struct strategy_process *process = reading->process;
    struct record record = {0};
    enum status status = app_fetch(reading->app, entity_get(ENTITY_STRATEGY_PROCESS), id, &record, error);

    if (status == STATUS_OK && record.removed)
        status = error_set(error, STATUS_DATA, N_("The strategy process was removed."), NULL);
    if (status != STATUS_OK) {
        record_clear(&record);
        return status;
    }
    process->id = id;
    process->version = record.version;
    process->name = copy_text(&record, "name");
    process->region = copy_text(&record, "region");
    process->region_id = get_reference(&record, "region");
    process->x_name = copy_text(&record, "x_name");
    process->x_low = copy_text(&record, "x_low");
    process->x_high = copy_text(&record, "x_high");
    process->y_name = copy_text(&record, "y_name");
    process->y_low = copy_text(&record, "y_low");
    process->y_high = copy_text(&record, "y_high");
    process->orientation = strategy_orientation(&record);
    process->participants = copy_text(&record, "participants");
    process->date = copy_text(&record, "date");
    process->source = copy_source(&record);
    process->note = copy_text(&record, "note");
    record_clear(&record);
    return STATUS_OK;
}

/* Whether the votes of a round have been seen: they are revealed, or that was taken back. */
static enum status read_seen(struct reading *reading, struct strategy_round *round, struct error *error)
{
    round->seen = round->revealed;
    return round->seen ? STATUS_OK
                       : store_was_yes(reading->app->store, entity_get(ENTITY_STRATEGY_ROUND), round->id, "revealed",
                                       &round->seen, error);
}

static enum status read_rounds(struct reading *reading, struct error *error)
{
    struct strategy_process *process = reading->process;
    struct date day = reading->app->as_of;
    enum status status = read_rows(reading, ENTITY_STRATEGY_ROUND, NULL, process->id, day, take_round, error);

    for (size_t i = 0; status == STATUS_OK && i < process->round_count; i++) {
        status = read_rows(reading, ENTITY_STRATEGY_ROUND_AREA, NULL, process->rounds[i].id, day, take_round_area,
                           error);
    }
    for (size_t i = 0; status == STATUS_OK && i < process->round_count; i++)
        status = read_rows(reading, ENTITY_STRATEGY_VOTE, NULL, process->rounds[i].id, day, take_vote, error);
    for (size_t i = 0; status == STATUS_OK && i < process->round_count; i++)
        status = read_seen(reading, &process->rounds[i], error);
    return status;
}

/* The members of the region on the day of the process, where it has one. */
static enum status read_region(struct reading *reading, struct error *error)
{
    struct strategy_process *process = reading->process;
    struct date day = {0};

    if (process->region_id == 0)
        return STATUS_OK;
    if (process->date == NULL || date_parse_iso(process->date, &day) != DATE_OK)
        day = reading->app->as_of;
    return read_rows(reading, ENTITY_MEMBERSHIP, NULL, process->region_id, date_last_day(day), take_membership, error);
}

/* A member keeps the name it was placed under, whatever municipality it is part of today. */
static enum status name_member(struct app *app, struct strategy_member *member, struct error *error)
{
    struct record record = {0};
    enum status status = app_fetch(app, entity_get(ENTITY_MUNICIPALITY), member->id, &record, error);

    if (status == STATUS_OK) {
        member->number = copy_text(&record, "number");
        member->name = copy_text(&record, "name");
        member->short_name = copy_text(&record, "short_name");
    }
    if (status == STATUS_OK && member->name == NULL)
        member->name = memory_copy_text(member->number != NULL ? member->number : "?");
    if (status == STATUS_OK && member->short_name == NULL)
        member->short_name = memory_copy_text(member->name);
    record_clear(&record);
    return status;
}

/* Whether another member is called the same by whoever says or types the name. */
static bool has_namesake(const struct strategy_process *process, size_t place, char *const folded[])
{
    for (size_t i = 0; i < process->member_count; i++) {
        if (i != place && strcmp(folded[i], folded[place]) == 0)
            return true;
    }
    return false;
}

/* Two of one name (Herøy is one in Nordland, and one in Møre og Romsdal) are told apart by their numbers. */
static void tell_apart(struct strategy_process *process)
{
    char **folded = memory_new_array(process->member_count + 1, sizeof *folded);

    for (size_t i = 0; i < process->member_count; i++) {
        struct str text = {0};

        collate_fold(process->members[i].name, &text);
        folded[i] = str_take(&text);
    }
    for (size_t i = 0; i < process->member_count; i++) {
        struct strategy_member *member = &process->members[i];
        struct str name = {0};

        if (member->number != NULL && has_namesake(process, i, folded)) {
            str_addf(&name, "%s (%s)", member->name, member->number);
            free(member->name);
            member->name = str_take(&name);
        }
    }
    for (size_t i = 0; i < process->member_count; i++)
        free(folded[i]);
    free(folded);
}

static int compare_members(const void *a, const void *b)
{
    const struct strategy_member *one = a;
    const struct strategy_member *other = b;
    struct str first = {0};
    struct str second = {0};
    int order;

    collate_sort_key(one->name, &first);
    collate_sort_key(other->name, &second);
    order = strcmp(str_peek(&first), str_peek(&second));
    str_clear(&first);
    str_clear(&second);
    return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static enum status read_all(struct reading *reading, int64_t id, struct error *error)
{
    struct strategy_process *process = reading->process;
    struct date day = reading->app->as_of;
    enum status status = read_process(reading, id, error);

    if (status == STATUS_OK)
        status = read_rows(reading, ENTITY_STRATEGY_AREA, NULL, id, day, take_area, error);
    if (status == STATUS_OK)
        status = read_rows(reading, ENTITY_STRATEGY_ALTERNATIVE, NULL, id, day, take_alternative, error);
    if (status == STATUS_OK)
        status = read_region(reading, error);
    if (status == STATUS_OK)
        status = read_rounds(reading, error);
    if (status == STATUS_OK)
        status = read_rows(reading, ENTITY_POSITION, "process", id, day, take_position, error);
    if (status == STATUS_OK)
        status = read_rows(reading, ENTITY_STRATEGY_NOTE, NULL, id, day, take_note, error);
    for (size_t i = 0; status == STATUS_OK && i < process->member_count; i++)
        status = name_member(reading->app, &process->members[i], error);
    if (status == STATUS_OK)
        status = store_newest_entry(reading->app->store, &process->sequence, error);
    if (status == STATUS_OK && process->member_count > 0) {
        tell_apart(process);
        qsort(process->members, process->member_count, sizeof *process->members, compare_members);
    }
    return status;
}

enum status strategy_read(struct app *app, int64_t id, struct strategy_process *process, struct error *error)
{
    struct strategy_process read = {.day = app->as_of};
    struct reading reading = {.app = app, .process = &read};
    enum status status = store_hold_still(app->store, error);

    if (status != STATUS_OK)
        return status;
    status = read_all(&reading, id, error);
    store_let_go(app->store);
    if (status == STATUS_OK) {
        strategy_process_clear(process);
        *process = read;
    } else {
        strategy_process_clear(&read);
    }
    return status;
}

enum status strategy_read_again(struct app *app, int64_t sequence, struct strategy_process *process,
                                struct error *error)
{
    bool same = sequence != 0 && sequence == process->sequence && date_compare(app->as_of, process->day) == 0;

    return same ? STATUS_OK : strategy_read(app, process->id, process, error);
}
