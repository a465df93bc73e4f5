/* Check files: rules across records, one SQL file each under db/checks/.
 *
 * A head says what it is; the lines are taken apart at build time (embed_header_value()):
 *
 *     -- name: the rule's name, as the file's
 *     -- severity: error (stops a save) or warning (asks once)
 *     -- over: the kind of record whose identifiers stand in the table `scope`: on save those touched, and those
 *     --   that touched ones belong to; in a check of the register all
 *     -- on: check (left out on save); without the line also on save
 *     -- message: what it says, in English, with %1, %2, ... for what the SQL gives
 *
 * The SQL gives a row for each finding: kind of record, identifier, field or NULL, then the arguments of the message.
 * An argument whose column is called `day` is a date and written as on screens, one called `last` the end of a period.
 * The parameter :as_of is the day the check is made for. Removed records are the SQL's to leave out. */
#include "samreg/store/writing.h"

#include "samreg/base/embed.h"
#include "samreg/base/memory.h"
#include "samreg/store/care.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "db/checks/"

enum { FINDING_ENTITY, FINDING_ID, FINDING_FIELD, FINDING_ARGUMENTS }; /* columns of a finding */

/* ---- The files ---- */

static struct store_check_info describe(const struct embed_file *file)
{
    const char *severity = embed_header_value(file->path, "severity");
    struct store_check_info check = {
        .name = embed_header_value(file->path, "name"),
        .message = embed_header_value(file->path, "message"),
        .entity = embed_header_value(file->path, "over"),
        .warning = severity && strcmp(severity, "warning") == 0,
        .on_save = !embed_header_value(file->path, "on"),
    };

    assert(severity && check.name && check.message && check.entity);
    return check;
}

size_t store_checks(struct store_check_info **checks)
{
    size_t count = 0, capacity = 0;

    *checks = NULL;
    for (const struct embed_file *file = embed_next(FOLDER, NULL); file; file = embed_next(FOLDER, file)) {
        *checks = array_room(*checks, count, &capacity, sizeof **checks);
        (*checks)[count++] = describe(file);
    }
    return count;
}

/* ---- What is known already ---- */

static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return (hash ^ 0xff) * 1099511628211u;
}

/* A number that two problems share only when they say the same of the same record. */
static int64_t make_print(const struct problem *problem)
{
    uint64_t hash = hash_text(14695981039346656037u ^ (uint64_t)problem->id, problem->rule);

    hash = hash_text(hash, problem->entity ? problem->entity->name : NULL);
    hash = hash_text(hash, problem->field ? problem->field->name : NULL);
    hash = hash_text(hash, problem->message.msgid);
    for (size_t i = 0; i < MESSAGE_ARGUMENTS; i++)
        hash = hash_text(hash, problem->message.arguments[i]);
    return (int64_t)(hash & INT64_MAX) | 1;
}

void check_remember(const struct problems *problems, struct id_set *prints)
{
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].warning)
            id_set_add(prints, make_print(&problems->items[i]));
}

void check_drop_known(struct problems *problems, size_t from, const struct id_set *prints)
{
    size_t kept = from;

    for (size_t i = from; i < problems->count; i++) {
        struct problem *problem = &problems->items[i];
        if (problem->warning && id_set_has(prints, make_print(problem)))
            message_clear(&problem->message);
        else
            problems->items[kept++] = *problem;
    }
    problems->count = kept;
}

/* ---- Findings ---- */

/* An argument of the message as text; new string, "" for nothing. */
static char *take_argument(const struct statement *statement, int column)
{
    const char *name = sqlite3_column_name(statement->handle, column);
    const char *text = db_text(statement, column);
    bool is_last = strcmp(name, "last") == 0;
    char formatted[DATE_TEXT];
    struct date date;

    if ((is_last || strcmp(name, "day") == 0) && text && date_parse_iso(text, &date) == DATE_OK)
        text = date_format(is_last ? date_end_through(date) : date, formatted);
    return memory_copy_text(text ? text : "");
}

static void take_finding(const struct statement *statement, const struct store_check_info *check,
                         struct problems *problems)
{
    struct problem *problem = problems_add(problems);
    char *arguments[MESSAGE_ARGUMENTS + 1] = {NULL};
    int columns = sqlite3_column_count(statement->handle);

    assert(columns >= FINDING_ARGUMENTS && columns <= FINDING_ARGUMENTS + MESSAGE_ARGUMENTS);
    problem->warning = check->warning;
    problem->rule = check->name;
    problem->entity = entity_find(db_text(statement, FINDING_ENTITY));
    problem->id = db_integer(statement, FINDING_ID);
    assert(problem->entity);
    if (!db_is_null(statement, FINDING_FIELD))
        problem->field = entity_field(problem->entity, db_text(statement, FINDING_FIELD));
    for (int column = FINDING_ARGUMENTS; column < columns; column++)
        arguments[column - FINDING_ARGUMENTS] = take_argument(statement, column);
    message_set(&problem->message, check->message, arguments[0], arguments[1], arguments[2], arguments[3],
                arguments[4], arguments[5], NULL);
    for (size_t i = 0; i < MESSAGE_ARGUMENTS; i++)
        free(arguments[i]);
}

static enum status run_file(struct store *store, const struct embed_file *file, const struct store_check_info *check,
                            struct date as_of, struct problems *problems, struct error *error)
{
    struct statement *statement = NULL;
    char day[DATE_TEXT];
    bool row = false;
    enum status status = db_prepare(store, (const char *)file->bytes, &statement, error);

    if (status != STATUS_OK)
        return status;
    int place = sqlite3_bind_parameter_index(statement->handle, ":as_of");
    if (place > 0)
        db_bind_text(statement, place, date_format_iso(as_of, day));
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        take_finding(statement, check, problems);
    db_done(&statement);
    return status;
}

/* Runs the files over one kind of record, whose identifiers stand in `scope`. */
static enum status run_files(struct store *store, const struct entity *entity, bool on_save, struct date as_of,
                             struct problems *problems, struct error *error)
{
    enum status status = STATUS_OK;

    for (const struct embed_file *file = embed_next(FOLDER, NULL); status == STATUS_OK && file;
         file = embed_next(FOLDER, file)) {
        struct store_check_info check = describe(file);
        if (strcmp(check.entity, entity->name) == 0 && (check.on_save || !on_save))
            status = run_file(store, file, &check, as_of, problems, error);
    }
    return status;
}

/* ---- Scope ---- */

/* The table is made anew in each transaction: it goes when the transaction is rolled back. */
static enum status make_scope(struct store *store, struct error *error)
{
    return db_exec(store, "CREATE TEMP TABLE IF NOT EXISTS scope (id INTEGER PRIMARY KEY); DELETE FROM temp.scope",
                   error);
}

static enum status fill_scope(struct store *store, const struct ids *ids, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = make_scope(store, error);

    if (status == STATUS_OK)
        status = db_prepare(store, "INSERT OR IGNORE INTO temp.scope (id) VALUES (?1)", &statement, error);
    for (size_t i = 0; status == STATUS_OK && i < ids->count; i++) {
        db_bind_integer(statement, 1, ids->items[i]);
        status = db_step(statement, &row, error);
        db_reset(statement);
    }
    db_done(&statement);
    return status;
}

static enum status fill_scope_with_all(struct store *store, const struct entity *entity, struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    enum status status = make_scope(store, error);

    str_add(&sql, "INSERT INTO temp.scope (id) SELECT id FROM ");
    db_quote(entity->name, &sql);
    str_add(&sql, " WHERE removed = 0");
    if (status == STATUS_OK)
        status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    return status == STATUS_OK ? db_run(&statement, error) : status;
}

/* The record that a touched one belongs to, as it is now; 0 for none. */
static enum status read_parent(struct store *store, const struct touched *touched, int parent, int64_t *id,
                               struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};

    str_add(&sql, "SELECT ");
    db_quote(touched->entity->fields[parent].name, &sql);
    str_add(&sql, " FROM ");
    db_quote(touched->entity->name, &sql);
    str_add(&sql, " WHERE id = ?1");
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, touched->id);
    return db_read_integer(&statement, id, NULL, error);
}

/* Sorts the touched records, and those that they belong to now or did before, by kind. */
static enum status sort_touched(struct store *store, const struct touched_list *touched, struct ids by_kind[],
                                struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < touched->count; i++) {
        const struct touched *item = &touched->items[i];
        int parent = entity_parent_index(item->entity);
        int64_t id = item->parent;
        ids_add(&by_kind[item->entity->id], item->id);
        if (parent < 0)
            continue;
        enum entity_id kind = item->entity->fields[parent].target;
        if (id == 0)
            status = read_parent(store, item, parent, &id, error);
        if (id && !touched_find(touched, entity_get(kind), id))
            ids_add(&by_kind[kind], id);
        if (item->from_parent)
            ids_add(&by_kind[kind], item->from_parent);
    }
    return status;
}

static bool is_looked_at(const struct entity *entity)
{
    for (const struct embed_file *file = embed_next(FOLDER, NULL); file; file = embed_next(FOLDER, file))
        if (strcmp(describe(file).entity, entity->name) == 0)
            return true;
    return false;
}

enum status check_touched(struct store *store, const struct touched_list *touched, struct date as_of,
                          struct problems *problems, struct error *error)
{
    struct ids by_kind[ENTITY_COUNT] = {{0}};
    enum status status = sort_touched(store, touched, by_kind, error);

    for (int id = ENTITY_NONE + 1; status == STATUS_OK && id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        if (by_kind[id].count == 0 || !is_looked_at(entity))
            continue;
        status = fill_scope(store, &by_kind[id], error);
        if (status == STATUS_OK)
            status = run_files(store, entity, true, as_of, problems, error);
    }
    for (size_t id = 0; id < ENTITY_COUNT; id++)
        ids_clear(&by_kind[id]);
    return status;
}

/* ---- The whole register ---- */

/* The rules within records. */
static enum status check_records(struct store *store, const struct entity *entity, struct problems *problems,
                                 struct error *error)
{
    struct statement *statement = NULL;
    struct record record;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT ");
    row_columns(entity, &sql);
    str_add(&sql, " FROM ");
    db_quote(entity->name, &sql);
    str_add(&sql, " WHERE removed = 0 ORDER BY sort_key, id");
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    record_init(&record, entity);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        row_take(statement, &record);
        record_check(&record, problems);
    }
    record_clear(&record);
    db_done(&statement);
    return status;
}

enum status store_check(struct store *store, struct date as_of, const struct stop *stop, struct problems *problems,
                        struct error *error)
{
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    for (int id = ENTITY_NONE + 1; status == STATUS_OK && id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        status = check_records(store, entity, problems, error);
        if (status == STATUS_OK && is_looked_at(entity))
            status = fill_scope_with_all(store, entity, error);
        if (status == STATUS_OK)
            status = run_files(store, entity, false, as_of, problems, error);
    }
    store_stop_with(store, NULL);
    return store_end_reading(store, status);
}
