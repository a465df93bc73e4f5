/* The reading half of filter.h. */
#include "samreg/model/filter.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

struct parser {
    const struct entity *entity;
    const struct field_reading *reading;
    const char *text;
    size_t length, at;
    size_t conditions; /* words and values so far */
    size_t identifiers; /* likewise */
    struct error *error;
};

/* Refuses what stands at a byte of the text: the column is %1 of the msgid, the arguments are %2 to %4 (NULL: not
 * given). */
static enum status refuse(struct parser *parser, size_t at, const char *msgid, const char *second, const char *third,
                          const char *fourth)
{
    struct str column = {0};
    str_addf(&column, "%zu", text_count(parser->text, at) + 1);
    enum status status = error_set(parser->error, STATUS_DATA, msgid, str_peek(&column), second, third, fourth, NULL);
    str_clear(&column);
    return status;
}

static bool is_at(const struct parser *parser, char byte)
{
    return parser->at < parser->length && parser->text[parser->at] == byte;
}

static bool is_at_blank_or_end(const struct parser *parser)
{
    return parser->at == parser->length || text_blank_at(parser->text + parser->at, parser->length - parser->at) > 0;
}

static void skip_blanks(struct parser *parser)
{
    size_t blank;
    while ((blank = text_blank_at(parser->text + parser->at, parser->length - parser->at)) > 0)
        parser->at += blank;
}

/* Reads "..." with \" and \\ inside; afterwards a blank, the end or `also` must stand there. New string. */
static enum status read_quoted(struct parser *parser, char also, char **text)
{
    size_t begin = parser->at++;
    struct str read = {0};
    while (parser->at < parser->length && parser->text[parser->at] != '"') {
        if (parser->text[parser->at] == '\\' && parser->at + 1 < parser->length &&
            strchr("\"\\", parser->text[parser->at + 1]))
            parser->at++;
        str_add_char(&read, parser->text[parser->at++]);
    }
    enum status status = STATUS_OK;
    bool closed = is_at(parser, '"');
    parser->at += closed;
    if (!closed)
        status = refuse(parser, begin, N_("Column %1: the quotation mark is not closed."), NULL, NULL, NULL);
    else if (!is_at_blank_or_end(parser) && !(also && is_at(parser, also)))
        status =
            refuse(parser, parser->at, N_("Column %1: a blank is expected after the quoted text."), NULL, NULL, NULL);
    if (status == STATUS_OK)
        *text = str_take(&read);
    str_clear(&read);
    return status;
}

/* Reads up to a blank, the end or `also`. New string. */
static char *read_bare(struct parser *parser, char also)
{
    size_t begin = parser->at;
    while (!is_at_blank_or_end(parser) && !(also && is_at(parser, also)))
        parser->at++;
    return memory_copy_bytes(parser->text + begin, parser->at - begin);
}

static enum status count_to(struct parser *parser, size_t at, size_t *count, int limit, const char *sentence)
{
    if ((*count)++ < (size_t)limit)
        return STATUS_OK;
    struct str most = {0};
    str_addf(&most, "%d", limit);
    enum status status = refuse(parser, at, sentence, str_peek(&most), NULL, NULL);
    str_clear(&most);
    return status;
}

static enum status count_condition(struct parser *parser, size_t at)
{
    return count_to(parser, at, &parser->conditions, FILTER_CONDITIONS,
                    N_("Column %1: a filter has at most %2 words and values."));
}

/* Identifiers are one list in one condition, however many there are. */
static enum status count_identifier(struct parser *parser, size_t at)
{
    return count_to(parser, at, &parser->identifiers, FILTER_IDENTIFIERS,
                    N_("Column %1: a filter has at most %2 identifiers."));
}

/* A word without letters and digits ("-", "§") says nothing; the term is left without word and field then. */
static enum status parse_word(struct parser *parser, struct filter_term *term)
{
    size_t begin = parser->at;
    char *text = NULL;
    enum status status = count_condition(parser, begin);
    if (status == STATUS_OK && is_at(parser, '"'))
        status = read_quoted(parser, '\0', &text);
    else if (status == STATUS_OK)
        text = read_bare(parser, '\0');
    if (status != STATUS_OK)
        return status;
    struct str folded = {0};
    collate_fold(text, &folded);
    if (folded.length > 0)
        term->word = memory_copy_text(str_peek(&folded) + strspn(str_peek(&folded), " "));
    str_clear(&folded);
    free(text);
    return STATUS_OK;
}

static const char *label_of(const struct filter_term *term)
{
    return term->field ? term->field->label : N_("Identifier");
}

/* What a value of the field looks like, to end the sentence with. */
static const char *expectation(const struct field *field)
{
    switch (field->type) {
    case FIELD_INTEGER:
        return N_("a whole number is expected, like 29588");
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
        return N_("a number is expected, like 29588 or \"139,5\"");
    case FIELD_SHARE:
        return N_("a share is expected, like 1/3 or \"36,5 %\"");
    case FIELD_DATE:
    case FIELD_END:
        return N_("a date is expected, like 2009, 2009-06 or 05.06.2009");
    case FIELD_YEAR:
        return N_("a year is expected, like 2009");
    case FIELD_ORGANISATION:
        return N_("an organisation number is expected, nine digits");
    case FIELD_YES_NO:
        return N_("yes or no is expected");
    case FIELD_CHOICE:
        return N_("one of its codes is expected");
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_REFERENCE:
        break;
    }
    return N_("a text is expected");
}

static enum status refuse_value(struct parser *parser, size_t at, const struct filter_term *term, const char *text)
{
    if (!term->field)
        return refuse(parser, at, N_("Column %1: “%2” is not an identifier; a number is expected."), text, NULL, NULL);
    if (term->field->type != FIELD_CHOICE)
        return refuse(parser, at, N_("Column %1: %t2 cannot be “%3”; %t4."), term->field->label, text,
                      expectation(term->field));
    struct str codes = {0};
    field_write_codes(term->field, &codes);
    enum status status = refuse(parser, at, N_("Column %1: %t2 cannot be “%3”; one of these is expected: %4."),
                                term->field->label, text, str_peek(&codes));
    str_clear(&codes);
    return status;
}

/* Texts and references are matched folded; they must hold something that can match. */
static bool take_words(const char *text, struct filter_value *value)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    if (folded.length == 0)
        return false;
    value_put_text(&value->value, text_tidy(text, strlen(text)));
    value->folded = str_take(&folded);
    return true;
}

static bool take_identifier(const char *text, struct filter_value *value)
{
    int64_t id = 0;
    if (number_parse_data(text, 0, &id) != NUMBER_OK || id <= 0)
        return false;
    value_set_integer(&value->value, id);
    return true;
}

/* Reads a value of the term's field; data and screen forms mean the same in a filter, so that a line works everywhere.
 */
static bool take_value(const struct parser *parser, const struct filter_term *term, const char *text,
                       struct filter_value *value)
{
    const struct field *field = term->field;
    if (!field)
        return take_identifier(text, value);
    if (field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT || field->type == FIELD_REFERENCE)
        return take_words(text, value);
    struct field_reading reading = *parser->reading;
    reading.style = FIELD_DATA;
    reading.typed = false; /* the filter stays as it is written, and does not say what a short year was taken for */
    return field_read(field, text, &reading, &value->value, NULL) == STATUS_OK && value->value.kind != VALUE_NONE;
}

static bool is_order(enum filter_op op)
{
    return op != FILTER_IS && op != FILTER_NOT_EQUAL;
}

/* The words of a text are looked for one by one: each behind the first counts as a value of its own. */
static enum status count_words(struct parser *parser, size_t at, const struct field *field, const char *folded)
{
    enum status status = STATUS_OK;
    if (!folded || field->type == FIELD_REFERENCE)
        return STATUS_OK;
    for (const char *word = strstr(folded + strspn(folded, " "), " "); status == STATUS_OK && word;
         word = strstr(word + strspn(word, " "), " "))
        status = count_condition(parser, at);
    return status;
}

/* Reads one value into `value`, which is empty and belongs to the caller also after a failure. */
static enum status parse_value(struct parser *parser, const struct filter_term *term, char also,
                               struct filter_value *value)
{
    size_t begin = parser->at;
    bool quoted = is_at(parser, '"');
    char *text = NULL;
    enum status status = term->field ? count_condition(parser, begin) : count_identifier(parser, begin);
    if (status == STATUS_OK && quoted)
        status = read_quoted(parser, also, &text);
    else if (status == STATUS_OK)
        text = read_bare(parser, also);
    if (status != STATUS_OK)
        return status;
    bool marks = !quoted && term->field && term->field != &filter_counted && term->field != &filter_newest &&
                 !is_order(term->op);
    if (*text == '\0')
        status = refuse(parser, begin, N_("Column %1: a value of %t2 is missing."), label_of(term), NULL, NULL);
    else if (marks && strcmp(text, "none") == 0)
        value->kind = FILTER_VALUE_NONE;
    else if (marks && strcmp(text, "any") == 0)
        value->kind = FILTER_VALUE_ANY;
    else if (!take_value(parser, term, text, value))
        status = refuse_value(parser, begin, term, text);
    else
        status = count_words(parser, begin, term->field, value->folded);
    free(text);
    return status;
}

/* Whether values of the field stand in an order that people compare by. */
static bool has_order(const struct field *field)
{
    return field && (field_is_number(field) || field->type == FIELD_DATE || field->type == FIELD_END ||
                     field->type == FIELD_YEAR);
}

/* The operators, each before those that are its beginning. ":" alone is followed by a list. */
static const struct {
    const char *sign;
    enum filter_op op;
} operators[] = {
    {":", FILTER_IS},      {"=", FILTER_IS},          {"!=", FILTER_NOT_EQUAL}, {">=", FILTER_GREATER_EQUAL},
    {">", FILTER_GREATER}, {"<=", FILTER_LESS_EQUAL}, {"<", FILTER_LESS},
};

/* The sign of the operator at a byte of the text, or NULL. */
static const char *sign_at(const struct parser *parser, size_t at, enum filter_op *op)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (strncmp(parser->text + at, operators[i].sign, strlen(operators[i].sign)) == 0) {
            *op = operators[i].op;
            return operators[i].sign;
        }
    }
    return NULL;
}

static enum status find_field(struct parser *parser, size_t begin, const char *name, struct filter_term *term)
{
    const struct entity *asked = NULL;
    char *unknown = NULL;

    if (filter_find_field(parser->entity, name, term, &unknown, &asked))
        return STATUS_OK;
    enum status status;
    const char *nearest = field_name_nearest(asked, unknown);
    if (nearest && strcmp(nearest, unknown) == 0)
        status = refuse(parser, begin, N_("Column %1: “%2” of %t3 leads to no other records."), unknown, asked->label,
                        NULL);
    else if (nearest)
        status = refuse(parser, begin, N_("Column %1: %t3 has no field “%2”; did you mean “%4”?"), unknown,
                        asked->label, nearest);
    else
        status = refuse(parser, begin,
                        N_("Column %1: %t3 has no field “%2”; to search for these words, put them in quotation marks."),
                        unknown, asked->label, NULL);
    free(unknown);
    return status;
}

/* Reads a field, an operator and its values; the name runs from `begin` to the current place, where `sign` stands. */
static enum status parse_field_term(struct parser *parser, size_t begin, const char *sign, struct filter_term *term)
{
    if (begin == parser->at)
        return refuse(parser, begin, N_("Column %1: the name of a field is expected before “%2”."), sign, NULL, NULL);
    char *name = memory_copy_bytes(parser->text + begin, parser->at - begin);
    enum status status = find_field(parser, begin, name, term);
    free(name);
    if (status == STATUS_OK && is_order(term->op) && !has_order(term->field))
        status = refuse(parser, parser->at, N_("Column %1: “%2” compares numbers and dates; %t3 is neither, use “:”."),
                        sign, label_of(term), NULL);
    if (status != STATUS_OK)
        return status;
    parser->at += strlen(sign);
    char also = *sign == ':' ? ',' : '\0';
    size_t capacity = 0;
    do {
        term->values = array_room(term->values, term->value_count, &capacity, sizeof *term->values);
        struct filter_value *value = &term->values[term->value_count++];
        *value = (struct filter_value){0};
        status = parse_value(parser, term, also, value);
    } while (status == STATUS_OK && also && is_at(parser, also) && ++parser->at);
    return status;
}

/* Whether a byte may stand in the name of a field; labels are in any language. */
static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '-' || byte == '.' || (unsigned char)byte >= 0x80;
}

static enum status parse_term(struct parser *parser, struct filter_term *term)
{
    if (is_at(parser, '!')) {
        term->negated = true;
        parser->at++;
        if (is_at_blank_or_end(parser) || is_at(parser, '!'))
            return refuse(parser, parser->at, N_("Column %1: a word or a field is expected after “!”."), NULL, NULL,
                          NULL);
    }
    size_t begin = parser->at;
    while (!is_at_blank_or_end(parser) && is_name_byte(parser->text[parser->at]))
        parser->at++;
    const char *sign = sign_at(parser, parser->at, &term->op);
    if (sign)
        return parse_field_term(parser, begin, sign, term);
    parser->at = begin;
    return parse_word(parser, term);
}

static enum status parse_terms(struct parser *parser, struct filter *filter)
{
    size_t capacity = 0;
    enum status status = STATUS_OK;
    for (skip_blanks(parser); status == STATUS_OK && parser->at < parser->length; skip_blanks(parser)) {
        filter->terms = array_room(filter->terms, filter->count, &capacity, sizeof *filter->terms);
        struct filter_term *term = &filter->terms[filter->count++];
        *term = (struct filter_term){0};
        status = parse_term(parser, term);
        if (!term->word && term->value_count == 0)
            filter->count--;
    }
    return status;
}

enum status filter_parse(const struct entity *entity, const char *text, const struct field_reading *reading,
                         struct filter *filter, struct error *error)
{
    struct parser parser = {.entity = entity, .reading = reading, .text = text, .length = strlen(text), .error = error};
    *filter = (struct filter){0};
    size_t valid = text_valid_length(text, parser.length);
    if (valid != parser.length)
        return refuse(&parser, valid, N_("Column %1: the filter is not valid UTF-8."), NULL, NULL, NULL);
    enum status status = parse_terms(&parser, filter);
    if (status != STATUS_OK)
        filter_clear(filter);
    return status;
}
