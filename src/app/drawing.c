#include "samreg/app/drawing.h"

#include "samreg/app/internal.h"
#include "samreg/app/job.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/text.h"
#include "samreg/publish/document.h"
#include "samreg/publish/picture.h"
#include "samreg/publish/wire.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* What is asked whether to stop, so often while samreg-draw works. */
enum { ASKED_EVERY = 100 /* milliseconds */ };

static const char *const format_names[DRAWING_FORMAT_COUNT] = {
    [DRAWING_SVG] = "svg", [DRAWING_PNG] = "png", [DRAWING_PDF] = "pdf"};

enum status drawing_format_of(const char *path, enum drawing_format *format, struct error *error)
{
    const char *last = strrchr(path, '/');
    const char *dot = strrchr(last != NULL ? last : path, '.');

    for (int i = 0; i < DRAWING_FORMAT_COUNT && dot != NULL; i++) {
        if (strcasecmp(dot + 1, format_names[i]) == 0) {
            *format = (enum drawing_format)i;
            return STATUS_OK;
        }
    }
    return error_set(error, STATUS_USAGE,
                     N_("The name %1 does not say what to draw. Let it end in .svg, .png or .pdf."), path, NULL);
}

/* ---- The second program ---- */

/* Where samreg-draw is: beside this program, else wherever $PATH has it. New string. */
static char *find_program(void)
{
    static const char name[] = "samreg-draw";
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own);
    struct str path = {0};

    while (length > 0 && own[length - 1] != '/')
        length--;
    str_add_bytes(&path, own, length > 0 ? (size_t)length : 0);
    str_add(&path, name);
    if (length <= 0 || access(str_peek(&path), X_OK) != 0) {
        str_reset(&path);
        str_add(&path, name);
    }
    return str_take(&path);
}

static enum status status_of_exit(int code)
{
    for (int i = STATUS_USAGE; i <= STATUS_STOPPED; i++) {
        if (status_exit_code((enum status)i) == code)
            return (enum status)i;
    }
    return STATUS_INTERNAL;
}

/* Waits for the end of the job, and says what came of it. */
static enum status await(const struct app *app, struct job *job, const char *path, struct error *error)
{
    struct str said = {0};
    enum status status;

    while (job_state(job) == JOB_RUNNING) {
        struct pollfd ready = {.fd = job_descriptor(job), .events = POLLIN};

        (void)poll(&ready, 1, ASKED_EVERY);
        (void)job_read(job);
        if (job_state(job) == JOB_RUNNING && app->stop.wanted != NULL && app->stop.wanted(app->stop.context))
            job_stop(job);
    }
    if (job_exit(job) == 0) {
        return STATUS_OK; /* also when it was done before it heard that it should stop */
    }
    if (job_state(job) == JOB_STOPPED)
        return error_set(error, STATUS_STOPPED, N_("Stopped. The file %1 was not written."), path, NULL);
    if (job_exit(job) < 0 || job_line(job)[0] == '\0') {
        return error_set(error, STATUS_INTERNAL,
                         N_("samreg-draw ended before it was done. The file %1 was not written; try again."), path,
                         NULL);
    }
    (void)text_clean(job_line(job), strlen(job_line(job)), INT_MAX, false, &said);
    status = error_set(error, status_of_exit(job_exit(job)), "%1", str_peek(&said), NULL);
    str_clear(&said);
    return status;
}

/* Lets samreg-draw make the file of what was written in the wire form. */
static enum status run(const struct app *app, const struct str *bytes, const char *format, const char *path,
                       struct error *error)
{
    char *program = find_program();
    const char *arguments[] = {program, "--language", language_code(app->language), format, path, NULL};
    struct job_options options = {.title = path, .arguments = arguments,
                                  .input = file_hold(str_peek(bytes), bytes->length)};
    struct error own = {0};
    struct job *job = NULL;
    enum status status;

    if (options.input < 0) {
        status = error_set(error, STATUS_IO, N_("The file %1 cannot be drawn: %t2. Nothing was written."),
                           path, error_reason(errno), NULL);
    } else if (job_start(&options, &job, &own) != STATUS_OK) {
        status = error_set(error, STATUS_UNAVAILABLE,
                           N_("PNG, PDF and XLSX are made by samreg-draw, which is not here. Install it beside "
                              "samreg."),
                           NULL);
    } else {
        status = await(app, job, path, error);
    }
    job_free(&job);
    error_clear(&own);
    free(program);
    return status;
}

/* ---- Pictures ---- */

enum status drawing_pictures(const struct app *app, const struct picture pictures[], size_t count,
                             enum drawing_format format, const char *path, struct error *error)
{
    struct str out = {0};
    enum status status;

    assert(count == 1 || (count > 1 && format == DRAWING_PDF));
    if (format == DRAWING_SVG) {
        picture_write_svg(&pictures[0], &out);
        status = file_write(path, str_peek(&out), out.length, error);
    } else {
        wire_write_pictures(pictures, count, &out);
        status = run(app, &out, format_names[format], path, error);
    }
    str_clear(&out);
    return status;
}

/* ---- Documents ---- */

enum status drawing_document(const struct app *app, const struct document *document, enum publish_format format,
                             const char *path, struct error *error)
{
    struct publish_options options = {.format = format, .language = document->language};
    struct str out = {0};
    enum status status;

    if (publish_format_is_drawn(format)) {
        wire_write_document(document, &out);
        status = run(app, &out, publish_format_name(format), path, error);
    } else {
        status = publish_document(document, &options, publish_sink_str(&out), error);
        if (status == STATUS_OK)
            status = file_write(path, str_peek(&out), out.length, error);
    }
    str_clear(&out);
    return status;
}
