#include "samreg/store/tally.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <stdlib.h>
#include <string.h>

enum { BITS = 32, DIGITS = 20 };

/* ---- ids ---- */

/* Appends a number, with a comma before it unless it is the first one. */
static void add_number(struct str *text, int64_t number)
{
    char digits[DIGITS + 2]; /* with a sign and a comma */
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    if (text->length > 0)
        digits[--at] = ',';
    str_add_bytes(text, digits + at, sizeof digits - at);
}

static void ids_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct str *text = sqlite3_aggregate_context(context, sizeof *text);

    (void)count;
    if (text && sqlite3_value_type(arguments[0]) != SQLITE_NULL)
        add_number(text, sqlite3_value_int64(arguments[0]));
}

static void ids_final(sqlite3_context *context)
{
    struct str *text = sqlite3_aggregate_context(context, 0);

    if (text && text->length > 0) {
        int length = (int)text->length;
        sqlite3_result_text(context, str_take(text), length, free);
    }
}

/* ---- any_of ---- */

static void any_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    int64_t *marks = sqlite3_aggregate_context(context, sizeof *marks);

    (void)count;
    if (marks)
        *marks |= sqlite3_value_int64(arguments[0]);
}

static void any_final(sqlite3_context *context)
{
    const int64_t *marks = sqlite3_aggregate_context(context, 0);

    sqlite3_result_int64(context, marks ? *marks : 0);
}

/* ---- tally ---- */

static void tally_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    int64_t *counts = sqlite3_aggregate_context(context, BITS * sizeof *counts);
    uint64_t marks = (uint64_t)sqlite3_value_int64(arguments[0]);

    (void)count;
    for (int bit = 0; counts && marks && bit < BITS; bit++, marks >>= 1)
        counts[bit] += (int64_t)(marks & 1);
}

static void tally_final(sqlite3_context *context)
{
    const int64_t *counts = sqlite3_aggregate_context(context, 0);
    struct str text = {0};

    for (int bit = 0; bit < BITS; bit++)
        str_addf(&text, "%c%lld", bit == 0 ? '[' : ',', (long long)(counts ? counts[bit] : 0));
    str_add_char(&text, ']');
    sqlite3_result_text(context, str_peek(&text), (int)text.length, SQLITE_TRANSIENT);
    str_clear(&text);
}

/* ---- listed ---- */

/* A text with its place; `at` in the texts of the list. */
struct entry {
    int64_t place;
    size_t at, length;
};

struct list {
    struct entry *entries;
    size_t count, capacity;
    struct str texts; /* one after another */
};

static void listed_step(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    struct list *list = sqlite3_aggregate_context(context, sizeof *list);
    const char *text = (const char *)sqlite3_value_text(arguments[0]);
    size_t length = (size_t)sqlite3_value_bytes(arguments[0]);
    int64_t place = sqlite3_value_int64(arguments[1]);

    (void)count;
    if (!list || !text)
        return;
    list->entries = array_room(list->entries, list->count, &list->capacity, sizeof *list->entries);
    size_t at = list->count++;
    for (; at > 0 && list->entries[at - 1].place > place; at--) /* few, and often in order */
        list->entries[at] = list->entries[at - 1];
    list->entries[at] = (struct entry){place, list->texts.length, length};
    str_add_bytes(&list->texts, text, length);
}

static void listed_final(sqlite3_context *context)
{
    struct list *list = sqlite3_aggregate_context(context, 0);
    struct str text = {0};

    if (!list)
        return;
    for (size_t i = 0; i < list->count; i++) {
        str_add(&text, i > 0 ? ", " : "");
        str_add_bytes(&text, str_peek(&list->texts) + list->entries[i].at, list->entries[i].length);
    }
    if (list->count > 0)
        sqlite3_result_text(context, str_peek(&text), (int)text.length, SQLITE_TRANSIENT);
    str_clear(&text);
    str_clear(&list->texts);
    free(list->entries);
}

int tally_add_functions(struct store *store)
{
    static const struct {
        const char *name;
        int arguments;
        void (*step)(sqlite3_context *context, int count, sqlite3_value **arguments);
        void (*final)(sqlite3_context *context);
    } functions[] = {
        {"ids", 1, ids_step, ids_final},
        {"any_of", 1, any_step, any_final},
        {"tally", 1, tally_step, tally_final},
        {"listed", 2, listed_step, listed_final},
    };
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    int code = SQLITE_OK;

    for (size_t i = 0; code == SQLITE_OK && i < sizeof functions / sizeof *functions; i++)
        code = sqlite3_create_function(store->db, functions[i].name, functions[i].arguments, flags, NULL, NULL,
                                       functions[i].step, functions[i].final);
    return code;
}
