/* Exports: new files in the configured folder, whole or not there, and none of them runs as a formula. */
#include "samreg/app/export.h"

#include "session.h"

#include "samreg/app/delivery.h"
#include "samreg/app/edit.h"
#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/samreg-export-XXXXXX";
static struct conf conf;
static struct app *app;

/* The register of 2009 with a region of a hostile name, and a folder for exports. */
static void begin(void)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    struct error error = {0};
    char path[80];

    cr_assert_not_null(mkdtemp(folder));
    setenv("XDG_STATE_HOME", folder, 1);
    conf_init(&conf);
    snprintf(path, sizeof path, "%s/out", folder);
    cr_assert_eq(mkdir(path, 0700), 0);
    conf.export_folder = memory_copy_text(path);
    app = app_new(&conf, &options);
    snprintf(path, sizeof path, "%s/register.db", folder);
    session_expect_ok(register_create(app, path, true, &error), &error);
}

static void end(void)
{
    char command[80];

    app_free(&app);
    conf_clear(&conf);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_expect_eq(system(command), 0);
}

TestSuite(export, .init = begin, .fini = end);

static void add_region(const char *name)
{
    struct edit *edit = NULL;
    struct apply_result result = {0};
    struct error error = {0};

    session_expect_ok(edit_new(app, entity_get(ENTITY_REGION), NULL, 0, &edit, &error), &error);
    session_expect_ok(edit_set(edit, entity_field_index(entity_get(ENTITY_REGION), "name"), name, FIELD_SCREEN, &error),
                      &error);
    session_expect_ok(edit_save(edit, &(struct edit_saving){.accept_warnings = true}, &result, NULL, &error), &error);
    apply_result_clear(&result);
    edit_free(&edit);
}

/* Writes the regions by name; what the file holds is new. */
static char *export_regions(enum publish_format format)
{
    struct selection selection;
    struct error error = {0};
    int name = entity_field_index(entity_get(ENTITY_REGION), "name");
    char *path = NULL, *bytes = NULL;
    size_t size = 0;
    int64_t rows = 0;

    selection_init(&selection, entity_get(ENTITY_REGION), app_as_of(app));
    session_expect_ok(export_list(app, &selection, &name, 1, format, &path, &rows, &error), &error);
    cr_expect_geq(rows, 14);
    session_expect_ok(file_read(path, 1 << 20, &bytes, &size, &error), &error);
    selection_clear(&selection);
    free(path);
    return bytes;
}

static int count_files(void)
{
    DIR *opened = opendir(conf.export_folder);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(opened)) != NULL)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(opened);
    return count;
}

Test(export, no_name_runs_as_a_formula_or_as_markup)
{
    char *text;

    add_region("=HYPERLINK(\"http://x\")");
    add_region("<script>alert(1)</script>");
    text = export_regions(PUBLISH_SPREADSHEET);
    cr_expect_not_null(strstr(text, "\"'=HYPERLINK(\"\"http://x\"\")\""), "%s", text);
    free(text);
    text = export_regions(PUBLISH_HTML);
    cr_expect_null(strstr(text, "<script"));
    cr_expect_not_null(strstr(text, "&lt;script&gt;"));
    free(text);
    text = export_regions(PUBLISH_MARKDOWN);
    cr_expect_null(strstr(text, "<script>"));
    free(text);
    text = export_regions(PUBLISH_JSON);
    cr_expect_not_null(strstr(text, "\"=HYPERLINK(\\\"http://x\\\")\""));
    free(text);
}

Test(export, files_get_numbers_and_are_remembered)
{
    struct deliveries deliveries = {0};

    add_region("Ny region");
    for (int i = 0; i < 3; i++)
        free(export_regions(PUBLISH_CSV));
    cr_expect_eq(count_files(), 3);
    deliveries_read(&deliveries);
    cr_assert_eq(deliveries.count, 3);
    cr_expect_not_null(strstr(deliveries.items[0].path, "region-2009-12-01-3.csv"));
    cr_expect_not_null(strstr(deliveries.items[2].path, "region-2009-12-01.csv"));
    deliveries_clear(&deliveries);
}

Test(export, what_cannot_be_written_leaves_nothing)
{
    struct document document = {0};
    struct error error = {0};
    char *path = NULL;

    document_begin(&document, LANGUAGE_BOKMAL, "Uten tabell");
    cr_expect_eq(export_document(app, &document, "none", PUBLISH_CSV, &path, &error), STATUS_USAGE);
    cr_expect_null(path);
    error_clear(&error);
    cr_expect_eq(count_files(), 0);
    document_clear(&document);
    free(conf.export_folder);
    conf.export_folder = memory_copy_text("/no/such/folder");
    document_begin(&document, LANGUAGE_BOKMAL, "x");
    cr_expect_eq(export_document(app, &document, "none", PUBLISH_HTML, &path, &error), STATUS_CANNOT_CREATE);
    cr_expect(session_says(&error, "Set export_folder in the configuration."));
    document_clear(&document);
}

Test(export, everything_goes_to_a_new_folder_only)
{
    struct error error = {0};
    char path[100];

    snprintf(path, sizeof path, "%s/all", conf.export_folder);
    session_expect_ok(export_everything(app, path, PUBLISH_CSV, NULL, &error), &error);
    cr_expect_eq(export_everything(app, path, PUBLISH_CSV, NULL, &error), STATUS_CANNOT_CREATE);
    error_clear(&error);
    cr_expect_eq(count_files(), 1);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

Test(export, everything_that_is_stopped_leaves_no_folder)
{
    struct error error = {0};
    struct stop stop = {always, NULL};
    char path[100];

    snprintf(path, sizeof path, "%s/all", conf.export_folder);
    app_set_stop(app, &stop);
    cr_expect_eq(export_everything(app, path, PUBLISH_CSV, NULL, &error), STATUS_STOPPED);
    error_clear(&error);
    cr_expect_eq(count_files(), 0);
    app_assert_idle(app);
}

Test(export, a_folder_that_nothing_can_be_put_in_is_refused_with_the_reason)
{
    struct error error = {0};

    cr_expect(export_folder_check(".", &error));
    cr_expect_not(export_folder_check("/there/is/none", &error));
    cr_expect_str_eq(error.message.arguments[0], "/there/is/none");
    error_clear(&error);
    cr_expect_not(export_folder_check("/dev/null", &error), "no folder");
    error_clear(&error);
}
