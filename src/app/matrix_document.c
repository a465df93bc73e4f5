#include "samreg/app/matrix_document.h"

#include "samreg/base/translate.h"
#include "samreg/model/field.h"
#include "samreg/publish/publish.h"

#include <stdlib.h>

static const char *say(const struct app *app, const char *msgid)
{
    return text_in(app_language(app), msgid);
}

/* Register, area, day and filter. */
static void add_line(const struct app *app, const struct matrix_caption *caption, struct document *document)
{
    struct str line = {0};
    char day[DATE_TEXT];

    str_addf(&line, "%s · ", app_register_name(app));
    if (caption->area != NULL)
        str_addf(&line, "%s · ", caption->area);
    str_addf(&line, "%s %s", say(app, N_("as of")), date_format(app_as_of(app), day));
    if (caption->filter != NULL && caption->filter[0] != '\0')
        str_addf(&line, " · %s %s", say(app, N_("Filter:")), caption->filter);
    document_add_line(document, str_peek(&line));
    str_clear(&line);
}

static void add_legend(const struct app *app, struct document *document)
{
    struct str line = {0};

    for (int role = 0; role < MATRIX_UNSTATED; role++) {
        str_addf(&line, "%c %s, ", matrix_role_letter((enum matrix_role)role),
                 say(app, matrix_role_label((enum matrix_role)role)));
    }
    str_addf(&line, "? %s, + %s.", say(app, N_("uncertain")), say(app, N_("several roles")));
    document_add_note(document, str_peek(&line));
    str_clear(&line);
}

void matrix_to_document(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        enum matrix_grouping grouping, bool turned, const struct matrix_caption *caption,
                        struct document *document)
{
    const char *title = say(app, N_("Who takes part in what"));
    struct table table = {0};

    matrix_to_table(app, matrix, shown, grouping, turned, &table);
    document_begin(document, app_language(app), title);
    add_line(app, caption, document);
    document_put_table(document, title, &table);
    document_last(document)->totals = 1;
    add_legend(app, document);
}

static void add_pasted(const struct app *app, const struct table *table, size_t row, size_t column, struct str *out)
{
    const struct table_column *shape = &table->columns[column];
    struct str text = {0};

    publish_add_cell(shape, table_cell(table, row, column), FIELD_SCREEN, app_language(app), &text);
    publish_add_pasted(str_peek(&text), field_is_number(shape->field), out);
    str_clear(&text);
}

void matrix_write_tabs(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                       enum matrix_grouping grouping, bool turned, struct str *out)
{
    struct table table = {0};

    matrix_to_table(app, matrix, shown, grouping, turned, &table);
    for (size_t i = 0; i < table.column_count; i++) {
        str_add(out, i > 0 ? "\t" : "");
        publish_add_pasted(table.columns[i].heading, false, out);
    }
    for (size_t row = 0; row < table.row_count; row++) {
        for (size_t column = 0; column < table.column_count; column++) {
            str_add(out, column > 0 ? "\t" : "\n");
            add_pasted(app, &table, row, column, out);
        }
    }
    table_clear(&table);
}
