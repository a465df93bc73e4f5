/* The reports, from the heads of their files. */
#include "manual.h"

#include "samreg/model/report.h"

#include <stdio.h>
#include <stdlib.h>

/* "Takes as_of, county and municipality, which must be given." */
static void add_parameters(const struct report *report, struct str *out)
{
    str_add(out, "Takes ");
    for (size_t i = 0; i < report->parameter_count; i++) {
        enum report_parameter parameter = report->parameters[i];

        str_add(out, i == 0 ? "" : i + 1 == report->parameter_count ? " and " : ", ");
        str_add(out, report_parameter_field(parameter)->name);
        str_add(out, report->required[parameter] ? " (must be given)" : "");
    }
    str_add(out, ".");
}

bool report_list(struct str *out, const char *argument)
{
    char **names = report_names();
    bool good = true;

    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; good && names[i]; i++) {
        struct report report;
        struct str sentence = {0};

        good = report_load(names[i], &report, NULL) == STATUS_OK;
        if (!good) {
            fprintf(stderr, "manual: the report %s cannot be read\n", names[i]);
        } else if (!report.unlisted) {
            mdoc_macro(out, "It Cm", report.name);
            mdoc_text(out, report_text(&report.help, LANGUAGE_ENGLISH));
            add_parameters(&report, &sentence);
            mdoc_text(out, str_peek(&sentence));
        }
        str_clear(&sentence);
        report_clear(&report);
    }
    str_add(out, ".El\n");
    free(names);
    return good;
}

bool report_parameters(struct str *out, const char *argument)
{
    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        const struct field *field = report_parameter_field((enum report_parameter)i);

        mdoc_macro(out, "It Cm", field->name);
        mdoc_text(out, field->help);
    }
    str_add(out, ".El\n");
    return true;
}
