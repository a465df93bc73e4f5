#include "tests/unit/app/session.h"

#include "samreg/app/register_import.h"
#include "samreg/base/str.h"
#include "samreg/transfer/import.h"

#include <criterion/criterion.h>

/* What was told of the progress so far. */
struct told {
    size_t last, times;
};

static void note_progress(void *context, size_t done, size_t all)
{
    struct told *told = context;

    cr_expect_eq(all, 2000);
    cr_expect_leq(done, all);
    cr_expect_geq(done, told->last, "after %zu came %zu", told->last, done);
    told->last = done;
    told->times++;
}

/* Reading and writing are one to who waits: rows of the file, which never begin anew. */
Test(import, tells_the_progress_of_reading_and_of_writing_as_one)
{
    struct app *app = session_open();
    struct told told = {0};
    struct register_import options = {.progress = note_progress, .progress_context = &told};
    struct import_report report = {0};
    struct apply_result result = {0};
    struct error error = {0};
    struct str file = {0};

    str_add(&file, "name,region,legal_form\n");
    for (int i = 0; i < 2000; i++)
        str_addf(&file, "Ordning %d,Værnesregionen,IKS\n", i);
    session_expect_ok(register_import(app, entity_get(ENTITY_ARRANGEMENT), file.text, file.length, &options, &report,
                                      &result, &error),
                      &error);
    cr_expect_eq(report.counts[IMPORT_NEW], 2000);
    cr_expect_gt(told.times, 20);
    cr_expect_gt(told.last, 1500);
    str_clear(&file);
    import_report_clear(&report);
    apply_result_clear(&result);
    session_close(&app);
}
