/* The participation matrix on the screen: arrangements down, municipalities across (or turned), edited in place. */
#include "samreg/view/matrix_view.h"

#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/view/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Arrangements that are read first: more than any screen has rows. */
enum { FIRST_SCREEN = 150 };

static struct matrix_view *of(struct view *view)
{
    return (struct matrix_view *)view;
}

static struct app *app_of(const struct matrix_view *matrix_view)
{
    return shell_app(matrix_view->view.shell);
}

/* ---- Where the cursor is ---- */

bool matrix_view_at(const struct matrix_view *matrix_view, size_t row, size_t column, const struct matrix_line **line,
                    size_t *municipality)
{
    const struct matrix_shown *shown = &matrix_view->shown;
    size_t place = matrix_view->turned ? column : row;
    size_t across = matrix_view->turned ? row : column;

    if (place >= shown->line_count || across >= shown->column_count)
        return false;
    *line = &shown->lines[place];
    *municipality = shown->columns[across];
    return true;
}

bool matrix_view_here(const struct matrix_view *matrix_view, struct matrix_place *place)
{
    const struct matrix_line *line;
    size_t municipality;

    if (!matrix_view_at(matrix_view, matrix_view->table.row, matrix_view->table.column, &line, &municipality) ||
        line->is_group)
        return false;
    *place = (struct matrix_place){line->row, municipality};
    return true;
}

/* The records of a cell of the table; all zeroes where there is none. */
struct matrix_spot matrix_view_spot(const struct matrix_view *matrix_view, size_t row, size_t column)
{
    const struct matrix_line *line;
    size_t municipality;
    struct matrix_spot spot = {0};

    if (matrix_view_at(matrix_view, row, column, &line, &municipality)) {
        spot.arrangement = line->is_group ? 0 : matrix_view->matrix.rows[line->row].id;
        spot.group = line->group;
        spot.municipality = matrix_view->matrix.columns[municipality].id;
    }
    return spot;
}

/* The places of the records among the lines and columns shown; of what is not there any more the places given stay. */
static void find_spot(const struct matrix_view *matrix_view, const struct matrix_spot *spot, size_t *row,
                      size_t *column)
{
    const struct matrix_shown *shown = &matrix_view->shown;
    size_t *line_place = matrix_view->turned ? column : row;
    size_t *column_place = matrix_view->turned ? row : column;

    for (size_t i = 0; i < shown->line_count; i++) {
        const struct matrix_line *line = &shown->lines[i];

        if (line->is_group ? spot->arrangement == 0 && line->group == spot->group
                           : matrix_view->matrix.rows[line->row].id == spot->arrangement) {
            *line_place = i;
            break;
        }
    }
    for (size_t i = 0; i < shown->column_count; i++) {
        if (matrix_view->matrix.columns[shown->columns[i]].id == spot->municipality) {
            *column_place = i;
            break;
        }
    }
}

/* ---- Reading ---- */

void matrix_view_go(struct matrix_view *matrix_view, const struct matrix_spot *spot)
{
    size_t row = matrix_view->table.row;
    size_t column = matrix_view->table.column;

    find_spot(matrix_view, spot, &row, &column);
    crosstab_go(&matrix_view->table, row, column);
}

/* Shows the matrix anew with the cursor and the anchor of the marks on these records. */
static void show_again(struct matrix_view *matrix_view, const struct matrix_spot *cursor,
                       const struct matrix_spot *anchor)
{
    struct crosstab *table = &matrix_view->table;

    matrix_show(&matrix_view->matrix, matrix_view->grouping, matrix_view->filled, &matrix_view->shown);
    crosstab_set_size(table, matrix_view->turned ? matrix_view->shown.column_count : matrix_view->shown.line_count,
                      matrix_view->turned ? matrix_view->shown.line_count : matrix_view->shown.column_count);
    find_spot(matrix_view, anchor, &table->anchor_row, &table->anchor_column);
    matrix_view_go(matrix_view, cursor);
}

void matrix_view_arrange(struct matrix_view *matrix_view, enum matrix_grouping grouping, bool filled, bool turned)
{
    struct matrix_spot cursor = matrix_view_spot(matrix_view, matrix_view->table.row, matrix_view->table.column);

    matrix_view->grouping = grouping;
    matrix_view->filled = filled;
    matrix_view->turned = turned;
    crosstab_mark(&matrix_view->table, CROSSTAB_NO_MARKS);
    show_again(matrix_view, &cursor, &cursor);
}

/* Whether nothing is shown yet, nor somewhere below the first screen what is wanted. */
static bool is_beginning(const struct matrix_view *matrix_view)
{
    return matrix_view->matrix.row_count == 0 && matrix_view->matrix.column_count == 0 &&
           matrix_view->wanted.arrangement == 0;
}

bool matrix_view_read(struct matrix_view *matrix_view)
{
    struct matrix_query query = {.area = matrix_view->area, .id = matrix_view->area_id, .filter = &matrix_view->filter};
    struct crosstab *table = &matrix_view->table;
    struct matrix_spot cursor = matrix_view_spot(matrix_view, table->row, table->column);
    struct matrix_spot anchor = matrix_view_spot(matrix_view, table->anchor_row, table->anchor_column);
    struct matrix matrix = {0};
    struct error error = {0};
    enum status status;

    if (!matrix_view->stale)
        return true;
    query.most = is_beginning(matrix_view) ? FIRST_SCREEN : 0;
    status = app_matrix(app_of(matrix_view), &query, &matrix, &error);
    if (status == STATUS_STOPPED) {
        error_clear(&error);
        return false;
    }
    matrix_view->begun = query.most > 0 && matrix.cut;
    matrix_view->stale = matrix_view->begun;
    if (status != STATUS_OK) {
        shell_say_error(matrix_view->view.shell, &error);
        return true;
    }
    matrix_clear(&matrix_view->matrix);
    matrix_view->matrix = matrix;
    if (matrix_view->wanted.arrangement != 0 || matrix_view->wanted.municipality != 0) {
        cursor = matrix_view->wanted;
        matrix_view->wanted = matrix_view->begun ? cursor : (struct matrix_spot){0};
    }
    show_again(matrix_view, &cursor, &anchor);
    return true;
}

static bool matrix_work(struct view *view)
{
    return of(view)->stale && matrix_view_read(of(view));
}

/* Keys mean the cells that they would mean typed slowly. */
static bool matrix_busy(const struct view *view)
{
    return ((const struct matrix_view *)view)->stale;
}

/* What can be done on every page needs no cell, but for what Enter opens. */
static bool depends_on_cells(const struct view *view, enum action_id action)
{
    (void)view;
    return (action_get(action)->where & ACTION_PAGE) == 0 || action == ACTION_OPEN;
}

static void refresh_matrix(struct view *view)
{
    of(view)->stale = true;
}

/* What a region or county is called, for the title. */
static void read_area_name(struct matrix_view *matrix_view)
{
    const struct entity *entity = entity_get(matrix_view->area == MATRIX_REGION ? ENTITY_REGION : ENTITY_COUNTY);
    struct error error = {0};

    free(matrix_view->area_name);
    matrix_view->area_name = NULL;
    if (matrix_view->area != MATRIX_ALL &&
        app_called(app_of(matrix_view), entity, matrix_view->area_id, &matrix_view->area_name, &error)
               != STATUS_OK) {
        error_clear(&error); /* reading the matrix will say it */
    }
}

void matrix_view_set_area(struct matrix_view *matrix_view, enum matrix_area area, int64_t id)
{
    matrix_view->area = area;
    matrix_view->area_id = id;
    matrix_view->stale = true;
    read_area_name(matrix_view);
}

/* ---- The filter ---- */

static bool check_filter(void *owner, const char *text, struct error *error)
{
    struct filter filter = {0};
    bool fine = app_filter(app_of(owner), entity_get(ENTITY_ARRANGEMENT), text, &filter, error) == STATUS_OK;

    filter_clear(&filter);
    return fine;
}

static bool narrow(void *owner, const char *text, struct error *error)
{
    struct matrix_view *matrix_view = owner;
    struct filter filter = {0};

    if (app_filter(app_of(matrix_view), entity_get(ENTITY_ARRANGEMENT), text, &filter, error) != STATUS_OK)
        return false;
    filter_clear(&matrix_view->filter);
    matrix_view->filter = filter;
    matrix_view->stale = true;
    return true;
}

static void leave(void *owner)
{
    struct matrix_view *matrix_view = owner;

    matrix_view->stood_on = matrix_view_spot(matrix_view, matrix_view->table.row, matrix_view->table.column);
}

/* Once the matrix has been read anew. */
static void back(void *owner)
{
    struct matrix_view *matrix_view = owner;

    matrix_view->wanted = matrix_view->stood_on;
}

static const struct filter_line_ops filter_ops = {
    .check = check_filter,
    .narrow = narrow,
    .leave = leave,
    .back = back,
};

/* ---- The view ---- */

static bool matrix_key(struct view *view, struct key key)
{
    switch (crosstab_key(&of(view)->table, key)) {
    case CROSSTAB_MOVED:
        return true;
    case CROSSTAB_CHOSEN:
        shell_act(view->shell, ACTION_OPEN);
        return true;
    case CROSSTAB_IGNORED:
        break;
    }
    return false;
}

static void clear_matrix_view(struct view *view)
{
    struct matrix_view *matrix_view = of(view);

    matrix_edit_forget(matrix_view);
    filter_clear(&matrix_view->filter);
    matrix_shown_clear(&matrix_view->shown);
    matrix_clear(&matrix_view->matrix);
    free(matrix_view->area_name);
    filter_line_clear(&matrix_view->line);
}

static void matrix_title(const struct view *view, struct str *out)
{
    const struct matrix_view *matrix_view = (const struct matrix_view *)view;
    const struct matrix_shown *shown = &matrix_view->shown;
    size_t rows = 0;

    for (size_t i = 0; i < shown->line_count; i++)
        rows += !shown->lines[i].is_group;
    str_addf(out, "%s", shell_text(view->shell, N_("Matrix")));
    if (matrix_view->area_name != NULL)
        str_addf(out, " %s", matrix_view->area_name);
    str_addf(out, "  %zu × %zu", rows, shown->column_count);
    if (matrix_view->begun)
        str_addf(out, " %s", shell_text(view->shell, N_("working …")));
    else if (matrix_view->matrix.cut)
        str_addf(out, " (%s)", shell_text(view->shell, N_("only the first ones")));
    if (matrix_view->line.text[0] != '\0') {
        str_add(out, "  /");
        words_filter(app_of(matrix_view), app_language(app_of(matrix_view)), entity_get(ENTITY_ARRANGEMENT),
                     matrix_view->line.text, out);
    }
}

static void draw_matrix_view(struct view *view, struct area area)
{
    matrix_draw(of(view), area);
}

static void go_to_record(struct view *view, const struct entity *entity, int64_t id)
{
    struct matrix_view *matrix_view = of(view);

    if (entity->id == ENTITY_ARRANGEMENT) {
        matrix_view->wanted = matrix_view_spot(matrix_view, matrix_view->table.row, matrix_view->table.column);
        matrix_view->wanted.arrangement = id;
        matrix_view->stale = true;
    }
}

static void matrix_help(const struct view *view, struct str *out)
{
    struct shell *shell = view->shell;

    str_add(out, shell_text(shell, N_("Who takes part in what, as of the day. What stands in a cell is the key that "
                                      "sets it; ? behind it means uncertain, + several roles. The totals leave "
                                      "observers out; 2/4 means that two of four stated are named.")));
    for (int role = 0; role < MATRIX_ROLES; role++) {
        str_addf(out, "\n  %c  %s", matrix_role_letter((enum matrix_role)role),
                 shell_text(shell, matrix_role_label((enum matrix_role)role)));
    }
    str_addf(out, "\n\n%s",
             shell_text(shell, N_("A role that is there is corrected, for the whole of its period. A new "
                                  "participation is recorded without a beginning; when the municipality took part "
                                  "before, it begins on the day. To record that a role changed on a day, end the "
                                  "participation first. Whatever one key changes is one change, and is taken back as "
                                  "one.")));
}

/* Back leads out of a filter first. */
static const char *matrix_label(const struct view *view, enum action_id action)
{
    const struct matrix_view *matrix_view = (const struct matrix_view *)view;
    bool drops = action == ACTION_BACK && matrix_view->table.marks == CROSSTAB_NO_MARKS &&
                 filter_line_is_narrowed(&matrix_view->line);

    return drops ? N_("No filter") : NULL;
}

static const struct view_ops matrix_ops = {
    .place = ACTION_MATRIX,
    .clear = clear_matrix_view,
    .title = matrix_title,
    .draw = draw_matrix_view,
    .busy = matrix_busy,
    .depends = depends_on_cells,
    .key = matrix_key,
    .act = matrix_act,
    .refuse = matrix_refuse,
    .label = matrix_label,
    .work = matrix_work,
    .refresh = refresh_matrix,
    .go = go_to_record,
    .help = matrix_help,
};

static struct matrix_view *new_view(struct shell *shell, enum matrix_area area, int64_t id, const char *filter)
{
    struct matrix_view *matrix_view = memory_new(sizeof *matrix_view);
    struct error error = {0};

    matrix_view->view.ops = &matrix_ops;
    matrix_view->view.shell = shell;
    filter_line_init(&matrix_view->line, shell, &filter_ops, matrix_view);
    crosstab_init(&matrix_view->table);
    matrix_view_set_area(matrix_view, area, id);
    if (filter != NULL && !filter_line_begin(&matrix_view->line, filter, &error))
        shell_say_error(shell, &error);
    return matrix_view;
}

static void open_view(struct shell *shell, struct matrix_view *matrix_view)
{
    (void)matrix_view_read(matrix_view);
    shell_open(shell, &matrix_view->view);
}

void matrix_open(struct shell *shell, enum matrix_area area, int64_t id, const char *filter)
{
    open_view(shell, new_view(shell, area, id, filter));
}

/* The region of an arrangement, 0 for none or when it cannot be read. */
static int64_t region_of(struct shell *shell, const struct entity *entity, int64_t id)
{
    struct record record = {0};
    struct error error = {0};
    int64_t region = 0;

    if (app_fetch(shell_app(shell), entity, id, &record, &error) == STATUS_OK)
        region = record_value(&record, "region")->integer;
    error_clear(&error);
    record_clear(&record);
    return region;
}

/* A filter line that lets what a municipality takes part in through. New string. */
static char *filter_of(int64_t municipality)
{
    struct str line = {0};
    char digits[24];

    snprintf(digits, sizeof digits, "%lld", (long long)municipality);
    filter_write_term("municipality", digits, &line);
    return str_take(&line);
}

void matrix_open_for(struct shell *shell, const struct entity *entity, int64_t id)
{
    enum entity_id kind = entity != NULL && id != 0 ? entity->id : ENTITY_NONE;
    int64_t region = kind == ENTITY_ARRANGEMENT || kind == ENTITY_MEMBERSHIP ? region_of(shell, entity, id)
                     : kind == ENTITY_REGION                                 ? id
                                                                             : 0;
    char *line = kind == ENTITY_MUNICIPALITY ? filter_of(id) : NULL;
    struct matrix_view *matrix_view = new_view(shell, region != 0             ? MATRIX_REGION
                                                      : kind == ENTITY_COUNTY ? MATRIX_COUNTY
                                                                              : MATRIX_ALL,
                                               region != 0 ? region : kind == ENTITY_COUNTY ? id : 0, line);

    matrix_view->filled = kind == ENTITY_MUNICIPALITY;
    matrix_view->wanted.arrangement = kind == ENTITY_ARRANGEMENT ? id : 0;
    matrix_view->wanted.municipality = kind == ENTITY_MUNICIPALITY ? id : 0;
    free(line);
    open_view(shell, matrix_view);
}
