#include "samreg/view/marked.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/field.h"

#include <stdlib.h>

/* Hundredths; and how many marked records are fetched one by one before the whole list is read instead. */
enum { HUNDRED = 100, DECIMALS = 2, FETCHED = 200 };

void marked_count(struct marked_sum *sum, const struct value *value, bool out)
{
    if (value->kind != VALUE_INTEGER)
        return;
    if (!(out ? __builtin_sub_overflow(sum->sum, value->integer, &sum->sum)
              : __builtin_add_overflow(sum->sum, value->integer, &sum->sum)))
        sum->known += out ? (size_t)-1 : 1;
}

/* ---- Saying ---- */

static char *write_sum(const struct marked_sum *sum)
{
    struct value value = {.kind = VALUE_INTEGER, .integer = sum->sum};
    struct str text = {0};

    field_write(sum->field, &value, FIELD_SCREEN, &text);
    return str_take(&text);
}

/* The mean to two decimals, also of whole numbers. */
static char *write_mean(const struct marked_sum *sum)
{
    int64_t known = (int64_t)sum->known;
    int64_t hundredths = sum->sum;
    struct str text = {0};

    if (!field_has_decimals(sum->field) && __builtin_mul_overflow(sum->sum, HUNDRED, &hundredths)) {
        hundredths = sum->sum / known * HUNDRED * known; /* so great that nobody asks for decimals */
    }
    number_format((hundredths + (hundredths < 0 ? -known : known) / 2) / known, DECIMALS, &text);
    return str_take(&text);
}

static void add_words(struct shell *shell, const struct message *message, struct str *out)
{
    char *words = message_text(message, app_language(shell_app(shell)));

    str_addf(out, "%s%s", out->length > 0 ? " " : "", words);
    free(words);
}

static void add_sum(struct shell *shell, size_t count, const struct marked_sum *sum, struct str *out)
{
    struct message message = {0};
    char *whole = write_sum(sum);
    char *mean = sum->known > 0 ? write_mean(sum) : memory_copy_text("");
    char missing[NUMBER_TEXT];

    number_say((int64_t)(count - sum->known), missing);
    message_set(&message,
                sum->known == 0      ? N_("%1: not recorded.")
                : sum->total         ? N_("%1: %2 in all.")
                : sum->known < count ? N_("%1: %2 in all, %3 on average; %4 not recorded.")
                                     : N_("%1: %2 in all, %3 on average."),
                sum->heading, whole, mean, missing, NULL);
    add_words(shell, &message, out);
    message_clear(&message);
    free(whole);
    free(mean);
}

void marked_say(struct shell *shell, size_t count, const struct marked_sum *sums, size_t sum_count,
                const char *meaning)
{
    struct message message = {0};
    struct str said = {0};
    char number[NUMBER_TEXT];

    number_say((int64_t)count, number);
    message_set(&message, count > 0 ? N_("%1 marked.") : N_("Nothing is marked."), number, NULL);
    add_words(shell, &message, &said);
    if (count > 0 && meaning != NULL) {
        message_set(&message, meaning, NULL);
        add_words(shell, &message, &said);
    }
    for (size_t i = 0; count > 0 && i < sum_count; i++)
        add_sum(shell, count, &sums[i], &said);
    shell_tell(shell, STYLE_NORMAL, "%1", str_peek(&said), NULL);
    message_clear(&message);
    str_clear(&said);
}

/* ---- Lists ---- */

void marked_forget(struct marked *marked)
{
    marked->valid = false;
}

void marked_begin(struct marked *marked, const struct window *window)
{
    const struct entity *entity = window->selection.entity;

    *marked = (struct marked){.valid = true, .serial = app_serial(window->app)};
    for (size_t i = 0; i < window->column_count; i++) {
        const struct field *field = &entity->fields[window->fields[i]];

        if (field_adds_up(field)) {
            marked->fields[marked->count] = window->fields[i];
            marked->sums[marked->count++] =
                (struct marked_sum){.field = field, .heading = text_in(app_language(window->app), field->label)};
        }
    }
}

static void count_row(struct marked *marked, const struct record *row, bool out)
{
    for (size_t i = 0; i < marked->count; i++)
        marked_count(&marked->sums[i], &row->values[marked->fields[i]], out);
}

static bool is_current(const struct marked *marked, const struct window *window)
{
    return marked->valid && marked->serial == app_serial(window->app);
}

void marked_change(struct marked *marked, const struct window *window, const struct record *row, bool is_marked)
{
    if (is_current(marked, window))
        count_row(marked, row, !is_marked);
}

/* What the reading of a whole list works with. */
struct counting {
    struct marked *marked;
    const struct window *window;
};

static enum status count_marked(void *context, const struct record *row, struct error *error)
{
    struct counting *counting = context;

    (void)error;
    if (window_is_marked(counting->window, row->id))
        count_row(counting->marked, row, false);
    return STATUS_OK;
}

static enum status fetch_marked(struct marked *marked, const struct window *window, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < window->mark_count; i++) {
        struct record record = {0};

        status = app_fetch(window->app, window->selection.entity, window->marks[i], &record, error);
        if (status == STATUS_OK)
            count_row(marked, &record, false);
        record_clear(&record);
    }
    return status;
}

/* Marks outlast filters: all of the kind are looked through. */
static enum status read_marked(struct marked *marked, const struct window *window, struct error *error)
{
    struct counting counting = {marked, window};
    struct selection all = {0};
    enum status status;

    selection_copy(&all, &window->selection);
    filter_clear(&all.filter);
    all.sort_count = 0;
    status = app_each(window->app, &all, count_marked, &counting, error);
    selection_clear(&all);
    return status;
}

void marked_say_list(struct marked *marked, struct shell *shell, const struct window *window, const char *meaning)
{
    int sorted = window->list.sorted >= 0 ? window->fields[window->list.sorted] : -1;
    struct error error = {0};
    struct marked_sum shown[WINDOW_COLUMNS];
    size_t count = 0;

    if (!is_current(marked, window)) {
        bool few = window->mark_count <= FETCHED && !date_is_set(window->day);

        marked_begin(marked, window);
        if (marked->count > 0 &&
            (few ? fetch_marked(marked, window, &error) : read_marked(marked, window, &error)) != STATUS_OK) {
            error_clear(&error); /* how many there are is said all the same */
            *marked = (struct marked){0};
        }
    }
    for (size_t i = 0; i < marked->count; i++) {
        if (marked->fields[i] == sorted) {
            shown[0] = marked->sums[i];
            count = 1;
            break;
        }
        if (marked->sums[i].known > 0)
            shown[count++] = marked->sums[i];
    }
    marked_say(shell, window->mark_count, shown, count, meaning);
}
