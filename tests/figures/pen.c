#include "tests/figures/pen.h"

#include "tests/figures/generate.h"

#include "samreg/store/read.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static int64_t find(struct pen *pen, enum entity_id entity, const char *code)
{
    struct error error = {0};
    int64_t id = 0;

    cr_assert_eq(store_resolve(pen->answer.desk.store, entity_get(entity), code, (struct date){2009, 12, 1}, &id, NULL,
                               &error), STATUS_OK, "%s: %s", code, error_text(&error, LANGUAGE_ENGLISH));
    return id;
}

int64_t pen_write(struct pen *pen, enum entity_id entity, ...)
{
    struct record record;
    va_list arguments;
    const char *name;

    record_init(&record, entity_get(entity));
    int64_t id = record.id = store_new_id(pen->answer.desk.store);
    va_start(arguments, entity);
    while ((name = va_arg(arguments, const char *))) {
        const struct field *field = entity_field(record.entity, name);
        const char *text = va_arg(arguments, const char *);
        struct value *value = record_value(&record, name);
        if (field->type == FIELD_REFERENCE)
            value_set_reference(value, *text == '#' ? strtoll(text + 1, NULL, 10) : find(pen, field->target, text),
                                NULL);
        else if (field->type == FIELD_INTEGER || field->type == FIELD_MONEY || field->type == FIELD_YEAR ||
                 field->type == FIELD_YES_NO)
            value_set_integer(value, strtoll(text, NULL, 10));
        else
            value_set_text(value, text);
    }
    va_end(arguments);
    change_set_add_difference(&pen->set, NULL, &record);
    record_clear(&record);
    return id;
}

const char *at_id(int64_t id)
{
    static char rooms[16][24];
    static size_t next;
    char *room = rooms[next++ % 16];

    snprintf(room, sizeof rooms[0], "#%lld", (long long)id);
    return room;
}

void pen_begin(struct pen *pen)
{
    *pen = (struct pen){0};
    desk_open_empty(&pen->answer.desk);
}

void pen_end(struct pen *pen)
{
    lines_clear(&pen->answer.lines);
    desk_close(&pen->answer.desk);
}

void pen_ask(struct pen *pen, const char *name, const char *first, const char *second)
{
    if (pen->set.count > 0)
        write_records(pen->answer.desk.store, &pen->set, JOURNAL_ADD);
    answer_ask(&pen->answer, name, first, second);
}

void pen_expect(const struct pen *pen, const char *line)
{
    answer_expect(&pen->answer, line);
}

void pen_expect_none(const struct pen *pen, const char *line)
{
    answer_expect_none(&pen->answer, line);
}

int64_t pen_write_council(struct pen *pen, const char *name)
{
    return pen_write(pen, ENTITY_REGION, "name", name, "kind", "council", "counts_as_council", "yes", NULL);
}

void pen_write_member(struct pen *pen, int64_t region, const char *municipality, const char *role,
                      const char *certainty)
{
    pen_write(pen, ENTITY_MEMBERSHIP, "region", at_id(region), "municipality", municipality, "role", role, "certainty",
              certainty, NULL);
}

void pen_write_members(struct pen *pen, int64_t region, ...)
{
    va_list municipalities;
    const char *municipality;

    va_start(municipalities, region);
    while ((municipality = va_arg(municipalities, const char *)))
        pen_write_member(pen, region, municipality, "full", "certain");
    va_end(municipalities);
}

int64_t pen_write_arrangement(struct pen *pen, const char *name, int64_t region, const char *stated)
{
    int64_t id = pen_write(pen, ENTITY_ARRANGEMENT, "name", name, "region", at_id(region), "status", "operating",
                           "certainty", "certain", *stated ? "stated_participants" : NULL, stated, NULL);

    pen_write(pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", NULL);
    return id;
}

void pen_write_part(struct pen *pen, int64_t arrangement, const char *municipality, const char *role,
                    const char *certainty)
{
    pen_write(pen, ENTITY_PARTICIPATION, "arrangement", at_id(arrangement), "municipality", municipality, "role", role,
              "certainty", certainty, NULL);
}

void pen_write_parts(struct pen *pen, int64_t arrangement, ...)
{
    va_list municipalities;
    const char *municipality;

    va_start(municipalities, arrangement);
    while ((municipality = va_arg(municipalities, const char *)))
        pen_write_part(pen, arrangement, municipality, "participant", "certain");
    va_end(municipalities);
}
