#include "samreg/app/pictures.h"

#include "samreg/app/drawing.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

const struct picture_entry picture_entries[] = {
#define PICTURE(name, function, parameters, help) {name, function, parameters, help},
#include "samreg/app/pictures.def"
#undef PICTURE
    {NULL, NULL, NULL, NULL},
};

enum status picture_named(const char *name, const struct picture_entry **entry, struct error *error)
{
    const char *names[sizeof picture_entries / sizeof *picture_entries] = {NULL};
    const char *nearest;

    for (size_t i = 0; picture_entries[i].name != NULL; i++) {
        names[i] = picture_entries[i].name;
        if (strcmp(names[i], name) == 0) {
            *entry = &picture_entries[i];
            return STATUS_OK;
        }
    }
    nearest = name_nearest(names, name);
    if (nearest != NULL) {
        return error_set(error, STATUS_USAGE, N_("There is no picture “%1”. Did you mean %2?"), name, nearest, NULL);
    }
    return error_set(error, STATUS_USAGE, N_("There is no picture “%1”. “samreg picture” lists them."), name, NULL);
}

static bool is_among(const char *name, const char *const names[])
{
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static enum status refuse_parameter(const char *name, const char *const names[], struct error *error)
{
    const char *nearest = name_nearest(names, name);
    struct str all = {0};
    enum status status;

    for (size_t i = 0; names[i] != NULL; i++) {
        str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    if (nearest != NULL) {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”. Did you mean %2?"), name, nearest,
                           NULL);
    } else if (all.length > 0) {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”, but %2."), name, str_peek(&all), NULL);
    } else {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”: this takes none."), name, NULL);
    }
    str_clear(&all);
    return status;
}

enum status picture_parameters(const struct pair parameters[], size_t count, const char *const names[],
                               struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_among(parameters[i].name, names)) {
            return refuse_parameter(parameters[i].name, names, error);
        }
        if (pair_find(parameters, i, parameters[i].name) != NULL) {
            return error_set(error, STATUS_USAGE, N_("The parameter “%1” is given twice."), parameters[i].name, NULL);
        }
    }
    return STATUS_OK;
}

/* The path with a number before its ending. New string. */
static char *numbered(const char *path, size_t number)
{
    const char *dot = strrchr(path, '.');
    struct str out = {0};

    str_addf(&out, "%.*s-%zu%s", (int)(dot - path), path, number, dot);
    return str_take(&out);
}

static enum status write_each(const struct app *app, const struct picture_list *list, enum drawing_format format,
                              const char *path, void (*written)(void *context, const char *path), void *context,
                              struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < list->count && status == STATUS_OK; i++) {
        char *own = numbered(path, i + 1);

        status = drawing_pictures(app, &list->items[i], 1, format, own, error);
        if (status == STATUS_OK && written != NULL) {
            written(context, own);
        }
        free(own);
    }
    return status;
}

enum status picture_draw(struct app *app, const struct picture_entry *entry, const struct pair parameters[],
                         size_t count, const char *path, void (*written)(void *context, const char *path),
                         void *context, struct error *error)
{
    struct picture_list list = {0};
    enum drawing_format format = DRAWING_SVG;
    enum status status = drawing_format_of(path, &format, error);

    if (status == STATUS_OK) {
        status = entry->build(app, parameters, count, &list, error);
    }
    if (status == STATUS_OK && list.count > 1 && format != DRAWING_PDF) {
        status = write_each(app, &list, format, path, written, context, error);
    } else if (status == STATUS_OK) {
        status = drawing_pictures(app, list.items, list.count, format, path, error);
        if (status == STATUS_OK && written != NULL) {
            written(context, path);
        }
    }
    picture_list_clear(&list);
    return status;
}
