/* history, undo and redo. */
#include "samreg/app/changes.h"
#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/number.h"
#include "samreg/cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_ENTRIES = 10000,
    SHORT_ENTRY = 12, /* of an entry that changed more rows than this, only what was asked about is shown */
    MOST_READ = 100   /* rows of an entry; what is left out of what is shown does not count among them */
};

/* ---- History ---- */

/* Appends one change. What happened to another record than the entry's own stands below that record's name. */
static void add_change(const struct cli *cli, const struct journal_entry *entry, const struct journal_change *change,
                       bool is_first, struct str *out)
{
    bool is_other = change->id != entry->record && change->entity != NULL;

    if (is_other && is_first) {
        str_addf(out, "    %s: %s\n", text_in(cli->language, change->entity->label),
                 change->called != NULL ? change->called : "");
    }
    str_add(out, is_other ? "        " : "    ");
    words_change(cli->language, change, out);
    str_add_char(out, '\n');
}

/* Whether the change says only what a new record belongs to. */
static bool is_parent(const struct journal_change *change)
{
    return change->field != NULL && (change->field->flags & FIELD_PARENT) != 0 &&
           change->before.kind == VALUE_NONE;
}

static void add_left(const struct cli *cli, int64_t left, struct str *out)
{
    struct message message = {0};
    char number[24];
    char *words;

    snprintf(number, sizeof number, "%lld", (long long)left);
    message_set(&message, N_("… and %1 more"), number, NULL);
    words = message_text(&message, cli->language);
    str_addf(out, "    %s\n", words);
    free(words);
    message_clear(&message);
}

/* Appends the changes of an entry: all of a short one, of a long one those of the record asked about or the first. */
static void add_changes(const struct cli *cli, const struct journal_entry *entry, int64_t id,
                        const struct journal_change *changes, size_t count, struct str *out)
{
    int64_t left = entry->left;
    size_t shown = 0;
    int64_t last = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_parent(&changes[i]))
            continue;
        if (count > SHORT_ENTRY && (id != 0 ? changes[i].id != id : shown >= SHORT_ENTRY)) {
            left++;
            continue;
        }
        add_change(cli, entry, &changes[i], changes[i].id != last, out);
        last = changes[i].id;
        shown++;
    }
    if (left > 0)
        add_left(cli, left, out);
}

static void add_entry(const struct cli *cli, const struct journal_entry *entry, struct str *out)
{
    str_addf(out, "%lld  ", (long long)entry->sequence);
    words_time(entry->at, out);
    str_addf(out, "  %s  ", entry->user);
    words_entry(cli->language, entry, out);
    str_add_char(out, '\n');
    if (entry->note != NULL)
        str_addf(out, "    %s\n", entry->note);
}

static void print_history(const struct cli *cli, const struct journal_page *page, int64_t id)
{
    struct str out = {0};
    size_t at = 0;

    for (size_t i = 0; i < page->entry_count; i++) {
        const struct journal_entry *entry = &page->entries[i];
        size_t begin = at;

        while (at < page->change_count && page->changes[at].operation == entry->operation)
            at++;
        str_reset(&out);
        add_entry(cli, entry, &out);
        add_changes(cli, entry, id, &page->changes[begin], at - begin, &out);
        out.text[--out.length] = '\0'; /* the line feed comes with printing */
        command_print(stdout, str_peek(&out));
    }
    str_clear(&out);
}

/* Fills the query in from the options; `begin` is room for the text of a time. A day begins as people see it, and the
 * journal is kept in UTC. */
static enum status read_query(const char *since, const char *limit, struct journal_query *query,
                              char begin[CLOCK_TEXT], struct error *error)
{
    struct date date = {0};
    int64_t entries = 0;
    enum status status = STATUS_OK;

    if (since != NULL) {
        status = command_date("since", since, &date, error);
        if (status == STATUS_OK)
            query->since = clock_day_begins(date_first_day(date), begin);
    }
    if (status == STATUS_OK && limit != NULL) {
        if (number_parse_data(limit, 0, &entries) != NUMBER_OK || entries < 1 || entries > MOST_ENTRIES) {
            return error_set(error, STATUS_USAGE, N_("--limit takes a whole number from 1 to 10000, and not “%1”."),
                             limit, NULL);
        }
        query->limit = (size_t)entries;
    }
    return status;
}

enum status run_history(struct cli *cli, struct error *error)
{
    const char *since = NULL;
    const char *limit = NULL;
    struct journal_query query = {.most_changes = MOST_READ};
    const struct command_option options[] = {
        {"since", &since, NULL, 0},
        {"user", &query.user, NULL, 0},
        {"limit", &limit, NULL, 0},
        {NULL, NULL, NULL, 0},
    };
    struct journal_page page = {0};
    char begin[CLOCK_TEXT];
    enum status status = command_arguments(cli, options, 0, 2, error);

    if (status == STATUS_OK && cli->argc == 1) {
        status = error_set(error, STATUS_USAGE, N_("Something is missing. Usage: samreg %1 %2"), cli->command->name,
                           cli->command->synopsis, NULL);
    }
    if (status == STATUS_OK)
        status = read_query(since, limit, &query, begin, error);
    if (status == STATUS_OK && cli->argc == 2)
        status = command_record(cli, 0, true, &query.entity, &query.id, error);
    if (status == STATUS_OK)
        status = changes_history(cli->app, &query, &page, error);
    if (status == STATUS_OK && page.entry_count == 0)
        command_warn(cli, N_("The journal has no such entry."), NULL);
    else if (status == STATUS_OK)
        print_history(cli, &page, query.id);
    journal_page_clear(&page);
    return status;
}

/* ---- Undo and redo ---- */

/* The entry that a number means: its place in the history, or its operation. */
static enum status find_entry(struct cli *cli, const char *text, int64_t *operation, struct error *error)
{
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};
    int64_t number = 0;
    enum status status;

    if (number_parse_data(text, 0, &number) != NUMBER_OK || number < 1 || number == INT64_MAX) {
        return error_set(error, STATUS_USAGE,
                         N_("“%1” is no number of an entry. “samreg history” shows them first in the line."), text,
                         NULL);
    }
    query.before = number + 1;
    status = changes_history(cli->app, &query, &page, error);
    if (status == STATUS_OK && (page.entry_count == 0 || page.entries[0].sequence != number)) {
        query = (struct journal_query){.operation = number, .limit = 1};
        status = changes_history(cli->app, &query, &page, error);
    }
    if (status == STATUS_OK && page.entry_count == 0) {
        status = error_set(error, STATUS_DATA, N_("The journal has no entry %1. “samreg history” shows them."), text,
                           NULL);
    }
    if (status == STATUS_OK)
        *operation = page.entries[0].operation;
    journal_page_clear(&page);
    return status;
}

/* Says what was taken back or done again, and what of it was left because somebody has changed it since: then it is not
 * all done. */
static enum status say_taken_back(struct cli *cli, const char *msgid, const struct apply_result *result,
                                  struct journal_entry *taken, struct error *error)
{
    struct str words = {0};

    taken->undone_by = 0; /* that it is taken back has just been said */
    words_entry(cli->language, taken, &words);
    command_say(cli, msgid, str_peek(&words), NULL);
    str_clear(&words);
    if (result->conflicts.count > 0) {
        return error_set(error, STATUS_CONFLICT,
                         N_("What somebody has changed since was left as it is; the rest is done."), NULL);
    }
    return STATUS_OK;
}

enum status run_undo(struct cli *cli, struct error *error)
{
    struct apply_result result = {0};
    struct journal_entry undone = {0};
    int64_t operation = 0;
    enum status status = command_arguments(cli, NULL, 0, 1, error);

    if (status == STATUS_OK && cli->argc == 1)
        status = find_entry(cli, cli->argv[0], &operation, error);
    if (status == STATUS_OK) {
        status = changes_undo(cli->app, operation, &result, &undone, error);
        status = command_result(cli, status, &result, error);
    }
    if (status == STATUS_OK)
        status = say_taken_back(cli, N_("Taken back: %1"), &result, &undone, error);
    journal_entry_clear(&undone);
    apply_result_clear(&result);
    return status;
}

enum status run_redo(struct cli *cli, struct error *error)
{
    struct apply_result result = {0};
    struct journal_entry redone = {0};
    enum status status = command_arguments(cli, NULL, 0, 0, error);

    if (status == STATUS_OK) {
        status = changes_redo(cli->app, 0, &result, &redone, error);
        status = command_result(cli, status, &result, error);
    }
    if (status == STATUS_OK)
        status = say_taken_back(cli, N_("Done again: %1"), &result, &redone, error);
    journal_entry_clear(&redone);
    apply_result_clear(&result);
    return status;
}
