#include "samreg/model/entity.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define EACH_ENTITY(each)                                                                                              \
    for (const struct entity *each = entity_get(ENTITY_NONE + 1); each;                                                \
         each = each->id + 1 < ENTITY_COUNT ? entity_get(each->id + 1) : NULL)

#define EACH_FIELD(of, each)                                                                                           \
    for (const struct field *each = (of)->fields; each < (of)->fields + (of)->field_count; each++)

static bool is_snake_case(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static bool is_sentence(const char *text)
{
    return text && *text && text[strlen(text) - 1] == '.';
}

Test(entity, every_kind_stands_at_its_number)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        cr_assert_not_null(entity, "kind %d has no table", id);
        cr_expect_eq((int)entity->id, id, "%s stands at %d", entity->name, id);
        cr_expect_eq(entity_find(entity->name), entity, "%s is not found by its name", entity->name);
    }
    cr_expect_null(entity_find("nothing"));
    cr_expect_null(entity_find(""));
}

Test(entity, names_are_snake_case_and_unique)
{
    EACH_ENTITY(entity)
    {
        cr_expect(is_snake_case(entity->name), "%s", entity->name);
        EACH_FIELD(entity, field)
        {
            cr_expect(is_snake_case(field->name), "%s.%s", entity->name, field->name);
            cr_expect_eq(entity_field(entity, field->name), field, "%s.%s is there twice", entity->name, field->name);
            cr_expect_eq(entity_field_index(entity, field->name), field - entity->fields);
        }
        cr_expect_null(entity_field(entity, "nothing"));
        cr_expect_eq(entity_field_index(entity, "nothing"), -1);
    }
}

/* Columns that every table has besides its fields. */
Test(entity, no_field_takes_the_name_of_a_column_of_the_store)
{
    static const char *const taken[] = {"id", "version", "removed", "sort_key", "folded", "rowid"};
    EACH_ENTITY(entity)
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        cr_expect_null(entity_field(entity, taken[i]), "%s.%s", entity->name, taken[i]);
}

Test(entity, everything_has_a_label_and_help)
{
    EACH_ENTITY(entity)
    {
        cr_expect(entity->label && *entity->label, "%s", entity->name);
        cr_expect(entity->plural && *entity->plural, "%s", entity->name);
        cr_expect(is_sentence(entity->help), "%s", entity->name);
        EACH_FIELD(entity, field)
        {
            cr_expect(field->label && *field->label, "%s.%s", entity->name, field->name);
            cr_expect(is_sentence(field->help), "%s.%s", entity->name, field->name);
        }
    }
}

/* People tell the fields of a form and the columns of a file apart by their labels. */
Test(entity, labels_of_a_kind_are_unique)
{
    EACH_ENTITY(entity)
    EACH_FIELD(entity, field)
    EACH_FIELD(entity, other)
    cr_expect(field == other || strcmp(field->label, other->label) != 0, "%s: %s and %s", entity->name, field->name,
              other->name);
}

Test(entity, references_have_a_target_and_others_none)
{
    EACH_ENTITY(entity)
    {
        EACH_FIELD(entity, field)
        {
            if (field->type == FIELD_REFERENCE)
                cr_expect(field->target > ENTITY_NONE && field->target < ENTITY_COUNT, "%s.%s", entity->name,
                          field->name);
            else
                cr_expect_eq(field->target, ENTITY_NONE, "%s.%s", entity->name, field->name);
        }
    }
}

static bool is_type_unlimited(enum field_type type)
{
    return type == FIELD_SHARE || type == FIELD_DATE || type == FIELD_END || type == FIELD_YES_NO ||
           type == FIELD_CHOICE || type == FIELD_REFERENCE || type == FIELD_ORGANISATION;
}

Test(entity, limits_and_widths_are_sane)
{
    EACH_ENTITY(entity)
    {
        int listed = 0;
        EACH_FIELD(entity, field)
        {
            listed += field->width > 0;
            cr_expect(field->width >= 0 && field->width <= 60, "%s.%s", entity->name, field->name);
            cr_expect_geq(field->limit, 0, "%s.%s", entity->name, field->name);
            cr_expect_eq(field_limit(field) == 0, is_type_unlimited(field->type), "%s.%s", entity->name, field->name);
            cr_expect(field->type != FIELD_TEXT || field_limit(field) <= 1000, "%s.%s is a long text", entity->name,
                      field->name);
        }
        cr_expect_geq(listed, 1, "%s has no column in its list", entity->name);
    }
}

Test(entity, limit_of_a_field_comes_before_that_of_its_type)
{
    const struct field own = {.type = FIELD_TEXT, .limit = 7}, common = {.type = FIELD_TEXT};
    cr_expect_eq(field_limit(&own), 7);
    cr_expect_eq(field_limit(&common), 200);
    cr_expect_eq(field_limit(&(struct field){.type = FIELD_YEAR}), FIELD_LAST_YEAR);
    cr_expect_eq(field_limit(&(struct field){.type = FIELD_MONEY}), 999999999999999);
}

Test(entity, choices_have_unique_codes_and_labels)
{
    EACH_ENTITY(entity)
    {
        EACH_FIELD(entity, field)
        {
            cr_assert_eq(field->choices != NULL, field->type == FIELD_CHOICE, "%s.%s", entity->name, field->name);
            for (const struct choice *choice = field->choices; choice && choice->code; choice++) {
                cr_expect_eq(field_choice(field, choice->code), choice, "%s.%s: %s twice", entity->name, field->name,
                             choice->code);
                cr_expect(choice->label && *choice->label, "%s.%s: %s", entity->name, field->name, choice->code);
                cr_expect(strcmp(choice->code, "none") != 0 && strcmp(choice->code, "any") != 0,
                          "%s.%s: a filter could not name %s", entity->name, field->name, choice->code);
                for (const struct choice *other = field->choices; other < choice; other++)
                    cr_expect_str_neq(other->label, choice->label, "%s.%s", entity->name, field->name);
            }
            if (field->choices)
                cr_expect_null(field_choice(field, "nothing"));
        }
    }
}

static void expect_names(const struct entity *entity, const char *const *names, const char *what)
{
    cr_assert(names && names[0], "%s has no field it is %s by", entity->name, what);
    for (; *names; names++) {
        const struct field *field = entity_field(entity, *names);
        cr_expect_not_null(field, "%s is %s by %s, which is no field", entity->name, what, *names);
        cr_expect(!field || field_is_stored(field), "%s is %s by %s, which stands elsewhere", entity->name, what,
                  *names);
    }
}

Test(entity, name_and_order_are_made_of_own_fields)
{
    EACH_ENTITY(entity)
    {
        expect_names(entity, entity->called, "called");
        expect_names(entity, entity->sorted, "sorted");
        cr_expect_not_null(entity->between, "%s", entity->name);
    }
}

Test(entity, periods_begin_with_a_date_and_end_with_an_end)
{
    EACH_ENTITY(entity)
    {
        cr_assert_eq(entity->from != NULL, entity->to != NULL, "%s has half a period", entity->name);
        if (!entity->from)
            continue;
        const struct field *from = entity_field(entity, entity->from), *to = entity_field(entity, entity->to);
        cr_assert(from && to, "%s", entity->name);
        cr_expect_eq(from->type, FIELD_DATE, "%s", entity->name);
        cr_expect_eq(to->type, FIELD_END, "%s", entity->name);
    }
}

Test(entity, every_kind_has_a_natural_key_of_own_fields)
{
    EACH_ENTITY(entity)
    {
        int parts = 0;
        EACH_FIELD(entity, field)
        {
            parts += (field->flags & FIELD_KEY) != 0;
            cr_expect(!(field->flags & FIELD_KEY) || field_is_stored(field), "%s.%s", entity->name, field->name);
        }
        cr_expect_geq(parts, 1, "%s", entity->name);
    }
}

Test(entity, parent_is_one_required_reference)
{
    EACH_ENTITY(entity)
    {
        int parents = 0;
        EACH_FIELD(entity, field)
        {
            if (!(field->flags & FIELD_PARENT))
                continue;
            parents++;
            cr_expect_eq(field->type, FIELD_REFERENCE, "%s.%s", entity->name, field->name);
            cr_expect(field->flags & FIELD_REQUIRED, "%s.%s", entity->name, field->name);
            cr_expect_neq(field->target, entity->id, "%s would belong to itself", entity->name);
            cr_expect_eq(entity_parent_index(entity), field - entity->fields);
        }
        cr_expect_leq(parents, 1, "%s", entity->name);
        cr_expect(parents == 1 || entity_parent_index(entity) == -1, "%s", entity->name);
        cr_expect(parents == 1 || !(entity->flags & (ENTITY_IN_PARENT | ENTITY_STATE)), "%s has no parent",
                  entity->name);
    }
}

static bool is_child(const struct entity *parent, const struct entity *child)
{
    for (const struct entity *next = NULL; (next = entity_next_child(parent, next));)
        if (next == child)
            return true;
    return false;
}

Test(entity, children_are_those_that_refer_to_the_parent)
{
    EACH_ENTITY(parent)
    {
        EACH_ENTITY(child)
        {
            int reference = entity_parent_index(child);
            bool belongs = reference >= 0 && child->fields[reference].target == parent->id;
            cr_expect_eq(is_child(parent, child), belongs, "%s of %s", child->name, parent->name);
        }
    }
    cr_expect_eq(entity_next_child(entity_get(ENTITY_ARRANGEMENT), NULL), entity_get(ENTITY_ARRANGEMENT_STATE));
}

Test(entity, via_fields_stand_in_a_state_child_with_the_same_meaning)
{
    int found = 0;
    EACH_ENTITY(entity)
    {
        EACH_FIELD(entity, field)
        {
            cr_expect_eq(field_is_stored(field), field->via == ENTITY_NONE && !(field->flags & FIELD_RECKONED));
            if (field->via == ENTITY_NONE)
                continue;
            found++;
            const struct entity *child = entity_get(field->via);
            cr_expect(child->flags & ENTITY_STATE, "%s is no state", child->name);
            cr_expect(is_child(entity, child), "%s is no child of %s", child->name, entity->name);
            const struct field *there = entity_field(child, field->name);
            cr_assert_not_null(there, "%s.%s", child->name, field->name);
            cr_expect(field_is_stored(there));
            cr_expect_eq(there->type, field->type, "%s.%s", entity->name, field->name);
            cr_expect_eq(there->target, field->target, "%s.%s", entity->name, field->name);
            cr_expect_eq(there->choices, field->choices, "%s.%s", entity->name, field->name);
            cr_expect_eq(field_limit(there), field_limit(field), "%s.%s", entity->name, field->name);
            cr_expect_eq(field->flags & FIELD_REQUIRED, 0, "%s.%s", entity->name, field->name);
        }
    }
    cr_expect_gt(found, 0);
}

/* The store finds which child record holds by its period, or by its year. */
Test(entity, states_have_a_period_or_a_year)
{
    EACH_ENTITY(entity)
    {
        if (entity->flags & ENTITY_STATE) {
            const struct field *year = entity_field(entity, "year");
            cr_expect(entity->from || (year && year->type == FIELD_YEAR), "%s", entity->name);
        }
    }
}

Test(entity, translated_fields_have_the_other_languages_beside_them)
{
    static const char *const languages[] = {"nn", "en"};
    EACH_ENTITY(entity)
    {
        EACH_FIELD(entity, field)
        {
            for (size_t i = 0; (field->flags & FIELD_TRANSLATED) && i < 2; i++) {
                char name[80];
                snprintf(name, sizeof name, "%s_%s", field->name, languages[i]);
                const struct field *other = entity_field(entity, name);
                cr_assert_not_null(other, "%s.%s", entity->name, name);
                cr_expect_eq(other->type, FIELD_TEXT);
            }
        }
    }
}

Test(entity, searched_fields_hold_text_or_refer)
{
    EACH_ENTITY(entity)
    {
        int searched = 0;
        EACH_FIELD(entity, field)
        {
            if (!(field->flags & FIELD_SEARCHED))
                continue;
            searched++;
            cr_expect(field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT || field->type == FIELD_REFERENCE,
                      "%s.%s", entity->name, field->name);
        }
        cr_expect_geq(searched, 1, "words of a filter would never find a %s", entity->name);
    }
}
