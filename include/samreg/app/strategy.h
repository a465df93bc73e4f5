/* Strategy processes: reading one whole, and what a facilitator does to it. Every verb is one entry of the journal,
 * with words of its own ("moved: Selbu, runde 2, Strategiprosess ..."), and can be undone.
 *
 * What a verb refuses it says in `error`: a closed round, a vote after the reveal, an area that the round does not
 * cover, a point outside the axes (STATUS_DATA); that a colleague has moved the same marker since it was looked at,
 * who, when and where to (STATUS_CONFLICT: ask, and give the same verb again with `anyway`). Nothing is written
 * then. */
#ifndef SAMREG_APP_STRATEGY_H
#define SAMREG_APP_STRATEGY_H

#include "samreg/app/app.h"
#include "samreg/model/presentation.h"
#include "samreg/model/strategy_process.h"

/* ---- Reading ---- */

/* The process that `text` names, or a part of its name that only one has; NULL: the one presented last, else the only
 * one there is. Otherwise STATUS_DATA with the candidates. */
enum status strategy_find(struct app *app, const char *text, int64_t *process, struct error *error) WARN_UNUSED;

/* The round that `text` means in the process: its number or its name; NULL: the last one. STATUS_DATA with the rounds
 * there are. */
enum status strategy_find_round(const struct strategy_process *process, const char *text, int64_t *round,
                                struct error *error) WARN_UNUSED;

/* The strategy area that `text` means: its name or a part of it that only one has; NULL or "": 0, all areas. */
enum status strategy_find_area(const struct strategy_process *process, const char *text, int64_t *area,
                               struct error *error) WARN_UNUSED;

/* Reads the process whole, in one state of the file. `process` is all zeroes or holds an older reading, which is given
 * up on success only. Not stopped by waiting keys. */
enum status strategy_read(struct app *app, int64_t id, struct strategy_process *process,
                          struct error *error) WARN_UNUSED;

/* Reads a process that has been read anew, unless it would be the same: `sequence` (of strategy_presentation(); 0:
 * not known) is that of the process, and so is the day. */
enum status strategy_read_again(struct app *app, int64_t sequence, struct strategy_process *process,
                                struct error *error) WARN_UNUSED;

/* ---- The presentation ---- */

/* Reads what is presented of the process (0: of the one presented last; `found` is false when none is). Waits for
 * nobody: STATUS_BUSY while a colleague writes; then keep what is shown and ask again in some ten milliseconds.
 * `sequence` (or NULL) is the newest entry of the journal: strategy_read() again only when it is another than the
 * process'. */
enum status strategy_presentation(struct app *app, int64_t process, struct presentation *presentation, bool *found,
                                  int64_t *sequence, struct error *error) WARN_UNUSED;

/* The same for a screen that opens, which must know it before it writes it: waits for a colleague as every reading
 * does. */
enum status strategy_presented(struct app *app, int64_t process, struct presentation *presentation, bool *found,
                               struct error *error) WARN_UNUSED;

/* Writes what this screen has changed of it since it was as `base` (NULL: all of it), in one small transaction, as
 * facilitated by this session. On success `presentation` is what is presented now, with what others have changed
 * meanwhile (presentation_merge()), its serial and facilitator. `before` is
 * who facilitated until now: filled in when that was another session whose screen is still open, else cleared; tell the
 * user. STATUS_BUSY when a colleague writes for longer than 40 milliseconds: nothing is lost when the next write comes
 * soon, so keep in mind that one is due. */
enum status strategy_present(struct app *app, struct presentation *presentation, const struct presentation *base,
                             struct presentation_facilitator *before, struct error *error) WARN_UNUSED;

/* Says that this session facilitates the process no more; its followers keep what they show. Failing is no matter. */
void strategy_leave(struct app *app, int64_t process);

/* Whether the facilitator is another session than this one, and its screen is still open. */
bool strategy_is_facilitated(const struct app *app, const struct presentation_facilitator *facilitator);

/* ---- Verbs ---- */

/* Which marker, and how it was seen. */
struct strategy_marker {
    int64_t round, area, municipality; /* area 0: all areas */
    int64_t looked_at;                 /* the version of its position as it was shown; 0: it had none */
    bool anyway;                       /* a colleague's move since was shown and is to be replaced */
};

/* Puts the marker at a point: places it or moves it. `basis` NONE: stated stays stated, everything else is agreed now;
 * but in a round that a source reports an illustration stays one, for the source did not say where it stood. `note`
 * (why) NULL: as it is. A marker that was skipped is not any more. */
enum status strategy_move(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          struct grid_point point, enum strategy_basis basis, const char *note,
                          struct error *error) WARN_UNUSED;

/* Lets a municipality into the process that is no member of its region, which there must be: records it as an associate
 * member from the day of the process, or of an open round before that, which is put in `from`. */
enum status strategy_let_in(struct app *app, const struct strategy_process *process, int64_t municipality,
                            struct date *from, struct error *error) WARN_UNUSED;

/* Marks it as skipped in the round, or not any more. It stands nowhere then. */
enum status strategy_skip(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          bool skipped, struct error *error) WARN_UNUSED;

/* Takes the marker off the grid. */
enum status strategy_take_off(struct app *app, const struct strategy_process *process,
                              const struct strategy_marker *marker, struct error *error) WARN_UNUSED;

/* Says why it stands there; "" takes the note away. */
enum status strategy_explain(struct app *app, const struct strategy_process *process,
                             const struct strategy_marker *marker, const char *note, struct error *error) WARN_UNUSED;

/* Sets its name by hand so far from it along the axes (-1000 to 1000); `set` false: it is laid out again. */
enum status strategy_set_label(struct app *app, const struct strategy_process *process,
                               const struct strategy_marker *marker, bool set, int dx, int dy,
                               struct error *error) WARN_UNUSED;

/* Makes the next round: everybody stands where they stood in `from` (0: nowhere), on the same areas; what was skipped
 * is open again, notes and hand-set names stay behind. `name` NULL: "Runde 3" in the session's language. */
enum status strategy_new_round(struct app *app, const struct strategy_process *process, int64_t from, const char *name,
                               int64_t *round, struct error *error) WARN_UNUSED;

/* Closes it: nothing in it changes any more, and only undo opens it. */
enum status strategy_close_round(struct app *app, const struct strategy_process *process, int64_t round,
                                 struct error *error) WARN_UNUSED;

/* Reveals its votes: none can be given any more. Undo hides them again, but opens no voting: who votes then has seen
 * what the others think. */
enum status strategy_reveal_votes(struct app *app, const struct strategy_process *process, int64_t round,
                                  struct error *error) WARN_UNUSED;

/* Says what was decided in it; "" takes it away. */
enum status strategy_decide(struct app *app, const struct strategy_process *process, int64_t round, const char *text,
                            struct error *error) WARN_UNUSED;

/* Gives a vote. `voter` is a number, a role or a name; NULL or "": the user. Where the user has given that voter's vote
 * about the municipality before it asks first (STATUS_CONFLICT), and with `marker->anyway` this vote takes the place of
 * that one; one that another user has given stays (STATUS_DATA). `marker->looked_at` says nothing here. */
enum status strategy_vote(struct app *app, const struct strategy_process *process, const struct strategy_marker *marker,
                          const char *voter, struct grid_point point, struct error *error) WARN_UNUSED;

/* Makes `number` the first from it on that nobody has voted under about the marker. */
enum status strategy_free_voter(struct app *app, const struct strategy_marker *marker, int64_t *number,
                                struct error *error) WARN_UNUSED;

/* The journal's entry by which this session gave its newest vote; 0: it has given none. */
int64_t strategy_vote_operation(const struct app *app);

/* The newest entry that this user may take back in the process: its rounds, moves, names, notes and decisions, and the
 * votes that this session gave, as long as they have not been seen (`votes_only`: nothing but these), and the guests
 * that this session let in. What else stands elsewhere in the register, what came with an import, and what was voted at
 * another terminal, also under the same login, is none of them. For changes_undo(); STATUS_DATA when there is none. */
enum status strategy_undoable(struct app *app, const struct strategy_process *process, bool votes_only,
                              int64_t *operation, struct error *error) WARN_UNUSED;

/* The newest undo of such an entry, when none of the kind was written since. For changes_redo(); else STATUS_DATA.
 * `undone` (or NULL) is what that undo took back. */
enum status strategy_redoable(struct app *app, const struct strategy_process *process, bool votes_only,
                              int64_t *operation, int64_t *undone, struct error *error) WARN_UNUSED;

/* A note on the process, a round, a municipality (each 0: none), or a matter for the parking lot. */
enum status strategy_add_note(struct app *app, const struct strategy_process *process, enum strategy_note_kind kind,
                              int64_t round, int64_t municipality, const char *text, struct error *error) WARN_UNUSED;

/* Marks a parked matter as dealt with, or not. */
enum status strategy_settle(struct app *app, int64_t note, bool settled, struct error *error) WARN_UNUSED;

/* Which way the picture of the process lies from now on, for everybody. */
enum status strategy_turn(struct app *app, const struct strategy_process *process, enum grid_orientation orientation,
                          struct error *error) WARN_UNUSED;

/* Makes a process from a template (strategy_template.h; NULL: the first) in the session's language: axes, alternatives
 * and a first round. `region` 0: none. */
enum status strategy_new(struct app *app, const char *template_name, const char *name, int64_t region, int64_t *process,
                         struct error *error) WARN_UNUSED;

#endif
