/* What is being written, and what was exported last: how far it is, where it lies, and how to get it. */
#include "samreg/view/screens.h"

#include "samreg/app/delivery.h"
#include "samreg/app/export.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/list.h"
#include "samreg/view/fetch.h"
#include "samreg/view/jobs.h"

#include <stdlib.h>
#include <string.h>

enum { WHEN_COLUMN, WHAT_COLUMN, WHERE_COLUMN, COLUMN_COUNT };

struct files {
    struct view view;
    struct list list;             /* the jobs, newest first, then the exports */
    struct deliveries deliveries;
    unsigned revision;            /* of the jobs, as they are listed */
    int widths[COLUMN_COUNT];     /* of the columns as they were drawn last */
};

static struct files *of(struct view *view)
{
    return (struct files *)view;
}

static const struct jobs *jobs_of(const struct files *files)
{
    return jobs_peek(files->view.shell);
}

static void clear_files(struct view *view)
{
    deliveries_clear(&of(view)->deliveries);
}

static void read_files(struct files *files)
{
    const struct jobs *jobs = jobs_of(files);
    size_t cursor = files->list.cursor;
    struct list_rows rows = {.first = 0};

    files->revision = jobs->revision;
    deliveries_clear(&files->deliveries);
    deliveries_read(&files->deliveries);
    rows.loaded = jobs->count + files->deliveries.count;
    rows.count = (long long)rows.loaded;
    list_set_rows(&files->list, &rows, 0);
    list_go(&files->list, cursor);
}

/* The job on a row, newest first; NULL when an export stands there. */
static const struct job *job_at(const struct files *files, size_t row)
{
    const struct jobs *jobs = jobs_of(files);

    return row < jobs->count ? jobs->items[jobs->count - 1 - row] : NULL;
}

static const struct delivery *delivery_at(const struct files *files, size_t row)
{
    size_t place = row - jobs_of(files)->count;

    return job_at(files, row) == NULL && place < files->deliveries.count ? &files->deliveries.items[place] : NULL;
}

/* The file on the cursor's row; NULL when there is none, or none any more. */
static const char *path_under_cursor(const struct files *files)
{
    const struct job *job = job_at(files, files->list.cursor);
    const struct delivery *delivery = delivery_at(files, files->list.cursor);

    if (job != NULL)
        return job_path(job);
    return delivery != NULL && delivery->there ? delivery->path : NULL;
}

static const char *state_words(const struct job *job)
{
    switch (job_state(job)) {
    case JOB_RUNNING:
        return N_("working …");
    case JOB_DONE:
        return N_("done");
    case JOB_FAILED:
        return N_("failed");
    case JOB_STOPPED:
        break;
    }
    return N_("stopped");
}

/* Appends a name cut in its middle where it is too long: many begin alike, and the end says what they are. */
static void add_cut(const char *name, int columns, struct str *out)
{
    size_t length = strlen(name);
    size_t head = 0;
    size_t tail = length;
    int room = columns - 1;

    if (text_width(name) <= columns) {
        str_add(out, name);
        return;
    }
    while (room > (columns - 1) * 2 / 3) {
        size_t next = text_next_cluster(name, length, head);

        room -= text_cluster_width(name + head, next - head);
        head = next;
    }
    while (room > 0) {
        size_t before = text_previous_cluster(name, length, tail);

        room -= text_cluster_width(name + before, tail - before);
        tail = room >= 0 ? before : tail;
    }
    str_add_bytes(out, name, head);
    str_add(out, draw_ellipsis());
    str_add(out, name + tail);
}

static void give_job(const struct files *files, const struct job *job, size_t column, struct str *out,
                     enum style *style)
{
    if (column == WHEN_COLUMN) {
        str_add(out, shell_text(files->view.shell, state_words(job)));
        *style = job_state(job) == JOB_FAILED ? STYLE_ERROR : *style;
    } else if (column == WHAT_COLUMN) {
        str_add(out, job_title(job));
    } else {
        if (job_path(job) != NULL)
            add_cut(job_path(job), files->widths[WHERE_COLUMN], out);
        else
            jobs_write_progress(job, out);
    }
}

static void give_delivery(const struct files *files, const struct delivery *delivery, size_t column, struct str *out,
                          enum style *style)
{
    const char *slash = strrchr(delivery->path, '/');

    if (column == WHEN_COLUMN) {
        words_time(delivery->at, out);
    } else if (column == WHAT_COLUMN) {
        add_cut(slash + 1, files->widths[WHAT_COLUMN], out);
    } else if (delivery->there) { /* its folder: what it is called stands beside it */
        char *folder = memory_copy_bytes(delivery->path, (size_t)(slash - delivery->path) + (slash == delivery->path));

        add_cut(folder, files->widths[WHERE_COLUMN], out);
        free(folder);
    } else {
        str_add(out, shell_text(files->view.shell, N_("is no longer there")));
        *style = STYLE_DIM;
    }
}

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct files *files = context;
    const struct job *job = job_at(files, row);
    const struct delivery *delivery = delivery_at(files, row);

    if (job != NULL)
        give_job(files, job, column, out, style);
    else if (delivery != NULL)
        give_delivery(files, delivery, column, out, style);
}

static void draw_files(struct view *view, struct area area)
{
    enum { NAME = 40, GUTTER = 1 };
    struct files *files = of(view);
    const struct list_column columns[COLUMN_COUNT] = {
        [WHEN_COLUMN] = {.title = shell_text(view->shell, N_("When")), .width = 16, .minimum = 10},
        [WHAT_COLUMN] = {.title = shell_text(view->shell, N_("What")), .width = NAME, .minimum = 12, .priority = 1},
        [WHERE_COLUMN] = {.title = shell_text(view->shell, N_("Where")), .width = 30, .minimum = 12, .priority = 2,
                          .grows = true},
    };
    struct list_source source = {.context = files, .cell = give_cell};

    if (files->revision != jobs_of(files)->revision)
        read_files(files);
    if (files->list.rows.loaded == 0) {
        draw_fill(area, STYLE_NORMAL);
        draw_cell(area, 0, 0, area.width, shell_text(view->shell, N_("Nothing has been exported yet.")), DRAW_LEFT,
                  STYLE_NORMAL);
        draw_cursor(area, 0, 0);
        list_touch(&files->list);
        return;
    }
    list_layout(columns, COLUMN_COUNT, area.width - GUTTER, files->widths);
    list_draw(&files->list, area, columns, COLUMN_COUNT, &source, true);
}

static void files_title(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell, N_("Files")));
}

static void refresh_files(struct view *view)
{
    read_files(of(view));
}

/* ---- Keys ---- */

static void stop(struct files *files)
{
    jobs_stop(files->view.shell, jobs_of(files)->count - 1 - files->list.cursor);
}

static bool files_act(struct view *view, enum action_id action)
{
    struct files *files = of(view);
    const char *path = path_under_cursor(files);

    switch ((int)action) {
    case ACTION_OPEN:
        fetch_open(view->shell, path);
        return true;
    case ACTION_COPY_OUT:
        fetch_copy(view->shell, path);
        return true;
    case ACTION_MAIL:
        fetch_mail(view->shell, path);
        return true;
    case ACTION_STOP:
        stop(files);
        return true;
    case ACTION_OPEN_FILES: /* it is open */
        return true;
    default:
        return false;
    }
}

static const char *files_refuse(const struct view *view, enum action_id action)
{
    const struct files *files = (const struct files *)view;
    const struct job *job = job_at(files, files->list.cursor);

    if (action == ACTION_STOP && (job == NULL || job_state(job) != JOB_RUNNING))
        return N_("Nothing is being written here.");
    if ((action == ACTION_OPEN || action == ACTION_COPY_OUT || action == ACTION_MAIL) &&
        path_under_cursor(files) == NULL)
        return N_("There is no file here.");
    return NULL;
}

static bool files_key(struct view *view, struct key key)
{
    enum list_result result = list_key(&of(view)->list, key);

    if (result == LIST_CHOSEN)
        shell_act(view->shell, ACTION_OPEN);
    return result != LIST_IGNORED;
}

static void files_help(const struct view *view, struct str *out)
{
    str_addf(out, "%s\n%s", shell_text(view->shell, N_("Files")),
             shell_text(view->shell, N_("What is being written, and the last files that you have exported. Enter tells "
                                        "where a file is and how to fetch it to your own machine. What is stopped "
                                        "leaves nothing behind; when you end the program, what is still being written "
                                        "is stopped.")));
}

static bool check_folder(void *context, const char *text, struct error *error)
{
    (void)context;
    return export_folder_check(text, error);
}

static void export_to(void *context, const char *folder)
{
    struct shell *shell = context;
    struct app *app = shell_app(shell);
    char date[DATE_TEXT];
    struct str name = {0};
    const char *const arguments[] = {JOB_SELF, "--database", app_path(app), "--language",
                                     language_code(app_language(app)), "--read-only", "export", JOB_FILE,
                                     "--progress", NULL};

    if (folder == NULL)
        return;
    str_addf(&name, "register-%s", date_format_iso(app_today(app), date));
    jobs_begin(shell, &(struct job_options){.title = shell_text(shell, action_get(ACTION_EXPORT_REGISTER)->label),
                                            .arguments = arguments,
                                            .input = -1,
                                            .folder = folder,
                                            .name = str_peek(&name)});
    str_clear(&name);
}

void files_export_all(struct shell *shell)
{
    char *folder = export_folder_path(shell_app(shell));

    shell_prompt(shell, &(struct shell_prompt){.label = N_("Put everything into a new folder in: "),
                                               .text = folder,
                                               .replace = true,
                                               .check = check_folder,
                                               .done = export_to,
                                               .context = shell});
    free(folder);
}

static const struct view_ops files_ops = {
    .place = ACTION_FILES,
    .clear = clear_files,
    .title = files_title,
    .draw = draw_files,
    .key = files_key,
    .act = files_act,
    .refuse = files_refuse,
    .refresh = refresh_files,
    .help = files_help,
};

void files_open(struct shell *shell)
{
    struct files *files = memory_new(sizeof *files);

    files->view.ops = &files_ops;
    files->view.shell = shell;
    list_init(&files->list);
    read_files(files);
    shell_open(shell, &files->view);
}
