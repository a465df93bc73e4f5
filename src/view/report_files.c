/* What leaves the screen of a report: files in every format, and the table for the clipboard. */
#include "samreg/view/report_view.h"

#include "samreg/base/memory.h"
#include "samreg/view/screens.h"

void report_files_export(struct report_view *report_view)
{
    (void)report_view;
}

void report_files_export_map(struct report_view *report_view, size_t column)
{
    (void)report_view;
    (void)column;
}

void report_files_copy_out(struct report_view *report_view)
{
    const struct table *table = &report_view_section(report_view)->table;
    struct str text = {0};

    for (size_t column = 0; column < table->column_count; column++) {
        str_addf(&text, "%s%s", column > 0 ? "\t" : "", table->columns[column].heading);
    }
    for (size_t i = 0; i < report_view->shown.count; i++) {
        str_add_char(&text, '\n');
        for (size_t column = 0; column < table->column_count; column++) {
            str_add(&text, column > 0 ? "\t" : "");
            table_view_cell(&report_view->shown, report_view->shown.rows[i], column, &text);
        }
    }
    files_copy_out(report_view->view.shell, str_peek(&text));
    str_clear(&text);
}
