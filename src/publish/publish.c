#include "samreg/publish/publish.h"

#include "samreg/base/number.h"
#include "samreg/base/formula.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/publish/writer.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes that are collected before the sink gets them. */
enum { ENOUGH = 32768 };

static const struct {
    const char *name;
    const struct publish_ops *ops; /* NULL: not written row by row */
} formats[PUBLISH_FORMAT_COUNT] = {
    [PUBLISH_TEXT] = {"text", &publish_text},
    [PUBLISH_CSV] = {"csv", &publish_csv},
    [PUBLISH_SPREADSHEET] = {"spreadsheet", &publish_spreadsheet},
    [PUBLISH_JSON] = {"json", &publish_json},
    [PUBLISH_MARKDOWN] = {"markdown", NULL},
    [PUBLISH_HTML] = {"html", NULL},
    [PUBLISH_XLSX] = {"xlsx", NULL},
    [PUBLISH_PDF] = {"pdf", NULL},
};

const char *publish_format_name(enum publish_format format)
{
    assert(format < PUBLISH_FORMAT_COUNT);
    return formats[format].name;
}

bool publish_format_parse(const char *name, enum publish_format *format)
{
    for (int i = 0; i < PUBLISH_FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            *format = (enum publish_format)i;
            return true;
        }
    }
    return false;
}

bool publish_format_is_rows(enum publish_format format)
{
    assert(format < PUBLISH_FORMAT_COUNT);
    return formats[format].ops != NULL;
}

bool publish_format_is_drawn(enum publish_format format)
{
    return format == PUBLISH_XLSX || format == PUBLISH_PDF;
}

/* ---- Sinks ---- */

static enum status write_str(void *context, const char *bytes, size_t length, struct error *error)
{
    (void)error;
    str_add_bytes(context, bytes, length);
    return STATUS_OK;
}

struct publish_sink publish_sink_str(struct str *out)
{
    return (struct publish_sink){.write = write_str, .context = out};
}

/* Appends whole lines as a terminal may have them. A carriage return at a line's end does nothing there. */
static void add_clean_lines(const char *bytes, size_t length, struct str *out)
{
    const char *end = bytes + length;

    while (bytes < end) {
        const char *feed = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = feed ? feed : end;

        if (feed && stop > bytes && stop[-1] == '\r')
            stop--;
        (void)text_clean(bytes, (size_t)(stop - bytes), INT_MAX, false, out);
        if (feed)
            str_add_char(out, '\n');
        bytes = feed ? feed + 1 : end;
    }
}

static enum status write_stream(void *context, const char *bytes, size_t length, struct error *error)
{
    const struct publish_stream *to = context;
    struct str clean = {0};
    bool written;

    if (isatty(fileno(to->stream))) {
        add_clean_lines(bytes, length, &clean);
        bytes = str_peek(&clean);
        length = clean.length;
    }
    written = fwrite(bytes, 1, length, to->stream) == length;
    str_clear(&clean);
    if (written)
        return STATUS_OK;
    if (to->name)
        return error_set(error, STATUS_IO, N_("Cannot write to %1: %t2."), to->name, error_reason(errno), NULL);
    return error_set(error, STATUS_IO, N_("Cannot write the output: %t1."), error_reason(errno), NULL);
}

struct publish_sink publish_sink_stream(struct publish_stream *stream)
{
    struct stat file;
    bool is_file = fileno(stream->stream) >= 0 && fstat(fileno(stream->stream), &file) == 0 && S_ISREG(file.st_mode);

    return (struct publish_sink){.write = write_stream, .context = stream, .waits = !is_file};
}

/* ---- What the formats share ---- */

static bool is_identifier(const struct table_column *column)
{
    size_t length = strlen(column->name);

    return column->field->type == FIELD_REFERENCE && length > 3 && strcmp(column->name + length - 3, "_id") == 0;
}

/* The length of the number or code that such a record is called by first ("1714 Stjørdal", "IKS Interkommunalt
 * selskap"), or of the whole. */
static size_t number_length(const struct field *field, const char *called)
{
    const struct entity *entity = field->target != ENTITY_NONE ? entity_get(field->target) : NULL;
    const char *end;

    if (!entity || !(entity_field(entity, entity->called[0])->flags & FIELD_KEY) || !entity->called[1] ||
        strcmp(entity->between, " ") != 0)
        return strlen(called);
    end = strstr(called, entity->between);
    return end ? (size_t)(end - called) : strlen(called);
}

static void write_reference(const struct table_column *column, const struct value *value, enum field_style style,
                            struct str *out)
{
    if (is_identifier(column) || !value->text)
        str_addf(out, "%lld", (long long)value->integer);
    else if (style == FIELD_DATA)
        str_add_bytes(out, value->text, number_length(column->field, value->text));
    else
        str_add(out, value->text);
}

void publish_add_cell(const struct table_column *column, const struct value *value, enum field_style style,
                      enum language language, struct str *out)
{
    int decimals = value->decimals > 0 ? value->decimals : column->decimals;
    struct str written = {0};

    if (value->kind == VALUE_REFERENCE) {
        write_reference(column, value, style, out);
        return;
    }
    if (style == FIELD_SCREEN && value->kind == VALUE_INTEGER && decimals > 0)
        number_format_fixed(value->integer, 2, decimals, &written);
    else
        field_write(column->field, value, style, &written);
    if (style == FIELD_DATA || !field_writes_msgid(column->field) || written.length == 0)
        str_add(out, str_peek(&written));
    else
        str_add(out, text_in(language, str_peek(&written)));
    str_clear(&written);
}

void publish_set_cell(struct publish *publish, size_t column, const struct value *value, enum field_style style)
{
    str_reset(&publish->cell);
    publish_add_cell(&publish->shape->columns[column], value, style, publish->options.language, &publish->cell);
}

/* C0, DEL and C1, without tab, line feed and carriage return. */
static bool is_control(uint32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t' && code_point != '\n' && code_point != '\r') ||
           (code_point >= 0x7f && code_point < 0xa0);
}

void publish_add_valid(const char *text, size_t length, struct str *out)
{
    size_t at = 0;

    while (at < length) {
        uint32_t code_point = 0;
        size_t taken = text_decode(text + at, length - at, &code_point);

        if (taken == 0 || is_control(code_point))
            str_add(out, "\ufffd");
        else
            str_add_bytes(out, text + at, taken);
        at += taken > 0 ? taken : 1;
    }
}

/* ---- Writing ---- */

struct publish *publish_new(const struct table *shape, const struct publish_options *options, struct publish_sink sink)
{
    struct publish *publish = memory_new(sizeof *publish);

    assert(publish_format_is_rows(options->format) && shape->column_count > 0);
    publish->shape = shape;
    publish->options = *options;
    publish->sink = sink;
    publish->ops = formats[options->format].ops;
    return publish;
}

/* Sends what is written when it is `enough` bytes or more. */
static enum status send_on(struct publish *publish, size_t enough, struct error *error)
{
    if (publish->failure.status == STATUS_OK && publish->out.length >= enough && publish->out.length > 0) {
        enum status status =
            publish->sink.write(publish->sink.context, publish->out.text, publish->out.length, &publish->failure);

        assert(status == publish->failure.status);
        (void)status;
        str_reset(&publish->out);
    }
    if (publish->failure.status == STATUS_OK)
        return STATUS_OK;
    if (error) {
        error->status = publish->failure.status;
        message_copy(&error->message, &publish->failure.message);
    }
    return publish->failure.status;
}

static void begin(struct publish *publish)
{
    if (!publish->begun)
        publish->ops->begin(publish);
    publish->begun = true;
}

enum status publish_row(struct publish *publish, const struct value *cells, struct error *error)
{
    if (publish->failure.status == STATUS_OK) {
        begin(publish);
        publish->ops->row(publish, cells);
        publish->rows++;
    }
    return send_on(publish, ENOUGH, error);
}

enum status publish_end(struct publish *publish, struct error *error)
{
    if (publish->failure.status == STATUS_OK) {
        begin(publish);
        publish->ops->end(publish);
    }
    return send_on(publish, 0, error);
}

void publish_free(struct publish **publish)
{
    struct publish *gone = *publish;

    if (!gone)
        return;
    if (gone->ops->clear)
        gone->ops->clear(gone);
    str_clear(&gone->out);
    str_clear(&gone->cell);
    error_clear(&gone->failure);
    free(gone);
    *publish = NULL;
}

enum status publish_table(const struct table *table, const struct publish_options *options, struct publish_sink sink,
                          struct error *error)
{
    struct publish *publish = publish_new(table, options, sink);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < table->row_count && status == STATUS_OK; i++)
        status = publish_row(publish, &table->cells[i * table->column_count], error);
    if (status == STATUS_OK)
        status = publish_end(publish, error);
    publish_free(&publish);
    return status;
}

void publish_add_pasted(const char *text, bool number, struct str *out)
{
    if (!number && formula_is_suspect(text, strlen(text)))
        str_add_char(out, FORMULA_GUARD);
    for (; *text; text++)
        str_add_char(out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}
