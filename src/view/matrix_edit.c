/* Setting roles in the participation matrix, and the questions that come with it. */
#include "samreg/view/matrix_view.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <stdlib.h>

static struct shell *shell_of(const struct matrix_view *matrix_view)
{
    return matrix_view->view.shell;
}

static void say(const struct matrix_view *matrix_view, enum style style, const char *msgid)
{
    shell_tell(shell_of(matrix_view), style, msgid, NULL);
}

/* ---- Which cells ---- */

/* The marked cells, heads of groups left out. New array. */
static struct matrix_place *marked_places(const struct matrix_view *matrix_view, size_t *count)
{
    struct crosstab_block block = crosstab_marked(&matrix_view->table);
    struct matrix_place *places =
        memory_new_array((block.row_end - block.row) * (block.column_end - block.column) + 1, sizeof *places);

    *count = 0;
    for (size_t row = block.row; row < block.row_end; row++) {
        for (size_t column = block.column; column < block.column_end; column++) {
            const struct matrix_line *line;
            size_t municipality;

            if (matrix_view_at(matrix_view, row, column, &line, &municipality) && !line->is_group)
                places[(*count)++] = (struct matrix_place){line->row, municipality};
        }
    }
    return places;
}

/* How many participations the marked cells hold, and how many of these are uncertain. */
static size_t count_cells(const struct matrix_view *matrix_view, size_t *uncertain)
{
    size_t count;
    struct matrix_place *places = marked_places(matrix_view, &count);
    size_t found = 0;

    *uncertain = 0;
    for (size_t i = 0; i < count; i++) {
        size_t part_count;
        const struct matrix_part *parts =
            matrix_cell(&matrix_view->matrix, places[i].row, places[i].column, &part_count);

        for (size_t j = 0; j < part_count; j++) {
            found++;
            *uncertain += parts[j].uncertain;
        }
    }
    free(places);
    return found;
}

void matrix_edit_forget(struct matrix_view *matrix_view)
{
    free(matrix_view->waiting.spots);
    matrix_view->waiting = (struct matrix_waiting){0};
}

/* Notes a change and its cells by their records: the matrix may be read anew before it is made. */
static void wait_with(struct matrix_view *matrix_view, const struct matrix_place *places, size_t count,
                      const struct matrix_change *change)
{
    struct matrix_spot *spots = memory_new_array(count + 1, sizeof *spots);

    for (size_t i = 0; i < count; i++) {
        spots[i] = (struct matrix_spot){.arrangement = matrix_view->matrix.rows[places[i].row].id,
                                        .municipality = matrix_view->matrix.columns[places[i].column].id};
    }
    matrix_edit_forget(matrix_view);
    matrix_view->waiting = (struct matrix_waiting){spots, count, *change};
}

/* The cells of the change that waits, as they stand now; what is gone is left out. New array. */
static struct matrix_place *waiting_places(const struct matrix_view *matrix_view, size_t *count)
{
    const struct matrix *matrix = &matrix_view->matrix;
    struct matrix_place *places = memory_new_array(matrix_view->waiting.count + 1, sizeof *places);

    *count = 0;
    for (size_t i = 0; i < matrix_view->waiting.count; i++) {
        struct matrix_place place = {matrix_find_row(matrix, matrix_view->waiting.spots[i].arrangement),
                                     matrix_find_column(matrix, matrix_view->waiting.spots[i].municipality)};

        if (place.row < matrix->row_count && place.column < matrix->column_count)
            places[(*count)++] = place;
    }
    return places;
}

/* ---- Making the change ---- */

static void make_change(struct matrix_view *matrix_view);

/* An answer of -1 may come when the session ends and the view is gone: then nothing of it is touched. What waited is
 * forgotten with the next change, or with the view. */

/* What was done, in words. */
static void say_changed(const struct matrix_view *matrix_view, size_t changed)
{
    const struct matrix_change *change = &matrix_view->waiting.change;
    struct shell *shell = shell_of(matrix_view);
    struct message message = {0};
    struct str number = {0};

    if (changed == 0) {
        say(matrix_view, STYLE_NORMAL, N_("Nothing was changed."));
        return;
    }
    number_format((int64_t)changed, 0, &number);
    str_addf(&number, " %s",
             text_plural(app_language(shell_app(shell)), "participation", "participations", (long long)changed));
    switch (change->verb) {
    case MATRIX_SET_ROLE:
        message_set(&message, N_("%1: %t2."), str_peek(&number), matrix_role_label(change->role), NULL);
        break;
    case MATRIX_SET_CERTAINTY:
        message_set(&message, N_("%1: %t2."), str_peek(&number), change->uncertain ? N_("uncertain") : N_("certain"),
                    NULL);
        break;
    case MATRIX_END:
        message_set(&message, N_("%1 ended."), str_peek(&number), NULL);
        break;
    case MATRIX_REMOVE:
        message_set(&message, N_("%1 removed."), str_peek(&number), NULL);
        break;
    }
    shell_say_done(shell, &message);
    message_clear(&message);
    str_clear(&number);
}

static void warnings_answered(void *context, int answer)
{
    struct matrix_view *matrix_view = context;

    if (answer == 1) {
        matrix_view->waiting.change.accept_warnings = true;
        make_change(matrix_view);
    }
}

static void conflicts_answered(void *context, int answer)
{
    if (answer == 1)
        make_change(context);
}

/* Asks with the lines in the text, the harmless answer first. */
static void ask(struct matrix_view *matrix_view, const char *msgid, struct str *lines, const char *const *answers,
                void (*answered)(void *context, int answer))
{
    struct message message = {0};

    message_set(&message, msgid, str_peek(lines), NULL);
    shell_ask(shell_of(matrix_view), &message, STYLE_WARNING, answers, answered, matrix_view);
    message_clear(&message);
    str_clear(lines);
}

/* A question shows no more of them than fit. */
enum { MOST_LINES = 8 };

static void ask_about_warnings(struct matrix_view *matrix_view, const struct problems *problems)
{
    static const char *const answers[] = {N_("n:No"), N_("s:Save anyway"), NULL};
    struct str lines = {0};

    for (size_t i = 0; i < problems->count && i < MOST_LINES; i++) {
        str_add(&lines, i > 0 ? "\n" : "");
        words_problem(app_language(shell_app(shell_of(matrix_view))), &problems->items[i], &lines);
    }
    str_add(&lines, problems->count > MOST_LINES ? "\n…" : "");
    ask(matrix_view, N_("Is this right?\n%1"), &lines, answers, warnings_answered);
}

/* Somebody else has changed the same meanwhile: what stands now comes in, and then it can be changed all the same. */
static void ask_about_conflicts(struct matrix_view *matrix_view, const struct conflicts *conflicts)
{
    static const char *const answers[] = {N_("l:Leave it"), N_("c:Change it all the same"), NULL};
    struct str lines = {0};

    for (size_t i = 0; i < conflicts->count && i < MOST_LINES; i++) {
        str_add(&lines, i > 0 ? "\n" : "");
        words_conflict(app_language(shell_app(shell_of(matrix_view))), &conflicts->items[i], &lines);
    }
    str_add(&lines, conflicts->count > MOST_LINES ? "\n…" : "");
    matrix_view->stale = true;
    ask(matrix_view, N_("Not changed, because somebody else was quicker:\n%1"), &lines, answers, conflicts_answered);
}

/* Makes the change that waits, and forgets it unless there is something to be asked. */
static void make_change(struct matrix_view *matrix_view)
{
    struct apply_result result = {0};
    struct error error = {0};
    size_t changed = 0;
    size_t count;
    struct matrix_place *places;
    enum status status;

    shell_set_patient(shell_of(matrix_view), true);
    (void)matrix_view_read(matrix_view); /* what an answer means is what stands now */
    shell_set_patient(shell_of(matrix_view), false);
    places = waiting_places(matrix_view, &count);
    status = matrix_change_cells(shell_app(shell_of(matrix_view)), &matrix_view->matrix, places, count,
                                 &matrix_view->waiting.change, &result, &changed, &error);
    if (status == STATUS_WARNED) {
        ask_about_warnings(matrix_view, &result.problems);
    } else if (status == STATUS_CONFLICT) {
        ask_about_conflicts(matrix_view, &result.conflicts);
    } else {
        if (status == STATUS_OK) {
            say_changed(matrix_view, changed);
            crosstab_mark(&matrix_view->table, CROSSTAB_NO_MARKS);
        } else {
            shell_say_error(shell_of(matrix_view), &error);
        }
        matrix_edit_forget(matrix_view);
    }
    error_clear(&error);
    apply_result_clear(&result);
    free(places);
}

/* Changes the marked cells. */
static void change_marked(struct matrix_view *matrix_view, const struct matrix_change *change)
{
    size_t count;
    struct matrix_place *places = marked_places(matrix_view, &count);

    if (count == 0) {
        say(matrix_view, STYLE_WARNING, N_("There is no arrangement here."));
    } else {
        wait_with(matrix_view, places, count, change);
        make_change(matrix_view);
    }
    free(places);
}

void matrix_edit_role(struct matrix_view *matrix_view, enum matrix_role role)
{
    matrix_view->role = role;
    matrix_view->role_is_known = true;
    change_marked(matrix_view, &(struct matrix_change){.verb = MATRIX_SET_ROLE, .role = role});
}

void matrix_edit_next_role(struct matrix_view *matrix_view)
{
    struct matrix_place place;
    const struct matrix_part *parts = NULL;
    size_t count = 0;

    if (matrix_view_here(matrix_view, &place))
        parts = matrix_cell(&matrix_view->matrix, place.row, place.column, &count);
    matrix_edit_role(matrix_view, matrix_role_after(parts, count));
}

void matrix_edit_certainty(struct matrix_view *matrix_view)
{
    size_t uncertain;
    size_t count = count_cells(matrix_view, &uncertain);

    change_marked(matrix_view,
                  &(struct matrix_change){.verb = MATRIX_SET_CERTAINTY, .uncertain = uncertain < count});
}

/* ---- Clearing cells ---- */

static bool check_through(void *context, const char *text, struct error *error)
{
    const struct matrix_view *matrix_view = context;
    struct date date;

    if (date_parse(text, app_today(shell_app(shell_of(matrix_view))), &date) == DATE_OK)
        return true;
    (void)error_set(error, STATUS_DATA, N_("“%1” is no date. Write 05.06.2009, 2009-06, 2009 or “i dag”."), text, NULL);
    return false;
}

static void through_given(void *context, const char *text)
{
    struct matrix_view *matrix_view = context;

    if (text == NULL) {
        matrix_edit_forget(matrix_view);
        return;
    }
    matrix_view->waiting.change.verb = MATRIX_END;
    (void)date_parse(text, app_today(shell_app(shell_of(matrix_view))), &matrix_view->waiting.change.through);
    make_change(matrix_view);
}

/* The day before, so that the cell is empty as of the day that is looked at. */
static void ask_through(struct matrix_view *matrix_view)
{
    char text[DATE_TEXT];

    shell_prompt(shell_of(matrix_view), &(struct shell_prompt){
        .label = N_("Last day, month or year it took part: "),
        .text = date_format(date_add_days(app_as_of(shell_app(shell_of(matrix_view))), -1), text),
        .replace = true,
        .check = check_through,
        .done = through_given,
        .context = matrix_view,
    });
}

static void clear_answered(void *context, int answer)
{
    struct matrix_view *matrix_view = context;

    if (answer == 1) {
        ask_through(matrix_view);
    } else if (answer == 2) {
        matrix_view->waiting.change.verb = MATRIX_REMOVE;
        make_change(matrix_view);
    }
}

void matrix_edit_clear(struct matrix_view *matrix_view)
{
    static const char *const answers[] = {N_("n:No"), N_("e:It ended"), N_("m:It was a mistake"), NULL};
    size_t uncertain;
    size_t count;
    struct matrix_place *places = marked_places(matrix_view, &count);
    size_t found = count_cells(matrix_view, &uncertain);
    struct str lines = {0};

    if (found == 0) {
        say(matrix_view, STYLE_WARNING, N_("Nobody takes part here."));
    } else {
        wait_with(matrix_view, places, count, &(struct matrix_change){0});
        number_format((int64_t)found, 0, &lines);
        str_addf(&lines, " %s",
                 text_plural(app_language(shell_app(shell_of(matrix_view))), "participation", "participations",
                             (long long)found));
        ask(matrix_view, N_("%1: did it end, or was it recorded by mistake?\nWhat ended stays on the days before; a "
                            "mistake goes from all days. Both can be taken back."), &lines, answers, clear_answered);
    }
    free(places);
}
