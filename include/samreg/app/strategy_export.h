/* What stays of a strategy process: its tables, its minutes, and everything in one folder. */
#ifndef SAMREG_APP_STRATEGY_EXPORT_H
#define SAMREG_APP_STRATEGY_EXPORT_H

#include "samreg/app/strategy.h"
#include "samreg/model/document.h"
#include "samreg/model/table.h"

/* All positions of all rounds, a row for each, with how far it moved since the round before (in thousandths of the
 * grid's diagonal) and what it rests on. `table` is all zeroes. */
void strategy_position_table(struct app *app, const struct strategy_process *process, struct table *table);

/* All votes that are revealed, in an order that does not tell who gave which: by round, area, municipality and place.
 * Who voted stands in it with `voters` only. */
void strategy_vote_table(struct app *app, const struct strategy_process *process, bool voters, struct table *table);

/* The minutes in the session's language: what was decided in each round, where everybody stood, how they had moved and
 * why, votes, notes, and the parking lot. `document` holds nothing yet. */
void strategy_minutes(struct app *app, const struct strategy_process *process, struct document *document);

/* The files that an export wrote. All zeroes is none. */
struct strategy_files {
    char **paths; /* owned */
    size_t count, capacity;
};
void strategy_files_clear(struct strategy_files *files);

/* Writes all of it to a folder, which is made when there is none; files of an earlier export of the process are written
 * over, each whole or not at all: PROCESS-positions.csv, PROCESS-votes.csv, PROCESS-minutes.md; as SVG and PNG a
 * picture of each round (and area) in which anybody is recorded, and of the movement from the round before; and
 * PROCESS-pictures.pdf with all of these. Where the names of two processes make the same words, the identifier stands
 * behind them, so that neither replaces the other's files; the second of two such areas has a number. `files` gets what
 * was written, also when it ends with a failure in the middle: without samreg-draw STATUS_UNAVAILABLE, and no PNG and
 * PDF. */
enum status strategy_export(struct app *app, const struct strategy_process *process, const char *folder, bool voters,
                            struct strategy_files *files, struct error *error) WARN_UNUSED;

#endif
