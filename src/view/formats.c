#include "samreg/view/formats.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/view/jobs.h"
#include "samreg/view/picker.h"

#include <stdlib.h>

/* Every format in the order it is offered: the most useful for an office first. */
static const struct {
    struct format format;
    const char *words; /* msgid */
    const char *ending;
    unsigned what;
    bool alone; /* holds one table and nothing else */
} offered[] = {
    {{.table = PUBLISH_XLSX}, N_("Spreadsheet (Excel, LibreOffice)"), "xlsx", FORMATS_TABLE, false},
    {{.table = PUBLISH_SPREADSHEET}, N_("Spreadsheet as text, Norwegian"), "csv", FORMATS_TABLE, true},
    {{.table = PUBLISH_PDF}, N_("Pages to print"), "pdf", FORMATS_TABLE, false},
    {{.table = PUBLISH_HTML}, N_("Web page"), "html", FORMATS_TABLE, false},
    {{.picture = true, .drawing = DRAWING_PNG}, N_("Picture for slides"), "png", FORMATS_PICTURE, false},
    {{.picture = true, .drawing = DRAWING_SVG}, N_("Picture that can be enlarged"), "svg", FORMATS_PICTURE, false},
    {{.picture = true, .drawing = DRAWING_PDF}, N_("Picture to print"), "pdf", FORMATS_PICTURE, false},
    {{.table = PUBLISH_MARKDOWN}, N_("Text with marks"), "md", FORMATS_TABLE, false},
    {{.table = PUBLISH_TEXT}, N_("Plain text"), "txt", FORMATS_TABLE, false},
    {{.table = PUBLISH_CSV}, N_("Data for programs, comma"), "csv", FORMATS_TABLE, true},
    {{.table = PUBLISH_JSON}, N_("Data for programs, JSON"), "json", FORMATS_TABLE, true},
};

struct formats_view {
    struct picker picker;
    void (*chosen)(void *context, struct format format);
    void *context;
};

static void format_chosen(struct picker *picker, const struct pick_row *row)
{
    struct formats_view *view = (struct formats_view *)picker;

    view->chosen(view->context, offered[row->id].format);
}

void formats_ask(struct shell *shell, unsigned what, void (*chosen)(void *context, struct format format), void *context)
{
    struct formats_view *view = memory_new(sizeof *view);

    view->picker.chosen = format_chosen;
    view->chosen = chosen;
    view->context = context;
    picker_open(shell, &view->picker, N_("Write as"), NULL, N_("No format is called that."), NULL);
    for (size_t i = 0; i < sizeof offered / sizeof offered[0]; i++) {
        if ((offered[i].what & what) != 0) {
            bool one = (offered[i].alone || offered[i].format.picture) && (what & FORMATS_SEVERAL) != 0;
            struct str words = {0};

            str_addf(&words, "%s%s", shell_text(shell, offered[i].words),
                     one ? shell_text(shell, N_(": this table alone")) : "");
            pick_add(&view->picker.pick, (long long)i, str_peek(&words), offered[i].ending, offered[i].ending);
            str_clear(&words);
        }
    }
    pick_ready(&view->picker.pick);
}

void formats_say(struct shell *shell, enum status status, char *path, int64_t rows, struct error *error)
{
    struct message message = {0};
    char number[NUMBER_TEXT];

    if (status != STATUS_OK) {
        shell_say_error(shell, error);
        return;
    }
    message_set(&message, N_("%1 rows. "), number_say(rows, number), NULL);
    jobs_say_file(shell, rows >= 0 ? &message : NULL, path);
    message_clear(&message);
    free(path);
}
