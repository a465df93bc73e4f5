/* What the files of the facilitator's screen share: strategy.c (the view and what it reads), strategy_act.c (its
 * actions), strategy_present.c (what it presents, and another facilitator), strategy_draw.c (how it looks),
 * strategy_move.c (selecting, placing, nudging), strategy_guest.c (who is no member), strategy_name.c (names placed by
 * hand), strategy_vote.c (votes), strategy_round.c (rounds and areas), strategy_wall.c (what the wall shows),
 * strategy_text.c (notes, decisions, pages to read), strategy_lists.c (lists to choose from), strategy_files.c
 * (exports).
 *
 * A key changes `shown` and `process` at once and is drawn; the presentation is written when no key waits
 * (`present_due`), so that no key waits for the disk. */
#ifndef SAMREG_VIEW_STRATEGY_VIEW_H
#define SAMREG_VIEW_STRATEGY_VIEW_H

#include "samreg/app/strategy.h"
#include "samreg/view/retry.h"
#include "samreg/view/scene.h"
#include "samreg/view/shell.h"
#include "samreg/view/strategy_paper.h"
#include "samreg/view/strategy_search.h"
#include "samreg/view/strategy_shown.h"

/* What digits, arrows and Enter do. */
enum strategy_mode {
    STRATEGY_PLACING,
    STRATEGY_VOTING, /* they give a vote about the selected municipality, which nobody else sees */
    STRATEGY_NAMING  /* they place the name of the selected municipality */
};

struct strategy_view {
    struct view view;
    struct strategy_process process;
    struct presentation shown;
    struct scene scene;
    struct presentation known; /* what was presented when it was last read or written; the cursor and what is on its
                                * way: as this screen wrote them last. What differs in `shown` is still to be written */
    bool apart;               /* another facilitator has taken the wall to another round or area while something was
                               * on its way here: this screen stays where it is until it chooses one itself, or the
                               * other goes on */
    bool stale;               /* read anew when no key waits */
    bool present_due;         /* the presentation is to be written when no key waits */
    struct retry retry;       /* the file was busy */
    enum grid_orientation stored_orientation; /* of the process when it was read last */
    int64_t told_session;     /* the other facilitator that the user was told of */
    enum strategy_mode mode;
    int first_digit;          /* typed; -1: none */
    bool vote_set;            /* voting: a place is chosen, */
    struct grid_point vote;   /* this one, */
    char *voter;              /* and this is who votes, as far as it is typed; owned; NULL: not yet */
    char *vote_file;          /* owned: the draft of the vote, which outlives a dropped line; NULL: none */
    bool vote_due;            /* it is to be written, or taken away, when no key waits */
    struct strategy_marker named; /* naming: whose name it is */
    int name_right, name_up;  /* naming: how far the name stands from its marker, in cells */
    struct strategy_search search; /* while a name is typed */
    int64_t guest;            /* the municipality that is asked about: whether it is let in */
    char *guest_called;       /* owned */
    int64_t sought;           /* the one that strategy_move_next_open() found last */
    struct strategy_marker asked; /* what the question or the line that is open is about */
    char *asked_text;         /* owned: the words that it began with; NULL: none */
    bool test_card;
};

/* ---- strategy.c ---- */

/* The view as a facilitator's screen; NULL when it is another one. */
struct strategy_view *strategy_view_of(struct view *view);

/* The process as this screen shows it. */
struct strategy_shown strategy_view_shown(const struct strategy_view *strategy);

/* The round shown, or NULL; the member selected, or NULL; its position in the round, or NULL. Lent until the next
 * reading. */
const struct strategy_round *strategy_view_round(const struct strategy_view *strategy);
const struct strategy_member *strategy_view_selected(const struct strategy_view *strategy);
const struct strategy_position *strategy_view_position(const struct strategy_view *strategy);

/* Reads the process anew, now. */
void strategy_view_reload(struct strategy_view *strategy);

/* Says a sentence with up to two arguments (NULL: none). */
void strategy_view_say(struct strategy_view *strategy, enum style style, const char *msgid, const char *first,
                       const char *second);

/* What follows a verb: on success the process is read anew and what was done is said, with the key that takes it back;
 * otherwise why not. True on success. The words are arguments of the message, or NULL. */
bool strategy_view_done(struct strategy_view *strategy, enum status status, struct error *error, const char *msgid,
                        const char *first, const char *second);

/* Whether nothing can be changed in the round shown, saying why: the register is read-only, there is no round, it is
 * closed, or the markers are locked. */
bool strategy_view_is_fixed(struct strategy_view *strategy);

/* Whether a municipality is selected; says what to do when none is. */
bool strategy_view_has_selected(struct strategy_view *strategy);

/* The marker selected, for verbs; `looked_at` is the version shown. */
struct strategy_marker strategy_view_marker(const struct strategy_view *strategy);

/* Remembers the marker selected, with its round, as what is asked about: what is shown may be another when the answer
 * comes. `text` (or NULL) is what the line begins with; copied. */
void strategy_view_ask_about(struct strategy_view *strategy, const char *text);

/* The round asked about, or NULL when it is no longer there, saying so. */
const struct strategy_round *strategy_view_asked_round(struct strategy_view *strategy);

/* ---- strategy_present.c ---- */

/* Begins with what was presented last, in a round chosen (0: none); `process` was read. False with `error`. */
bool strategy_view_begin(struct strategy_view *strategy, int64_t round, struct error *error);

/* Says that the presentation was changed. */
void strategy_view_present(struct strategy_view *strategy);

/* Writes it; when the file is busy it is to be written again soon (`retry`). */
void strategy_view_write(struct strategy_view *strategy);

/* Takes over what another facilitator has changed of the wall. Returns the journal's newest entry, 0 when that was not
 * looked up. */
int64_t strategy_view_follow(struct strategy_view *strategy);

/* Whether something is under way here that must not come to another round or area: a marker, a vote, a name. */
bool strategy_view_is_busy(const struct strategy_view *strategy);

/* ---- strategy_act.c ---- */

/* Does an action, as view_ops.act; says why one has to wait, as view_ops.refuse. */
bool strategy_act(struct view *view, enum action_id action);
const char *strategy_refuse(const struct view *view, enum action_id action);

/* ---- strategy_draw.c ---- */

/* Draws the view, as view_ops.draw. */
void strategy_view_draw(struct view *view, struct area area);

/* ---- strategy_move.c ---- */

/* Digits and arrows: true when the key was used. */
bool strategy_move_key(struct strategy_view *strategy, struct key key);

/* Selects a municipality; the presentation follows. */
void strategy_move_select(struct strategy_view *strategy, int64_t municipality);

/* Selects the next (1) or the one before (-1) in the list. */
void strategy_move_step(struct strategy_view *strategy, int step);

/* Whether a member stands nowhere in what is shown, and was not skipped either. */
bool strategy_move_is_open(const struct strategy_view *strategy, const struct strategy_member *member);

/* Selects the next that stands nowhere yet, beginning with the one selected; given again it goes on. */
void strategy_move_next_open(struct strategy_view *strategy);

/* Asks for a name, selecting what fits while it is typed. */
void strategy_move_ask_name(struct strategy_view *strategy);

/* ---- strategy_guest.c ---- */

/* Says that a municipality is no member of the region, and offers to let it in as a guest; as strategy_search.stranger,
 * of which the screen is the context. */
void strategy_guest_ask(void *context, int64_t municipality, const char *called);

/* ---- strategy_move.c ---- */

/* Which way a key moves a marker or a vote, and how far; false when it moves nothing. */
bool strategy_move_read_arrow(struct key key, struct grid_seen *steps, int *size);

/* Writes the move under way; asks first when a colleague has moved the marker since. */
void strategy_move_put(struct strategy_view *strategy);

/* Takes the move under way back; false when none is. */
bool strategy_move_give_up(struct strategy_view *strategy);

/* Skips the selected one in the round, or no longer. */
void strategy_move_skip(struct strategy_view *strategy);

/* Takes the selected one off the grid. */
void strategy_move_take_off(struct strategy_view *strategy);

/* ---- strategy_name.c ---- */

/* Begins to place the name of the selected municipality. */
void strategy_name_begin(struct strategy_view *strategy);

/* Moves it by cells. */
void strategy_name_step(struct strategy_view *strategy, struct grid_seen steps);

/* Writes where it stands. */
void strategy_name_put(struct strategy_view *strategy);

/* Lets it be laid out again. */
void strategy_name_free(struct strategy_view *strategy);

/* How far from its marker the name under way stands, along the axes (-1000 to 1000). */
void strategy_name_offset(const struct strategy_view *strategy, int *dx, int *dy);

/* ---- strategy_vote.c ---- */

/* Begins and ends voting; where the votes are revealed it shows or hides them. */
void strategy_vote_toggle(struct strategy_view *strategy);

/* Puts the vote under way at a place; NULL: none is under way. */
void strategy_vote_set(struct strategy_view *strategy, const struct grid_point *point);

/* Asks who votes, and gives the vote at the place chosen. */
void strategy_vote_put(struct strategy_view *strategy);

/* Writes the vote under way to a private file, as a form's draft that the next start offers; takes the file away when
 * none is under way. */
void strategy_vote_keep(struct strategy_view *strategy);

/* Goes back to voting, with a vote that an earlier session left on its way. False when there is no voting any more,
 * which is said. */
bool strategy_vote_resume(struct strategy_view *strategy, const struct strategy_paper *paper);

/* Asks whether to reveal the votes of the round. */
void strategy_vote_reveal(struct strategy_view *strategy);

/* ---- strategy_round.c ---- */

/* Shows the next round (1) or the one before (-1). */
void strategy_round_step(struct strategy_view *strategy, int step);

/* Asks which round trails come from. */
void strategy_round_compare(struct strategy_view *strategy);

/* Asks for a name and begins the next round where the last one stands. */
void strategy_round_new(struct strategy_view *strategy);

/* Closes the round after asking. */
void strategy_round_close(struct strategy_view *strategy);

/* What ends something of a round for good: closing it, revealing its votes. */
typedef enum status strategy_round_verb(struct app *app, const struct strategy_process *process, int64_t round,
                                        struct error *error);

/* Does that to the round asked about, and says so (%1: the round's name); or why not. True when it was done. */
bool strategy_round_end(struct strategy_view *strategy, strategy_round_verb *verb, const char *said);

/* Shows the next strategy area that the round covers, behind the last one all together. */
void strategy_round_next_area(struct strategy_view *strategy);

/* ---- strategy_wall.c ---- */

/* Does an action that changes only what is shown; false when it is none of these. */
bool strategy_wall_act(struct strategy_view *strategy, enum action_id action);

/* Draws lines, colours and letters, to try a projector out. */
void strategy_wall_draw_card(struct area area, enum language language);

/* ---- strategy_text.c ---- */

/* Asks why the selected one stands there. */
void strategy_text_why(struct strategy_view *strategy);

/* Asks what was decided in the round. */
void strategy_text_decide(struct strategy_view *strategy);

/* Asks for a matter to put in the parking lot. */
void strategy_text_park(struct strategy_view *strategy);

/* Asks for a note on the round, or on the process. */
void strategy_text_note(struct strategy_view *strategy, bool process);

/* A page: the movement from the round compared with. */
void strategy_text_movement(struct strategy_view *strategy);

/* A page: decisions, parking lot, notes. */
void strategy_text_notes(struct strategy_view *strategy);

/* The positions of the round as a list of records. */
void strategy_text_positions(struct strategy_view *strategy);

/* ---- strategy_lists.c ---- */

/* Lists those that stand nowhere yet and those skipped; the one chosen is selected. */
void strategy_lists_open_ones(struct strategy_view *strategy);

/* Lists the parking lot; the matter chosen is dealt with, or no longer. */
void strategy_lists_parked(struct strategy_view *strategy);

/* ---- strategy_files.c ---- */

/* Begins to write pictures, tables and minutes to the folder of exports, and says where. */
void strategy_files_write(struct strategy_view *strategy);

#endif
