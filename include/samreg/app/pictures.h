/* The pictures of the register, by name: `samreg picture`, the keys of the screens, and the manual know them from one
 * table (pictures.def).
 *
 * A new picture is a line there and its function, in any file of app:
 *     PICTURE("counts", picture_counts, "[county=NUMBER]", N_("Formal arrangements per municipality."))
 * The function adds one picture, or several that belong together (one of each round), to a list that comes empty. It
 * answers as of app_as_of() in app_language(), draws its own title, date, source and marks into the picture, and says a
 * parameter that it does not know or cannot take as STATUS_USAGE or STATUS_DATA with a sentence. */
#ifndef SAMREG_APP_PICTURES_H
#define SAMREG_APP_PICTURES_H

#include "samreg/app/app.h"
#include "samreg/base/pair.h"
#include "samreg/model/picture.h"

/* Makes the pictures of one name from the parameters given. */
typedef enum status picture_builder(struct app *app, const struct pair parameters[], size_t count,
                                    struct picture_list *list, struct error *error);

struct picture_entry {
    const char *name;
    picture_builder *build; /* NULL: the charts of the report of that name */
    const char *parameters; /* as the manual prints them; "" for none */
    const char *help;       /* msgid: what it shows */
};

#define PICTURE(name, function, parameters, help) picture_builder function;
#include "samreg/app/pictures.def"
#undef PICTURE

/* All pictures of the table, ended by one without a name. */
extern const struct picture_entry picture_entries[];

/* The charts of a report, one for each of its tables that has one. STATUS_USAGE when none has. */
enum status picture_report(struct app *app, const char *name, const struct pair parameters[], size_t count,
                           struct picture_list *list, struct error *error) WARN_UNUSED;

/* What can be drawn, for lists: the pictures of the table, then every report with a chart. */
struct picture_list_entry {
    char *name;             /* owned */
    const char *parameters; /* lives for ever */
    char *help;             /* owned; in the language asked for */
};
enum status pictures_list(struct picture_list_entry **entries, size_t *count, enum language language,
                          struct error *error) WARN_UNUSED;
void pictures_list_free(struct picture_list_entry **entries, size_t count);

/* The picture of that name: of the table, or the charts of a report. STATUS_USAGE with the nearest one otherwise. What
 * `entry` is filled in with lends the name. */
enum status picture_named(const char *name, struct picture_entry *entry, struct error *error) WARN_UNUSED;

/* Refuses what is not among the names (ended by NULL) of a picture's parameters, and one given twice: STATUS_USAGE with
 * the nearest name. For the functions above. */
enum status picture_parameters(const struct pair parameters[], size_t count, const char *const names[],
                               struct error *error) WARN_UNUSED;

/* Builds the pictures and writes them to `path`, in the format that its ending says. Several as SVG or PNG become files
 * of their own: "grid.png" becomes "grid-1.png", "grid-2.png". Calls `written` (or NULL) for each file that is there.
 * Errors as of the picture and of drawing.h; an ending that is none is told before anything is read. */
enum status picture_draw(struct app *app, const struct picture_entry *entry, const struct pair parameters[],
                         size_t count, const char *path, void (*written)(void *context, const char *path),
                         void *context, struct error *error) WARN_UNUSED;

#endif
