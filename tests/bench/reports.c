/* What the reports cost beside bare SQL:
 *
 *     bench-reports FILE [each]
 *
 * runs every report that lists show over the whole register (the comparison of two counties and the ownership report of
 * a municipality besides, which "status" leaves out), one after another on one state of it, beginning with nothing kept
 * of the round before, and in turn the very statements that they ran, with the same values, by nothing but SQLite over
 * a connection of its own: the floor. Tasks and costs that FILE lacks are
 * made first, always the same. Prints the medians in milliseconds of processor time, and their ratio:
 *     OWN  FLOOR  RATIO
 * With `each` it prints before that how long each table took, the longest last. */
#include "samreg/app/internal.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/store/internal.h"
#include "samreg/store/read.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, STATEMENTS = 2000, SECTIONS = 200 };

/* Three tasks of four for each arrangement, and what it costs for two of three. */
#define MORE \
    "WITH a AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM arrangement)," \
    " s AS (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS all_of FROM service_area)" \
    " INSERT INTO arrangement_service (id, version, arrangement, service_area)" \
    " SELECT 5000000000000000000 + a.n * 4 + k.k, 1, a.id, s.id FROM a, (SELECT 0 AS k UNION SELECT 1 UNION SELECT 2)" \
    " AS k JOIN s ON s.n = (a.n * 7 + k.k * 11) % s.all_of + 1 WHERE (a.n + k.k) % 4 > 0;" \
    "WITH a AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM arrangement)" \
    " INSERT INTO arrangement_year (id, version, arrangement, year, annual_cost, full_time_equivalents)" \
    " SELECT 6000000000000000000 + n, 1, id, 2008, n * 100000, n % 5000 FROM a WHERE n % 3 > 0"

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

_Noreturn static void fail(struct error *error, const char *what)
{
    char *text = error_text(error, LANGUAGE_ENGLISH);

    fprintf(stderr, "bench-reports: %s: %s\n", what, text);
    free(text);
    exit(EXIT_FAILURE);
}

/* ---- What the reports run ---- */

/* The statements of one round, with their values. */
struct recorder {
    char *statements[STATEMENTS];
    size_t count;
    bool on;
};

/* Of the statements seen only those of reports: names and the like are looked up by others. */
static int record(unsigned kind, void *context, void *statement, void *unused)
{
    struct recorder *recorder = context;
    char *text;

    (void)kind;
    (void)unused;
    if (!recorder->on || recorder->count == STATEMENTS)
        return 0;
    text = sqlite3_expanded_sql(statement);
    if (text && (strstr(text, "now_") || strstr(text, "then_") || strncmp(text, "WITH", 4) == 0))
        recorder->statements[recorder->count++] = memory_copy_text(text);
    sqlite3_free(text);
    return 0;
}

/* ---- Own ---- */

/* When each table began. */
struct clock {
    double at[SECTIONS];
    size_t count;
};

static void note_time(void *context, size_t done, size_t of)
{
    struct clock *clock = context;

    (void)done;
    (void)of;
    if (clock->count < SECTIONS)
        clock->at[clock->count++] = now_ms();
}

/* Runs a report with up to two parameters; `clock` is NULL where its tables are not to be told apart. */
static double run_report(struct app *app, const char *name, struct pair *pairs, size_t count, struct clock *clock,
                         struct report_result *result)
{
    const struct report_progress progress = {note_time, clock};
    struct report report;
    struct report_arguments arguments = {0};
    struct error error = {0};

    if (reports_find(name, &report, &error) != STATUS_OK ||
        reports_read(app, &report, pairs, count, &arguments, &error) != STATUS_OK)
        fail(&error, name);
    double before = now_ms();
    if (reports_run(app, &report, &arguments, clock ? &progress : NULL, result, &error) != STATUS_OK)
        fail(&error, name);
    double after = now_ms();
    report_arguments_clear(&arguments);
    report_clear(&report);
    return after - before;
}

/* The milliseconds of one round: those of "status" with its tables, and those of the two that it leaves out. */
struct round {
    double status, compare, ownership;
};

/* Shared tables are not kept when the register may have been written. */
static void begin_anew(struct store *store)
{
    struct error error = {0};

    if (store_begin(store, STORE_WRITING, &error) != STATUS_OK)
        fail(&error, "beginning anew");
    store_rollback(store);
}

static double run_reports(struct app *app, struct clock *clock, struct report_result *result, struct round *round)
{
    static char county[] = "county", with[] = "with", municipality[] = "municipality";
    static char first[] = "16", second[] = "17", moss[] = "0104";
    struct pair counties[] = {{county, first}, {with, second}}, place = {municipality, moss};
    struct report_result other;

    clock->count = 0;
    begin_anew(app->store);
    round->status = run_report(app, "status", NULL, 0, clock, result);
    round->compare = run_report(app, "compare", counties, 2, NULL, &other);
    report_result_clear(&other);
    round->ownership = run_report(app, "ownership", &place, 1, NULL, &other);
    report_result_clear(&other);
    return round->status + round->compare + round->ownership;
}

static void print_each(const struct clock *clock, const struct report_result *result)
{
    bool printed[SECTIONS] = {false};

    for (size_t i = 0; i < result->count; i++) {
        size_t least = SIZE_MAX;
        for (size_t k = 0; k + 1 < clock->count && k < result->count; k++)
            if (!printed[k] && (least == SIZE_MAX || clock->at[k + 1] - clock->at[k] <
                                                         clock->at[least + 1] - clock->at[least]))
                least = k;
        if (least == SIZE_MAX)
            break;
        printed[least] = true;
        printf("%-28s %8.2f ms %6zu rows\n", result->sections[least].report.name,
               clock->at[least + 1] - clock->at[least], result->sections[least].table.row_count);
    }
}

/* ---- Floor ---- */

static double run_floor(struct store *store, const struct recorder *recorder)
{
    struct error error = {0};
    double before = now_ms();

    if (store_hold_still(store, &error) != STATUS_OK)
        fail(&error, "floor");
    for (size_t i = 0; i < recorder->count; i++) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(store->db, recorder->statements[i], -1, &statement, NULL) != SQLITE_OK) {
            fprintf(stderr, "bench-reports: %s: %s\n", sqlite3_errmsg(store->db), recorder->statements[i]);
            exit(EXIT_FAILURE);
        }
        while (sqlite3_step(statement) == SQLITE_ROW)
            ;
        sqlite3_finalize(statement);
    }
    store_let_go(store);
    return now_ms() - before;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, compare);
    return values[ROUNDS / 2];
}

static void fill(struct store *store)
{
    struct error error = {0};
    struct statement *statement = NULL;
    int64_t count = 0;

    if (db_prepare(store, "SELECT count(*) FROM arrangement_service", &statement, &error) != STATUS_OK ||
        db_read_integer(&statement, &count, NULL, &error) != STATUS_OK)
        fail(&error, "reading");
    if (count > 0)
        return;
    if (store_begin(store, STORE_WRITING, &error) != STATUS_OK || db_exec(store, MORE, &error) != STATUS_OK ||
        store_commit(store, &error) != STATUS_OK)
        fail(&error, "tasks and costs");
}

int main(int argc, char **argv)
{
    static struct recorder recorder;
    struct conf conf;
    struct app_options options = {.program = "bench", .language = LANGUAGE_BOKMAL, .as_of = {2009, 12, 1}};
    struct clock clock;
    struct report_result result;
    struct round told;
    struct error error = {0};
    struct store *bare = NULL;
    double own[ROUNDS], floor[ROUNDS];

    if (argc < 2) {
        fprintf(stderr, "usage: bench-reports FILE [each]\n");
        return EXIT_FAILURE;
    }
    conf_init(&conf);
    struct app *app = app_new(&conf, &options);
    if (app_open(app, argv[1], &error) != STATUS_OK)
        fail(&error, argv[1]);
    fill(app->store);
    sqlite3_trace_v2(app->store->db, SQLITE_TRACE_STMT, record, &recorder);
    recorder.on = true;
    (void)run_reports(app, &clock, &result, &told);
    report_result_clear(&result);
    recorder.on = false;
    if (store_open(argv[1], STORE_READ_ONLY, &bare, &error) != STATUS_OK)
        fail(&error, argv[1]);
    sqlite3_trace_v2(app->store->db, 0, NULL, NULL);
    for (int round = 0; round < ROUNDS; round++) {
        floor[round] = run_floor(bare, &recorder);
        own[round] = run_reports(app, &clock, &result, &told);
        if (argc > 2 && round == ROUNDS - 1)
            print_each(&clock, &result);
        if (argc > 2 && round == ROUNDS - 1)
            printf("status %.2f ms, compare %.2f ms, ownership %.2f ms\n", told.status, told.compare, told.ownership);
        report_result_clear(&result);
    }
    double own_median = median(own), floor_median = median(floor);
    printf("%.1f %.1f %.3f\n", own_median, floor_median, own_median / floor_median);
    for (size_t i = 0; i < recorder.count; i++)
        free(recorder.statements[i]);
    store_close(&bare);
    app_free(&app);
    conf_clear(&conf);
    return EXIT_SUCCESS;
}
