/* Editing one record with what belongs to it: what a form or `add` and `set` do, from text to a saved change. */
#ifndef SAMREG_APP_EDIT_H
#define SAMREG_APP_EDIT_H

#include "samreg/app/records.h"
#include "samreg/model/change.h"

struct edit;

/* A record on the form: the edited one itself, or one that belongs to it and is entered as a row (ENTITY_IN_PARENT). */
struct edit_row {
    struct record record;  /* as it stands in the form; its parent field, if any, is the edited record and not shown */
    struct record stored;  /* as it was read; entity NULL for a new one */
    struct message *wrong; /* per field: why the text typed last is no value; empty where it is one */
    bool removed;          /* taken out of the form; removed when saved */
};

/* A new, empty record; `parent` (0: none) is put in its parent field or, for an arrangement, a reference of that
 * kind. */
enum status edit_new(struct app *app, const struct entity *entity, const struct entity *parent_entity, int64_t parent,
                     struct edit **edit, struct error *error) WARN_UNUSED;

/* An existing record with its rows. */
enum status edit_open(struct app *app, const struct entity *entity, int64_t id, struct edit **edit,
                      struct error *error) WARN_UNUSED;

/* A new record with the values and rows of an existing one; organisation numbers are left out. */
enum status edit_copy(struct app *app, const struct entity *entity, int64_t id, struct edit **edit,
                      struct error *error) WARN_UNUSED;

void edit_free(struct edit **edit);

/* The kind of record edited. */
const struct entity *edit_entity(const struct edit *edit);

/* Whether it is not stored yet. */
bool edit_is_new(const struct edit *edit);

/* The record as it stands in the form, and as it was read (NULL for a new one). Lent. */
const struct record *edit_record(const struct edit *edit);
const struct record *edit_stored(const struct edit *edit);

/* Reads `text` into a field (place in entity->fields), resolving references; in FIELD_SCREEN part of a name that
 * only one record has will do. The value is kept when STATUS_OK; otherwise the field keeps its last good value, the
 * text counts as wrong until a good one comes, and `error` says why. */
enum status edit_set(struct edit *edit, int field, const char *text, enum field_style style,
                     struct error *error) WARN_UNUSED;

/* Puts a reference that was chosen from a list. */
void edit_set_reference(struct edit *edit, int field, int64_t id, const char *called);

/* The kinds of rows its form has: the children with ENTITY_IN_PARENT; NULL behind the last. */
const struct entity *edit_row_kind(const struct edit *edit, size_t index);

/* The rows of a kind, those taken out included. Lent until the next change. */
struct edit_row *edit_rows(struct edit *edit, const struct entity *kind, size_t *count);

/* Makes a field of the record (kind NULL) or of a stored row one that was read at an older version, when it held `was`:
 * what others have changed since is met when saving. */
void edit_set_base(struct edit *edit, const struct entity *kind, size_t row, int field, const struct value *was,
                   int64_t version);

/* Adds an empty row and returns its place; takes a row out or back in. */
size_t edit_add_row(struct edit *edit, const struct entity *kind);
void edit_remove_row(struct edit *edit, const struct entity *kind, size_t row, bool removed);

/* As edit_set() and edit_set_reference(), for a field of a row. */
enum status edit_set_row(struct edit *edit, const struct entity *kind, size_t row, int field, const char *text,
                         enum field_style style, struct error *error) WARN_UNUSED;
void edit_set_row_reference(struct edit *edit, const struct entity *kind, size_t row, int field, int64_t id,
                            const char *called);

/* Whether anything differs from what is stored. */
bool edit_is_changed(const struct edit *edit);

/* The rules within the record and its rows, for showing while typing. Appends. */
void edit_check(const struct edit *edit, struct problems *problems);

/* Whether saving must first ask if changed `via` fields correct the current period or begin a new one: a field that was
 * recorded for a period that holds as of the day, or for an older year than the day's, has been changed. */
bool edit_asks_period(const struct edit *edit);

/* How a save answers the questions it may have to ask. */
struct edit_saving {
    bool accept_warnings;
    bool new_period;      /* changed `via` fields begin a new period ... */
    struct date from;     /* ... on this date; the one before ends there. Not set: they correct the current period */
    const char *note;     /* kept with the entry, or NULL */
};

/* Saves the record, its rows and its state in one entry. STATUS_DATA: result->problems; STATUS_WARNED: ask, then
 * save with accept_warnings; STATUS_CONFLICT: result->conflicts, answer each with edit_resolve(), save again. On
 * STATUS_OK it is saved, and the edit is the record as stored now. `id` (or NULL) is its identifier. */
enum status edit_save(struct edit *edit, const struct edit_saving *saving, struct apply_result *result, int64_t *id,
                      struct error *error) WARN_UNUSED;

/* Settles a conflict: takes the other's value or keeps one's own, now knowing of the other's. A row that was taken out
 * of the form while somebody else changed it (`removing`) stays as the other left it, or is removed after all. */
void edit_resolve(struct edit *edit, const struct conflict *conflict, bool take_theirs);

#endif
