#include "samreg/app/table_filter.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <stdlib.h>
#include <string.h>

/* From so many letters on a word is looked for inside others too (filter.h). */
enum { ANYWHERE = 3 };

double table_filter_share(const struct value *value)
{
    struct share share;

    if (value->kind != VALUE_TEXT || share_parse(value->text, &share) != NUMBER_OK || share.denominator == 0)
        return 0;
    return (double)share.numerator / (double)share.denominator;
}

/* Looks for one folded word of `length` bytes in folded text, where each word has two blanks before it. */
static bool has_word(const char *text, const char *word, size_t length)
{
    struct str wanted = {0};
    bool found;

    str_add(&wanted, length < ANYWHERE ? " " : "");
    str_add_bytes(&wanted, word, length);
    found = strstr(text, str_peek(&wanted)) != NULL;
    str_clear(&wanted);
    return found;
}

/* Whether the text holds all words of a folded text. */
static bool has_words(const char *text, const char *words)
{
    for (words += strspn(words, " "); *words != '\0'; words += strspn(words, " ")) {
        size_t length = strcspn(words, " ");

        if (!has_word(text, words, length))
            return false;
        words += length;
    }
    return true;
}

static char *fold_cell(const struct table_view *view, size_t row, size_t column)
{
    struct str text = {0};
    struct str folded = {0};

    table_view_cell(view, row, column, &text);
    collate_fold(str_peek(&text), &folded);
    str_clear(&text);
    return str_take(&folded);
}

char *table_filter_fold(const struct table_view *view, size_t row)
{
    struct str folded = {0};

    for (size_t column = 0; column < view->table->column_count; column++) {
        char *cell = fold_cell(view, row, column);

        str_add(&folded, cell);
        free(cell);
    }
    return str_take(&folded);
}

static int sign_of(double a, double b)
{
    return (a > b) - (a < b);
}

/* Where a date lies: before, in or behind the time that the other one names. The end of a period means its last day. */
static int relate_dates(const struct field *field, const char *text, const char *other)
{
    struct date date = {0};
    struct date span = {0};

    (void)date_parse_iso(text, &date);
    (void)date_parse_iso(other, &span);
    date = field->type == FIELD_END ? date_last_day(date_end_through(date)) : date_first_day(date);
    if (date_compare(date, date_first_day(span)) < 0)
        return -1;
    return date_compare(date, date_last_day(span)) > 0;
}

/* Where the cell lies as seen from the value: -1 before, 0 the same, 1 behind. */
static int relate(const struct field *field, const struct value *cell, const struct value *value)
{
    if (cell->kind == VALUE_INTEGER)
        return (cell->integer > value->integer) - (cell->integer < value->integer);
    if (field->type == FIELD_SHARE)
        return sign_of(table_filter_share(cell), table_filter_share(value));
    if (field->type == FIELD_DATE || field->type == FIELD_END)
        return relate_dates(field, cell->text, value->text);
    return strcmp(cell->text, value->text);
}

static bool fits(enum filter_op op, int relation)
{
    switch (op) {
    case FILTER_IS:
        return relation == 0;
    case FILTER_NOT_EQUAL:
        return relation != 0;
    case FILTER_LESS:
        return relation < 0;
    case FILTER_LESS_EQUAL:
        return relation <= 0;
    case FILTER_GREATER:
        return relation > 0;
    case FILTER_GREATER_EQUAL:
        return relation >= 0;
    }
    return false;
}

static bool value_holds(const struct table_view *view, const struct filter_term *term, size_t row, size_t column,
                        const struct filter_value *value)
{
    const struct value *cell = table_cell(view->table, row, column);
    bool recorded = cell->kind != VALUE_NONE;

    if (value->kind != FILTER_VALUE) {
        bool asked = value->kind == FILTER_VALUE_ANY;

        return fits(term->op, recorded == asked ? 0 : 1);
    }
    if (!recorded)
        return false;
    if (value->folded != NULL) {
        char *folded = fold_cell(view, row, column);
        bool found = has_words(folded, value->folded);

        free(folded);
        return fits(term->op, found ? 0 : 1);
    }
    return fits(term->op, relate(term->field, cell, &value->value));
}

static bool term_holds(const struct table_view *view, const struct filter_term *term, size_t row)
{
    bool holds = false;

    if (term->word != NULL)
        return has_words(view->folded[row], term->word) != term->negated;
    if (term->field == NULL) { /* a word without letters and digits, or an identifier: rows of a table have none */
        return term->value_count == 0;
    }
    for (size_t i = 0; i < term->value_count && !holds; i++)
        holds = value_holds(view, term, row, (size_t)(term->field - view->fields), &term->values[i]);
    return holds != term->negated;
}

bool table_filter_holds(const struct table_view *view, const struct filter *filter, size_t row)
{
    for (size_t i = 0; i < filter->count; i++) {
        if (!term_holds(view, &filter->terms[i], row))
            return false;
    }
    return true;
}
