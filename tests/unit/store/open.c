#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every test has a folder of its own. */
static char folder[64], file[96], other[96];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/samreg-test-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/register.db", folder);
    snprintf(other, sizeof other, "%s/other", folder);
}

static void remove_folder(void)
{
    static const char *const endings[] = {"register.db", "register.db-journal", "register.db.version-1", "other",
                                          "link/register.db"};
    char path[128];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, endings[i]);
        remove(path);
    }
    cr_expect_eq(rmdir(folder), 0, "the test left something in %s", folder);
}

TestSuite(open, .init = make_folder, .fini = remove_folder);

static void create(void)
{
    struct store *store = NULL;
    cr_assert_eq(store_create(file, &store, NULL), STATUS_OK);
    store_close(&store);
    cr_expect_null(store);
}

static void write_other(const char *bytes)
{
    FILE *stream = fopen(other, "w");
    cr_assert_not_null(stream);
    fputs(bytes, stream);
    fclose(stream);
}

/* Runs SQL on the file outside of the program. */
static void run_outside(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void refuses(const char *path, unsigned flags, enum status expected, const char *says)
{
    struct store *store = NULL;
    struct error error = {0};
    enum status status = store_open(path, flags, &store, &error);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_eq(status, expected, "%d: %s", status, text);
    cr_expect_null(store);
    cr_expect(strstr(text, says) != NULL, "%s", text);
    cr_expect(strstr(text, path) != NULL, "it does not name the file: %s", text);
    free(text);
    error_clear(&error);
}

Test(open, makes_a_register_that_the_group_can_share)
{
    struct stat status;
    mode_t mask = umask(077);
    create();
    umask(mask);
    cr_assert_eq(stat(file, &status), 0);
    cr_expect_eq(status.st_mode & 07777, 0660, "%o", status.st_mode);
    struct store *store = NULL;
    cr_assert_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    cr_expect_str_eq(store_path(store), file);
    cr_expect_not(store_is_read_only(store));
    store_close(&store);
}

Test(open, leaves_alone_whatever_exists)
{
    struct store *store = NULL;
    struct error error = {0};
    write_other("kept");
    cr_expect_eq(store_create(other, &store, &error), STATUS_CANNOT_CREATE);
    cr_expect_eq(symlink(other, file), 0);
    cr_expect_eq(store_create(file, &store, &error), STATUS_CANNOT_CREATE);
    cr_expect_null(store);
    struct stat status;
    cr_expect_eq(stat(other, &status), 0);
    cr_expect_eq(status.st_size, 4);
    error_clear(&error);
}

Test(open, says_that_a_folder_is_missing)
{
    struct store *store = NULL;
    struct error error = {0};
    char path[128];
    snprintf(path, sizeof path, "%s/none/register.db", folder);
    cr_expect_eq(store_create(path, &store, &error), STATUS_CANNOT_CREATE);
    cr_expect_eq(store_open(path, 0, &store, &error), STATUS_NO_INPUT);
    error_clear(&error);
}

Test(open, has_the_settings_that_were_tried)
{
    create();
    struct store *store = NULL;
    cr_assert_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    cr_expect_eq(desk_number(store, "PRAGMA synchronous"), 2);
    cr_expect_eq(desk_number(store, "PRAGMA foreign_keys"), 1);
    cr_expect_eq(desk_number(store, "PRAGMA trusted_schema"), 0);
    cr_expect_eq(desk_number(store, "PRAGMA recursive_triggers"), 1);
    cr_expect_eq(desk_number(store, "PRAGMA cell_size_check"), 1);
    cr_expect_eq(desk_number(store, "PRAGMA mmap_size"), 0);
    cr_expect_eq(desk_number(store, "PRAGMA temp_store"), 2);
    cr_expect_eq(desk_number(store, "PRAGMA application_id"), STORE_APPLICATION_ID);
    cr_expect_eq(desk_number(store, "PRAGMA user_version"), store_newest_version());
    struct statement *statement = NULL;
    char *mode = NULL;
    cr_assert_eq(db_prepare(store, "PRAGMA journal_mode", &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_text(&statement, &mode, NULL, NULL), STATUS_OK);
    cr_expect_str_eq(mode, "truncate");
    free(mode);
    store_close(&store);
}

Test(open, refuses_what_is_no_register)
{
    refuses(file, 0, STATUS_NO_INPUT, "no register");
    refuses(folder, 0, STATUS_DATA, "no ordinary file");
    write_other("");
    refuses(other, 0, STATUS_DATA, "not a samreg register");
    write_other("This is a text of some length, long enough to be taken for a page of something else ....\n");
    refuses(other, 0, STATUS_DATA, "not a samreg register");
    unlink(other);
    run_outside(other, "CREATE TABLE t (a)");
    refuses(other, 0, STATUS_DATA, "not a samreg register");
    unlink(other);
    cr_assert_eq(mkfifo(other, 0600), 0);
    refuses(other, 0, STATUS_DATA, "no ordinary file");
}

Test(open, refuses_a_second_name)
{
    create();
    cr_assert_eq(link(file, other), 0);
    refuses(file, 0, STATUS_DATA, "hard link");
    unlink(other);
    cr_assert_eq(symlink(file, other), 0);
    refuses(other, 0, STATUS_DATA, "symbolic link");
    unlink(other);
    struct store *store = NULL;
    cr_expect_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    store_close(&store);
}

Test(open, follows_links_in_the_way_to_the_folder)
{
    char path[128];
    create();
    cr_assert_eq(symlink(folder, other), 0);
    snprintf(path, sizeof path, "%s/register.db", other);
    struct store *store = NULL;
    struct error error = {0};
    cr_expect_eq(store_open(path, 0, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    store_close(&store);
}

Test(open, refuses_a_newer_version)
{
    create();
    run_outside(file, "PRAGMA user_version = 9999");
    refuses(file, 0, STATUS_UNAVAILABLE, "newer version");
}

Test(open, refuses_a_damaged_file)
{
    create();
    int descriptor = open(file, O_WRONLY);
    cr_assert_geq(descriptor, 0);
    cr_assert_eq(ftruncate(descriptor, 8192), 0);
    close(descriptor);
    struct store *store = NULL;
    struct error error = {0};
    int64_t count = 0;
    struct selection selection;
    /* A cut file shows at the first touch of what is missing, at the latest. */
    enum status status = store_open(file, 0, &store, &error);
    if (status == STATUS_OK) {
        selection_init(&selection, entity_get(ENTITY_SETTING), (struct date){2009, 12, 1});
        status = store_count(store, &selection, NULL, &count, &error);
        selection_clear(&selection);
    }
    cr_expect_eq(status, STATUS_DATA);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, "damaged") != NULL, "%s", text);
    free(text);
    error_clear(&error);
    store_close(&store);
}

Test(open, needs_the_right_to_write_unless_told_to_read)
{
    if (geteuid() == 0) {
        /* Root may write everywhere: try it as somebody else. */
        cr_assert_eq(chown(folder, 65534, 65534), 0);
        cr_assert_eq(setegid(65534), 0);
        cr_assert_eq(seteuid(65534), 0);
    }
    create();
    cr_assert_eq(chmod(file, 0440), 0);
    refuses(file, 0, STATUS_NOT_ALLOWED, "--read-only");
    struct store *store = NULL;
    struct error error = {0};
    cr_assert_eq(store_open(file, STORE_READ_ONLY, &store, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    cr_expect(store_is_read_only(store));
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM setting"), 0);
    store_close(&store);
    cr_assert_eq(chmod(file, 0660), 0);
    cr_assert_eq(chmod(folder, 0550), 0);
    struct store *none = NULL;
    cr_expect_eq(store_open(file, 0, &none, &error), STATUS_NOT_ALLOWED);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, folder) && strstr(text, "--read-only"), "%s", text);
    free(text);
    error_clear(&error);
    cr_assert_eq(chmod(folder, 0770), 0);
    cr_assert_eq(chmod(file, 0), 0);
    refuses(file, STORE_READ_ONLY, STATUS_NOT_ALLOWED, "may not read");
    if (getuid() == 0) {
        cr_assert_eq(seteuid(0), 0);
        cr_assert_eq(setegid(0), 0);
    }
}

Test(open, gives_the_group_of_a_shared_folder_its_right)
{
    struct stat status;
    create();
    cr_assert_eq(chmod(folder, 02770), 0);
    cr_assert_eq(chmod(file, 0600), 0);
    struct store *store = NULL;
    cr_assert_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    store_close(&store);
    cr_assert_eq(stat(file, &status), 0);
    cr_expect_eq(status.st_mode & 07777, 0660);
    /* A folder of one's own is left as it is. */
    cr_assert_eq(chmod(folder, 0770), 0);
    cr_assert_eq(chmod(file, 0600), 0);
    cr_assert_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    store_close(&store);
    cr_assert_eq(stat(file, &status), 0);
    cr_expect_eq(status.st_mode & 07777, 0600);
}

static bool give_up(void *context, int milliseconds)
{
    (void)milliseconds;
    ++*(int *)context;
    return false;
}

Test(open, asks_whether_to_go_on_waiting_for_another_writer)
{
    struct store *writer = NULL, *waiter = NULL;
    struct error error = {0};
    int asked = 0;
    create();
    cr_assert_eq(store_open(file, 0, &writer, NULL), STATUS_OK);
    cr_assert_eq(store_open(file, 0, &waiter, NULL), STATUS_OK);
    cr_assert_eq(store_begin(writer, STORE_WRITING, NULL), STATUS_OK);
    store_on_waiting(waiter, give_up, &asked);
    cr_expect_eq(store_begin(waiter, STORE_WRITING, &error), STATUS_BUSY);
    cr_expect_eq(asked, 1);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, "Somebody else is writing") && strstr(text, file), "%s", text);
    free(text);
    error_clear(&error);
    store_assert_idle(waiter);
    store_rollback(writer);
    cr_expect_eq(store_begin(waiter, STORE_WRITING, NULL), STATUS_OK);
    store_rollback(waiter);
    store_close(&writer);
    store_close(&waiter);
}

Test(open, turns_a_file_back_from_wal)
{
    create();
    run_outside(file, "PRAGMA journal_mode = WAL");
    struct store *store = NULL;
    struct error error = {0};
    cr_expect_eq(store_open(file, 0, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    struct statement *statement = NULL;
    char *mode = NULL;
    cr_assert_eq(db_prepare(store, "PRAGMA journal_mode", &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_text(&statement, &mode, NULL, NULL), STATUS_OK);
    cr_expect_str_eq(mode, "truncate");
    free(mode);
    store_close(&store);
}

/* Dies in the middle of a change, with rows already written to the file. */
static void die_while_writing(void)
{
    struct store *store = NULL;
    if (store_open(file, 0, &store, NULL) != STATUS_OK || db_exec(store, "PRAGMA cache_size = 1", NULL) != STATUS_OK ||
        store_begin(store, STORE_WRITING, NULL) != STATUS_OK ||
        db_exec(store,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO source"
                " (id, version, code, title) SELECT i, 1, 's' || i, 'title' FROM n",
                NULL) != STATUS_OK)
        _exit(1);
    kill(getpid(), SIGKILL);
}

Test(open, takes_back_what_a_dead_writer_left)
{
    struct stat journal;
    char path[128];
    int state = 0;
    create();
    pid_t child = fork();
    if (child == 0)
        die_while_writing();
    cr_assert_eq(waitpid(child, &state, 0), child);
    cr_assert(WIFSIGNALED(state) && WTERMSIG(state) == SIGKILL);
    snprintf(path, sizeof path, "%s-journal", file);
    cr_assert_eq(stat(path, &journal), 0);
    cr_assert_gt(journal.st_size, 0, "the change was not yet in the file: the test proves nothing");
    struct store *store = NULL;
    struct error error = {0};
    refuses(file, STORE_READ_ONLY, STATUS_NOT_ALLOWED, "in the middle of a change");
    cr_assert_eq(store_open(file, 0, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM source"), 0);
    store_close(&store);
}

/* ---- Identity ---- */

Test(store, makes_identifiers_that_differ)
{
    struct store *store = desk_open();
    int64_t a = store_new_id(store), b = store_new_id(store);
    cr_expect_gt(a, 0);
    cr_expect_gt(b, 0);
    cr_expect_neq(a, b);
    store_close(&store);
}

/* These numbers stand in registers: they must never change. */
Test(store, gives_reference_rows_the_same_identifier_for_ever)
{
    const struct entity *county = entity_get(ENTITY_COUNTY), *sector = entity_get(ENTITY_SECTOR);
    cr_expect_eq(store_stable_id(county, "17"), 1279890240963085640, "%lld", (long long)store_stable_id(county, "17"));
    cr_expect_neq(store_stable_id(county, "17"), store_stable_id(county, "18"));
    cr_expect_neq(store_stable_id(county, "17"), store_stable_id(sector, "17"));
    cr_expect_gt(store_stable_id(county, ""), 0);
}

Test(store, knows_its_settings)
{
    struct store *store = desk_open();
    char *value = NULL;
    cr_expect_eq(store_setting(store, "reference_date", &value, NULL), STATUS_OK);
    cr_expect_null(value);
    desk_add(store, "setting", "name", "reference_date", "value", "2009-12-01", NULL);
    cr_expect_eq(store_setting(store, "reference_date", &value, NULL), STATUS_OK);
    cr_expect_str_eq(value, "2009-12-01");
    free(value);
    store_close(&store);
}
