/* What the files of the form share: form_view.c (the view), form_fields.c (items and the record), form_values.c (what a
 * field can take), form_save.c (saving and its questions), form_draft.c (unsaved text that survives). */
#ifndef SAMREG_VIEW_FORM_VIEW_H
#define SAMREG_VIEW_FORM_VIEW_H

#include "samreg/app/edit.h"
#include "samreg/tui/form.h"
#include "samreg/view/shell.h"

/* The rows of one kind in the form: which fields its columns are. */
struct form_table {
    const struct entity *kind;
    int fields[FORM_TABLE_COLUMNS]; /* places in kind->fields */
    int columns;
};

struct form_view {
    struct view view;
    struct edit *edit;
    struct form form; /* items of the record have the field's place as number, tables FORM_TABLES + their place */
    struct form_table *tables;
    size_t table_count, table_capacity;
    const struct entity *parent_entity; /* what a new record was begun from, for "save and next" */
    int64_t parent;
    int width;          /* columns that the tables were last laid out for */
    bool rows_removed;  /* a stored row was taken out: unsaved, though no text shows it */
    bool complete;      /* a save was tried: what is missing is shown too */
    bool settled;       /* saved or discarded: nothing is kept of it */
    bool next;          /* the save under way is followed by an empty form */
    bool period_known;  /* the question about the period has been answered */
    unsigned saved;     /* records saved one after the other before this one */
    struct edit_saving saving;
    struct conflicts conflicts; /* of the last save, while they are being settled */
    int64_t seen_version;       /* the newest version that the user was told of */
    char *draft_file;           /* where its draft stands; NULL for none yet */
    char *draft_text;           /* what that file holds */
};

/* Numbers of items from here on are tables. */
enum { FORM_TABLES = 1000, FORM_MORE = 2000 };

/* What an item of the form is: a field of the record (kind NULL), or of one of its rows. */
struct form_target {
    const struct entity *kind;
    size_t row; /* as edit_rows() counts */
    int field;
};

/* Makes the view over an edit, which it takes over, and puts it on the screen. */
struct form_view *form_view_begin(struct shell *shell, struct edit *edit, const struct entity *parent_entity,
                                  int64_t parent);

/* Whether anything was typed, chosen or taken out that is not saved. */
bool form_view_is_touched(const struct form_view *form_view);

/* Appends how a field is filled in, by its type, each thing on a new line; nothing where any text will do. */
void form_view_add_type_help(const struct shell *shell, const struct field *field, struct str *out);

/* --- form_fields.c --- */

/* Fills the form from the edit. */
void form_fields_build(struct form_view *form_view);

/* What the item at `index` (one that can have the focus) is, its field and its value. Lent. */
struct form_target form_fields_target(const struct form_view *form_view, size_t index);
const struct field *form_fields_field(const struct form_view *form_view, struct form_target target);
const struct value *form_fields_value(const struct form_view *form_view, struct form_target target);

/* Shows the value of the record in an item, in words. */
void form_fields_show(struct form_view *form_view, size_t index);

/* Reads the text of an item into the record; a good value is shown as it is always written. */
void form_fields_take(struct form_view *form_view, size_t index);

/* Puts a record that was chosen in an item. */
void form_fields_put_reference(struct form_view *form_view, size_t index, int64_t id, const char *called);

/* Holds the record against its rules and shows what is wrong beside the fields, and which rows go. */
void form_fields_check(struct form_view *form_view);

/* Shows problems beside the fields they are about; what concerns no item is appended to `rest`, a line each. */
void form_fields_show_problems(struct form_view *form_view, const struct problems *problems, struct str *rest);

/* Goes to an empty row behind the last one of the table at place `table`, adding it when there is none. */
void form_fields_add_row(struct form_view *form_view, size_t table);

/* Strikes out the row that has the focus, so that it goes when the form is saved, or takes that back. Returns false
 * when the focus is in no row, or in an empty one. */
bool form_fields_remove_row(struct form_view *form_view);

/* The place in `tables` of the table that has the focus; when none has, of the last one. There must be one. */
size_t form_fields_table(const struct form_view *form_view);

/* Shares the columns of the screen among those of the tables; dates stay whole. */
void form_fields_fit(struct form_view *form_view, int width);

/* --- form_values.c --- */

/* Opens the list of what the focused field can take; says so when there is none. `typed` opened it, or is none. */
void form_values_open(struct form_view *form_view, struct key typed);

/* Puts the value of the record saved before, or of the row above, in the focused field. */
void form_values_repeat(struct form_view *form_view);

/* --- form_save.c --- */

/* Saves, asking what must be asked; closes the form when it is done, and opens an empty one with `next`. */
void form_save(struct form_view *form_view, bool next);

/* --- form_draft.c --- */

/* Writes what is typed to a private file, when it has changed since the last time. */
void form_draft_keep(struct form_view *form_view);

/* Removes that file. */
void form_draft_drop(struct form_view *form_view);

#endif
