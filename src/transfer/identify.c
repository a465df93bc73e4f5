/* Which record each row means. */
#include "samreg/transfer/importing.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/store/key.h"
#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

static bool is_key(const struct entity *entity, size_t field)
{
    return (entity->fields[field].flags & FIELD_KEY) != 0;
}

int64_t importing_new_id(const struct importing *importing)
{
    return store_new_id_at(importing->store, importing->row, importing->report->row_count);
}

void importing_key_text(const struct entity *entity, const struct value *values, const bool *given, struct str *out)
{
    bool first = true;

    for (size_t i = 0; i < entity->field_count; i++) {
        if (!is_key(entity, i) || (given && !given[i]))
            continue;
        if (!first)
            str_add_char(out, '/');
        first = false;
        if (values[i].kind == VALUE_REFERENCE)
            str_addf(out, "%lld", (long long)values[i].integer);
        else
            field_write(&entity->fields[i], &values[i], FIELD_DATA, out);
    }
}

/* ---- What the rows of the file are called, for references among them ---- */

static void note_name(struct importing *importing, const char *text, size_t row)
{
    struct str folded = {0};
    int64_t *known;

    collate_fold(text, &folded);
    known = folded.length > 0 ? names_find(&importing->own, str_peek(&folded)) : NULL;
    if (known && *known != (int64_t)row)
        *known = -1;
    else if (!known && folded.length > 0)
        names_add(&importing->own, str_peek(&folded), (int64_t)row);
    str_clear(&folded);
}

static bool refers_to_itself(const struct importing *importing)
{
    for (size_t i = 0; i < importing->entity->field_count; i++) {
        const struct field *field = &importing->entity->fields[i];

        if (field->type == FIELD_REFERENCE && field->target == importing->entity->id && importing->given[i])
            return true;
    }
    return false;
}

/* Notes the row under its name and under its whole key as the file writes it. */
static void note_names(struct importing *importing, size_t row)
{
    const struct entity *entity = importing->entity;
    const struct import_row *r = &importing->report->rows[row];
    int name = entity_field_index(entity, "name");
    struct str key = {0};

    for (size_t i = 0; i < entity->field_count; i++) {
        if (!is_key(entity, i) || importing->field_columns[i] < 0)
            continue;
        str_add(&key, key.length > 0 ? "/" : "");
        str_add(&key, importing_cell(importing, r, importing->field_columns[i]));
    }
    note_name(importing, str_peek(&key), row);
    if (name >= 0)
        note_name(importing, importing_cell(importing, r, importing->field_columns[name]), row);
    str_clear(&key);
}

/* ---- The record ---- */

/* Reports that an earlier row speaks of the same record; otherwise notes the record under the text. */
static void note_seen(struct importing *importing, struct import_row *row, const char *text)
{
    const int64_t *seen = names_find(&importing->seen, text);
    struct str line = {0};

    if (!seen) {
        names_add(&importing->seen, text, row - importing->report->rows);
        return;
    }
    str_addf(&line, "%zu", importing->sheet->rows[importing->report->rows[*seen].sheet_row].line);
    message_set(importing_problem(importing, row, -1, false),
                N_("The row means the same record as line %1. Take one of the two away, or fill in what sets them "
                   "apart."),
                str_peek(&line), NULL);
    str_clear(&line);
}

/* The identifier that the row gives: 0 without one, or when the row fails on it. */
static enum status read_id(struct importing *importing, struct import_row *row, struct error *error)
{
    int column = importing->special[COLUMN_ID];
    const char *text = importing_cell(importing, row, column);
    size_t length = strlen(text);
    const struct entity *kind = NULL;
    const char *trimmed = text;
    struct error own = {0};
    enum status status;

    text_trim(&trimmed, &length);
    if (length == 0)
        return STATUS_OK;
    if (!column_read_id(text, &row->id)) {
        message_set(importing_problem(importing, row, column, false),
                    N_("“%1” is not an identifier. Take it from an export, or leave the cell empty."), text, NULL);
        return STATUS_OK;
    }
    status = store_kind_of(importing->store, row->id, &kind, &own);
    if (status == STATUS_OK && kind != importing->entity)
        message_set(importing_problem(importing, row, column, false),
                    N_("The identifier %1 belongs to another kind of record (%t2)."), text, kind->label, NULL);
    row->known = status == STATUS_OK && kind == importing->entity;
    if (status != STATUS_OK && status != STATUS_DATA) {
        error_set(error, status, own.message.msgid, own.message.arguments[0], NULL);
        error_clear(&own);
        return status;
    }
    error_clear(&own);
    return STATUS_OK;
}

/* Says which columns would tell the several records of an incomplete key apart. */
static void refuse_several(struct importing *importing, struct import_row *row)
{
    struct str lacking = {0};

    for (size_t i = 0; i < importing->entity->field_count; i++) {
        if (is_key(importing->entity, i) && !importing->given[i])
            str_addf(&lacking, "%s%s", lacking.length > 0 ? ", " : "", importing->entity->fields[i].name);
    }
    message_set(importing_problem(importing, row, -1, false),
                N_("Several records may be meant. Add the columns that tell them apart: %1."), str_peek(&lacking),
                NULL);
    str_clear(&lacking);
}

/* Reads the cells of the natural key; false when one cannot be read. */
static enum status read_key(struct importing *importing, const struct import_row *row, struct value *values,
                            bool *readable, struct error *error)
{
    enum status status = STATUS_OK;
    int column;

    *readable = true;
    for (size_t i = 0; i < importing->entity->field_count && status == STATUS_OK; i++) {
        if (!is_key(importing->entity, i) || !importing->given[i])
            continue;
        status = importing_read_field(importing, row, i, &values[i], &column, error);
        if (status == STATUS_DATA) {
            *readable = false;
            status = STATUS_OK;
            error_clear(error);
        }
    }
    return status;
}

/* The fields that a record is found by: those that are given. Where a key is not told, a part of it must not find
 * anything: whoever leaves some out would learn what there is under the rest. New array. */
static bool *choose_compared(const struct importing *importing)
{
    const struct entity *entity = importing->entity;
    bool *compared = memory_new_array(entity->field_count, sizeof *compared);

    for (size_t i = 0; i < entity->field_count; i++)
        compared[i] = importing->given[i] || (is_key(entity, i) && entity_withholds_key(entity));
    return compared;
}

/* Tells by its natural key which record the row means; a row that means none gets a new identifier. */
static enum status find_by_key(struct importing *importing, struct import_row *row, const struct value *values,
                               struct error *error)
{
    int64_t ids[2];
    int count = 0;
    struct str key = {0};
    bool *compared = choose_compared(importing);
    enum status status = store_find_key(importing->store, importing->entity, values, compared, ids, &count, error);

    free(compared);
    if (status != STATUS_OK)
        return status;
    if (count > 1)
        refuse_several(importing, row);
    row->known = row->by_key = count == 1;
    if (count == 1)
        row->id = ids[0];
    if (count == 0 || entity_withholds_key(importing->entity)) {
        str_add(&key, "key:");
        importing_key_text(importing->entity, values, importing->given, &key);
        note_seen(importing, row, str_peek(&key));
    }
    if (count == 0 && row->id == 0) {
        str_reset(&key);
        importing_key_text(importing->entity, values, NULL, &key);
        row->id = importing->options->stable_ids ? store_stable_id(importing->entity, str_peek(&key))
                                                 : importing_new_id(importing);
    }
    str_clear(&key);
    return STATUS_OK;
}

/* The first field of the natural key, by which records are looked for. */
static size_t first_key(const struct entity *entity)
{
    size_t i = 0;

    while (i + 1 < entity->field_count && !is_key(entity, i))
        i++;
    return i;
}

static enum status identify(struct importing *importing, struct import_row *row, struct error *error)
{
    size_t count = importing->entity->field_count;
    struct value *values = memory_new_array(count, sizeof *values);
    bool readable = false;
    enum status status = read_id(importing, row, error);
    struct str id = {0};

    if (status == STATUS_OK && !row->failed && !row->known) {
        if (!importing->given[first_key(importing->entity)])
            message_set(importing_problem(importing, row, -1, false),
                        N_("The register has no record with that identifier, and without the column %1 none can be "
                           "added."),
                        importing->entity->fields[first_key(importing->entity)].name, NULL);
        else
            status = read_key(importing, row, values, &readable, error);
        if (status == STATUS_OK && readable)
            status = find_by_key(importing, row, values, error);
    }
    /* That a key which is not told means the record of another row's identifier must not show. */
    bool is_hidden = row->by_key && entity_withholds_key(importing->entity);
    if (status == STATUS_OK && row->known && !row->failed && !is_hidden) {
        str_addf(&id, "id:%lld", (long long)row->id);
        note_seen(importing, row, str_peek(&id));
    }
    str_clear(&id);
    for (size_t i = 0; i < count; i++)
        value_clear(&values[i]);
    free(values);
    return status;
}

enum status importing_identify(struct importing *importing, struct error *error)
{
    bool names = refers_to_itself(importing);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < importing->report->row_count && status == STATUS_OK; i++) {
        struct import_row *row = &importing->report->rows[i];

        importing->row = i;
        status = importing_step(importing, error);
        if (status == STATUS_OK && sheet_is_whole(importing->sheet, row->sheet_row))
            status = identify(importing, row, error);
        if (status == STATUS_OK && names)
            note_names(importing, i);
    }
    return status;
}
