#include "samreg/app/listing.h"

#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <stdio.h>
#include <stdlib.h>

/* The identifier of the record itself, as a column. */
static const struct field id_field = {
    "id", N_("Identifier"), N_("The record's identifier."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 20, 0, ENTITY_NONE,
};

/* A list being written. */
struct writing {
    const int *fields;
    size_t count;
    bool with_ids;
    enum language language; /* of the names of code lists; bokmål, which is stored, in files that are read again */
    struct table shape;
    struct value *cells;
    struct publish *publish;
    int64_t rows; /* written so far */
};

size_t listing_default_fields(const struct entity *entity, enum publish_format format, int *fields, size_t most)
{
    bool whole = format == PUBLISH_CSV || format == PUBLISH_JSON;
    size_t count = 0;

    for (size_t i = 0; i < entity->field_count && count < most; i++) {
        if (whole || (entity->fields[i].width > 0 && (entity->fields[i].flags & FIELD_HIDDEN) == 0))
            fields[count++] = (int)i;
    }
    return count;
}

/* Adds the columns of one field. */
static void add_columns(struct writing *writing, const struct field *field, enum language language)
{
    table_add_column(&writing->shape, field, field->name, text_in(language, field->label));
    if (writing->with_ids && field->type == FIELD_REFERENCE) {
        struct str name = {0};

        str_addf(&name, "%s_id", field->name);
        table_add_column(&writing->shape, field, str_peek(&name), str_peek(&name));
        str_clear(&name);
    }
}

static void make_shape(struct writing *writing, const struct entity *entity, enum language language)
{
    if (writing->with_ids)
        add_columns(writing, &id_field, language);
    for (size_t i = 0; i < writing->count; i++) {
        if (writing->fields[i] != LISTING_ID)
            add_columns(writing, &entity->fields[writing->fields[i]], language);
        else if (!writing->with_ids)
            add_columns(writing, &id_field, language);
    }
    writing->cells = memory_new_array(writing->shape.column_count, sizeof *writing->cells);
}

/* Fills the cells from a record; they lend its texts. */
static enum status write_record(void *context, const struct record *record, struct error *error)
{
    struct writing *writing = context;
    enum status status;
    struct value *cell = writing->cells;
    char digits[24];
    struct value id = {.kind = VALUE_TEXT, .text = digits};

    snprintf(digits, sizeof digits, "%lld", (long long)record->id);
    if (writing->with_ids)
        *cell++ = id;
    for (size_t i = 0; i < writing->count; i++) {
        int field = writing->fields[i];

        if (field == LISTING_ID) {
            if (!writing->with_ids)
                *cell++ = id;
            continue;
        }
        *cell++ = *record_value_in(record, (size_t)field, writing->language);
        if (writing->with_ids && record->entity->fields[field].type == FIELD_REFERENCE)
            *cell++ = record->values[field];
    }
    status = publish_row(writing->publish, writing->cells, error);
    writing->rows += status == STATUS_OK;
    return status;
}

/* Writes the rows as they were at one moment, whoever writes meanwhile; but a reader who stands still may not keep
 * others from writing: for such a one each slice is of its own moment. */
static enum status write_rows(struct app *app, const struct selection *selection, struct writing *writing,
                              bool waits, struct error *error)
{
    enum status status;

    if (waits)
        return app_each(app, selection, write_record, writing, error);
    status = store_hold_still(app->store, error);
    if (status == STATUS_OK) {
        status = app_each(app, selection, write_record, writing, error);
        store_let_go(app->store);
    }
    return status;
}

enum status listing_write(struct app *app, const struct selection *selection, const int *fields, size_t count,
                          const struct publish_options *options, struct publish_sink sink, int64_t *rows,
                          struct error *error)
{
    struct writing writing = {
        .fields = fields,
        .count = count,
        .with_ids = options->format == PUBLISH_JSON,
        .language = options->format == PUBLISH_TEXT ? options->language : LANGUAGE_BOKMAL,
    };
    enum status status;

    make_shape(&writing, selection->entity, options->language);
    writing.publish = publish_new(&writing.shape, options, sink);
    status = write_rows(app, selection, &writing, sink.waits, error);
    if (status == STATUS_OK)
        status = publish_end(writing.publish, error);
    publish_free(&writing.publish);
    table_clear(&writing.shape);
    free(writing.cells);
    if (status == STATUS_OK && rows != NULL)
        *rows = writing.rows;
    return status;
}

/* A record as a row of a table. */
struct filling {
    const int *fields;
    size_t count;
    enum language language;
    struct table *table;
};

static enum status add_row(void *context, const struct record *record, struct error *error)
{
    struct filling *filling = context;
    struct value *cells = table_add_row(filling->table);

    (void)error;
    for (size_t i = 0; i < filling->count; i++) {
        char digits[24];

        if (filling->fields[i] == LISTING_ID) {
            snprintf(digits, sizeof digits, "%lld", (long long)record->id);
            value_set_text(&cells[i], digits);
        } else {
            value_copy(&cells[i], record_value_in(record, (size_t)filling->fields[i], filling->language));
        }
    }
    return STATUS_OK;
}

enum status listing_table(struct app *app, const struct selection *selection, const int *fields, size_t count,
                          struct table *table, struct error *error)
{
    struct filling filling = {fields, count, app->language, table};
    enum status status;

    table->title = memory_copy_text(text_in(app->language, selection->entity->plural));
    for (size_t i = 0; i < count; i++) {
        const struct field *field = fields[i] == LISTING_ID ? &id_field : &selection->entity->fields[fields[i]];

        table_add_column(table, field, field->name, text_in(app->language, field->label));
    }
    status = store_hold_still(app->store, error);
    if (status == STATUS_OK) {
        status = app_each(app, selection, add_row, &filling, error);
        store_let_go(app->store);
    }
    if (status != STATUS_OK)
        table_clear(table);
    return status;
}

enum status listing_document(struct app *app, const struct selection *selection, const int *fields, size_t count,
                             struct document *document, struct error *error)
{
    struct table table = {0};
    struct str line = {0};
    char day[DATE_TEXT];
    enum status status = listing_table(app, selection, fields, count, &table, error);

    if (status == STATUS_OK) {
        str_addf(&line, "%s · %s %s", app->name, text_in(app->language, N_("as of")), date_format(app->as_of, day));
        document_begin(document, app->language, table.title);
        document_add_line(document, str_peek(&line));
        document_put_table(document, NULL, &table);
        str_clear(&line);
    }
    table_clear(&table);
    return status;
}
