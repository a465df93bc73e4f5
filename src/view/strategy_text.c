/* Words on the facilitator's screen: why a marker stands where it stands, decisions, the parking lot, and pages to
 * read. */
#include "samreg/view/strategy_view.h"

#include "samreg/app/strategy_remarks.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/view/page.h"
#include "samreg/view/screens.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *text(const struct strategy_view *strategy, const char *msgid)
{
    return shell_text(strategy->view.shell, msgid);
}

/* ---- Asking for a line ---- */

/* Answers to the question whether a colleague's words are to be replaced. */
enum { LEAVE, PUT };

static void ask(struct strategy_view *strategy, const char *label, const char *first,
                void (*done)(void *context, const char *line))
{
    strategy_view_ask_about(strategy, first);
    shell_prompt(strategy->view.shell, &(struct shell_prompt){
                                           .label = label,
                                           .text = first != NULL ? first : "",
                                           .done = done,
                                           .context = strategy,
                                       });
}

/* Whether the words asked about are others now than when the line was opened: then what was typed is kept, and whoever
 * typed it sees what a colleague has written before it is replaced. */
static bool have_changed(struct strategy_view *strategy, const char *now, const char *line,
                         void (*answered)(void *context, int answer))
{
    static const char *const answers[] = {N_("l:Leave it"), N_("p:Put mine in its place"), NULL};
    struct message message = {0};
    char *typed;

    if (strcmp(now != NULL ? now : "", strategy->asked_text != NULL ? strategy->asked_text : "") == 0)
        return false;
    typed = memory_copy_text(line);
    free(strategy->asked_text);
    strategy->asked_text = typed;
    message_set(&message, N_("A colleague has written “%1” meanwhile."), now != NULL ? now : "", NULL);
    shell_ask(strategy->view.shell, &message, STYLE_WARNING, answers, answered, strategy);
    message_clear(&message);
    return true;
}

static void write_why(struct strategy_view *strategy, const char *line)
{
    struct error error = {0};
    enum status status =
        strategy_explain(shell_app(strategy->view.shell), &strategy->process, &strategy->asked, line, &error);

    (void)strategy_view_done(strategy, status, &error, N_("Noted."), NULL, NULL);
}

static void why_answered(void *context, int answer)
{
    struct strategy_view *strategy = context;

    if (answer == PUT)
        write_why(strategy, strategy->asked_text);
}

static void note_why(void *context, const char *line)
{
    struct strategy_view *strategy = context;
    const struct strategy_marker *marker = &strategy->asked;
    const struct strategy_position *position = strategy_position_get(&strategy->process, marker->round, marker->area,
                                                                     marker->municipality);

    if (line != NULL && !have_changed(strategy, position != NULL ? position->note : NULL, line, why_answered))
        write_why(strategy, line);
}

void strategy_text_why(struct strategy_view *strategy)
{
    const struct strategy_position *position = strategy_view_position(strategy);

    if (strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy))
        return;
    if (position == NULL) {
        strategy_view_say(strategy, STYLE_WARNING, N_("%1 does not stand on the grid."),
                          strategy_view_selected(strategy)->name, NULL);
        return;
    }
    ask(strategy, N_("Why there: "), position->note, note_why);
}

static void write_decision(struct strategy_view *strategy, const char *line)
{
    struct error error = {0};
    enum status status =
        strategy_decide(shell_app(strategy->view.shell), &strategy->process, strategy->asked.round, line, &error);

    (void)strategy_view_done(strategy, status, &error, N_("The decision is written."), NULL, NULL);
}

static void decision_answered(void *context, int answer)
{
    struct strategy_view *strategy = context;

    if (answer == PUT)
        write_decision(strategy, strategy->asked_text);
}

static void note_decision(void *context, const char *line)
{
    struct strategy_view *strategy = context;
    const struct strategy_round *round = line != NULL ? strategy_view_asked_round(strategy) : NULL;

    if (round != NULL && !have_changed(strategy, round->decision, line, decision_answered))
        write_decision(strategy, line);
}

void strategy_text_decide(struct strategy_view *strategy)
{
    if (!strategy_view_is_fixed(strategy))
        ask(strategy, N_("Decided: "), strategy_view_round(strategy)->decision, note_decision);
}

static void note_parked(void *context, const char *line)
{
    struct strategy_view *strategy = context;
    const struct strategy_round *round = strategy_round_get(&strategy->process, strategy->asked.round);
    struct error error = {0};

    if (line != NULL && line[strspn(line, " ")] != '\0') {
        enum status status = strategy_add_note(shell_app(strategy->view.shell), &strategy->process, STRATEGY_PARKED,
                                               round != NULL ? round->id : 0, 0, line, &error);

        (void)strategy_view_done(strategy, status, &error, N_("Parked: %1"), line, NULL);
    }
}

void strategy_text_park(struct strategy_view *strategy)
{
    ask(strategy, N_("For the parking lot: "), "", note_parked);
}

static void write_note(struct strategy_view *strategy, int64_t round, const char *line)
{
    struct error error = {0};

    if (line != NULL && line[strspn(line, " ")] != '\0') {
        enum status status = strategy_add_note(shell_app(strategy->view.shell), &strategy->process, STRATEGY_NOTE,
                                               round, 0, line, &error);

        (void)strategy_view_done(strategy, status, &error, N_("Noted."), NULL, NULL);
    }
}

static void note_process(void *context, const char *line)
{
    write_note(context, 0, line);
}

static void note_round(void *context, const char *line)
{
    struct strategy_view *strategy = context;
    const struct strategy_round *round = line != NULL ? strategy_view_asked_round(strategy) : NULL;

    if (round != NULL)
        write_note(strategy, round->id, line);
}

void strategy_text_note(struct strategy_view *strategy, bool process)
{
    if (process || strategy_view_round(strategy) == NULL)
        ask(strategy, N_("Note on the process: "), "", note_process);
    else
        ask(strategy, N_("Note on the round: "), "", note_round);
}

/* ---- The movement ---- */

/* Adds a line made of a message and its arguments. */
static void add_message(const struct strategy_view *strategy, struct pager *pager, enum style style,
                        const char *msgid, const char *first, const char *second, const char *third)
{
    struct message message = {0};
    char *line;

    message_set(&message, msgid, first, second, third, NULL);
    line = message_text(&message, app_language(shell_app(strategy->view.shell)));
    pager_add(pager, line, 2, style);
    free(line);
    message_clear(&message);
}

static void add_move(const struct strategy_view *strategy, const struct strategy_move *move, struct pager *pager)
{
    enum { NAME = 18 };
    struct str line = {0};
    int width = text_width(move->member->name);

    str_addf(&line, "%s%*s", move->member->name, width < NAME ? NAME - width : 1, "");
    if (move->was && move->is)
        str_addf(&line, "%d, %d > %d, %d  ", move->from.x, move->from.y, move->to.x, move->to.y);
    strategy_say_move(shell_app(strategy->view.shell), &strategy->process, move, &line);
    pager_add(pager, str_peek(&line), NAME, move->crossing == GRID_CROSSED ? STYLE_STRONG : STYLE_NORMAL);
    str_clear(&line);
}

/* How far everybody moved, and what there is to say of all. */
static void add_movement(const struct strategy_view *strategy, const struct strategy_scope *scope, struct pager *pager)
{
    struct app *app = shell_app(strategy->view.shell);
    struct strategy_results results = {0};
    struct remarks remarks = {0};

    strategy_compare(&strategy->process, scope->from, scope->round, scope->area, &results);
    for (size_t i = 0; i < results.count; i++)
        add_move(strategy, &results.moves[i], pager);
    strategy_results_clear(&results);
    strategy_remark(app, &strategy->process, scope, &remarks);
    for (size_t i = 0; i < remarks.count; i++) {
        if (remarks.items[i].heading)
            pager_add(pager, "", 0, STYLE_NORMAL);
        pager_add(pager, remarks.items[i].text, 2, remarks.items[i].heading ? STYLE_HEADING : STYLE_NORMAL);
    }
    remarks_clear(&remarks);
}

void strategy_text_movement(struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_round *round = strategy_shown_round(&shown);
    const struct strategy_round *compared = strategy_shown_compared(&shown);
    const struct strategy_area *area = strategy_area_get(&strategy->process, strategy->shown.area);
    struct strategy_scope scope;
    struct pager *pager;

    if (compared == NULL) {
        strategy_view_say(strategy, STYLE_WARNING, N_("There is no other round to compare with."), NULL, NULL);
        return;
    }
    pager = page_open(strategy->view.shell, N_("Movement"), false);
    add_message(strategy, pager, STYLE_HEADING, N_("From “%1” to “%2”: %3"), compared->name, round->name,
                area != NULL ? area->name : text(strategy, N_("all areas together")));
    pager_add(pager, "", 0, STYLE_NORMAL);
    scope = (struct strategy_scope){.round = round->id, .from = compared->id, .area = strategy->shown.area};
    add_movement(strategy, &scope, pager);
    pager_add(pager, "", 0, STYLE_NORMAL);
    pager_add(pager, text(strategy, N_("Distances are parts of the grid's diagonal.")), 0, STYLE_DIM);
}

/* ---- Notes ---- */

/* A heading, before the first line of its part. */
static void add_part(const struct strategy_view *strategy, struct pager *pager, const char *heading, bool *begun)
{
    if (!*begun) {
        pager_add(pager, "", 0, STYLE_NORMAL);
        pager_add(pager, text(strategy, heading), 0, STYLE_HEADING);
        *begun = true;
    }
}

static void add_decisions(const struct strategy_view *strategy, struct pager *pager)
{
    bool begun = false;

    for (size_t i = 0; i < strategy->process.round_count; i++) {
        const struct strategy_round *round = &strategy->process.rounds[i];

        if (round->decision != NULL) {
            add_part(strategy, pager, N_("Decisions"), &begun);
            add_message(strategy, pager, STYLE_NORMAL, "%1: %2", round->name, round->decision, NULL);
        }
    }
}

/* Why they stand where they stand in a round. */
static void add_reasons(const struct strategy_view *strategy, const struct strategy_round *round, struct pager *pager,
                        bool *begun)
{
    const struct strategy_process *process = &strategy->process;

    for (size_t i = 0; i < process->position_count; i++) {
        const struct strategy_position *position = &process->positions[i];
        const struct strategy_member *member = strategy_member_get(process, position->municipality);

        if (position->round == round->id && position->note != NULL && member != NULL) {
            add_part(strategy, pager, N_("Why they stand where they stand"), begun);
            add_message(strategy, pager, STYLE_NORMAL, "%1, %2: %3", member->name, round->name, position->note);
        }
    }
}

static void add_notes(const struct strategy_view *strategy, struct pager *pager, enum strategy_note_kind kind,
                      const char *heading)
{
    bool begun = false;

    for (size_t i = 0; i < strategy->process.note_count; i++) {
        const struct strategy_note *note = &strategy->process.notes[i];

        if (note->kind == kind) {
            add_part(strategy, pager, heading, &begun);
            add_message(strategy, pager, note->settled ? STYLE_DIM : STYLE_NORMAL, "%1 %2 %3",
                        note->settled ? text(strategy, N_("(settled)")) : draw_dot(), note->text,
                        note->date != NULL ? note->date : "");
        }
    }
}

void strategy_text_notes(struct strategy_view *strategy)
{
    struct pager *pager = page_open(strategy->view.shell, N_("Notes"), false);
    bool begun = false;

    pager_add(pager, strategy->process.name, 0, STYLE_STRONG);
    add_decisions(strategy, pager);
    add_notes(strategy, pager, STRATEGY_PARKED, N_("Parking lot"));
    add_notes(strategy, pager, STRATEGY_NOTE, N_("Notes"));
    for (size_t i = strategy->process.round_count; i > 0; i--) { /* the newest first */
        add_reasons(strategy, &strategy->process.rounds[i - 1], pager, &begun);
    }
    if (pager->count == 1)
        pager_add(pager, text(strategy, N_("Nothing has been noted yet.")), 0, STYLE_NORMAL);
}

/* ---- The positions as a list ---- */

/* By identifiers: names would find the rounds and areas that have more words, too. */
void strategy_text_positions(struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_view_round(strategy);
    int64_t area = strategy->shown.area;
    struct str filter = {0};

    if (round != NULL)
        str_addf(&filter, "round.id:%" PRId64, round->id);
    else
        str_addf(&filter, "process.id:%" PRId64, strategy->process.id);
    if (area != 0)
        str_addf(&filter, " area.id:%" PRId64, area);
    else if (strategy->process.area_count > 0)
        str_add(&filter, " area:none");
    records_open(strategy->view.shell, entity_get(ENTITY_POSITION), str_peek(&filter));
    str_clear(&filter);
}
