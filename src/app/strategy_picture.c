#include "samreg/app/strategy_picture.h"

#include "samreg/app/strategy_drawing.h"
#include "samreg/app/strategy_remarks.h"
#include "samreg/app/words.h"
#include "samreg/base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words ---- */

static const char *say(const struct strategy_drawing *drawing, const char *msgid)
{
    return text_in(app_language(drawing->app), msgid);
}

static void add_round(const struct strategy_drawing *drawing, const struct strategy_round *round, struct str *out)
{
    struct date date;
    char day[DATE_TEXT];

    strategy_say_round(drawing->app, round, out);
    if (round->date != NULL && date_parse_iso(round->date, &date) == DATE_OK)
        str_addf(out, " (%s)", date_format(date, day));
}

/* The word, with how many are where not all are: "ILLUSTRATION 5/6". */
static void add_illustration(const struct strategy_drawing *drawing, const char *msgid, struct str *out)
{
    str_add(out, say(drawing, msgid));
    if (drawing->illustrated < drawing->standing)
        str_addf(out, " %zu/%zu", drawing->illustrated, drawing->standing);
}

/* ---- Texts that fit ---- */

enum { LEADING = 28, SMALLEST = 14 };

/* How many lines the text takes, broken at blanks. */
static int count_lines(const struct strategy_drawing *drawing, struct picture_text text, int width, const char *words)
{
    struct picture trial = {0};
    int lines;

    picture_begin(&trial, app_language(drawing->app), "", "");
    text.y = 0;
    lines = picture_add_lines(&trial, text, width, LEADING, words) / LEADING;
    picture_clear(&trial);
    return lines;
}

/* Adds the text as at most so many lines of the width: in smaller letters where it is long, and cut where that is not
 * enough. With `upwards` the last line stands at text.y, else the first. Returns the baseline below the last. */
static int add_fitted(struct strategy_drawing *drawing, struct picture_text text, int width, int most, bool upwards,
                      const char *words)
{
    char *cut = NULL;
    int lines = count_lines(drawing, text, width, words);

    while (lines > most && text.size > SMALLEST) {
        text.size -= 2;
        lines = count_lines(drawing, text, width, words);
    }
    if (lines > most) {
        cut = picture_text_cut(words, text.size, text.bold, width * most * 4 / 5);
        lines = count_lines(drawing, text, width, cut);
    }
    text.y -= upwards ? (lines - 1) * LEADING : 0;
    text.y = picture_add_lines(drawing->picture, text, width, LEADING, cut != NULL ? cut : words);
    free(cut);
    return text.y;
}

/* ---- The sheet ---- */

/* The box in the corner that says that positions are illustrations. */
static void draw_illustration(struct strategy_drawing *drawing)
{
    struct picture_box box = {.x = SIDE_X, .y = TITLE_Y - 48, .width = PICTURE_WIDTH - MARGIN - SIDE_X,
                              .height = 64, .outline = PICTURE_INK, .thickness = 4};
    struct picture_text text = {.x = box.x + box.width / 2, .y = TITLE_Y - 6, .size = 32, .bold = true,
                                .anchor = PICTURE_MIDDLE, .role = "illustration"};
    struct str words = {0};

    add_illustration(drawing, N_("ILLUSTRATION"), &words);
    while (picture_text_width(str_peek(&words), text.size, true) > box.width - MARGIN / 2 && text.size > SMALLEST)
        text.size--;
    picture_add_box(drawing->picture, box);
    picture_add_text(drawing->picture, text, str_peek(&words));
    str_clear(&words);
}

static void draw_title(struct strategy_drawing *drawing)
{
    struct str line = {0};
    int y = TITLE_Y;
    int width = PICTURE_WIDTH - 2 * MARGIN;

    if (drawing->illustrated > 0) {
        width = SIDE_X - 2 * MARGIN;
        draw_illustration(drawing);
    }
    char *title = picture_text_cut(drawing->process->name, TITLE_SIZE, true, width);
    picture_add_text(drawing->picture,
                     (struct picture_text){.x = MARGIN, .y = y, .size = TITLE_SIZE, .bold = true, .role = "title"},
                     title);
    free(title);
    if (drawing->from != NULL) {
        add_round(drawing, drawing->from, &line);
        str_add(&line, " → ");
    }
    add_round(drawing, drawing->round, &line);
    struct picture_text text = {.x = MARGIN, .y = y + 42, .size = LINE_SIZE, .role = "line"};
    y = add_fitted(drawing, text, PICTURE_WIDTH - 2 * MARGIN, 1, false, str_peek(&line));
    str_reset(&line);
    strategy_say_areas(drawing->app, drawing->process, drawing->round, drawing->scope->area, &line);
    text = (struct picture_text){.x = MARGIN, .y = y + 6, .size = AXIS_SIZE, .ink = PICTURE_FAINT, .role = "areas"};
    add_fitted(drawing, text, PICTURE_WIDTH - 2 * MARGIN, 2, false, str_peek(&line));
    str_clear(&line);
}

/* The texts of an axis, its low end first as it is seen (left, or below). */
struct axis_texts {
    const char *first, *name, *last;
};

static struct axis_texts texts_of(const struct strategy_drawing *drawing, bool lying)
{
    const struct strategy_process *process = drawing->process;
    const struct grid_lie *lie = grid_peek_lie(drawing->grid.orientation);
    bool is_x = lying != lie->swapped;
    bool reversed = lying ? lie->right_is_low : lie->up_is_low;
    const char *low = is_x ? process->x_low : process->y_low;
    const char *high = is_x ? process->x_high : process->y_high;

    return (struct axis_texts){.first = reversed ? high : low,
                               .name = is_x ? process->x_name : process->y_name,
                               .last = reversed ? low : high};
}

static void draw_axes(struct strategy_drawing *drawing)
{
    enum { ABOVE = 6, MIDDLE = 4, BELOW = 3 }; /* lines at most */
    struct axis_texts standing = texts_of(drawing, false);
    struct axis_texts lying = texts_of(drawing, true);
    struct picture_text text = {.x = PLOT_X - 20, .size = AXIS_SIZE, .anchor = PICTURE_END, .role = "axis"};

    text.y = PLOT_Y + 24;
    add_fitted(drawing, text, AXIS_WIDTH, ABOVE, false, standing.last);
    text.y = PLOT_Y + PLOT_HEIGHT - 8;
    add_fitted(drawing, text, AXIS_WIDTH, ABOVE, true, standing.first);
    text.bold = true;
    text.y = PLOT_Y + PLOT_HEIGHT / 2 - 10;
    add_fitted(drawing, text, AXIS_WIDTH, MIDDLE, false, standing.name);

    text = (struct picture_text){.x = PLOT_X, .y = PLOT_Y + PLOT_HEIGHT + 34, .size = AXIS_SIZE, .role = "axis"};
    add_fitted(drawing, text, BELOW_WIDTH, BELOW, false, lying.first);
    text.x = PLOT_X + PLOT_WIDTH;
    text.anchor = PICTURE_END;
    add_fitted(drawing, text, BELOW_WIDTH, BELOW, false, lying.last);
    text.x = PLOT_X + PLOT_WIDTH / 2;
    text.anchor = PICTURE_MIDDLE;
    text.bold = true;
    add_fitted(drawing, text, BELOW_WIDTH, BELOW, false, lying.name);
}

static const char *source_of(const struct strategy_drawing *drawing, const struct strategy_round *round)
{
    return round->source != NULL ? round->source : drawing->process->source;
}

/* "Source: A · ": of the round, and of the one that the movement comes from where that is another. */
static void add_sources(const struct strategy_drawing *drawing, struct str *out)
{
    const char *of_from = drawing->from != NULL ? source_of(drawing, drawing->from) : NULL;
    const char *of_round = source_of(drawing, drawing->round);

    if (of_from != NULL && of_round != NULL && strcmp(of_from, of_round) != 0)
        str_addf(out, "%s: %s; %s · ", say(drawing, N_("Sources")), of_from, of_round);
    else if (of_from != NULL || of_round != NULL)
        str_addf(out, "%s: %s · ", say(drawing, N_("Source")), of_round != NULL ? of_round : of_from);
}

static void draw_foot(struct strategy_drawing *drawing)
{
    struct str line = {0};
    char day[DATE_TEXT];
    char *made = words_say(app_language(drawing->app), N_("made %1"), date_format(app_today(drawing->app), day), NULL,
                           NULL);

    add_sources(drawing, &line);
    str_addf(&line, "%s · %s", app_register_name(drawing->app), made);
    free(made);
    made = picture_text_cut(str_peek(&line), FOOT_SIZE, false, PICTURE_WIDTH - 2 * MARGIN);
    picture_add_text(drawing->picture,
                     (struct picture_text){.x = MARGIN, .y = FOOT_Y, .size = FOOT_SIZE, .ink = PICTURE_FAINT,
                                           .role = "source"},
                     made);
    free(made);
    str_clear(&line);
}

/* ---- Beside the plot ---- */

/* Adds lines beside the plot; what there is no room for ends in "…". */
static void add_beside(struct strategy_drawing *drawing, const char *words, bool heading)
{
    enum { LAST = FOOT_Y - 2 * LEADING };
    struct picture_text text = {.x = SIDE_X, .y = drawing->side_y, .size = SIDE_SIZE, .bold = heading,
                                .role = "beside"};
    int width = PICTURE_WIDTH - MARGIN - SIDE_X;

    if (heading)
        text.y += LEADING / 2;
    if (drawing->side_y > LAST)
        return;
    if (text.y + (count_lines(drawing, text, width, words) - 1) * LEADING > LAST) {
        text.y = drawing->side_y;
        picture_add_text(drawing->picture, text, "…");
        drawing->side_y = LAST + 1;
        return;
    }
    drawing->side_y = picture_add_lines(drawing->picture, text, width, LEADING, words);
}

/* Appends the words with blanks that no line is broken at. */
static void add_unbroken(const char *words, struct str *out)
{
    for (; *words != '\0'; words++) {
        if (*words == ' ')
            str_add(out, "\u00a0");
        else
            str_add_char(out, *words);
    }
}

/* Whoever's name is shortened in the plot: first, so that it never falls off the sheet. */
static void draw_legend(struct strategy_drawing *drawing)
{
    struct str lines = {0};

    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->labels.places[i].form == LABELS_NAME || drawing_signed_by(drawing, i) != i)
            continue;
        str_addf(&lines, "%s%s\u00a0", lines.length > 0 ? " · " : "", drawing_label(drawing, i));
        add_unbroken(drawing->items[i].written, &lines);
        for (size_t j = i + 1; j < drawing->count; j++) {
            if (drawing_signed_by(drawing, j) == i) {
                str_add(&lines, ", ");
                add_unbroken(drawing->items[j].written, &lines);
            }
        }
    }
    if (lines.length > 0) {
        add_beside(drawing, say(drawing, N_("Short for")), true);
        add_beside(drawing, lines.text, false);
    }
    str_clear(&lines);
}

static bool has_votes(const struct strategy_drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->items[i].vote_count > 0)
            return true;
    }
    return false;
}

static void draw_beside(struct strategy_drawing *drawing)
{
    struct remarks remarks = {0};

    drawing->side_y = PLOT_Y + SIDE_SIZE;
    draw_legend(drawing);
    if (drawing->from != NULL) {
        char *text = words_numbers(app_language(drawing->app), N_("Hollow: round %1. Filled: round %2."),
                                   drawing->from->number, drawing->round->number);

        add_beside(drawing, text, false);
        free(text);
    }
    if (drawing->illustrated > 0 && drawing->illustrated < drawing->standing)
        add_beside(drawing, say(drawing, N_("In brackets: an illustration.")), false);
    if (has_votes(drawing)) {
        add_beside(drawing, say(drawing, N_("A small hollow mark is a vote, a cross the middle half of five or more.")),
                   false);
    }
    strategy_remark(drawing->app, drawing->process, drawing->scope, &remarks);
    for (size_t i = 0; i < remarks.count; i++)
        add_beside(drawing, remarks.items[i].text, remarks.items[i].heading);
    remarks_clear(&remarks);
}

/* ---- All of it ---- */

/* The title and, for who does not see the picture, where each one stands. */
static void begin(struct strategy_drawing *drawing)
{
    struct str title = {0};
    struct str description = {0};

    str_addf(&title, "%s. ", drawing->process->name);
    if (drawing->from != NULL) {
        add_round(drawing, drawing->from, &title);
        str_add(&title, " → ");
    }
    add_round(drawing, drawing->round, &title);
    if (drawing->illustrated > 0) {
        str_add(&title, " (");
        add_illustration(drawing, N_("illustration"), &title);
        str_add_char(&title, ')');
    }
    for (size_t i = 0; i < drawing->count; i++) {
        const struct drawing_item *item = &drawing->items[i];
        const char *name = strategy_alternative_at(drawing->process, item->point);

        str_addf(&description, "%s%s: ", i > 0 ? "; " : "", item->member->name);
        if (item->moved)
            str_addf(&description, "%d, %d → ", item->from.x, item->from.y);
        str_addf(&description, "%d, %d", item->point.x, item->point.y);
        if (name != NULL && name[0] != '\0')
            str_addf(&description, " (%s)", name);
        if (item->illustrated && drawing->illustrated < drawing->standing)
            str_addf(&description, ", %s", say(drawing, N_("illustration")));
    }
    str_add(&description, ".");
    picture_begin(drawing->picture, app_language(drawing->app), str_peek(&title), str_peek(&description));
    str_clear(&title);
    str_clear(&description);
}

void strategy_draw(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                   struct picture *picture)
{
    struct strategy_drawing drawing = {.app = app,
                              .process = process,
                              .scope = scope,
                              .round = strategy_round_get(process, scope->round),
                              .from = strategy_round_get(process, scope->from),
                              .picture = picture,
                              .grid = {PLOT_WIDTH - 2 * INSET, PLOT_HEIGHT - 2 * INSET, process->orientation}};

    assert(drawing.round != NULL);
    drawing_collect(&drawing);
    begin(&drawing);
    drawing_lay(&drawing);
    draw_title(&drawing);
    draw_axes(&drawing);
    drawing_draw(&drawing);
    draw_beside(&drawing);
    draw_foot(&drawing);
    drawing_clear(&drawing);
}
