/* The screens, by what opens them. Each opens itself on top of the shell's stack; what cannot be read is said in the
 * message line. */
#ifndef SAMREG_VIEW_SCREENS_H
#define SAMREG_VIEW_SCREENS_H

#include "samreg/model/matrix.h"
#include "samreg/model/report.h"
#include "samreg/view/shell.h"

/* The register screen: regions, municipalities, arrangements, and the detail of the record under the cursor. */
void panes_open(struct shell *shell);

/* The list of an entity; `filter` (or NULL) is a filter line to begin with. */
void records_open(struct shell *shell, const struct entity *entity, const char *filter);

/* The list of those records of an entity that refer to a record by a field. */
void records_open_referring(struct shell *shell, const struct entity *entity, const struct field *field, int64_t id);

/* The records behind a figure of a report, as of the figure's day. */
void records_open_behind(struct shell *shell, const struct report_behind *behind);

/* One record with everything that refers to it. */
void record_open(struct shell *shell, const struct entity *entity, int64_t id);

/* The form: an existing record, a new one (belonging to `parent` where that is not 0), a copy. */
void form_view_open(struct shell *shell, const struct entity *entity, int64_t id);
void form_view_new(struct shell *shell, const struct entity *entity, const struct entity *parent_entity,
                   int64_t parent);
void form_view_copy(struct shell *shell, const struct entity *entity, int64_t id);

/* Offers to reopen a form that was not saved when an earlier session ended, if there is one. At the start of the
 * screen. */
void draft_offer(struct shell *shell);

/* The history of a record (entity NULL: of the whole register). An entry can be undone from there. */
void history_open(struct shell *shell, const struct entity *entity, int64_t id);

/* The participation matrix of all, of a region's members or of a county's municipalities; `filter` (or NULL) is a
 * filter line of arrangements to begin with. */
void matrix_open(struct shell *shell, enum matrix_area area, int64_t id, const char *filter);

/* The same for what a record is about: a region, a county, a municipality (what it takes part in), an arrangement
 * (those of its region, with the cursor on it); everything else opens the matrix of all. */
void matrix_open_for(struct shell *shell, const struct entity *entity, int64_t id);

/* What `samreg check` finds; Enter opens the record. */
void check_open(struct shell *shell);

/* The reports to choose from; one of them by its name. */
void reports_open(struct shell *shell);
void report_open(struct shell *shell, const char *name);

/* What is being written, and the last exports. */
void files_open(struct shell *shell);

/* Begins to write the whole register to a folder of files. */
void files_export_all(struct shell *shell);

/* Search in every kind of record. */
void find_open(struct shell *shell);

/* The strategy grid: the process presented last, or the only one; otherwise a choice. */
void strategy_begin(struct shell *shell);

/* The facilitator's screen of a process, showing a round (0: as it was shown last). False when it cannot be read, which
 * is said. */
bool strategy_open(struct shell *shell, int64_t process, int64_t round);

/* Lets the user choose a process, or begin one from a template; its screen takes the place of `instead` (or NULL). */
void strategy_choose(struct shell *shell, struct view *instead);

/* Help for a place and for what the cursor is on. */
void help_open(struct shell *shell, unsigned place, const char *here);

/* The palette: every action that applies and every kind of record. */
void palette_open(struct shell *shell, unsigned place);

#endif
