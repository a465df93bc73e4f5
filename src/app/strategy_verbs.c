/* What a facilitator does to a strategy process: each verb one entry of the journal. */
#include "samreg/app/strategy_internal.h"

#include "samreg/app/changes.h"
#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/store/key.h"
#include "samreg/store/read.h"
#include "samreg/store/write.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_TEXT = 24 };

/* ---- Writing ---- */

enum status strategy_write(struct app *app, struct change_set *set, enum journal_verb verb, const char *called,
                           struct error *error)
{
    return strategy_write_entry(app, set, verb, called, NULL, error);
}

enum status strategy_write_entry(struct app *app, struct change_set *set, enum journal_verb verb, const char *called,
                                 int64_t *operation, struct error *error)
{
    struct journal_entry entry = app_entry(app, verb);
    struct apply_options options = {.as_of = app->as_of, .accept_warnings = true};
    struct apply_result result = {0};
    enum status status;

    entry.called = memory_copy_text(called);
    entry.entity = set->count > 0 ? set->changes[0].entity : NULL;
    entry.record = set->count > 0 ? set->changes[0].id : 0;
    status = store_apply(app->store, set, &entry, &options, &result, error);
    if (status == STATUS_OK)
        app_wrote(app);
    if (status == STATUS_OK && verb == JOURNAL_VOTE) {
        app->votes = array_room(app->votes, app->vote_count, &app->vote_capacity, sizeof *app->votes);
        app->votes[app->vote_count++] = result.operation;
    }
    if (status == STATUS_OK && operation != NULL)
        *operation = result.operation;
    free(entry.called);
    apply_result_clear(&result);
    change_set_clear(set);
    return status;
}

void strategy_assign_integer(struct change *change, const char *field, int64_t value)
{
    struct value given = {.kind = VALUE_INTEGER, .integer = value};

    change_assign(change, entity_field_index(change->entity, field), &given);
}

void strategy_assign_text(struct change *change, const char *field, const char *text)
{
    struct value given = {0};

    value_set_text(&given, text != NULL ? text : "");
    change_assign(change, entity_field_index(change->entity, field), &given);
    value_clear(&given);
}

void strategy_assign_reference(struct change *change, const char *field, int64_t id)
{
    struct value given = {0};

    if (id != 0)
        value_set_reference(&given, id, NULL);
    change_assign(change, entity_field_index(change->entity, field), &given);
    value_clear(&given);
}

static void assign_nothing(struct change *change, const char *field)
{
    struct value nothing = {0};

    change_assign(change, entity_field_index(change->entity, field), &nothing);
}

void strategy_add_where(const struct strategy_process *process, int64_t round, struct str *out)
{
    const struct strategy_round *where = strategy_round_get(process, round);

    str_addf(out, ", %s%s%s", where != NULL ? where->name : "", where != NULL ? ", " : "", process->name);
}

/* What a municipality is called in the process, or in the register where it is new to it. New string. */
static char *name_of(struct app *app, const struct strategy_process *process, int64_t municipality)
{
    const struct strategy_member *member = strategy_member_get(process, municipality);
    struct error error = {0};
    char *called = NULL;

    if (member != NULL)
        return memory_copy_text(member->name);
    if (app_called(app, entity_get(ENTITY_MUNICIPALITY), municipality, &called, &error) != STATUS_OK) {
        error_clear(&error); /* there is none: the writer says so */
        return memory_copy_text("?");
    }
    return called;
}

/* What an entry about a marker is called: "Selbu, Runde 2, Strategiprosess Værnesregionen". New string. */
static char *call_marker(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker)
{
    struct str called = {0};
    char *name = name_of(app, process, marker->municipality);

    str_add(&called, name);
    strategy_add_where(process, marker->round, &called);
    free(name);
    return str_take(&called);
}

/* ---- A marker as it is now ---- */

/* Finds the record of a kind that is about the marker (and, of a vote, by the voter); id 0 when there is none. */
static enum status find_record(struct app *app, enum entity_id kind, const struct strategy_marker *marker,
                               const char *voter, int64_t *id, struct error *error)
{
    const struct entity *entity = entity_get(kind);
    struct record key = {0};
    bool *given = memory_new_array(entity->field_count, sizeof *given);
    int64_t ids[2] = {0};
    int count = 0;
    enum status status;

    record_init(&key, entity);
    for (size_t i = 0; i < entity->field_count; i++)
        given[i] = (entity->fields[i].flags & FIELD_KEY) != 0;
    value_set_reference(record_value(&key, "round"), marker->round, NULL);
    value_set_reference(record_value(&key, "municipality"), marker->municipality, NULL);
    if (marker->area != 0)
        value_set_reference(record_value(&key, "area"), marker->area, NULL);
    if (voter != NULL)
        value_set_text(record_value(&key, "voter"), voter);
    status = store_find_key(app->store, entity, key.values, given, ids, &count, error);
    *id = status == STATUS_OK && count > 0 ? ids[0] : 0;
    record_clear(&key);
    free(given);
    return status;
}

/* Reads the position of the marker; `record` stays without an entity when there is none. */
static enum status read_now(struct app *app, const struct strategy_marker *marker, struct record *record,
                            struct error *error)
{
    int64_t id = 0;
    enum status status = find_record(app, ENTITY_POSITION, marker, NULL, &id, error);

    return status == STATUS_OK && id != 0 ? app_fetch(app, entity_get(ENTITY_POSITION), id, record, error) : status;
}

/* Where the marker stands, as text for a message: "583, 809", or a word when it stands nowhere. New string. */
static char *write_place(struct app *app, const struct record *now)
{
    struct grid_point point;
    struct str out = {0};

    if (now->entity != NULL && strategy_point(now, &point))
        str_addf(&out, "%d, %d", point.x, point.y);
    else
        str_add(&out, text_in(app->language, N_("off the grid")));
    return str_take(&out);
}

/* The last to have touched the marker's position, as far as the journal tells. */
static void read_last(struct app *app, int64_t id, struct journal_page *page)
{
    struct journal_query query = {.entity = entity_get(ENTITY_POSITION), .id = id, .limit = 1};
    struct error error = {0};

    if (changes_entries(app, &query, page, &error) != STATUS_OK) {
        error_clear(&error); /* then the message does without */
    }
}

static enum status fail_moved(struct app *app, const struct strategy_process *process,
                              const struct strategy_marker *marker, int64_t id, const struct record *now,
                              struct error *error)
{
    struct journal_page page = {0};
    struct str when = {0};
    char *name = name_of(app, process, marker->municipality);
    char *place = write_place(app, now);
    enum status status;

    read_last(app, id, &page);
    words_time(page.entry_count > 0 ? page.entries[0].at : "", &when);
    status = error_set(error, STATUS_CONFLICT,
                       N_("%1 has moved %2 meanwhile, to %3 (%4). Nothing of yours was written."),
                       page.entry_count > 0 ? page.entries[0].user : "?", name, place, str_peek(&when), NULL);
    journal_page_clear(&page);
    str_clear(&when);
    free(name);
    free(place);
    return status;
}

static bool is_skipped(const struct record *record)
{
    const struct value *skipped = record_value(record, "skipped");

    return skipped->kind == VALUE_INTEGER && skipped->integer == 1;
}

/* Whether the marker stands where it was seen: the same version, or another in which only words have changed. */
static bool is_as_seen(const struct strategy_process *process, const struct strategy_marker *marker,
                       const struct record *now)
{
    const struct strategy_position *seen =
        strategy_position_get(process, marker->round, marker->area, marker->municipality);
    struct grid_point point;
    bool placed;

    if (now->entity == NULL)
        return marker->looked_at == 0;
    if (now->version == marker->looked_at)
        return true;
    if (seen == NULL || seen->version != marker->looked_at)
        return false;
    placed = strategy_point(now, &point);
    return placed == seen->placed && is_skipped(now) == seen->skipped &&
           (!placed || (point.x == seen->point.x && point.y == seen->point.y));
}

/* Reads the marker as it is now, and asks when it is not as it was seen. */
static enum status meet(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                        struct record *now, struct error *error)
{
    const struct strategy_position *seen =
        strategy_position_get(process, marker->round, marker->area, marker->municipality);
    enum status status = read_now(app, marker, now, error);

    if (status != STATUS_OK || marker->anyway || is_as_seen(process, marker, now))
        return status;
    return fail_moved(app, process, marker, now->entity != NULL ? now->id : seen != NULL ? seen->id : 0, now, error);
}

/* The change that writes the marker's position: of the one that is there, or a new one. */
static struct change *change_marker(struct app *app, const struct strategy_marker *marker, const struct record *now,
                                    struct change_set *set)
{
    const struct entity *entity = entity_get(ENTITY_POSITION);
    struct change *change;

    if (now->entity != NULL)
        return change_set_add(set, CHANGE_SET, entity, now->id, now->version);
    change = change_set_add(set, CHANGE_ADD, entity, store_new_id(app->store), 0);
    strategy_assign_reference(change, "round", marker->round);
    strategy_assign_reference(change, "area", marker->area);
    strategy_assign_reference(change, "municipality", marker->municipality);
    return change;
}

/* ---- Markers ---- */

/* What the position rests on from now on. An illustration in a round of this house becomes an agreed position when it
 * is moved; in a round that a source reports it stays what it is, for the source did not say so. */
static enum strategy_basis basis_after(const struct strategy_process *process, const struct strategy_marker *marker,
                                       const struct record *now, enum strategy_basis wanted)
{
    const struct strategy_round *round = strategy_round_get(process, marker->round);
    enum strategy_basis was =
        now->entity != NULL ? strategy_basis_parse(record_value(now, "basis")->text) : STRATEGY_BASIS_NONE;

    if (wanted != STRATEGY_BASIS_NONE)
        return wanted;
    if (round != NULL && round->source != NULL)
        return was != STRATEGY_BASIS_NONE ? was : STRATEGY_ILLUSTRATION;
    return was == STRATEGY_STATED ? was : STRATEGY_AGREED;
}

static enum status check_point(struct grid_point point, struct error *error)
{
    char x[NUMBER_TEXT];
    char y[NUMBER_TEXT];

    if (point.x >= 0 && point.x <= GRID_LAST && point.y >= 0 && point.y <= GRID_LAST)
        return STATUS_OK;
    snprintf(x, sizeof x, "%d", point.x);
    snprintf(y, sizeof y, "%d", point.y);
    return error_set(error, STATUS_DATA, N_("%1, %2 lies outside the axes: both go from 0 to 1000."), x, y, NULL);
}

enum status strategy_move(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          struct grid_point point, enum strategy_basis basis, const char *note, struct error *error)
{
    struct change_set set = {0};
    struct record now = {0};
    struct grid_point stood;
    enum status status = check_point(point, error);

    if (status == STATUS_OK)
        status = meet(app, process, marker, &now, error);
    if (status == STATUS_OK) {
        struct change *change = change_marker(app, marker, &now, &set);
        bool moves = now.entity != NULL && strategy_point(&now, &stood);
        char *called = call_marker(app, process, marker);

        strategy_assign_integer(change, "x", point.x);
        strategy_assign_integer(change, "y", point.y);
        if (now.entity == NULL || is_skipped(&now))
            strategy_assign_integer(change, "skipped", 0);
        strategy_assign_text(change, "basis", strategy_basis_code(basis_after(process, marker, &now, basis)));
        if (note != NULL)
            strategy_assign_text(change, "note", note);
        status = strategy_write(app, &set, moves ? JOURNAL_MOVE : JOURNAL_PLACE, called, error);
        free(called);
    }
    record_clear(&now);
    return status;
}

enum status strategy_skip(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          bool skipped, struct error *error)
{
    struct change_set set = {0};
    struct record now = {0};
    enum status status = meet(app, process, marker, &now, error);

    if (status == STATUS_OK) {
        struct change *change = change_marker(app, marker, &now, &set);
        char *called = call_marker(app, process, marker);

        strategy_assign_integer(change, "skipped", skipped);
        if (skipped) {
            assign_nothing(change, "x");
            assign_nothing(change, "y");
        }
        status = strategy_write(app, &set, skipped ? JOURNAL_SKIP : JOURNAL_SET, called, error);
        free(called);
    }
    record_clear(&now);
    return status;
}

enum status strategy_take_off(struct app *app, const struct strategy_process *process,
                              const struct strategy_marker *marker, struct error *error)
{
    struct change_set set = {0};
    struct record now = {0};
    enum status status = meet(app, process, marker, &now, error);

    if (status == STATUS_OK && now.entity != NULL) {
        char *called = call_marker(app, process, marker);

        change_set_add(&set, CHANGE_REMOVE, now.entity, now.id, now.version);
        status = strategy_write(app, &set, JOURNAL_REMOVE, called, error);
        free(called);
    }
    record_clear(&now);
    return status;
}

/* Writes words or the name's place of a marker that is there; nobody is asked, for it stays where it is. */
static enum status change_words(struct app *app, const struct strategy_process *process,
                                const struct strategy_marker *marker, enum journal_verb verb,
                                void (*assign)(struct change *change, const void *what), const void *what,
                                struct error *error)
{
    struct change_set set = {0};
    struct record now = {0};
    enum status status = read_now(app, marker, &now, error);

    if (status == STATUS_OK && now.entity == NULL) {
        char *name = name_of(app, process, marker->municipality);

        status = error_set(error, STATUS_DATA, N_("%1 has no position in this round yet. Place it first."), name, NULL);
        free(name);
    }
    if (status == STATUS_OK) {
        char *called = call_marker(app, process, marker);

        assign(change_marker(app, marker, &now, &set), what);
        status = strategy_write(app, &set, verb, called, error);
        free(called);
    }
    record_clear(&now);
    return status;
}

static void assign_note(struct change *change, const void *note)
{
    strategy_assign_text(change, "note", note);
}

enum status strategy_explain(struct app *app, const struct strategy_process *process,
                             const struct strategy_marker *marker, const char *note, struct error *error)
{
    return change_words(app, process, marker, JOURNAL_NOTE, assign_note, note, error);
}

/* Where a name was set by hand; NULL: nowhere. */
struct offset {
    int dx, dy;
};

static void assign_label(struct change *change, const void *what)
{
    const struct offset *offset = what;

    if (offset == NULL) {
        assign_nothing(change, "label_dx");
        assign_nothing(change, "label_dy");
    } else {
        strategy_assign_integer(change, "label_dx", offset->dx + GRID_LAST);
        strategy_assign_integer(change, "label_dy", offset->dy + GRID_LAST);
    }
}

enum status strategy_set_label(struct app *app, const struct strategy_process *process,
                               const struct strategy_marker *marker, bool set, int dx, int dy, struct error *error)
{
    struct offset offset = {dx, dy};

    assert(!set || (abs(dx) <= GRID_LAST && abs(dy) <= GRID_LAST));
    return change_words(app, process, marker, JOURNAL_SET, assign_label, set ? &offset : NULL, error);
}

/* ---- Votes ---- */

/* Two may have taken the same number or name: whoever votes later is asked, and takes nobody's vote unknowingly. One
 * that another user has given stays. */
static enum status check_voted(struct app *app, const struct strategy_process *process,
                               const struct strategy_marker *marker, const char *who, int64_t vote,
                               struct error *error)
{
    bool anothers = false;
    enum status status =
        store_is_anothers(app->store, entity_get(ENTITY_STRATEGY_VOTE), vote, app->user, &anothers, error);
    char *name = name_of(app, process, marker->municipality);

    if (status == STATUS_OK && anothers) {
        status = error_set(error, STATUS_DATA,
                           N_("“%1” has voted about %2 already, and another user gave that vote. Give this one in "
                              "another name."),
                           who, name, NULL);
    } else if (status == STATUS_OK && !marker->anyway) {
        status = error_set(error, STATUS_CONFLICT,
                           N_("“%1” has voted about %2 already. Does this vote take the place of that one?"), who, name,
                           NULL);
    }
    free(name);
    return status;
}

enum status strategy_free_voter(struct app *app, const struct strategy_marker *marker, int64_t *number,
                                struct error *error)
{
    enum status status = STATUS_OK;
    int64_t next = *number, taken = 1;

    while (status == STATUS_OK && taken != 0) {
        char voter[24];

        snprintf(voter, sizeof voter, "%lld", (long long)next);
        status = find_record(app, ENTITY_STRATEGY_VOTE, marker, voter, &taken, error);
        next += taken != 0;
    }
    if (status == STATUS_OK)
        *number = next;
    return status;
}

enum status strategy_vote(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          const char *voter, struct grid_point point, struct error *error)
{
    const struct entity *entity = entity_get(ENTITY_STRATEGY_VOTE);
    const char *who = voter != NULL && voter[0] != '\0' ? voter : app->user;
    struct change_set set = {0};
    struct change *change;
    char today[DATE_TEXT];
    int64_t id = 0;
    char *called;
    enum status status = check_point(point, error);

    if (status == STATUS_OK)
        status = find_record(app, ENTITY_STRATEGY_VOTE, marker, who, &id, error);
    if (status == STATUS_OK && id != 0)
        status = check_voted(app, process, marker, who, id, error);
    if (status != STATUS_OK)
        return status;
    change = id != 0 ? change_set_add(&set, CHANGE_SET, entity, id, 0)
                     : change_set_add(&set, CHANGE_ADD, entity, store_new_id(app->store), 0);
    if (id == 0) {
        strategy_assign_reference(change, "round", marker->round);
        strategy_assign_reference(change, "area", marker->area);
        strategy_assign_reference(change, "municipality", marker->municipality);
        strategy_assign_text(change, "voter", who);
    }
    strategy_assign_integer(change, "x", point.x);
    strategy_assign_integer(change, "y", point.y);
    strategy_assign_text(change, "date", date_format_iso(clock_today(), today));
    called = call_marker(app, process, marker);
    status = strategy_write(app, &set, JOURNAL_VOTE, called, error);
    free(called);
    return status;
}
