#include "samreg/view/detail.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

void detail_clear(struct detail *detail)
{
    for (size_t i = 0; i < detail->count; i++) {
        free(detail->lines[i].label);
        free(detail->lines[i].text);
    }
    free(detail->lines);
    record_clear(&detail->record);
    *detail = (struct detail){0};
}

/* Adds a line and lends it; the texts are copied. */
static struct detail_line *add_line(struct detail *detail, const char *label, const char *text, enum style style)
{
    struct detail_line *line;

    detail->lines = array_room(detail->lines, detail->count, &detail->capacity, sizeof *detail->lines);
    line = &detail->lines[detail->count++];
    *line = (struct detail_line){.label = memory_copy_text(label), .text = memory_copy_text(text), .style = style};
    return line;
}

/* A recorded field. Long texts give one line for each of theirs. */
static void add_field(struct detail *detail, struct app *app, const struct field *field, const struct value *value)
{
    struct str text = {0};
    const char *label = text_in(app_language(app), field->label);
    char *line;

    words_value(app_language(app), field, value, &text);
    for (line = text.text; line != NULL;) {
        char *end = strchr(line, '\n');
        struct detail_line *added;

        if (end != NULL)
            *end++ = '\0';
        added = add_line(detail, label, line, value->kind == VALUE_REFERENCE ? STYLE_ACCENT : STYLE_NORMAL);
        added->field_line = true;
        if (value->kind == VALUE_REFERENCE) {
            added->entity = entity_get(field->target);
            added->id = value->integer;
        }
        label = "";
        line = end;
    }
    str_clear(&text);
}

/* The fields that are not recorded, in lines that fit beside their label on every screen. */
enum { MISSING_COLUMNS = 52 };

struct missing_lines {
    struct detail *detail;
    const char *label;
};

static bool add_missing_line(void *context, const char *bytes, size_t length)
{
    struct missing_lines *lines = context;
    char *text = memory_copy_bytes(bytes, length);

    add_line(lines->detail, lines->label, text, STYLE_DIM)->field_line = true;
    lines->label = "";
    free(text);
    return true;
}

/* What is recorded of the record itself. */
static void add_fields(struct detail *detail, struct app *app)
{
    const struct entity *entity = detail->record.entity;

    for (size_t i = 0; i < entity->field_count; i++) {
        if (detail->record.values[i].kind != VALUE_NONE)
            add_field(detail, app, &entity->fields[i], &detail->record.values[i]);
    }
}

/* The labels of the empty fields, of those withheld or of the others, under what is said of them. */
static void add_empty(struct detail *detail, struct app *app, bool withheld, const char *msgid)
{
    const struct record *record = &detail->record;
    struct missing_lines lines = {detail, text_in(app_language(app), msgid)};
    struct str missing = {0};

    for (size_t i = 0; i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];

        if (record->values[i].kind == VALUE_NONE && (field->flags & FIELD_HIDDEN) == 0 &&
            record_withholds(record, field) == withheld)
            str_addf(&missing, "%s%s", missing.length > 0 ? ", " : "", text_in(app_language(app), field->label));
    }
    if (missing.length > 0)
        text_wrap(str_peek(&missing), MISSING_COLUMNS, add_missing_line, &lines);
    str_clear(&missing);
}

/* What is not recorded is said, for it is never the same as "no", nor as what is not told yet; last, where it is in
 * nobody's way. */
static void add_missing(struct detail *detail, struct app *app)
{
    add_empty(detail, app, true, N_("Not told yet"));
    add_empty(detail, app, false, N_("Not recorded"));
}

/* The other record that a row of a section is about: of a participation seen from its arrangement, the municipality. */
static const struct field *other_end(const struct record *row, const struct field *this_end, int64_t *id)
{
    for (const char *const *name = row->entity->called; *name != NULL; name++) {
        const struct field *field = entity_field(row->entity, *name);
        const struct value *value = record_value(row, *name);

        if (field != this_end && value->kind == VALUE_REFERENCE) {
            *id = value->integer;
            return field;
        }
    }
    return NULL;
}

/* What the record that a row belongs to belongs to itself, where the row names it too and no column shows it: of a
 * position the process of its round, for rounds of several are called alike. NULL for nothing. */
static const struct field *whole_of(const struct record *row, const struct field *field, const struct value **value)
{
    const struct entity *owner = (field->flags & FIELD_PARENT) != 0 ? entity_get(field->target) : NULL;
    int parent = owner != NULL ? entity_parent_index(owner) : -1;

    for (size_t i = 0; parent >= 0 && i < row->entity->field_count; i++) {
        const struct field *other = &row->entity->fields[i];

        if (other->type == FIELD_REFERENCE && other->width == 0 && other->target == owner->fields[parent].target &&
            row->values[i].kind != VALUE_NONE) {
            *value = &row->values[i];
            return other;
        }
    }
    return NULL;
}

/* A row in one line: its list columns but for the reference back, what is not recorded left out. A day or a number
 * alone would not say of what. */
static void write_row(struct app *app, const struct record *row, const struct field *this_end, struct str *out)
{
    const struct field *whole;
    const struct value *value;
    bool first = true;

    for (size_t i = 0; i < row->entity->field_count; i++) {
        const struct field *field = &row->entity->fields[i];

        if (field == this_end || field->width == 0 || row->values[i].kind == VALUE_NONE)
            continue;
        str_add(out, first ? "" : " · ");
        first = false;
        if ((whole = whole_of(row, field, &value)) != NULL) {
            words_value(app_language(app), whole, value, out);
            str_add(out, " · ");
        }
        if (field->type == FIELD_DATE || field->type == FIELD_END || field_is_number(field))
            str_addf(out, "%s ", text_in(app_language(app), field->label));
        words_value(app_language(app), field, &row->values[i], out);
    }
}

static void add_row(struct detail *detail, struct app *app, const struct record *row, const struct field *this_end)
{
    struct str text = {0};
    int64_t id = row->id;
    const struct field *other = other_end(row, this_end, &id);
    struct detail_line *line;

    str_add(&text, "  ");
    write_row(app, row, this_end, &text);
    line = add_line(detail, "", str_peek(&text), STYLE_NORMAL);
    line->entity = other != NULL ? entity_get(other->target) : row->entity;
    line->id = id;
    line->own_entity = row->entity;
    line->own_id = row->id;
    str_clear(&text);
}

/* The heading of a section leads to its whole list. */
static void add_heading(struct detail *detail, struct app *app, const struct referrer *referrer)
{
    enum language language = app_language(app);
    const struct field *field = &referrer->entity->fields[referrer->field];
    struct str text = {0};
    struct detail_line *line;
    char number[NUMBER_TEXT];

    str_add(&text, text_in(language, referrer->entity->plural));
    if ((field->flags & FIELD_PARENT) == 0)
        str_addf(&text, " (%s)", text_in(language, field->label));
    str_addf(&text, ": %s", number_say(referrer->count, number));
    if (referrer->count_ever != referrer->count)
        str_addf(&text, ", %s %s", text_in(language, N_("at any time")), number_say(referrer->count_ever, number));
    line = add_line(detail, "", str_peek(&text), STYLE_HEADING);
    line->entity = referrer->entity;
    line->field = field;
    str_clear(&text);
}

static enum status add_section(struct detail *detail, struct app *app, const struct referrer *referrer, size_t rows,
                               struct error *error)
{
    struct selection selection;
    struct slice slice = {0};
    enum status status;

    add_heading(detail, app, referrer);
    selection_init(&selection, referrer->entity, app_as_of(app));
    selection.parent = detail->record.id;
    selection.parent_field = &referrer->entity->fields[referrer->field];
    status = app_slice(app, &selection, NULL, APP_FORWARD, rows, &slice, error);
    for (size_t i = 0; status == STATUS_OK && i < slice.count; i++)
        add_row(detail, app, &slice.rows[i], selection.parent_field);
    if (status == STATUS_OK && !slice.at_end) {
        struct detail_line *line = add_line(detail, "", text_in(app_language(app), N_("… more")), STYLE_DIM);

        line->entity = referrer->entity;
        line->field = selection.parent_field;
    }
    slice_clear(&slice);
    selection_clear(&selection);
    return status;
}

enum status detail_read(struct detail *detail, struct app *app, const struct entity *entity, int64_t id, size_t rows,
                        struct error *error)
{
    struct detail read = {0};
    struct referrer *referrers = NULL;
    size_t count = 0;
    enum status status = app_fetch(app, entity, id, &read.record, error);

    if (status == STATUS_OK) {
        add_fields(&read, app);
        status = app_referrers(app, id, &referrers, &count, error);
    }
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        /* States too, though the fields show what they say of the day: here are their periods, and they are edited. */
        status = add_section(&read, app, &referrers[i], rows, error);
    }
    free(referrers);
    if (status == STATUS_OK)
        add_missing(&read, app);
    if (status != STATUS_OK) {
        detail_clear(&read);
        return status;
    }
    detail_clear(detail);
    *detail = read;
    return STATUS_OK;
}
