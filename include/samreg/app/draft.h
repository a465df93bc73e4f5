/* What is typed in a form and not saved yet, in a private file, so that a dropped line or a power cut takes none of it.
 * The file lies in the user's state folder, is readable by nobody else, and is text: one property a line, and one line
 * for each field that was changed, with line feeds and backslashes written \n and \\. */
#ifndef SAMREG_APP_DRAFT_H
#define SAMREG_APP_DRAFT_H

#include "samreg/app/app.h"
#include "samreg/base/str.h"

/* One field as it stands in the form, right or wrong; of a record that was chosen, its identifier. */
struct draft_line {
    const struct entity *kind; /* of the row; NULL: the record itself */
    int64_t row;               /* the row's identifier */
    const struct field *field; /* NULL: the row was taken out */
    char *text;                /* owned */
    int64_t version;           /* of the stored record that was edited; 0: it was new */
    struct value was;          /* what was stored in the field then */
};

/* All zeroes is empty. */
struct draft {
    const struct entity *entity;
    int64_t id;
    int64_t version;                    /* of the record that was edited; 0 for a new one */
    const struct entity *parent_entity; /* as edit_new(), or NULL */
    int64_t parent;
    char *at; /* when it was written first (UTC), owned */
    struct draft_line *lines;
    size_t count, capacity;
};

void draft_clear(struct draft *draft);

/* Adds a line; the text is copied. `version` and `was` are for the caller to fill in; the line is lent until the next
 * one. */
struct draft_line *draft_add(struct draft *draft, const struct entity *kind, int64_t row, const struct field *field,
                             const char *text);

/* Appends the draft as its file holds it; without `at` too. */
void draft_format(const struct app *app, const struct draft *draft, struct str *out);

/* Reads such a text; the register is the app's. False, leaving `draft` as it was, when it is none, or of another
 * register. Whatever `draft` held is not freed. */
bool draft_parse(const struct app *app, const char *text, struct draft *draft);

/* The file for a draft of this session about the record; new string, NULL without a home. From now until the session
 * ends its drafts count as in use. */
char *draft_file(struct app *app, int64_t id);

/* Writes the file whole, making its folder. Removes it; a file that is not there is as good as removed. */
enum status draft_write(const char *file, const char *text, struct error *error) WARN_UNUSED;
void draft_remove(const char *file);

/* Finds a draft about the open register whose session is over. False when there is none; otherwise `file` is new and
 * `draft` (all zeroes before) filled in. */
bool draft_find(const struct app *app, char **file, struct draft *draft);

#endif
