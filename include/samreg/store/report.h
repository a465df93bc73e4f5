/* Running reports: their SQL, and the shared tables that it reads (model/report.h). */
#ifndef SAMREG_STORE_REPORT_H
#define SAMREG_STORE_REPORT_H

#include "samreg/model/report.h"
#include "samreg/store/store.h"

/* Reports being run, all on one state of the register: a short reading transaction. Others cannot write meanwhile,
 * they wait: nothing else is done in between. The whole survey is one such transaction too, not one for each of its
 * chapters: they must agree with each other, which they would not if somebody wrote between two of them, and a register
 * of 10 000 arrangements is read in a second or two (tests/bench), less than the time that a writer waits at least.
 * Who shows one table at a time, the screen, begins and ends for each.
 *
 * A shared table is made when the first report wants it and kept for the next ones as long as they are given the same
 * of what it depends on: also after the end, by the store, so that the next report of an unchanged register, or the
 * same one for another county, makes only what differs. All are dropped at the next beginning if anybody has written
 * since, this store or another, if the language is another, or if a report failed or was stopped; and when the store
 * closes. Of each table there is one at a time, of the day and of the other day, so that what is kept is bounded: at
 * most a dozen megabytes for a register of 10 000 arrangements and 100 000 participations. No transaction
 * is open meanwhile, and no lock is held. */
struct store_reports;

/* Begins, outside any transaction. `stop` (or NULL) is asked now and then while SQL runs: STATUS_STOPPED. */
enum status store_reports_begin(struct store *store, const struct stop *stop, struct store_reports **reports,
                                struct error *error) WARN_UNUSED;

/* Ends; the shared tables stay for the next beginning. Safe with NULL inside. */
void store_reports_end(struct store_reports **reports);

/* Runs a report that is not composed. The arguments hold a day, and a definition where the report takes one. `section`,
 * overwritten, gets report and arguments (copies), the table, and the notes, in the store's language. STATUS_INTERNAL
 * when the SQL gives other columns than the head says. */
enum status store_reports_run(struct store_reports *reports, const char *name,
                              const struct report_arguments *arguments, struct report_section *section,
                              struct error *error) WARN_UNUSED;

#endif
