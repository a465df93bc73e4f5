/* Everything of a process as files, written by a child while the facilitator goes on. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"
#include "samreg/view/jobs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* The folder that exports are written to, in full, so that it can be said; new string. */
static char *export_folder(const struct app *app)
{
    const char *folder = app_conf(app)->export_folder;
    char *here = NULL;

    if (folder != NULL && folder[0] != '\0')
        return memory_copy_text(folder);
    here = getcwd(NULL, 0);
    return here != NULL ? here : memory_copy_text(".");
}

void strategy_files_write(struct strategy_view *strategy)
{
    struct shell *shell = strategy->view.shell;
    struct app *app = shell_app(shell);
    char *folder = export_folder(app);
    struct message message = {0};
    struct str process = {0};
    const char *arguments[] = {JOB_SELF,   "--database", app_path(app), "--language", language_code(app_language(app)),
                               "strategy", "--process",  NULL,          "--export",   folder,
                               NULL};
    char *title;

    str_addf(&process, "%" PRId64, strategy->process.id);
    arguments[7] = str_peek(&process);
    message_set(&message, N_("Pictures, tables and minutes to the folder %1"), folder, NULL);
    title = message_text(&message, app_language(app));
    jobs_begin(shell, &(struct job_options){.title = title, .arguments = arguments, .input = -1});
    free(title);
    message_clear(&message);
    str_clear(&process);
    free(folder);
}
