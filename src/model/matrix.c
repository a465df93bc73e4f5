#include "samreg/model/matrix.h"

#include "samreg/base/memory.h"
#include "samreg/base/translate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- Roles ---- */

static const struct role {
    char letter;
    const char *code;
} roles[MATRIX_ROLES] = {
    [MATRIX_PARTICIPANT] = {'D', "participant"},
    [MATRIX_HOST] = {'V', "host"},
    [MATRIX_OWNER] = {'E', "owner"},
    [MATRIX_BUYER] = {'K', "buyer"},
    [MATRIX_SELLER] = {'S', "seller"},
    [MATRIX_OFFICE] = {'F', "office"},
    [MATRIX_OBSERVER] = {'O', "observer"},
    [MATRIX_UNSTATED] = {'x', ""},
};

char matrix_role_letter(enum matrix_role role)
{
    return roles[role].letter;
}

const char *matrix_role_code(enum matrix_role role)
{
    return roles[role].code;
}

const char *matrix_role_label(enum matrix_role role)
{
    const struct field *field = entity_field(entity_get(ENTITY_PARTICIPATION), "role");
    const struct choice *choice = field_choice(field, roles[role].code);

    return choice ? choice->label : N_("role not stated");
}

bool matrix_role_carries(enum matrix_role role)
{
    return role == MATRIX_HOST || role == MATRIX_OFFICE || role == MATRIX_SELLER;
}

enum matrix_role matrix_role_of(const char *code)
{
    for (int role = 0; code && role < MATRIX_UNSTATED; role++)
        if (strcmp(roles[role].code, code) == 0)
            return (enum matrix_role)role;
    return MATRIX_UNSTATED;
}

/* One municipality is one of these at a time (db/checks/participant_twice.sql). */
static bool is_proper(enum matrix_role role)
{
    return role == MATRIX_PARTICIPANT || role == MATRIX_HOST || role == MATRIX_OWNER || role == MATRIX_OFFICE ||
           role == MATRIX_UNSTATED;
}

/* ---- Filling ---- */

static void clear_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

void matrix_clear(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->row_count; i++) {
        free(matrix->rows[i].name);
        free(matrix->rows[i].region);
    }
    for (size_t i = 0; i < matrix->column_count; i++) {
        free(matrix->columns[i].number);
        free(matrix->columns[i].name);
        free(matrix->columns[i].short_name);
    }
    for (size_t i = 0; i < matrix->part_count; i++) {
        free(matrix->parts[i].from);
        free(matrix->parts[i].to);
    }
    free(matrix->rows);
    free(matrix->columns);
    free(matrix->parts);
    clear_names(matrix->sectors, matrix->sector_count);
    clear_names(matrix->forms, matrix->form_count);
    *matrix = (struct matrix){0};
}

struct matrix_row *matrix_add_row(struct matrix *matrix)
{
    matrix->rows = array_room(matrix->rows, matrix->row_count, &matrix->row_capacity, sizeof *matrix->rows);
    struct matrix_row *row = &matrix->rows[matrix->row_count++];
    *row = (struct matrix_row){.stated = -1, .sector = MATRIX_NO_GROUP, .form = MATRIX_NO_GROUP};
    return row;
}

struct matrix_column *matrix_add_column(struct matrix *matrix)
{
    matrix->columns =
        array_room(matrix->columns, matrix->column_count, &matrix->column_capacity, sizeof *matrix->columns);
    struct matrix_column *column = &matrix->columns[matrix->column_count++];
    *column = (struct matrix_column){0};
    return column;
}

struct matrix_part *matrix_add_part(struct matrix *matrix)
{
    matrix->parts = array_room(matrix->parts, matrix->part_count, &matrix->part_capacity, sizeof *matrix->parts);
    struct matrix_part *part = &matrix->parts[matrix->part_count++];
    *part = (struct matrix_part){0};
    return part;
}

static int add_name(char ***names, size_t *count, size_t *capacity, const char *name)
{
    *names = array_room(*names, *count, capacity, sizeof **names);
    (*names)[*count] = memory_copy_text(name);
    return (int)(*count)++;
}

int matrix_add_sector(struct matrix *matrix, const char *name)
{
    return add_name(&matrix->sectors, &matrix->sector_count, &matrix->sector_capacity, name);
}

int matrix_add_form(struct matrix *matrix, const char *name)
{
    return add_name(&matrix->forms, &matrix->form_count, &matrix->form_capacity, name);
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_parts(const void *a, const void *b)
{
    const struct matrix_part *one = a, *other = b;
    int order = compare_numbers((int64_t)one->row, (int64_t)other->row);

    if (order == 0)
        order = compare_numbers((int64_t)one->column, (int64_t)other->column);
    if (order == 0)
        order = compare_numbers(one->role, other->role);
    return order ? order : compare_numbers(one->id, other->id);
}

/* Adds what a cell counts: one who takes part for certain or not; nothing for an observer. */
static void count_cell(const struct matrix_part *parts, size_t count, struct matrix_total *total)
{
    bool any = false, sure = false;

    for (size_t i = 0; i < count; i++) {
        any = any || parts[i].role != MATRIX_OBSERVER;
        sure = sure || (parts[i].role != MATRIX_OBSERVER && !parts[i].uncertain);
    }
    total->sure += sure;
    total->unsure += any && !sure;
}

void matrix_close(struct matrix *matrix)
{
    if (matrix->part_count > 0)
        qsort(matrix->parts, matrix->part_count, sizeof *matrix->parts, compare_parts);
    for (size_t begin = 0, end; begin < matrix->part_count; begin = end) {
        const struct matrix_part *part = &matrix->parts[begin];
        for (end = begin; end < matrix->part_count && matrix->parts[end].row == part->row &&
                          matrix->parts[end].column == part->column;)
            end++;
        struct matrix_row *row = &matrix->rows[part->row];
        if (row->part_count == 0)
            row->first_part = begin;
        row->part_count += end - begin;
        count_cell(part, end - begin, &row->total);
        count_cell(part, end - begin, &matrix->columns[part->column].total);
    }
    matrix->named = 0;
    for (size_t i = 0; i < matrix->row_count; i++) {
        const struct matrix_row *row = &matrix->rows[i];
        matrix->named += row->part_count > 0 || row->outside > 0 || row->bodies > 0;
    }
}

/* ---- Looking up ---- */

const struct matrix_part *matrix_cell(const struct matrix *matrix, size_t row, size_t column, size_t *count)
{
    size_t low = matrix->rows[row].first_part;
    size_t end = low + matrix->rows[row].part_count;
    size_t high = end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (matrix->parts[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < end && matrix->parts[low + *count].column == column;)
        ++*count;
    return *count > 0 ? &matrix->parts[low] : NULL;
}

size_t matrix_find_row(const struct matrix *matrix, int64_t id)
{
    size_t row = 0;

    while (row < matrix->row_count && matrix->rows[row].id != id)
        row++;
    return row;
}

size_t matrix_find_column(const struct matrix *matrix, int64_t id)
{
    size_t column = 0;

    while (column < matrix->column_count && matrix->columns[column].id != id)
        column++;
    return column;
}

void matrix_write_cell(const struct matrix_part *parts, size_t count, struct str *out)
{
    bool uncertain = false;

    for (size_t i = 0; i < count; i++)
        uncertain = uncertain || parts[i].uncertain;
    if (count > 0)
        str_add_char(out, matrix_role_letter(parts[0].role));
    if (uncertain || count > 1)
        str_add_char(out, uncertain ? '?' : '+');
}

void matrix_write_total(struct matrix_total total, struct str *out)
{
    if (total.sure + total.unsure > 0)
        str_addf(out, "%u%s", total.sure + total.unsure, total.unsure > 0 ? "?" : "");
}

unsigned matrix_percent(const struct matrix *matrix, size_t column)
{
    struct matrix_total total = matrix->columns[column].total;
    size_t parts = ((size_t)total.sure + total.unsure) * 100;

    return matrix->named > 0 ? (unsigned)((parts * 2 + matrix->named) / (2 * matrix->named)) : 0;
}

int64_t matrix_unnamed(const struct matrix_row *row)
{
    int64_t named = (int64_t)row->total.sure + row->total.unsure + row->outside + row->bodies;

    return row->stated > named ? row->stated - named : 0;
}

/* ---- What is shown ---- */

void matrix_shown_clear(struct matrix_shown *shown)
{
    for (size_t i = 0; i < shown->line_count; i++)
        free(shown->lines[i].total);
    free(shown->lines);
    free(shown->columns);
    *shown = (struct matrix_shown){0};
}

static struct matrix_line *add_line(struct matrix_shown *shown)
{
    shown->lines = array_room(shown->lines, shown->line_count, &shown->line_capacity, sizeof *shown->lines);
    shown->lines[shown->line_count] = (struct matrix_line){0};
    return &shown->lines[shown->line_count++];
}

static bool is_row_shown(const struct matrix_row *row, bool filled)
{
    return !filled || row->part_count > 0 || row->stated > 0;
}

static int group_of(const struct matrix_row *row, enum matrix_grouping grouping)
{
    return grouping == MATRIX_BY_SECTOR ? row->sector : row->form;
}

/* The head's totals per column: the arrangements of the group that the municipality takes part in. */
static void add_to_group(const struct matrix *matrix, const struct matrix_row *row, struct matrix_total *total)
{
    for (size_t begin = row->first_part, end, last = begin + row->part_count; begin < last; begin = end) {
        size_t column = matrix->parts[begin].column;
        for (end = begin; end < last && matrix->parts[end].column == column;)
            end++;
        count_cell(&matrix->parts[begin], end - begin, &total[column]);
    }
}

static void add_group(const struct matrix *matrix, enum matrix_grouping grouping, int group, bool filled,
                      struct matrix_shown *shown)
{
    size_t head = shown->line_count;

    for (size_t i = 0; i < matrix->row_count; i++) {
        const struct matrix_row *row = &matrix->rows[i];
        if (group_of(row, grouping) != group || !is_row_shown(row, filled))
            continue;
        if (shown->line_count == head) {
            struct matrix_line *line = add_line(shown);
            line->is_group = true;
            line->group = group;
            line->total = memory_new_array(matrix->column_count + 1, sizeof *line->total);
        }
        add_line(shown)->row = i;
        shown->lines[head].members++;
        add_to_group(matrix, row, shown->lines[head].total);
    }
}

void matrix_show(const struct matrix *matrix, enum matrix_grouping grouping, bool filled, struct matrix_shown *shown)
{
    int groups = (int)(grouping == MATRIX_BY_SECTOR ? matrix->sector_count : matrix->form_count);

    matrix_shown_clear(shown);
    for (size_t i = 0; grouping == MATRIX_UNGROUPED && i < matrix->row_count; i++)
        if (is_row_shown(&matrix->rows[i], filled))
            add_line(shown)->row = i;
    for (int group = 0; grouping != MATRIX_UNGROUPED && group < groups; group++)
        add_group(matrix, grouping, group, filled, shown);
    if (grouping != MATRIX_UNGROUPED) {
        add_group(matrix, grouping, MATRIX_SEVERAL_GROUPS, filled, shown);
        add_group(matrix, grouping, MATRIX_NO_GROUP, filled, shown);
    }
    bool *takes_part = memory_new_array(matrix->column_count + 1, sizeof *takes_part);
    for (size_t i = 0; i < matrix->part_count; i++)
        takes_part[matrix->parts[i].column] = true;
    shown->columns = memory_new_array(matrix->column_count + 1, sizeof *shown->columns);
    for (size_t i = 0; i < matrix->column_count; i++)
        if (!filled || takes_part[i])
            shown->columns[shown->column_count++] = i;
    free(takes_part);
}

/* ---- Setting a role ---- */

enum matrix_step matrix_step_to(const struct matrix_part *parts, size_t count, enum matrix_role role, size_t *which)
{
    size_t proper = 0;

    *which = 0;
    if (count == 0)
        return MATRIX_ADD;
    for (size_t i = 0; i < count; i++)
        if (parts[i].role == role)
            return MATRIX_KEEP;
    if (count == 1)
        return MATRIX_CORRECT;
    for (size_t i = 0; i < count; i++) {
        if (is_proper(parts[i].role)) {
            *which = i;
            proper++;
        }
    }
    return is_proper(role) && proper == 1 ? MATRIX_CORRECT : MATRIX_UNCLEAR;
}

enum matrix_role matrix_role_after(const struct matrix_part *parts, size_t count)
{
    if (count == 0 || parts[0].role >= MATRIX_OBSERVER)
        return MATRIX_PARTICIPANT;
    return (enum matrix_role)(parts[0].role + 1);
}
