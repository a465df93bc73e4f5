/* What leaves the participation matrix: files in every format, and the table for the clipboard. */
#include "samreg/view/matrix_view.h"

#include "samreg/app/matrix_document.h"
#include "samreg/view/clipboard.h"
#include "samreg/view/formats.h"

#include <stdlib.h>

static struct matrix_caption caption_of(const struct matrix_view *matrix_view)
{
    return (struct matrix_caption){matrix_view->area_name, matrix_view->line.text};
}

/* The pages as one PDF, or as files of their own; `path` is that of the first. */
static enum status write_pictures(const struct matrix_view *matrix_view, enum drawing_format format, char **path,
                                  struct error *error)
{
    struct app *app = shell_app(matrix_view->view.shell);
    struct matrix_caption caption = caption_of(matrix_view);
    struct picture_list list = {0};
    enum status status = STATUS_OK;

    matrix_picture_add(app, &matrix_view->matrix, &matrix_view->shown, matrix_view->grouping, matrix_view->turned,
                       &caption, &list);
    if (format == DRAWING_PDF)
        status = export_pictures(app, list.items, list.count, "matrix", format, path, error);
    for (size_t i = 0; format != DRAWING_PDF && status == STATUS_OK && i < list.count; i++) {
        char *page = NULL;

        status = export_picture(app, &list.items[i], "matrix", format, i == 0 ? path : &page, error);
        free(page);
    }
    picture_list_clear(&list);
    return status;
}

/* A table alone where the format holds no more, else with what it is of above and the letters below. */
static enum status write_table(const struct matrix_view *matrix_view, enum publish_format format, char **path,
                               struct error *error)
{
    struct app *app = shell_app(matrix_view->view.shell);
    struct matrix_caption caption = caption_of(matrix_view);
    struct document document = {0};
    struct table table = {0};
    enum status status;

    if (publish_format_is_rows(format) && format != PUBLISH_TEXT) {
        matrix_to_table(app, &matrix_view->matrix, &matrix_view->shown, matrix_view->grouping, matrix_view->turned,
                        &table);
        return export_table(app, &table, "matrix", format, path, error);
    }
    matrix_to_document(app, &matrix_view->matrix, &matrix_view->shown, matrix_view->grouping, matrix_view->turned,
                       &caption, &document);
    status = export_document(app, &document, "matrix", format, path, error);
    document_clear(&document);
    return status;
}

static void format_chosen(void *context, struct format format)
{
    const struct matrix_view *matrix_view = context;
    struct error error = {0};
    char *path = NULL;
    enum status status;

    shell_set_patient(matrix_view->view.shell, true);
    status = format.picture ? write_pictures(matrix_view, format.drawing, &path, &error)
                            : write_table(matrix_view, format.table, &path, &error);
    shell_set_patient(matrix_view->view.shell, false);
    formats_say(matrix_view->view.shell, status, path, -1, &error);
}

void matrix_files_export(struct matrix_view *matrix_view)
{
    formats_ask(matrix_view->view.shell, FORMATS_TABLE | FORMATS_PICTURE, format_chosen, matrix_view);
}

void matrix_files_copy_out(const struct matrix_view *matrix_view)
{
    struct str text = {0};

    matrix_write_tabs(shell_app(matrix_view->view.shell), &matrix_view->matrix, &matrix_view->shown,
                      matrix_view->grouping, matrix_view->turned, &text);
    clipboard_send(matrix_view->view.shell, str_peek(&text));
    str_clear(&text);
}
