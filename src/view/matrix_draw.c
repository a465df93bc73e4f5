/* What stands where in the participation matrix. */
#include "samreg/view/matrix_view.h"

#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows from which on there is room for one more line of words, and the columns that a number takes as a head. */
enum { TALL = 18, NUMBER_WIDTH = 5 };

static bool is_accessible(const struct matrix_view *matrix_view)
{
    return app_conf(shell_app(matrix_view->view.shell))->accessible;
}

/* ---- Cells, heads and sums ---- */

/* Doubt first; else who carries the arrangement stands out, and who only looks on does not. */
static enum style style_of(const struct matrix_part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (parts[i].uncertain)
            return STYLE_WARNING;
    }
    if (count == 0)
        return STYLE_NORMAL;
    return parts[0].role == MATRIX_OBSERVER ? STYLE_DIM : matrix_role_carries(parts[0].role) ? STYLE_STRONG
                                                                                             : STYLE_NORMAL;
}

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;
    const struct matrix_part *parts;
    const struct matrix_line *line;
    size_t municipality;
    size_t count;

    (void)matrix_view_at(matrix_view, row, column, &line, &municipality);
    if (line->is_group) {
        matrix_write_total(line->total[municipality], out);
        *style = STYLE_HEADING;
        return;
    }
    parts = matrix_cell(&matrix_view->matrix, line->row, municipality, &count);
    matrix_write_cell(parts, count, out);
    *style = style_of(parts, count);
}

static void write_group(const struct matrix_view *matrix_view, const struct matrix_line *line, struct str *out)
{
    str_addf(out, "%s (%zu)",
             matrix_group_name(shell_app(matrix_view->view.shell), &matrix_view->matrix, matrix_view->grouping,
                               line->group),
             line->members);
}

/* The name of an arrangement, or the head of a group. */
static void write_line(const struct matrix_view *matrix_view, size_t place, struct str *out, enum style *style)
{
    const struct matrix_line *line = &matrix_view->shown.lines[place];

    if (line->is_group) {
        write_group(matrix_view, line, out);
        *style = STYLE_HEADING;
    } else {
        str_addf(out, "%s%s", matrix_view->matrix.rows[line->row].name,
                 matrix_view->matrix.rows[line->row].uncertain ? " ?" : "");
    }
}

static const struct matrix_column *column_at(const struct matrix_view *matrix_view, size_t place)
{
    return &matrix_view->matrix.columns[matrix_view->shown.columns[place]];
}

static void give_row_head(void *context, size_t row, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;

    if (matrix_view->turned)
        str_addf(out, "%s %s", column_at(matrix_view, row)->number, column_at(matrix_view, row)->name);
    else
        write_line(matrix_view, row, out, style);
}

/* What a municipality is called where there is room for a letter a row. */
static void give_column_head(void *context, size_t column, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;
    const struct matrix_column *municipality;

    if (matrix_view->turned) {
        enum style ignored = *style;

        write_line(matrix_view, column, out, &ignored);
        return;
    }
    municipality = column_at(matrix_view, column);
    if (matrix_view->table.head_height == 1)
        str_add(out, municipality->number);
    else if (municipality->short_name != NULL && text_width(municipality->name) > matrix_view->table.head_height)
        str_add(out, municipality->short_name);
    else
        str_add(out, municipality->name);
}

/* How many take part in an arrangement: "6", "4?", "2/4" for two named of four; of a group how many it has. */
static void write_line_sum(const struct matrix_view *matrix_view, size_t place, struct str *out, enum style *style)
{
    const struct matrix_line *line = &matrix_view->shown.lines[place];
    const struct matrix_row *row = &matrix_view->matrix.rows[line->row];

    if (line->is_group) {
        *style = STYLE_HEADING;
        return;
    }
    matrix_write_total(row->total, out);
    if (matrix_unnamed(row) > 0)
        str_addf(out, "%s/%lld", out->length == 0 ? "0" : "", (long long)row->stated);
}

static void give_row_sum(void *context, size_t row, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;

    if (matrix_view->turned) {
        matrix_write_total(column_at(matrix_view, row)->total, out);
        if (matrix_view->matrix.named > 0)
            str_addf(out, " %3u %%", matrix_percent(&matrix_view->matrix, matrix_view->shown.columns[row]));
    } else {
        write_line_sum(matrix_view, row, out, style);
    }
}

static void give_column_sum(void *context, size_t column, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;

    if (matrix_view->begun) { /* of the first arrangements alone it would be no sum */
        str_add(out, draw_ellipsis());
    } else if (matrix_view->turned) {
        write_line_sum(matrix_view, column, out, style);
    } else {
        matrix_write_total(column_at(matrix_view, column)->total, out);
    }
}

/* A row of which nobody is named says so. */
static void give_note(void *context, size_t row, struct str *out, enum style *style)
{
    const struct matrix_view *matrix_view = context;
    const struct matrix_line *line = &matrix_view->shown.lines[row];
    const struct matrix_row *arrangement = &matrix_view->matrix.rows[line->row];

    (void)style;
    if (!line->is_group && arrangement->part_count == 0 && matrix_unnamed(arrangement) > 0)
        matrix_write_row_words(shell_app(matrix_view->view.shell), arrangement, out);
}

/* ---- Measures ---- */

/* Columns for the widest sum below and a blank behind it; where it is not known yet, for one of many arrangements. */
static int measure_cells(struct matrix_view *matrix_view)
{
    enum { OF_MANY = 4 };
    size_t count = matrix_view->turned ? matrix_view->shown.line_count : matrix_view->shown.column_count;
    struct str text = {0};
    int width = matrix_view->begun ? OF_MANY : 2;

    for (size_t i = 0; i < count; i++) {
        enum style style = STYLE_NORMAL;

        str_reset(&text);
        give_column_sum(matrix_view, i, &text, &style);
        width = text_width(str_peek(&text)) + 1 > width ? text_width(str_peek(&text)) + 1 : width;
    }
    str_clear(&text);
    return width;
}

/* The longest head, at most `most` letters. */
static int measure_heads(const struct matrix_view *matrix_view, int most)
{
    size_t count = matrix_view->turned ? matrix_view->shown.line_count : matrix_view->shown.column_count;
    int longest = 2;

    for (size_t i = 0; i < count && longest < most; i++) {
        struct str text = {0};
        enum style style = STYLE_NORMAL;

        if (matrix_view->turned)
            write_line(matrix_view, i, &text, &style);
        else
            str_add(&text, column_at(matrix_view, i)->name);
        longest = text_width(str_peek(&text)) > longest ? text_width(str_peek(&text)) : longest;
        str_clear(&text);
    }
    return longest < most ? longest : most;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Shares the area among names, heads and cells. */
static void share_out(struct matrix_view *matrix_view, struct area area)
{
    struct crosstab *table = &matrix_view->table;
    int heads = matrix_view->turned ? area.height * 2 / 5 : area.height * 3 / 10;
    int spare = table->rows < (size_t)area.height ? area.height - 1 - (int)table->rows : 0;

    heads = spare > heads ? spare : heads; /* few rows leave room for whole names */

    table->row_head_width = matrix_view->turned ? within(area.width * 3 / 10, 12, 24)
                                                : within(area.width * 35 / 100, 12, 44);
    table->sum_width = matrix_view->turned ? 10 : 5;
    if (is_accessible(matrix_view) && !matrix_view->turned) {
        table->head_height = 1;
        table->cell_width = NUMBER_WIDTH;
    } else {
        table->head_height = measure_heads(matrix_view, within(heads, 2, 16));
        table->cell_width = measure_cells(matrix_view);
        /* Where all have room, letters stand further apart. */
        if (table->cell_width == 2 &&
            (long long)table->columns * 3 < area.width - table->row_head_width - table->sum_width)
            table->cell_width = 3;
    }
}

/* Shares the area anew where it or the cells are others than before; what has changed is drawn whole. */
static void measure(struct matrix_view *matrix_view, struct area area)
{
    struct crosstab *table = &matrix_view->table;
    struct crosstab before = *table;

    if (matrix_view->measured_for == table->revision && area_equal(matrix_view->measured, area))
        return;
    share_out(matrix_view, area);
    if (before.head_height != table->head_height || before.cell_width != table->cell_width ||
        before.row_head_width != table->row_head_width)
        crosstab_touch(table);
    matrix_view->measured = area;
    matrix_view->measured_for = table->revision;
}

/* ---- The lines below ---- */

/* Why there is no cell: a msgid. */
static const char *why_empty(const struct matrix_view *matrix_view)
{
    if (matrix_view->stale)
        return N_("working …");
    if (matrix_view->shown.column_count == 0) {
        return matrix_view->matrix.column_count == 0 ? N_("There is no municipality here on this day.")
                                                     : N_("No municipality takes part here.");
    }
    return matrix_view->line.text[0] != '\0' ? N_("No arrangement passes the filter.")
                                        : N_("There is no arrangement here on this day.");
}

static void write_here(const struct matrix_view *matrix_view, struct str *out)
{
    const struct matrix_line *line;
    size_t municipality;
    struct matrix_place place;
    const struct crosstab *table = &matrix_view->table;

    if (matrix_view_here(matrix_view, &place)) {
        matrix_write_cell_words(shell_app(matrix_view->view.shell), &matrix_view->matrix, place, out);
    } else if (matrix_view_at(matrix_view, table->row, table->column, &line, &municipality)) {
        write_group(matrix_view, line, out);
        str_addf(out, " %s %s: ", draw_dot(), matrix_view->matrix.columns[municipality].name);
        matrix_write_total(line->total[municipality], out);
    } else {
        str_add(out, shell_text(matrix_view->view.shell, why_empty(matrix_view)));
    }
}

/* What the arrangement and the municipality have in all. */
static void write_totals(const struct matrix_view *matrix_view, struct str *out)
{
    struct app *app = shell_app(matrix_view->view.shell);
    const struct matrix_column *column;
    struct matrix_place place;
    struct message message = {0};
    char count[24];
    char all[24];
    char share[24];
    char *text;

    if (matrix_view->begun || !matrix_view_here(matrix_view, &place))
        return;
    matrix_write_row_words(app, &matrix_view->matrix.rows[place.row], out);
    if (matrix_view->matrix.named == 0) {
        return; /* of nothing there is no share */
    }
    column = &matrix_view->matrix.columns[place.column];
    snprintf(count, sizeof count, "%u", column->total.sure + column->total.unsure);
    snprintf(all, sizeof all, "%zu", matrix_view->matrix.named);
    snprintf(share, sizeof share, "%u", matrix_percent(&matrix_view->matrix, place.column));
    message_set(&message, N_("%1 takes part in %2 of %3 with names (%4 %%)"), column->name, count, all, share, NULL);
    text = message_text(&message, app_language(app));
    str_addf(out, " %s %s", draw_dot(), text);
    free(text);
    message_clear(&message);
}

/* The first letters of a word, at most so many. */
static void add_letters(const char *word, int most, struct str *out)
{
    size_t length = strlen(word);
    size_t end = 0;

    for (int i = 0; i < most && end < length; i++)
        end = text_next_cluster(word, length, end);
    str_add_bytes(out, word, end);
}

/* The letters and what they mean, as the actions are called that set them. Where there is little room they are set
 * close, and then their words are cut: at 60 columns all are there. */
static void write_legend(const struct matrix_view *matrix_view, int width, struct str *out)
{
    static const struct {
        const char *between;
        int letters;
    } ways[] = {{"  ", 40}, {" ", 40}, {" ", 6}};

    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        str_reset(out);
        for (int role = 0; role < MATRIX_UNSTATED; role++) {
            const struct action *action = action_get((enum action_id)(ACTION_ROLE_PARTICIPANT + role));

            str_addf(out, "%s%c ", role > 0 ? ways[way].between : "", matrix_role_letter((enum matrix_role)role));
            add_letters(shell_text(matrix_view->view.shell, action->label), ways[way].letters, out);
        }
        if (text_width(str_peek(out)) < width)
            return;
    }
}

static void draw_below(const struct matrix_view *matrix_view, struct area area)
{
    struct str words = {0};

    write_here(matrix_view, &words);
    draw_cell(area, 0, 0, 1, "", DRAW_LEFT, STYLE_NORMAL);
    draw_cell(area, 0, 1, area.width - 1, str_peek(&words), DRAW_LEFT, STYLE_STRONG);
    str_reset(&words);
    if (area.height > 2) {
        write_totals(matrix_view, &words);
        draw_cell(area, 1, 0, 1, "", DRAW_LEFT, STYLE_NORMAL);
        draw_cell(area, 1, 1, area.width - 1, str_peek(&words), DRAW_LEFT, STYLE_NORMAL);
        str_reset(&words);
    }
    write_legend(matrix_view, area.width, &words);
    draw_cell(area, area.height - 1, 0, 1, "", DRAW_LEFT, STYLE_NORMAL);
    draw_cell(area, area.height - 1, 1, area.width - 1, str_peek(&words), DRAW_LEFT, STYLE_DIM);
    str_clear(&words);
}

void matrix_draw(struct matrix_view *matrix_view, struct area area)
{
    struct shell *shell = matrix_view->view.shell;
    const struct crosstab_source source = {
        .context = matrix_view,
        .cell = give_cell,
        .row_head = give_row_head,
        .row_sum = give_row_sum,
        .column_head = give_column_head,
        .column_sum = give_column_sum,
        .note = matrix_view->turned ? NULL : give_note,
        .corner = shell_text(shell, matrix_view->turned ? N_("Municipality") : N_("Arrangement")),
        .sum = shell_text(shell, N_("Total")),
    };
    struct area below = area_take_bottom(&area, area.height >= TALL ? 3 : 2);

    draw_below(matrix_view, below);
    measure(matrix_view, area);
    crosstab_draw(&matrix_view->table, area, &source);
}
