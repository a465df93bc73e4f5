/* Any bytes as a filter. The first byte chooses the list. What is refused says where within the text and leaves
 * nothing; what is read is complete, and its values written as terms are read back as the same values. */
#include "samreg/base/text.h"
#include "samreg/model/filter.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct field_reading reading = {
    .style = FIELD_SCREEN, .today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_refusal(const char *text, const struct filter *filter, struct error *error)
{
    require(filter->count == 0 && !filter->terms);
    require(error->status == STATUS_DATA && error->message.arguments[0]);
    unsigned long column = strtoul(error->message.arguments[0], NULL, 10);
    require(column >= 1 && column <= text_count(text, strlen(text)) + 1);
    char *said = error_text(error, LANGUAGE_BOKMAL);
    require(*said);
    free(said);
}

static void check_text_value(const struct entity *entity, const struct filter_term *term,
                             const struct filter_value *value)
{
    struct str text = {0};
    struct filter again;
    if (term->step_count > 0)
        entity = term->steps[term->step_count - 1].entity;
    filter_write_term(term->field->name, value->value.text, &text);
    require(filter_parse(entity, str_peek(&text), &reading, &again, NULL) == STATUS_OK);
    require(again.count == 1 && again.terms[0].value_count == 1);
    require(again.terms[0].field == term->field && again.terms[0].child == term->child);
    require(value_equal(&again.terms[0].values[0].value, &value->value));
    filter_clear(&again);
    str_clear(&text);
}

static void check_term(const struct entity *entity, const struct filter_term *term)
{
    if (term->word) {
        require(term->word[0] != '\0' && term->word[0] != ' ' && term->value_count == 0);
        return;
    }
    require(term->value_count > 0 && term->step_count <= FILTER_STEPS);
    for (size_t i = 0; i < term->value_count; i++) {
        const struct filter_value *value = &term->values[i];
        require((value->kind == FILTER_VALUE) == (value->value.kind != VALUE_NONE));
        require(!value->folded || value->folded[0] == ' ');
        if (value->folded)
            check_text_value(entity, term, value);
        else if (value->kind == FILTER_VALUE && term->field)
            require(field_check(term->field, &value->value, NULL) == STATUS_OK);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const struct entity *entity = entity_get((enum entity_id)(1 + data[0] % (ENTITY_COUNT - 1)));
    char *text = malloc(size);
    if (!text)
        return 0;
    memcpy(text, data + 1, size - 1);
    text[size - 1] = '\0';
    struct filter filter, copy = {0};
    struct error error = {0};
    if (filter_parse(entity, text, &reading, &filter, &error) != STATUS_OK)
        check_refusal(text, &filter, &error);
    for (size_t i = 0; i < filter.count; i++)
        check_term(entity, &filter.terms[i]);
    filter_copy(&copy, &filter);
    filter_clear(&filter);
    filter_clear(&copy);
    error_clear(&error);
    free(text);
    return 0;
}
