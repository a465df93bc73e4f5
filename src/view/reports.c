/* The reports to choose from. */
#include "samreg/view/screens.h"

#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/view/picker.h"

#include <stdlib.h>

struct reports {
    struct picker picker;
    struct report *reports; /* the rows, by number */
    size_t count;
};

static void clear_reports(struct picker *picker)
{
    struct reports *reports = (struct reports *)picker;

    reports_free(&reports->reports, reports->count);
}

static void report_chosen(struct picker *picker, const struct pick_row *row)
{
    struct reports *reports = (struct reports *)picker;

    report_open(picker->view.shell, reports->reports[row->id].name);
}

void reports_open(struct shell *shell)
{
    struct reports *reports = memory_new(sizeof *reports);
    enum language language = app_language(shell_app(shell));
    struct error error = {0};

    if (reports_list(&reports->reports, &reports->count, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        free(reports);
        return;
    }
    reports->picker.chosen = report_chosen;
    reports->picker.clear = clear_reports;
    picker_open(shell, &reports->picker, N_("Reports"), NULL, N_("No report is called that."), NULL);
    for (size_t i = 0; i < reports->count; i++) {
        const struct report *report = &reports->reports[i];
        struct str words = {0};

        str_addf(&words, "%s %s", report->name, report_text(&report->help, language));
        pick_add(&reports->picker.pick, (long long)i, report_text(&report->title, language), report->name,
                 str_peek(&words));
        str_clear(&words);
    }
    pick_ready(&reports->picker.pick);
}
