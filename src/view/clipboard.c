#include "samreg/view/clipboard.h"

#include "samreg/app/report_chart.h"
#include "samreg/model/field.h"
#include "samreg/publish/publish.h"
#include "samreg/tui/terminal.h"

#include <stdlib.h>
#include <string.h>

void clipboard_send(struct shell *shell, const char *text)
{
    struct message message = {0};
    bool sent = terminal_copy(text, strlen(text));

    message_set(&message, sent ? N_("Sent to the terminal, which may put it on the clipboard; some do not.")
                               : N_("That is too much for the terminal's clipboard; export it to a file."),
                NULL);
    shell_say(shell, sent ? STYLE_NORMAL : STYLE_WARNING, &message);
    message_clear(&message);
}

void clipboard_send_table(struct shell *shell, const struct table *table, const size_t *rows, size_t count)
{
    enum language language = app_language(shell_app(shell));
    struct str text = {0};

    for (size_t column = 0; column < table->column_count; column++) {
        str_add(&text, column > 0 ? "\t" : "");
        publish_add_pasted(table->columns[column].heading, false, &text);
    }
    for (size_t i = 0; i < count; i++) {
        str_add_char(&text, '\n');
        for (size_t column = 0; column < table->column_count; column++) {
            char *cell = report_chart_cell(table, rows != NULL ? rows[i] : i, column, language);

            str_add(&text, column > 0 ? "\t" : "");
            publish_add_pasted(cell, field_is_number(table->columns[column].field), &text);
            free(cell);
        }
    }
    clipboard_send(shell, str_peek(&text));
    str_clear(&text);
}
