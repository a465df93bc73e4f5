#include "samreg/transfer/columns.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

/* ---- Headings ---- */

/* Whether the text folds to the heading, which is folded already. */
static bool is_called(const char *text, const char *heading)
{
    struct str folded = {0};
    bool same;

    collate_fold(text, &folded);
    same = folded.length > 0 && strcmp(str_peek(&folded), heading) == 0;
    str_clear(&folded);
    return same;
}

/* Whether some field of the entity stands in a state with a period, or in one by years. */
static bool has_state(const struct entity *entity, bool by_period)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];

        if (field->via != ENTITY_NONE && (entity_get(field->via)->from != NULL) == by_period)
            return true;
    }
    return false;
}

/* The columns beside the fields. Headings come folded here and below. */
static bool map_special(const struct entity *entity, const char *heading, struct column *column)
{
    static const struct {
        const char *name;
        enum column_kind kind;
    } specials[] = {{"id", COLUMN_ID},
                    {"state_from", COLUMN_STATE_FROM},
                    {"year", COLUMN_YEAR},
                    {"problem", COLUMN_IGNORED}};

    for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++) {
        enum column_kind kind = specials[i].kind;

        if (!is_called(specials[i].name, heading) ||
            (kind == COLUMN_STATE_FROM && !has_state(entity, true)) ||
            (kind == COLUMN_YEAR && !has_state(entity, false)))
            continue;
        *column = (struct column){.kind = kind, .field = -1};
        return true;
    }
    return false;
}

/* The column of a field; what is reckoned is passed over. */
static struct column field_column(const struct entity *entity, size_t field, enum field_style style)
{
    if (entity->fields[field].flags & FIELD_RECKONED)
        return (struct column){.kind = COLUMN_IGNORED, .field = -1};
    return (struct column){.kind = COLUMN_FIELD, .field = (int)field, .style = style};
}

/* A field by its name, or NAME_id of a reference. */
static bool map_name(const struct entity *entity, const char *heading, struct column *column)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        struct str identifier = {0};
        bool is_name = is_called(field->name, heading);
        bool is_id;

        str_addf(&identifier, "%s_id", field->name);
        is_id = field->type == FIELD_REFERENCE && is_called(str_peek(&identifier), heading);
        str_clear(&identifier);
        if (is_name || is_id) {
            *column = field_column(entity, i, FIELD_DATA);
            if (is_id)
                column->kind = COLUMN_REFERENCE_ID;
            return true;
        }
    }
    return false;
}

/* Whether the heading is the field's label in some language. */
static bool is_label(const struct field *field, const char *heading)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (is_called(text_in((enum language)language, field->label), heading))
            return true;
    }
    return false;
}

/* A field by its label; `count` is how many bear it. */
static void map_label(const struct entity *entity, const char *heading, struct column *column, int *count)
{
    *count = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!is_label(&entity->fields[i], heading))
            continue;
        *column = field_column(entity, i, FIELD_SCREEN);
        (*count)++;
    }
}

/* "name (Navn), region (Region), ...": what the headings may be. */
static void list_known(const struct entity *entity, enum language language, struct str *out)
{
    for (size_t i = 0; i < entity->field_count; i++)
        str_addf(out, "%s%s (%s)", i > 0 ? ", " : "", entity->fields[i].name,
                 text_in(language, entity->fields[i].label));
}

static enum status refuse_heading(const struct entity *entity, const char *heading, bool several,
                                  enum language language, struct error *error)
{
    struct str known = {0};
    enum status status;

    list_known(entity, language, &known);
    if (several)
        status = error_set(error, STATUS_DATA,
                           N_("The heading “%1” may mean several fields. Use a field's English name: %2."), heading,
                           str_peek(&known), NULL);
    else if (*heading == '\0')
        status = error_set(error, STATUS_DATA,
                           N_("A column has no heading. The first row must name every column: %1."), str_peek(&known),
                           NULL);
    else
        status = error_set(error, STATUS_DATA,
                           N_("There is no column “%1” here. Change the heading or take the column away. The known "
                              "ones are: %2."),
                           heading, str_peek(&known), NULL);
    str_clear(&known);
    return status;
}

static enum status map_heading(const struct entity *entity, const char *heading, enum language language,
                               struct column *column, struct error *error)
{
    struct str folded = {0};
    int count = 1;

    collate_fold(heading, &folded);
    if (!map_name(entity, str_peek(&folded), column) && !map_special(entity, str_peek(&folded), column))
        map_label(entity, str_peek(&folded), column, &count);
    str_clear(&folded);
    return count == 1 ? STATUS_OK : refuse_heading(entity, heading, count > 1, language, error);
}

/* Whether two columns say the same thing. */
static bool say_the_same(const struct column *a, const struct column *b)
{
    return a->kind == b->kind && a->field == b->field && a->kind != COLUMN_IGNORED;
}

/* ---- Numbers ---- */

enum { GROUP = 3 };

/* The marks of a number as it is written. */
struct marks {
    const char *last;  /* the last point or comma, or NULL */
    size_t count;      /* how many there are */
    bool both;         /* points and commas */
    size_t before;     /* digits before the first */
    size_t behind;     /* digits behind the last */
};

/* Finds the marks; false when the text holds anything else than digits, marks, blanks and a sign. */
static bool find_marks(const char *text, struct marks *marks)
{
    size_t length = strlen(text);

    *marks = (struct marks){0};
    while (length > 0) {
        size_t blank = text_blank_at(text, length);
        size_t taken = blank > 0 ? blank : 1;

        if (*text == '.' || *text == ',') {
            marks->both = marks->both || (marks->last && *marks->last != *text);
            marks->last = text;
            marks->count++;
            marks->behind = 0;
        } else if (*text >= '0' && *text <= '9') {
            marks->before += marks->count == 0;
            marks->behind += marks->count > 0;
        } else if (blank == 0 && *text != '-' && *text != '+') {
            return false;
        }
        text += taken;
        length -= taken;
    }
    return marks->last != NULL;
}

/* Whether the number can be read in two ways: one mark, which may set a thousand or the decimals apart. */
static bool is_doubtful(const struct marks *marks)
{
    return marks->count == 1 && marks->behind == GROUP && marks->before >= 1 && marks->before <= GROUP;
}

/* What a number shows about its column: the mark before its decimals. */
static enum column_decimals judge_number(const char *text)
{
    struct marks marks;

    if (!find_marks(text, &marks) || is_doubtful(&marks) || marks.behind == 0)
        return COLUMN_UNKNOWN;
    /* Groups alone ("1.234.567") show that the other mark stands before decimals. */
    if (marks.count > 1 && !marks.both)
        return *marks.last == '.' ? COLUMN_COMMA : COLUMN_POINT;
    return *marks.last == '.' ? COLUMN_POINT : COLUMN_COMMA;
}

static bool has_decimals(const struct field *field)
{
    return field_is_number(field) && field->type != FIELD_SHARE;
}

/* What the numbers of a column agree on. */
static enum column_decimals judge_column(const struct sheet *sheet, size_t column)
{
    enum column_decimals all = COLUMN_UNKNOWN;

    for (size_t row = 1; row < sheet->row_count; row++) {
        enum column_decimals one = judge_number(sheet_cell(sheet, row, column));

        if (one != COLUMN_UNKNOWN && all != COLUMN_UNKNOWN && one != all)
            return COLUMN_UNKNOWN;
        all = one != COLUMN_UNKNOWN ? one : all;
    }
    return all;
}

enum status columns_map(const struct entity *entity, const struct sheet *sheet, enum language language,
                        struct column **columns, struct error *error)
{
    size_t count = sheet->rows[0].count;
    struct column *mapped = memory_new_array(count, sizeof *mapped);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        size_t length = strlen(sheet_cell(sheet, 0, i));
        char *heading = text_tidy(sheet_cell(sheet, 0, i), length);

        status = map_heading(entity, heading, language, &mapped[i], error);
        for (size_t j = 0; j < i && status == STATUS_OK; j++) {
            if (say_the_same(&mapped[j], &mapped[i]))
                status = error_set(error, STATUS_DATA,
                                   N_("The column “%1” comes twice. Take one of the two away."), heading, NULL);
        }
        if (status == STATUS_OK && mapped[i].kind == COLUMN_FIELD && has_decimals(&entity->fields[mapped[i].field]))
            mapped[i].decimals = judge_column(sheet, i);
        free(heading);
    }
    if (status == STATUS_OK)
        *columns = mapped;
    else
        free(mapped);
    return status;
}

/* ---- Cells ---- */

/* Appends a doubtful number as the column shows it is meant, in a form that field_read() does not doubt: without its
 * group mark, or with a decimal comma and, of three decimals, no last zero. */
static void write_plain(const char *text, const struct marks *marks, enum column_decimals decimals, struct str *out)
{
    bool is_group = (*marks->last == '.') == (decimals == COLUMN_COMMA);
    size_t before = (size_t)(marks->last - text);

    str_add_bytes(out, text, before);
    if (!is_group)
        str_add_char(out, ',');
    str_add_bytes(out, marks->last + 1, is_group || marks->last[GROUP] != '0' ? GROUP : GROUP - 1);
}

enum status column_read(const struct entity *entity, const struct column *column, const char *text,
                        const struct field_reading *reading, struct value *value, struct error *error)
{
    const struct field *field = &entity->fields[column->field];
    struct field_reading own = *reading;
    struct str plain = {0};
    struct marks marks;
    enum status status;

    own.style = column->style;
    if (!has_decimals(field) || !find_marks(text, &marks) || !is_doubtful(&marks))
        return field_read(field, text, &own, value, error);
    if (column->decimals == COLUMN_UNKNOWN)
        return error_set(error, STATUS_DATA,
                         N_("%t1: “%2” can be read in two ways. Write a thousand as 1000 or 1 000, and decimals with a "
                            "comma."),
                         field->label, text, NULL);
    write_plain(text, &marks, column->decimals, &plain);
    status = field_read(field, str_peek(&plain), &own, value, error);
    str_clear(&plain);
    return status;
}

bool column_read_id(const char *text, int64_t *id)
{
    size_t length = strlen(text);
    int64_t read = 0;

    text_trim(&text, &length);
    if (length == 0)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || __builtin_mul_overflow(read, 10, &read) ||
            __builtin_add_overflow(read, text[i] - '0', &read))
            return false;
    }
    if (read == 0)
        return false;
    *id = read;
    return true;
}
