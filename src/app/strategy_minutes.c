/* The minutes of a strategy process. */
#include "samreg/app/strategy_export.h"

#include "samreg/app/strategy_internal.h"
#include "samreg/app/strategy_remarks.h"
#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <stdio.h>
#include <stdlib.h>

/* Columns that are no field of a record. */
static const struct field move_field = {"since", N_("Since the round before"), "", FIELD_TEXT, ENTITY_NONE, NULL, 200,
                                        30, 0, ENTITY_NONE};
static const struct field votes_field = {"votes", N_("Votes"), "", FIELD_INTEGER, ENTITY_NONE, NULL, 10000, 6, 0,
                                         ENTITY_NONE};
static const struct field median_field = {"median", N_("Median (x, y)"), "", FIELD_TEXT, ENTITY_NONE, NULL, 20, 12, 0,
                                          ENTITY_NONE};
static const struct field quartiles_field = {"quartiles", N_("Middle half (x, y)"), "", FIELD_TEXT, ENTITY_NONE, NULL,
                                             40, 24, 0, ENTITY_NONE};
static const struct field split_field = {"split", N_("Split"), "", FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0,
                                         ENTITY_NONE};

static const char *say(struct app *app, const char *msgid)
{
    return text_in(app_language(app), msgid);
}

/* "Label: text"; nothing without a text. */
static void add_told(struct app *app, struct document *document, const char *label, const char *text)
{
    struct str line = {0};

    if (text != NULL && text[0] != '\0') {
        str_addf(&line, "%s: %s", say(app, label), text);
        document_add_paragraph(document, str_peek(&line));
    }
    str_clear(&line);
}

static void add_date(struct app *app, struct document *document, const char *iso)
{
    struct date date;
    char text[DATE_TEXT];

    if (iso != NULL && date_parse_iso(iso, &date) == DATE_OK)
        add_told(app, document, N_("Date"), date_format(date, text));
}

/* ---- Where everybody stood ---- */

/* The name, in brackets where its position is an illustration and not all positions are. */
static void fill_name(const struct strategy_process *process, const struct strategy_scope *scope,
                      const struct strategy_member *member, struct value *cell)
{
    size_t placed = 0;
    size_t count = strategy_count_illustrations(process, scope->round, scope->area, &placed);
    bool doubted = count < placed && strategy_illustrates(process, scope->round, scope->area, member->id);
    struct str name = {0};

    str_addf(&name, doubted ? "(%s)" : "%s", member->name);
    value_set_text(cell, str_peek(&name));
    str_clear(&name);
}

static void fill_row(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                     const struct strategy_move *move, struct value *row)
{
    const struct strategy_position *position =
        strategy_position_get(process, scope->round, scope->area, move->member->id);
    struct str since = {0};

    fill_name(process, scope, move->member, row++);
    if (position != NULL && position->placed) {
        value_set_integer(&row[0], position->point.x);
        value_set_integer(&row[1], position->point.y);
    }
    if (position != NULL) {
        value_set_text(&row[2], position->alternative != NULL ? position->alternative : "");
        value_set_text(&row[3], strategy_basis_code(position->basis));
        value_set_integer(&row[4], position->skipped);
    }
    row += 5;
    if (scope->from != 0) {
        strategy_say_move(app, process, move, &since);
        value_set_text(row++, str_peek(&since));
    }
    value_set_text(row, position != NULL && position->note != NULL ? position->note : "");
    str_clear(&since);
}

static void add_positions(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                          struct document *document)
{
    static const char *const columns[] = {"x", "y", "alternative", "basis", "skipped"};
    const struct entity *entity = entity_get(ENTITY_POSITION);
    struct strategy_results results = {0};
    struct table table = {0};

    strategy_compare(process, scope->from, scope->round, scope->area, &results);
    strategy_add_column(app, &table, &strategy_name_field, NULL);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        strategy_add_column(app, &table, entity_field(entity, columns[i]), NULL);
    if (scope->from != 0)
        strategy_add_column(app, &table, &move_field, NULL);
    strategy_add_column(app, &table, entity_field(entity, "note"), NULL);
    for (size_t i = 0; i < results.count; i++)
        fill_row(app, process, scope, &results.moves[i], table_add_row(&table));
    strategy_results_clear(&results);
    document_put_table(document, NULL, &table);
}

/* ---- Votes ---- */

static void fill_votes(const struct grid_point points[], size_t count, struct value *row)
{
    struct votes votes = votes_sum_up(points, count);
    struct str text = {0};

    value_set_integer(&row[0], (int64_t)count);
    if (votes.cross) {
        str_addf(&text, "%d, %d", votes.median.x, votes.median.y);
        value_set_text(&row[1], text.text);
        str_reset(&text);
        str_addf(&text, "%d–%d, %d–%d", votes.lower.x, votes.upper.x, votes.lower.y, votes.upper.y);
        value_set_text(&row[2], text.text);
    }
    value_set_integer(&row[3], votes.split_x || votes.split_y);
    str_clear(&text);
}

/* A row for each municipality that was voted about, once the votes are revealed. */
static void add_votes(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                      struct document *document)
{
    const struct field *const columns[] = {&strategy_name_field, &votes_field, &median_field, &quartiles_field,
                                           &split_field};
    struct table table = {0};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        strategy_add_column(app, &table, columns[i], NULL);
    for (size_t i = 0; i < process->member_count; i++) {
        int64_t id = process->members[i].id;
        size_t count = strategy_vote_points(process, scope->round, scope->area, id, NULL, 0);
        struct grid_point *points = memory_new_array(count, sizeof *points);

        if (count > 0) {
            struct value *row = table_add_row(&table);

            strategy_vote_points(process, scope->round, scope->area, id, points, count);
            value_set_text(row, process->members[i].name);
            fill_votes(points, count, row + 1);
        }
        free(points);
    }
    if (table.row_count > 0)
        document_put_table(document, say(app, N_("Votes")), &table);
    table_clear(&table);
}

/* ---- One round ---- */

static void add_remarks(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                        struct document *document)
{
    struct remarks remarks = {0};
    struct str line = {0};

    strategy_remark(app, process, scope, &remarks);
    for (size_t i = 0; i < remarks.count; i++) {
        bool last = i + 1 == remarks.count || remarks.items[i + 1].heading;

        str_add(&line, remarks.items[i].text);
        str_add(&line, last ? "" : remarks.items[i].heading ? ": " : "; ");
        if (last) {
            document_add_note(document, str_peek(&line));
            str_reset(&line);
        }
    }
    str_clear(&line);
    remarks_clear(&remarks);
}

static void add_area(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                     struct document *document)
{
    const struct strategy_area *area = strategy_area_get(process, scope->area);

    if (area != NULL)
        document_add_heading(document, 2, area->name);
    add_positions(app, process, scope, document);
    add_votes(app, process, scope, document);
    add_remarks(app, process, scope, document);
}

/* " (Round 2: Late, 14.05.2009, settled)": when a note was made, with its round where the heading does not say that. */
static void add_when(struct app *app, const struct strategy_process *process, const struct strategy_note *note,
                     bool with_round, struct str *line)
{
    const struct strategy_round *round = with_round ? strategy_round_get(process, note->round) : NULL;
    struct str when = {0};
    struct date date;
    char day[DATE_TEXT];

    if (round != NULL)
        strategy_say_round(app, round, &when);
    if (note->date != NULL && date_parse_iso(note->date, &date) == DATE_OK)
        str_addf(&when, "%s%s", when.length > 0 ? ", " : "", date_format(date, day));
    if (note->settled)
        str_addf(&when, "%s%s", when.length > 0 ? ", " : "", say(app, N_("settled")));
    if (when.length > 0)
        str_addf(line, " (%s)", str_peek(&when));
    str_clear(&when);
}

/* Notes on a round (0: on the process as a whole), those parked or the others. */
static void add_notes(struct app *app, const struct strategy_process *process, int64_t round,
                      enum strategy_note_kind kind, bool any_round, struct document *document)
{
    struct str line = {0};

    for (size_t i = 0; i < process->note_count; i++) {
        const struct strategy_note *note = &process->notes[i];
        const struct strategy_member *member = strategy_member_get(process, note->municipality);

        if (note->kind != kind || (!any_round && note->round != round))
            continue;
        str_reset(&line);
        if (member != NULL)
            str_addf(&line, "%s: ", member->name);
        str_add(&line, note->text);
        add_when(app, process, note, any_round, &line);
        document_add_paragraph(document, str_peek(&line));
    }
    str_clear(&line);
}

static void add_round(struct app *app, const struct strategy_process *process, const struct strategy_round *round,
                      struct document *document)
{
    const struct strategy_round *before = strategy_round_before(process, round->id);
    struct strategy_scope scope = {.round = round->id, .from = before != NULL ? before->id : 0, .votes = true};
    struct str line = {0};

    strategy_say_round(app, round, &line);
    document_add_heading(document, 1, str_peek(&line));
    str_reset(&line);
    add_date(app, document, round->date);
    strategy_say_areas(app, process, round, 0, &line);
    if (line.length > 0)
        document_add_paragraph(document, str_peek(&line));
    str_clear(&line);
    add_told(app, document, N_("Source"), round->source);
    add_told(app, document, N_("Decision"), round->decision);
    add_told(app, document, N_("Note"), round->note);
    if (!round->closed)
        document_add_note(document, say(app, N_("The round is not closed: it may still change.")));
    if (strategy_is_used(process, round->id, 0))
        add_area(app, process, &scope, document);
    for (size_t i = 0; i < process->area_count; i++) {
        scope.area = process->areas[i].id;
        if (strategy_is_used(process, round->id, scope.area))
            add_area(app, process, &scope, document);
    }
    add_notes(app, process, round->id, STRATEGY_NOTE, false, document);
}

/* ---- All of it ---- */

static bool has_notes(const struct strategy_process *process, enum strategy_note_kind kind, bool any_round)
{
    for (size_t i = 0; i < process->note_count; i++) {
        if (process->notes[i].kind == kind && (any_round || process->notes[i].round == 0))
            return true;
    }
    return false;
}

static void add_alternatives(struct app *app, const struct strategy_process *process, struct document *document)
{
    struct str line = {0};

    document_add_heading(document, 1, say(app, N_("The alternatives")));
    str_addf(&line, "x · %s: %s – %s", process->x_name, process->x_low, process->x_high);
    document_add_paragraph(document, line.text);
    str_reset(&line);
    str_addf(&line, "y · %s: %s – %s", process->y_name, process->y_low, process->y_high);
    document_add_paragraph(document, line.text);
    for (size_t i = 0; i < GRID_QUADRANTS; i++) {
        const struct strategy_alternative *alternative = &process->alternatives[i];

        if (alternative->name != NULL) {
            str_reset(&line);
            str_addf(&line, "%s: %s", alternative->name,
                     alternative->explanation != NULL ? alternative->explanation : "");
            document_add_paragraph(document, line.text);
        }
    }
    str_clear(&line);
}

void strategy_minutes(struct app *app, const struct strategy_process *process, struct document *document)
{
    char day[DATE_TEXT];
    struct str line = {0};

    document_begin(document, app_language(app), process->name);
    str_addf(&line, "%s · %s", app_register_name(app), date_format(app_today(app), day));
    document_add_line(document, line.text);
    if (process->region != NULL)
        document_add_line(document, process->region);
    str_clear(&line);
    add_date(app, document, process->date);
    add_told(app, document, N_("Participants"), process->participants);
    add_told(app, document, N_("Source"), process->source);
    add_told(app, document, N_("Note"), process->note);
    for (size_t i = 0; i < process->round_count; i++)
        add_round(app, process, &process->rounds[i], document);
    if (has_notes(process, STRATEGY_NOTE, false)) {
        document_add_heading(document, 1, say(app, N_("Notes")));
        add_notes(app, process, 0, STRATEGY_NOTE, false, document);
    }
    if (has_notes(process, STRATEGY_PARKED, true)) {
        document_add_heading(document, 1, say(app, N_("Parking lot")));
        add_notes(app, process, 0, STRATEGY_PARKED, true, document);
    }
    add_alternatives(app, process, document);
}
