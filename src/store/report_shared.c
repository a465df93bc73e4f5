/* The shared tables and notes of reports: made once for all reports of a run that use them with the same values. What
 * the filter language says of their rows stands in report_fill.c. */
#include "samreg/store/report_shared.h"

#include "samreg/base/embed.h"
#include "samreg/base/memory.h"
#include "samreg/model/script.h"
#include "samreg/store/reading.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Names of what is made for the other day begin so, in place of NOW. */
#define NOW "now_"
#define THEN "then_"

/* The head and the place in the SQL by which only what differs is made anew for the other day (report_shared.h). */
#define STEADY "steady"
#define ONLY_UNSTEADY "{unsteady}"

/* What the SQL of a shared table that is a view begins with. */
#define CREATE_VIEW "CREATE TEMP VIEW"

/* What drops every shared table there is, as a script. */
#define DROP_ALL \
    "SELECT group_concat('DROP ' || type || ' temp.' || name, ';') FROM temp.sqlite_schema" \
    " WHERE type IN ('table', 'view') AND (name GLOB '" NOW "*' OR name GLOB '" THEN "*')"

/* ---- Parameters ---- */

enum report_parameter report_find_compared(const struct report_arguments *arguments)
{
    return arguments->values[REPORT_COUNTY].kind != VALUE_NONE   ? REPORT_COUNTY
           : arguments->values[REPORT_REGION].kind != VALUE_NONE ? REPORT_REGION
                                                                 : REPORT_MUNICIPALITY;
}

/* Whether what is made is for another county, region or municipality on the same day. */
static bool is_beside(const struct run *run)
{
    return run->then && run->section->arguments.values[REPORT_WITH].kind == VALUE_REFERENCE;
}

struct date report_find_day(const struct run *run)
{
    const struct report_arguments *arguments = &run->section->arguments;

    return run->then && !is_beside(run) ? report_other_day(arguments) : report_day(arguments);
}

/* Gives the value that the SQL's parameter of that name has, without its colon. False when there is no such one. */
static bool find_value(const struct run *run, const char *name, struct value *value)
{
    const struct report_arguments *arguments = &run->section->arguments;
    enum report_parameter parameter;
    int64_t bounds[2] = {-1, -1};
    char day[DATE_TEXT];
    struct date date = strncmp(name, "then", strlen("then")) == 0 ? report_other_day(arguments) : report_find_day(run);

    if (strcmp(name, "as_of") == 0 || strcmp(name, "then") == 0) {
        value_set_text(value, date_format_iso(date_is_set(date) ? date_first_day(date) : date, day));
    } else if (strcmp(name, "year") == 0 || strcmp(name, "then_year") == 0) {
        if (date_is_set(date))
            value_set_integer(value, date.year);
    } else if (strcmp(name, "smallest") == 0 || strcmp(name, "largest") == 0) {
        const struct value *size = &arguments->values[REPORT_SIZE];
        if (size->kind == VALUE_TEXT && report_size_parse(size->text, &bounds[0], &bounds[1]) &&
            bounds[name[0] == 'l'] >= 0)
            value_set_integer(value, bounds[name[0] == 'l']);
    } else if (report_parameter_find(name, &parameter)) {
        if (is_beside(run) && parameter == report_find_compared(arguments))
            parameter = REPORT_WITH;
        if (parameter != REPORT_WITH || arguments->values[parameter].kind == VALUE_REFERENCE)
            value_copy(value, &arguments->values[parameter]);
    } else {
        return false;
    }
    return true;
}

enum status report_bind(const struct run *run, struct statement *statement, struct error *error)
{
    int count = sqlite3_bind_parameter_count(statement->handle);

    for (int place = 1; place <= count; place++) {
        const char *name = sqlite3_bind_parameter_name(statement->handle, place);
        struct value value = {0};
        if (!name || *name != ':' || !find_value(run, name + 1, &value))
            return error_set(error, STATUS_INTERNAL, N_("Report %1: the SQL has a parameter “%2” that there is not."),
                             run->section->report.name, name ? name : "?", NULL);
        db_bind_value(statement, place, &value);
        value_clear(&value);
    }
    return STATUS_OK;
}

/* ---- Notes ---- */

void report_put_note(struct report_section *section, char *text)
{
    section->notes = array_room(section->notes, section->note_count, &section->note_capacity, sizeof *section->notes);
    section->notes[section->note_count++] = text;
}

/* Makes a note out of the shared file's words and the row that its SQL gave. */
static void take_note(const struct run *run, const char *words, const struct statement *statement)
{
    struct str text = {0};
    int columns = sqlite3_column_count(statement->handle);

    for (; *words; words++) {
        int place = words[0] == '%' ? words[1] - '1' : -1;
        if (place < 0 || place >= columns) {
            str_add_char(&text, *words);
            continue;
        }
        str_add(&text, db_text(statement, place));
        words++;
    }
    report_put_note(run->section, str_take(&text));
}

/* ---- Shared tables ---- */

static void clear_shared(struct shared *shared)
{
    free(shared->name);
    free(shared->key);
    free(shared->note);
}

static struct shared *find_shared(const struct store_reports *reports, const char *name)
{
    for (size_t i = 0; i < reports->count; i++)
        if (strcmp(reports->tables[i].name, name) == 0)
            return &reports->tables[i];
    return NULL;
}

/* The name or SQL with every "now_" made "then_" where it is for the other day, and asking only for what `unsteady`
 * names unless that is NULL. New string. */
static char *for_day(const struct run *run, const char *text, const char *unsteady)
{
    struct str out = {0};

    while (*text) {
        if (strncmp(text, ONLY_UNSTEADY, strlen(ONLY_UNSTEADY)) == 0) {
            if (unsteady)
                str_addf(&out, "AND a.id IN (SELECT id FROM temp.%s)", unsteady);
            text += strlen(ONLY_UNSTEADY);
        } else if (run->then && strncmp(text, NOW, strlen(NOW)) == 0) {
            str_add(&out, THEN);
            text += strlen(NOW);
        } else {
            str_add_char(&out, *text++);
        }
    }
    return str_take(&out);
}

/* Appends the values of the named parameters of a piece of SQL. */
static void add_key(const struct run *run, const char *sql, struct str *key)
{
    while ((sql = strchr(sql, ':'))) {
        size_t length = strspn(++sql, "abcdefghijklmnopqrstuvwxyz_");
        char *name = memory_copy_bytes(sql, length);
        struct value value = {0};
        if (find_value(run, name, &value))
            str_addf(key, "%s=%lld %s;", name, (long long)value.integer, value.kind == VALUE_TEXT ? value.text : "");
        value_clear(&value);
        free(name);
    }
}

/* Takes apart the words that are set apart by blanks, and makes the table of each. */
static enum status make_all(const struct run *run, const char *names, struct str *key, struct error *error)
{
    enum status status = STATUS_OK;

    while (status == STATUS_OK && names && *(names += strspn(names, " "))) {
        size_t length = strcspn(names, " ");
        char *name = memory_copy_bytes(names, length);
        status = report_make_shared(run, name, key, error);
        free(name);
        names += length;
    }
    return status;
}

/* Runs one statement of a shared file; a row that it gives is a note. */
static enum status run_statement(const struct run *run, sqlite3_stmt *handle, const char *note, struct error *error)
{
    struct statement statement = {.store = run->reports->store, .handle = handle};
    bool row = false;
    enum status status = report_bind(run, &statement, error);

    while (status == STATUS_OK && (status = db_step(&statement, &row, error)) == STATUS_OK && row)
        if (note)
            take_note(run, note, &statement);
    return status;
}

/* Runs the statements of a shared file, one after another. */
static enum status run_script(const struct run *run, const char *sql, const char *note, struct error *error)
{
    enum status status = STATUS_OK;

    while (status == STATUS_OK && *(sql += strspn(sql, " \t\r\n"))) {
        sqlite3_stmt *handle = NULL;
        int code = sqlite3_prepare_v2(run->reports->store->db, sql, -1, &handle, &sql);
        status = code == SQLITE_OK ? STATUS_OK : db_fail(run->reports->store, code, error);
        if (status == STATUS_OK && handle)
            status = run_statement(run, handle, note, error);
        sqlite3_finalize(handle);
    }
    return status;
}

/* The note of a shared file in the store's language, or NULL. */
static const char *find_note(const struct run *run, const struct script *script)
{
    enum language language = run->reports->store->language;
    struct str key = {0};

    str_addf(&key, "note.%s", language_code(language));
    const char *note = script_get(script, str_peek(&key));
    str_clear(&key);
    return note || language != LANGUAGE_NYNORSK ? note : script_get(script, "note.nb");
}

static struct shared *add_shared(struct store_reports *reports, const char *name, const char *key, const char *note)
{
    struct shared *shared;

    reports->tables = array_room(reports->tables, reports->count, &reports->capacity, sizeof *reports->tables);
    shared = &reports->tables[reports->count++];
    *shared = (struct shared){.name = memory_copy_text(name), .key = memory_copy_text(key),
                              .note = memory_copy_text(note)};
    return shared;
}

/* The name of the table of the other day that goes with one of the day. New string. */
static char *name_then(const char *name)
{
    struct str then = {0};

    str_addf(&then, THEN "%s", name + strlen(NOW));
    return str_take(&then);
}

static enum status drop_table(struct store_reports *reports, const char *name, struct error *error)
{
    struct shared *kept = find_shared(reports, name);
    struct str drop = {0};

    if (!kept)
        return STATUS_OK;
    str_add(&drop, kept->is_view ? "DROP VIEW temp." : "DROP TABLE temp.");
    db_quote(name, &drop);
    enum status status = db_exec(reports->store, str_peek(&drop), error);
    str_clear(&drop);
    clear_shared(kept);
    *kept = reports->tables[--reports->count];
    return status;
}

/* Drops a table, and first the view by which it stands for the other day. */
static enum status drop_both(struct store_reports *reports, const char *name, struct error *error)
{
    enum status status = STATUS_OK;

    if (strncmp(name, NOW, strlen(NOW)) == 0) {
        char *then = name_then(name);
        struct shared *view = find_shared(reports, then);
        if (view && view->stands_for)
            status = drop_table(reports, then, error);
        free(then);
    }
    return status == STATUS_OK ? drop_table(reports, name, error) : status;
}

/* Where the other side differs in nothing that the table depends on, the table of the day stands for both. */
static enum status make_view(const struct run *run, const char *name, const char *key, bool *made, struct error *error)
{
    struct str text = {0};

    *made = false;
    if (strncmp(name, THEN, strlen(THEN)) != 0)
        return STATUS_OK;
    str_addf(&text, NOW "%s", name + strlen(THEN));
    char *now = str_take(&text);
    const struct shared *kept = find_shared(run->reports, now);
    enum status status = STATUS_OK;
    if (kept && strcmp(kept->key, key) == 0) {
        str_add(&text, CREATE_VIEW " ");
        db_quote(name, &text);
        str_add(&text, " AS SELECT * FROM temp.");
        db_quote(now, &text);
        status = db_exec(run->reports->store, str_peek(&text), error);
        *made = status == STATUS_OK;
    }
    str_clear(&text);
    free(now);
    return status;
}

/* Makes ready what a table of the other day is made of that differs little from the day's: that table, and the one that
 * names what differs, which is given. NULL where the table has to be made as a whole. */
static enum status make_steady(const struct run *run, const char *name, const struct script *script,
                               const char **unsteady, struct error *error)
{
    struct run today = *run;
    struct str key = {0}, now = {0};

    bool differs_by_day = run->then && !is_beside(run) && date_is_set(report_find_day(run));
    *unsteady = differs_by_day ? script_get(script, STEADY) : NULL;
    if (!*unsteady)
        return STATUS_OK;
    today.then = false;
    str_addf(&now, NOW "%s", name + strlen(THEN));
    enum status status = report_make_shared(&today, str_peek(&now), &key, error);
    if (status == STATUS_OK)
        status = report_make_shared(&today, *unsteady, &key, error);
    str_clear(&now);
    str_clear(&key);
    return status;
}

/* Fills the empty table with the rows of the day that are the same on the other one. SQLite copies a whole table
 * without looking into its rows, and so much more quickly than some of them. */
static enum status copy_steady(const struct run *run, const char *name, const char *unsteady, struct error *error)
{
    struct str sql = {0};

    str_addf(&sql, "INSERT INTO temp.%s SELECT * FROM temp." NOW "%s;", name, name + strlen(THEN));
    str_addf(&sql, "DELETE FROM temp.%s WHERE id IN (SELECT id FROM temp.%s)", name, unsteady);
    enum status status = db_exec(run->reports->store, str_peek(&sql), error);
    str_clear(&sql);
    return status;
}

/* Makes the table by the first statement of its file, and fills it in the ways that the file's head says. */
static enum status fill_table(const struct run *run, const char *name, const struct script *script,
                              const char *unsteady, struct error *error)
{
    char *sql = for_day(run, script->sql, unsteady);
    size_t first = strcspn(sql, ";");
    char *creation = memory_copy_bytes(sql, first);
    enum status status = run_script(run, creation, NULL, error);

    if (status == STATUS_OK && unsteady)
        status = copy_steady(run, name, unsteady, error);
    if (status == STATUS_OK)
        status = run_script(run, sql + first + strspn(sql + first, ";"), NULL, error);
    free(creation);
    free(sql);
    if (status == STATUS_OK && script_get(script, "fill"))
        status = report_fill_counted(run, name, unsteady, error);
    if (status == STATUS_OK && script_get(script, "keep"))
        status = report_keep_on_own_day(run, name, script_get(script, "keep"), error);
    return status;
}

/* Makes the table anew, dropping the one made with other values. */
static enum status make_table(const struct run *run, const char *name, const struct script *script, const char *key,
                              struct error *error)
{
    struct store_reports *reports = run->reports;
    const struct shared *kept = find_shared(reports, name);
    const char *unsteady = NULL;
    bool stands_for = false;

    if (kept && strcmp(kept->key, key) == 0)
        return STATUS_OK;
    enum status status = drop_both(reports, name, error);
    if (status == STATUS_OK)
        status = make_view(run, name, key, &stands_for, error);
    if (status == STATUS_OK && !stands_for)
        status = make_steady(run, name, script, &unsteady, error);
    if (status == STATUS_OK && !stands_for)
        status = fill_table(run, name, script, unsteady, error);
    if (status != STATUS_OK)
        return status;
    struct shared *shared = add_shared(reports, name, key, NULL);
    shared->stands_for = stands_for;
    shared->is_view = stands_for || strncmp(script->sql, CREATE_VIEW, strlen(CREATE_VIEW)) == 0;
    return STATUS_OK;
}

/* Makes the note, or says again what it said under another report with the same values. */
static enum status make_note(const struct run *run, const char *name, const char *sql, const char *words,
                             const char *key, struct error *error)
{
    struct store_reports *reports = run->reports;
    struct report_section *section = run->section;
    struct shared *kept = find_shared(reports, name);
    size_t before = section->note_count;

    if (kept && strcmp(kept->key, key) == 0) {
        if (kept->note)
            report_put_note(section, memory_copy_text(kept->note));
        return STATUS_OK;
    }
    if (kept) {
        clear_shared(kept);
        *kept = reports->tables[--reports->count];
    }
    enum status status = run_script(run, sql, words, error);
    if (status == STATUS_OK)
        (void)add_shared(reports, name, key, section->note_count > before ? section->notes[before] : NULL);
    return status;
}

/* Makes what a shared file says, and first what it uses itself. Appends the values that it depends on. */
static enum status make_file(const struct run *run, const struct embed_file *file, const char *table, struct str *key,
                             struct error *error)
{
    struct script script = {0};
    enum status status = script_read((const char *)file->bytes, file->size, &script, error);

    if (status != STATUS_OK)
        return status;
    status = make_all(run, script_get(&script, "uses"), key, error);
    add_key(run, script_get(&script, "fill") ? ":as_of :definition" : script.sql, key);
    if (script_get(&script, "keep"))
        add_key(run, script_get(&script, "filter"), key);
    const char *note = find_note(run, &script);
    if (status == STATUS_OK)
        status = note ? make_note(run, table, script.sql, note, str_peek(key), error)
                      : make_table(run, table, &script, str_peek(key), error);
    script_clear(&script);
    return status;
}

enum status report_make_shared(const struct run *run, const char *name, struct str *key, struct error *error)
{
    struct run own = *run;
    struct str path = {0}, depends = {0};
    bool then = strncmp(name, THEN, strlen(THEN)) == 0;

    own.then = run->then || then;
    str_addf(&path, REPORT_SHARED_FOLDER "%s%s.sql", then ? NOW : "", then ? name + strlen(THEN) : name);
    const struct embed_file *file = embed_get(str_peek(&path));
    assert(file && "report_read() has looked for it");
    char *table = for_day(&own, name, NULL);
    struct shared *shared = find_shared(run->reports, table);
    enum status status = STATUS_OK;
    if (!shared || shared->asked != run->reports->asked) {
        status = make_file(&own, file, table, &depends, error);
        shared = find_shared(run->reports, table);
    }
    if (status == STATUS_OK) {
        shared->asked = run->reports->asked;
        str_add(key, shared->key);
    }
    str_clear(&depends);
    str_clear(&path);
    free(table);
    return status;
}

static void forget_shared(struct store_reports *reports)
{
    for (size_t i = 0; i < reports->count; i++)
        clear_shared(&reports->tables[i]);
    reports->count = 0;
}

enum status report_drop_shared(struct store_reports *reports, struct error *error)
{
    struct statement *statement = NULL;
    char *script = NULL;

    forget_shared(reports);
    enum status status = db_prepare(reports->store, DROP_ALL, &statement, error);
    if (status == STATUS_OK)
        status = db_read_text(&statement, &script, NULL, error);
    if (status == STATUS_OK && script)
        status = db_exec(reports->store, script, error);
    free(script);
    return status;
}

void store_forget_reports(struct store *store)
{
    if (!store->reports)
        return;
    forget_shared(store->reports);
    free(store->reports->tables);
    free(store->reports);
    store->reports = NULL;
}
