/* show: one record with what belongs to it and what refers to it. */
#include "samreg/app/listing.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/cli/command.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The most records of one kind that are shown among those that refer to it. */
enum { NAMED_REFERRERS = 20 };

/* A record being shown. */
struct showing {
    struct cli *cli;
    struct record record;
    struct publish_options options;
};

static const char *label_of(const struct showing *showing, const char *msgid)
{
    return text_in(showing->cli->language, msgid);
}

/* The places of an entity's fields but the one that leads to the shown record: all, or those of a list. New array. */
static int *fields_of(const struct entity *entity, int leading, bool all, size_t *count)
{
    int *fields = memory_new_array(entity->field_count, sizeof *fields);
    size_t kept = 0;

    *count = all ? entity->field_count : listing_default_fields(entity, PUBLISH_TEXT, fields, entity->field_count);
    for (size_t i = 0; i < *count; i++) {
        int field = all ? (int)i : fields[i];

        if (field != leading)
            fields[kept++] = field;
    }
    *count = kept;
    return fields;
}

/* Writes the records of a kind that refer to the shown one by the field at a place; `rows` is how many. */
static enum status write_rows(const struct showing *showing, const struct entity *kind, int field, struct str *out,
                              int64_t *rows, struct error *error)
{
    struct selection selection = {0};
    size_t count = 0;
    int *fields = fields_of(kind, field, showing->options.format == PUBLISH_JSON, &count);
    enum status status;

    selection_init(&selection, kind, app_as_of(showing->cli->app));
    selection.parent = showing->record.id;
    selection.parent_field = &kind->fields[field];
    selection.removed = showing->record.removed;
    selection.all_dates = showing->record.removed;
    status = listing_write(showing->cli->app, &selection, fields, count, &showing->options, publish_sink_str(out), rows,
                           error);
    selection_clear(&selection);
    free(fields);
    return status;
}

/* Likewise those that belong to it. */
static enum status write_children(const struct showing *showing, const struct entity *kind, struct str *out,
                                  int64_t *rows, struct error *error)
{
    return write_rows(showing, kind, entity_parent_index(kind), out, rows, error);
}

/* ---- As text ---- */

/* Appends a label, blanks up to the width, and the value, further lines below the first. */
static void add_field(const char *label, int width, const char *value, struct str *out)
{
    int used = text_clean(label, strlen(label), INT_MAX, false, out);

    str_addf(out, ":%*s", width - used + 1, "");
    for (;;) {
        size_t length = strcspn(value, "\n");

        (void)text_clean(value, length, INT_MAX, false, out);
        str_add_char(out, '\n');
        if (value[length] == '\0')
            return;
        value += length + 1;
        str_addf(out, "%*s", width + 2, "");
    }
}

/* Whether a line says what the field holds, or that it is not told yet. */
static bool is_shown(const struct record *record, size_t index)
{
    const struct field *field = &record->entity->fields[index];

    return (record->values[index].kind != VALUE_NONE && (field->flags & FIELD_HIDDEN) == 0) ||
           record_withholds(record, field);
}

/* The fields that something is recorded in. */
static void add_fields(const struct showing *showing, struct str *out)
{
    const struct record *record = &showing->record;
    struct str value = {0};
    int width = text_width(label_of(showing, N_("Identifier")));

    for (size_t i = 0; i < record->entity->field_count; i++) {
        int own = text_width(label_of(showing, record->entity->fields[i].label));

        width = is_shown(record, i) && own > width ? own : width;
    }
    str_addf(&value, "%lld", (long long)record->id);
    add_field(label_of(showing, N_("Identifier")), width, str_peek(&value), out);
    for (size_t i = 0; i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];

        if (!is_shown(record, i))
            continue;
        str_reset(&value);
        if (record_withholds(record, field))
            str_add(&value, label_of(showing, N_("(not told yet)")));
        else
            words_value(showing->cli->language, field, &record->values[i], &value);
        add_field(label_of(showing, field->label), width, str_peek(&value), out);
    }
    str_clear(&value);
}

static enum status add_children(const struct showing *showing, struct str *out, struct error *error)
{
    const struct entity *kind = NULL;
    struct str table = {0};
    enum status status = STATUS_OK;

    while (status == STATUS_OK && (kind = entity_next_child(showing->record.entity, kind)) != NULL) {
        int64_t rows = 0;

        str_reset(&table);
        status = write_children(showing, kind, &table, &rows, error);
        if (status == STATUS_OK && rows > 0)
            str_addf(out, "\n%s (%lld)\n%s", label_of(showing, kind->plural), (long long)rows, str_peek(&table));
    }
    str_clear(&table);
    return status;
}

/* Names the first of many records that refer to the shown one by a field, and says how to list the others. */
static enum status name_referrers(const struct showing *showing, const struct referrer *referrer, struct str *out,
                                  struct error *error)
{
    const struct field *field = &referrer->entity->fields[referrer->field];
    struct selection selection = {0};
    struct slice slice = {0};
    struct str called = {0};
    enum status status;

    selection_init(&selection, referrer->entity, app_as_of(showing->cli->app));
    selection.parent = showing->record.id;
    selection.parent_field = field;
    status = app_slice(showing->cli->app, &selection, NULL, APP_FORWARD, NAMED_REFERRERS, &slice, error);
    for (size_t i = 0; i < slice.count && status == STATUS_OK; i++) {
        str_reset(&called);
        record_called(&slice.rows[i], &called);
        str_add(out, "  ");
        (void)text_clean(str_peek(&called), called.length, INT_MAX, false, out);
        str_add_char(out, '\n');
    }
    if (status == STATUS_OK && referrer->count > (int64_t)slice.count) {
        str_addf(out, "  … samreg list %s %s:%lld\n", referrer->entity->name, field->name,
                 (long long)showing->record.id);
    }
    str_clear(&called);
    slice_clear(&slice);
    selection_clear(&selection);
    return status;
}

/* The records that refer to the shown one by a field: a few as a table, of many the names of the first. */
static enum status add_referrer(const struct showing *showing, const struct referrer *referrer, struct str *out,
                                struct error *error)
{
    str_addf(out, "\n%s: %s (%lld)\n", label_of(showing, referrer->entity->plural),
             label_of(showing, referrer->entity->fields[referrer->field].label), (long long)referrer->count);
    if (referrer->count > NAMED_REFERRERS)
        return name_referrers(showing, referrer, out, error);
    return write_rows(showing, referrer->entity, referrer->field, out, NULL, error);
}

static bool belongs(const struct showing *showing, const struct referrer *referrer)
{
    return referrer->field == entity_parent_index(referrer->entity) &&
           referrer->entity->fields[referrer->field].target == showing->record.entity->id;
}

static enum status add_referrers(const struct showing *showing, const struct referrer *referrers, size_t count,
                                 struct str *out, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        if (!belongs(showing, &referrers[i]) && referrers[i].count > 0)
            status = add_referrer(showing, &referrers[i], out, error);
    }
    return status;
}

static enum status show_text(const struct showing *showing, const struct referrer *referrers, size_t count,
                             struct str *out, struct error *error)
{
    struct str called = {0};
    enum status status;

    record_called(&showing->record, &called);
    str_addf(out, "%s: ", label_of(showing, showing->record.entity->label));
    (void)text_clean(str_peek(&called), called.length, INT_MAX, false, out);
    str_addf(out, "%s\n\n", showing->record.removed ? label_of(showing, N_(" (removed)")) : "");
    str_clear(&called);
    add_fields(showing, out);
    status = add_children(showing, out, error);
    return status == STATUS_OK ? add_referrers(showing, referrers, count, out, error) : status;
}

/* ---- As JSON ---- */

/* Takes the end of an array of one object off, so that more members can be added. */
static void reopen(struct str *out)
{
    char *brace = strrchr(out->text, '}');

    *brace = '\0';
    out->length = (size_t)(brace - out->text);
}

/* The record itself, as an array of one object. */
static enum status add_object(const struct showing *showing, struct str *out, struct error *error)
{
    const struct entity *entity = showing->record.entity;
    struct selection selection = {0};
    struct str filter = {0};
    int *fields = memory_new_array(entity->field_count, sizeof *fields);
    enum status status;

    for (size_t i = 0; i < entity->field_count; i++)
        fields[i] = (int)i;
    str_addf(&filter, "id:%lld", (long long)showing->record.id);
    selection_init(&selection, entity, app_as_of(showing->cli->app));
    selection.all_dates = true;
    selection.removed = showing->record.removed;
    status = app_filter(showing->cli->app, entity, str_peek(&filter), &selection.filter, error);
    if (status == STATUS_OK) {
        status = listing_write(showing->cli->app, &selection, fields, entity->field_count, &showing->options,
                               publish_sink_str(out), NULL, error);
    }
    if (status == STATUS_OK && (out->text == NULL || strchr(out->text, '}') == NULL)) {
        status = error_set(error, STATUS_BUSY, N_("Somebody has just removed or restored the record. Try again."),
                           NULL);
    }
    str_clear(&filter);
    free(fields);
    selection_clear(&selection);
    return status;
}

static enum status show_json(const struct showing *showing, const struct referrer *referrers, size_t count,
                             struct str *out, struct error *error)
{
    const struct entity *kind = NULL;
    bool first = true;
    enum status status = add_object(showing, out, error);

    if (status != STATUS_OK)
        return status;
    reopen(out);
    while (status == STATUS_OK && (kind = entity_next_child(showing->record.entity, kind)) != NULL) {
        struct str table = {0};

        status = write_children(showing, kind, &table, NULL, error);
        str_addf(out, ",\n  \"%s\": %.*s", kind->name, table.length > 0 ? (int)table.length - 1 : 0,
                 str_peek(&table));
        str_clear(&table);
    }
    str_add(out, ",\n  \"referred_by\": [");
    for (size_t i = 0; i < count; i++) {
        if (!belongs(showing, &referrers[i]) && referrers[i].count > 0) {
            str_addf(out, "%s\n    {\"entity\": \"%s\", \"field\": \"%s\", \"count\": %lld}", first ? "" : ",",
                     referrers[i].entity->name, referrers[i].entity->fields[referrers[i].field].name,
                     (long long)referrers[i].count);
            first = false;
        }
    }
    str_add(out, "]}\n]\n");
    return status;
}

enum status run_show(struct cli *cli, struct error *error)
{
    const char *format = NULL;
    const struct command_option options[] = {{"format", &format, NULL, 0}, {NULL, NULL, NULL, 0}};
    struct showing showing = {.cli = cli, .options = {.language = cli->language, .columns = command_columns()}};
    struct publish_stream standard = {stdout, NULL};
    struct publish_sink sink = publish_sink_stream(&standard);
    const struct entity *entity = NULL;
    struct referrer *referrers = NULL;
    struct str out = {0};
    size_t count = 0;
    int64_t id = 0;
    enum status status = command_arguments(cli, options, 2, 2, error);

    if (status == STATUS_OK)
        status = command_format(cli, format, &showing.options.format, error);
    if (status == STATUS_OK)
        status = command_record(cli, 0, true, &entity, &id, error);
    if (status == STATUS_OK)
        status = app_fetch(cli->app, entity, id, &showing.record, error);
    if (status == STATUS_OK)
        status = app_referrers(cli->app, id, &referrers, &count, error);
    if (status == STATUS_OK) {
        status = showing.options.format == PUBLISH_JSON ? show_json(&showing, referrers, count, &out, error)
                                                        : show_text(&showing, referrers, count, &out, error);
    }
    if (status == STATUS_OK)
        status = sink.write(sink.context, str_peek(&out), out.length, error);
    str_clear(&out);
    free(referrers);
    record_clear(&showing.record);
    return status;
}
