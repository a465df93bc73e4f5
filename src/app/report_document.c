/* A report as a document. */
#include "samreg/app/internal.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

/* The lines under the title: the register, and each parameter that was given. */
static void add_lines(const struct app *app, const struct report_arguments *arguments, struct document *document)
{
    document_add_line(document, app->name);
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        const struct value *value = &arguments->values[i];
        struct str line = {0};
        char *text;

        if (value->kind == VALUE_NONE) {
            continue;
        }
        text = reports_argument_text((enum report_parameter)i, value);
        str_add(&line, text_in(app->language, report_parameter_field((enum report_parameter)i)->label));
        str_addf(&line, ": %s", text);
        document_add_line(document, str_peek(&line));
        str_clear(&line);
        free(text);
    }
}

static void add_section(struct report_section *section, bool several, enum language language,
                        struct document *document)
{
    const struct report *report = &section->report;
    const char *title = report_text(&report->title, language);

    if (several) {
        document_add_heading(document, 1, title);
        document_add_paragraph(document, report_text(&report->help, language));
    }
    document_put_table(document, title, &section->table);
    document_last(document)->totals = section->totals;
    for (size_t i = 0; i < section->note_count; i++) {
        document_add_note(document, section->notes[i]);
    }
}

void reports_document(struct app *app, struct report_result *result, struct document *document)
{
    document_begin(document, app->language, result->title);
    add_lines(app, &result->arguments, document);
    document->contents = result->count > 2;
    for (size_t i = 0; i < result->count; i++) {
        add_section(&result->sections[i], result->count > 1, app->language, document);
    }
}
