/* What the files of the manual's generator share. It fills the marks in man/NAME.N.in with what the tables of the
 * program know, so that a manual cannot say anything else than the program does. */
#ifndef TOOLS_MANUAL_H
#define TOOLS_MANUAL_H

#include "samreg/base/str.h"

#include <stdbool.h>

/* ---- mdoc.c: text in the language of manuals ---- */

/* Appends whole sentences as lines of text: each sentence on a line of its own, wrapped, nothing in it taken for a
 * macro. */
void mdoc_text(struct str *out, const char *text);

/* Appends text as one word of a macro, behind a blank: escaped, and quoted where it holds blanks. */
void mdoc_word(struct str *out, const char *text);

/* Appends a line with the macro and, where not NULL, one word. */
void mdoc_macro(struct str *out, const char *macro, const char *word);

/* ---- What stands in place of a mark. `argument` is what follows its name; "" when nothing does. False, with a
 * sentence on standard error, when that cannot be made. ---- */

/* program.c: the version, the commands, the options of the configuration, the keys, the names of the
 * actions, the exit statuses. */
bool program_version(struct str *out, const char *argument);
bool program_pictures(struct str *out, const char *argument);
bool program_commands(struct str *out, const char *argument);
bool program_options(struct str *out, const char *argument);
bool program_keys(struct str *out, const char *argument);
bool program_actions(struct str *out, const char *argument);
bool program_exits(struct str *out, const char *argument);

/* data.c: the kinds of records with their fields, and the check files. */
bool data_records(struct str *out, const char *argument);
bool data_checks(struct str *out, const char *argument);

/* report.c: the reports with what they tell and take, and the parameters of reports. */
bool report_list(struct str *out, const char *argument);
bool report_parameters(struct str *out, const char *argument);

/* code.c: a line for each file of the folders (set apart by blanks) that says at its head what it is for; for
 * src/FLOOR also the headers of include/samreg/FLOOR, and then only the sources without a header of their own. */
bool code_files(struct str *out, const char *argument);

#endif
