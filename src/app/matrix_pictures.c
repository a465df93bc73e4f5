/* `samreg picture matrix`: from the parameters to the pictures. */
#include "samreg/app/matrix_picture.h"
#include "samreg/app/pictures.h"
#include "samreg/app/records.h"

#include <stdlib.h>
#include <string.h>

/* Reads yes or no; not given leaves `wanted` as it is. */
static enum status read_yes(const struct pair parameters[], size_t count, const char *name, bool *wanted,
                            struct error *error)
{
    const char *text = pair_find(parameters, count, name);

    if (text == NULL)
        return STATUS_OK;
    if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        return error_set(error, STATUS_DATA, N_("%1 is yes or no, and not “%2”."), name, text, NULL);
    *wanted = strcmp(text, "yes") == 0;
    return STATUS_OK;
}

static enum status read_grouping(const struct pair parameters[], size_t count, enum matrix_grouping *grouping,
                                 struct error *error)
{
    const char *text = pair_find(parameters, count, "group");

    if (text == NULL || strcmp(text, "none") == 0)
        *grouping = MATRIX_UNGROUPED;
    else if (strcmp(text, "sector") == 0)
        *grouping = MATRIX_BY_SECTOR;
    else if (strcmp(text, "form") == 0)
        *grouping = MATRIX_BY_FORM;
    else
        return error_set(error, STATUS_DATA, N_("group is sector, form or none, and not “%1”."), text, NULL);
    return STATUS_OK;
}

/* Finds the region or county; `called` is new, or stays NULL for all. */
static enum status read_area(struct app *app, const struct pair parameters[], size_t count, struct matrix_query *query,
                             char **called, struct error *error)
{
    const char *region = pair_find(parameters, count, "region");
    const char *county = pair_find(parameters, count, "county");
    const struct entity *entity = entity_get(region != NULL ? ENTITY_REGION : ENTITY_COUNTY);
    enum status status;

    if (region != NULL && county != NULL)
        return error_set(error, STATUS_USAGE, N_("Give either region or county, not both."), NULL);
    if (region == NULL && county == NULL)
        return STATUS_OK;
    query->area = region != NULL ? MATRIX_REGION : MATRIX_COUNTY;
    status = app_resolve(app, entity, region != NULL ? region : county, &query->id, NULL, error);
    return status == STATUS_OK ? app_called(app, entity, query->id, called, error) : status;
}

enum status picture_matrix(struct app *app, const struct pair parameters[], size_t count, struct picture_list *list,
                           struct error *error)
{
    static const char *const names[] = {"region", "county", "filter", "group", "turned", "filled", NULL};
    struct matrix_query query = {0};
    struct matrix_shown shown = {0};
    struct matrix_caption caption = {.filter = pair_find(parameters, count, "filter")};
    struct matrix matrix = {0};
    struct filter filter = {0};
    enum matrix_grouping grouping = MATRIX_UNGROUPED;
    bool turned = false;
    bool filled;
    char *called = NULL;
    enum status status = picture_parameters(parameters, count, names, error);

    if (status == STATUS_OK)
        status = read_area(app, parameters, count, &query, &called, error);
    filled = query.area == MATRIX_ALL; /* of all, most would be empty */
    if (status == STATUS_OK)
        status = read_grouping(parameters, count, &grouping, error);
    if (status == STATUS_OK)
        status = read_yes(parameters, count, "turned", &turned, error);
    if (status == STATUS_OK)
        status = read_yes(parameters, count, "filled", &filled, error);
    if (status == STATUS_OK && caption.filter != NULL)
        status = app_filter(app, entity_get(ENTITY_ARRANGEMENT), caption.filter, &filter, error);
    if (status == STATUS_OK) {
        query.filter = &filter;
        status = app_matrix(app, &query, &matrix, error);
    }
    if (status == STATUS_OK) {
        caption.area = called;
        matrix_show(&matrix, grouping, filled, &shown);
        matrix_picture_add(app, &matrix, &shown, grouping, turned, &caption, list);
    }
    filter_clear(&filter);
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
    free(called);
    return status;
}
