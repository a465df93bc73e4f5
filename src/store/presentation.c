#include "samreg/store/presentation.h"

#include "samreg/base/memory.h"
#include "samreg/store/internal.h"

#include <stdlib.h>
#include <string.h>

enum { WAIT_TO_WRITE = 40 }; /* milliseconds: a key's write comes again with the next key */

/* The columns in the order of the table, which both statements keep. */
#define COLUMNS \
    "process, serial, round, area, compare, trails, orientation, blank, names_hidden, quadrants_hidden, votes_shown, " \
    "locked, revealed, selected, nudged, nudged_round, nudged_area, nudged_municipality, x, y, looked_at, " \
    "timer_shown, timer_running, timer_until, timer_left, session, pid, user, host, since"

/* ---- One row ---- */

static int on_axis(int64_t value)
{
    return value < 0 ? 0 : value > GRID_LAST ? GRID_LAST : (int)value;
}

static enum presentation_trails trails_of(int64_t value)
{
    return value == PRESENTATION_ONE_TRAIL || value == PRESENTATION_ALL_TRAILS ? (enum presentation_trails)value
                                                                              : PRESENTATION_NO_TRAILS;
}

/* A time, of which others can be taken away and added to without running over. */
static int64_t time_of(int64_t value)
{
    return value < 0 ? 0 : value > INT64_MAX / 2 ? INT64_MAX / 2 : value;
}

/* Takes the row as somebody may have written it by hand: no value is taken that the rest does not know. */
static void take_row(const struct statement *row, struct presentation *to)
{
    int column = 0;

    presentation_clear(to);
    to->process = db_integer(row, column++);
    to->serial = db_integer(row, column++);
    to->round = db_integer(row, column++);
    to->area = db_integer(row, column++);
    to->compare = db_integer(row, column++);
    to->trails = trails_of(db_integer(row, column++));
    to->orientation = grid_orientation_named(db_text(row, column++));
    to->blank = db_integer(row, column++) != 0;
    to->names_hidden = db_integer(row, column++) != 0;
    to->quadrants_hidden = db_integer(row, column++) != 0;
    to->votes_shown = db_integer(row, column++) != 0;
    to->locked = db_integer(row, column++) != 0;
    int64_t revealed = db_integer(row, column++);
    to->revealed = revealed < 0 || revealed > INT32_MAX ? PRESENTATION_ALL : (int)revealed;
    to->selected = db_integer(row, column++);
    to->nudge.under_way = db_integer(row, column++) != 0;
    to->nudge.round = db_integer(row, column++);
    to->nudge.area = db_integer(row, column++);
    to->nudge.municipality = db_integer(row, column++);
    to->nudge.point.x = on_axis(db_integer(row, column++));
    to->nudge.point.y = on_axis(db_integer(row, column++));
    to->nudge.looked_at = db_integer(row, column++);
    to->timer.shown = db_integer(row, column++) != 0;
    to->timer.running = db_integer(row, column++) != 0;
    to->timer.until = time_of(db_integer(row, column++));
    to->timer.left = time_of(db_integer(row, column++));
    to->facilitator.session = db_integer(row, column++);
    to->facilitator.pid = db_integer(row, column++);
    to->facilitator.user = db_copy_text(row, column++);
    to->facilitator.host = db_copy_text(row, column++);
    to->facilitator.since = db_copy_text(row, column);
}

static void bind_row(struct statement *row, const struct presentation *from)
{
    const int64_t numbers[] = {from->process, from->serial, from->round, from->area, from->compare, from->trails};
    const int64_t more[] = {from->blank, from->names_hidden, from->quadrants_hidden, from->votes_shown, from->locked,
                            from->revealed, from->selected, from->nudge.under_way, from->nudge.round, from->nudge.area,
                            from->nudge.municipality, from->nudge.point.x, from->nudge.point.y, from->nudge.looked_at,
                            from->timer.shown, from->timer.running, from->timer.until, from->timer.left,
                            from->facilitator.session, from->facilitator.pid};
    int place = 1;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        db_bind_integer(row, place++, numbers[i]);
    db_bind_text(row, place++, grid_peek_lie(from->orientation)->name);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        db_bind_integer(row, place++, more[i]);
    db_bind_text(row, place++, from->facilitator.user);
    db_bind_text(row, place++, from->facilitator.host);
    db_bind_text(row, place, from->facilitator.since);
}

/* ---- Reading ---- */

enum status store_newest_entry(struct store *store, int64_t *sequence, struct error *error)
{
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "SELECT ifnull(max(sequence), 0) FROM journal_entry", &statement, error);

    return status == STATUS_OK ? db_read_integer(&statement, sequence, NULL, error) : status;
}

static enum status read_row(struct store *store, int64_t process, struct presentation *presentation, bool *found,
                            struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store,
                                    process ? "SELECT " COLUMNS " FROM presentation WHERE process = ?1"
                                            : "SELECT " COLUMNS " FROM presentation WHERE process IN (SELECT id FROM "
                                              "strategy_process WHERE removed = 0) ORDER BY serial DESC LIMIT 1",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    if (process)
        db_bind_integer(statement, 1, process);
    status = db_step(statement, found, error);
    if (status == STATUS_OK && *found)
        take_row(statement, presentation);
    db_done(&statement);
    return status;
}

static enum status read_all(struct store *store, int64_t process, struct presentation *presentation, bool *found,
                            int64_t *sequence, struct error *error)
{
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = read_row(store, process, presentation, found, error);
    if (status == STATUS_OK && sequence)
        status = store_newest_entry(store, sequence, error);
    return store_end_reading(store, status);
}

/* Reads, having waited for a colleague at most so long (milliseconds; negative: as every reading does). */
static enum status read_waiting(struct store *store, int wait, int64_t process, struct presentation *presentation,
                                bool *found, int64_t *sequence, struct error *error)
{
    *found = false;
    if (wait >= 0)
        sqlite3_busy_timeout(store->db, wait);
    enum status status = read_all(store, process, presentation, found, sequence, error);
    if (wait >= 0)
        store_hook(store);
    return status;
}

enum status store_presentation_read(struct store *store, int64_t process, struct presentation *presentation,
                                    bool *found, int64_t *sequence, struct error *error)
{
    return read_waiting(store, 0, process, presentation, found, sequence, error);
}

enum status store_presentation_fetch(struct store *store, int64_t process, struct presentation *presentation,
                                     bool *found, struct error *error)
{
    return read_waiting(store, -1, process, presentation, found, NULL, error);
}

/* ---- Writing ---- */

static enum status next_serial(struct store *store, int64_t *serial, struct error *error)
{
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "SELECT 1 + ifnull(max(serial), 0) FROM presentation", &statement, error);

    return status == STATUS_OK ? db_read_integer(&statement, serial, NULL, error) : status;
}

static enum status write_row(struct store *store, const struct presentation *presentation, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store,
                                    "INSERT OR REPLACE INTO presentation (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
                                    "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, "
                                    "?24, ?25, ?26, ?27, ?28, ?29, ?30)",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    bind_row(statement, presentation);
    return db_run(&statement, error);
}

/* Ends the transaction that wrote a row. */
static enum status end_writing(struct store *store, enum status status, struct error *error)
{
    if (status == STATUS_OK)
        return store_commit(store, error);
    store_rollback(store);
    return status;
}

static enum status write_all(struct store *store, struct presentation *presentation, const struct presentation *base,
                             struct presentation *before, struct error *error)
{
    bool found = false;
    enum status status = store_begin(store, STORE_WRITING, error);

    if (status != STATUS_OK)
        return status;
    presentation_clear(before);
    status = read_row(store, presentation->process, before, &found, error);
    if (status == STATUS_OK && found && base)
        presentation_merge(presentation, base, before);
    if (status == STATUS_OK)
        status = next_serial(store, &presentation->serial, error);
    if (status == STATUS_OK)
        status = write_row(store, presentation, error);
    return end_writing(store, status, error);
}

enum status store_presentation_write(struct store *store, struct presentation *presentation,
                                     const struct presentation *base, struct presentation *before,
                                     struct error *error)
{
    struct presentation written = *presentation; /* its texts are lent */

    sqlite3_busy_timeout(store->db, WAIT_TO_WRITE);
    enum status status = write_all(store, &written, base, before, error);
    store_hook(store);
    if (status == STATUS_OK)
        *presentation = written;
    return status;
}

static enum status leave(struct store *store, int64_t process, int64_t session, struct error *error)
{
    struct statement *statement = NULL;
    int64_t serial = 0;
    enum status status = store_begin(store, STORE_WRITING, error);

    if (status != STATUS_OK)
        return status;
    status = next_serial(store, &serial, error);
    if (status == STATUS_OK)
        status = db_prepare(store,
                            "UPDATE presentation SET session = 0, pid = 0, serial = ?3 WHERE process = ?1 "
                            "AND session = ?2",
                            &statement, error);
    if (status == STATUS_OK) {
        db_bind_integer(statement, 1, process);
        db_bind_integer(statement, 2, session);
        db_bind_integer(statement, 3, serial);
        status = db_run(&statement, error);
    }
    return end_writing(store, status, error);
}

enum status store_presentation_leave(struct store *store, int64_t process, int64_t session, struct error *error)
{
    sqlite3_busy_timeout(store->db, WAIT_TO_WRITE);
    enum status status = leave(store, process, session, error);
    store_hook(store);
    return status;
}
