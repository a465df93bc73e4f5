/* Full disks, locks, failing commits. */
#include "tests/unit/store/desk.h"

#include "samreg/store/internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder with a register in it. */
struct shed {
    char folder[40], path[80];
    struct store *store;
};

static struct shed make_shed(void)
{
    struct shed shed = {.folder = "/tmp/samreg-fault-XXXXXX"};
    struct error error = {0};

    cr_assert(mkdtemp(shed.folder));
    snprintf(shed.path, sizeof shed.path, "%s/register.db", shed.folder);
    cr_assert_eq(store_create(shed.path, &shed.store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    return shed;
}

static void clear_shed(struct shed *shed)
{
    char journal[100];

    store_close(&shed->store);
    snprintf(journal, sizeof journal, "%s-journal", shed->path);
    unlink(journal);
    unlink(shed->path);
    cr_assert_eq(rmdir(shed->folder), 0, "something is left in %s", shed->folder);
}

static struct store *open_again(const struct shed *shed, unsigned flags)
{
    struct store *store = NULL;
    struct error error = {0};

    cr_assert_eq(store_open(shed->path, flags, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    return store;
}

static void plan_note(struct change_set *set, int64_t id, size_t length)
{
    char *note = calloc(1, length + 1);

    memset(note, 'x', length);
    desk_assign(change_set_add(set, CHANGE_SET, entity_find("region"), id, 0), "note", note, NULL);
    free(note);
}

/* No page may be added any more: the sentence of a full disk, and nothing written. */
Test(fault, a_full_disk_is_said_and_leaves_the_register_whole)
{
    struct shed shed = make_shed();
    int64_t id = desk_add(shed.store, "region", "name", "Fosen", NULL);
    struct journal_entry entry = {.verb = JOURNAL_SET};
    struct apply_result result = {0};
    struct change_set set = {0};
    struct error error = {0};

    cr_assert_eq(sqlite3_exec(shed.store->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL), SQLITE_OK);
    plan_note(&set, id, 9000);
    cr_assert_eq(store_apply(shed.store, &set, &entry, NULL, &result, &error), STATUS_IO);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_assert(strstr(text, "is full"), "%s", text);
    cr_assert_not(result.written);
    store_assert_idle(shed.store);
    cr_assert_str_eq(desk_value(shed.store, "region", id, "note"), "");
    free(text);
    error_clear(&error);
    change_set_clear(&set);
    apply_result_clear(&result);
    clear_shed(&shed);
}

Test(fault, removing_on_a_full_disk_says_so_too)
{
    struct shed shed = make_shed();
    struct journal_entry entry = {.verb = JOURNAL_REMOVE};
    struct apply_result result = {0};
    struct change_set set = {0};
    struct error error = {0};

    for (int64_t id = 1; id <= 400; id++) {
        char name[40];
        snprintf(name, sizeof name, "Region %d", (int)id);
        desk_assign(change_set_add(&set, CHANGE_ADD, entity_find("region"), id, 0), "name", name, NULL);
    }
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_IMPORT, &set, &result), STATUS_OK);
    cr_assert_eq(sqlite3_exec(shed.store->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL), SQLITE_OK);
    for (int64_t id = 1; id <= 400; id++)
        change_set_add(&set, CHANGE_REMOVE, entity_find("region"), id, 0);
    cr_assert_eq(store_apply(shed.store, &set, &entry, NULL, &result, &error), STATUS_IO);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_assert(strstr(text, "is full"), "%s", text);
    cr_assert_eq(desk_number(shed.store, "SELECT count(*) FROM region WHERE removed = 0"), 400);
    free(text);
    error_clear(&error);
    change_set_clear(&set);
    apply_result_clear(&result);
    clear_shed(&shed);
}

static bool give_up(void *context, int milliseconds)
{
    int *asked = context;

    (void)milliseconds;
    return ++*asked < 3;
}

Test(fault, who_holds_still_reads_one_state_and_others_wait)
{
    struct shed shed = make_shed();
    struct store *other = open_again(&shed, 0);
    struct change_set set = {0};
    struct apply_result result = {0};
    struct selection all;
    int64_t count = 0;
    int asked = 0;

    selection_init(&all, entity_find("region"), (struct date){2009, 12, 1});
    store_on_waiting(other, give_up, &asked);
    desk_add(shed.store, "region", "name", "Fosen", NULL);
    cr_assert_eq(store_hold_still(shed.store, NULL), STATUS_OK);
    cr_assert_eq(store_count(shed.store, &all, NULL, &count, NULL), STATUS_OK);
    desk_assign(change_set_add(&set, CHANGE_ADD, all.entity, 77, 0), "name", "Nordmøre", NULL);
    cr_expect_eq(desk_apply(other, "ola", JOURNAL_ADD, &set, &result), STATUS_BUSY);
    cr_assert_eq(store_count(shed.store, &all, NULL, &count, NULL), STATUS_OK);
    cr_expect_eq(count, 1);
    store_let_go(shed.store);
    store_assert_idle(shed.store);
    desk_assign(change_set_add(&set, CHANGE_ADD, all.entity, 77, 0), "name", "Nordmøre", NULL);
    cr_expect_eq(desk_apply(other, "ola", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert_eq(store_count(shed.store, &all, NULL, &count, NULL), STATUS_OK);
    cr_expect_eq(count, 2);
    apply_result_clear(&result);
    selection_clear(&all);
    store_close(&other);
    clear_shed(&shed);
}

Test(fault, a_lock_that_stays_is_busy_and_one_that_goes_is_waited_for)
{
    struct shed shed = make_shed();
    struct store *other = open_again(&shed, 0);
    int64_t id = desk_add(shed.store, "region", "name", "Fosen", NULL);
    struct apply_result result = {0};
    struct change_set set = {0};
    int asked = 0;

    store_on_waiting(shed.store, give_up, &asked);
    cr_assert_eq(store_begin(other, STORE_WRITING, NULL), STATUS_OK);
    plan_note(&set, id, 4);
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_SET, &set, &result), STATUS_BUSY);
    cr_assert_eq(asked, 3);
    store_rollback(other);
    plan_note(&set, id, 4);
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_SET, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    store_close(&other);
    clear_shed(&shed);
}

/* A reader keeps the commit from happening: it fails, nothing is written, and the writer can go on afterwards. */
Test(fault, a_commit_that_fails_did_not_happen_and_says_so)
{
    struct shed shed = make_shed();
    struct store *reader = open_again(&shed, STORE_READ_ONLY);
    int64_t id = desk_add(shed.store, "region", "name", "Fosen", NULL);
    struct apply_result result = {0};
    struct change_set set = {0};
    int asked = 0;

    store_on_waiting(shed.store, give_up, &asked);
    cr_assert_eq(store_begin(reader, STORE_READING, NULL), STATUS_OK);
    desk_number(reader, "SELECT count(*) FROM region");
    plan_note(&set, id, 4);
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_SET, &set, &result), STATUS_BUSY);
    cr_assert_not(result.written);
    cr_assert_eq(result.operation, 0);
    cr_assert_eq(store_end_reading(reader, STATUS_OK), STATUS_OK);
    cr_assert_str_eq(desk_value(shed.store, "region", id, "note"), "");
    plan_note(&set, id, 4);
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_SET, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    store_close(&reader);
    clear_shed(&shed);
}

Test(fault, a_register_open_for_reading_is_not_written)
{
    struct shed shed = make_shed();
    int64_t id = desk_add(shed.store, "region", "name", "Fosen", NULL);
    struct store *reader = open_again(&shed, STORE_READ_ONLY);
    struct apply_result result = {0};
    struct problems problems = {0};
    struct change_set set = {0};

    plan_note(&set, id, 4);
    cr_assert_eq(desk_apply(reader, "kari", JOURNAL_SET, &set, &result), STATUS_NOT_ALLOWED);
    cr_assert_eq(desk_undo(reader, "kari", 0, &result), STATUS_NOT_ALLOWED);
    cr_assert_eq(store_check(reader, (struct date){2009, 12, 1}, NULL, &problems, NULL), STATUS_OK);
    cr_assert_eq(store_verify(reader, NULL, &problems, NULL), STATUS_OK);
    cr_assert_eq(problems.count, 0);
    apply_result_clear(&result);
    store_close(&reader);
    clear_shed(&shed);
}

/* ---- A file system that reports a failure after it has done its work ---- */

/* A file of the real file system. `real` is last: SQLite's file object of the size that the real one asks for. */
struct odd_file {
    sqlite3_file base;
    bool is_journal;
    sqlite3_file *real;
};

/* How many more times a journal may be cut before that "fails"; negative: it never does. */
static int cuts_left = -1;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct odd_file *)file)->real;
}

static int odd_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int odd_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}

static int odd_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, at);
}

/* In TRUNCATE mode this is the moment of the commit. */
static int odd_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = real_of(file)->pMethods->xTruncate(real_of(file), size);

    return ((struct odd_file *)file)->is_journal && cuts_left-- == 0 ? SQLITE_IOERR_TRUNCATE : code;
}

static int odd_sync(sqlite3_file *file, int flags)
{
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int odd_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int odd_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int odd_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int odd_reserved(sqlite3_file *file, int *answer)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), answer);
}

static int odd_control(sqlite3_file *file, int operation, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int odd_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int odd_properties(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static const sqlite3_io_methods odd_methods = {
    .iVersion = 1, .xClose = odd_close, .xRead = odd_read, .xWrite = odd_write, .xTruncate = odd_truncate,
    .xSync = odd_sync, .xFileSize = odd_size, .xLock = odd_lock, .xUnlock = odd_unlock,
    .xCheckReservedLock = odd_reserved, .xFileControl = odd_control, .xSectorSize = odd_sector,
    .xDeviceCharacteristics = odd_properties,
};

static int odd_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct odd_file *odd = (struct odd_file *)file;
    sqlite3_vfs *real = vfs->pAppData;

    odd->real = (sqlite3_file *)(odd + 1);
    odd->is_journal = flags & SQLITE_OPEN_MAIN_JOURNAL;
    int code = real->xOpen(real, name, odd->real, flags, out);
    odd->base.pMethods = odd->real->pMethods ? &odd_methods : NULL;
    return code;
}

static void use_odd_files(void)
{
    static sqlite3_vfs odd;
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);

    odd = *real;
    odd.szOsFile = (int)sizeof(struct odd_file) + real->szOsFile;
    odd.zName = "odd";
    odd.pAppData = real;
    odd.xOpen = odd_open;
    cr_assert_eq(sqlite3_vfs_register(&odd, 1), SQLITE_OK);
}

Test(fault, a_commit_that_fails_after_it_happened_says_that_it_did)
{
    use_odd_files();
    struct shed shed = make_shed();
    int64_t id = desk_add(shed.store, "region", "name", "Fosen", NULL);
    struct journal_entry entry = {.verb = JOURNAL_SET};
    struct apply_result result = {0};
    struct change_set set = {0};
    struct error error = {0};

    plan_note(&set, id, 4);
    cuts_left = 0;
    cr_assert_eq(store_apply(shed.store, &set, &entry, NULL, &result, &error), STATUS_IO);
    cr_assert(result.written);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_assert(strstr(text, "The change is in the register"), "%s", text);
    cr_assert_str_eq(desk_value(shed.store, "region", id, "note"), "xxxx");
    store_assert_idle(shed.store);
    free(text);
    error_clear(&error);
    change_set_clear(&set);
    apply_result_clear(&result);
    clear_shed(&shed);
}

/* ---- Backup ---- */

Test(backup, is_the_same_register_private_and_never_over_another_file)
{
    struct shed shed = make_shed();
    struct store *copy = NULL;
    struct error error = {0};
    struct stat status;
    char path[100];

    for (int i = 0; i < 50; i++) {
        char name[40];
        snprintf(name, sizeof name, "Region %d", i);
        desk_add(shed.store, "region", "name", name, NULL);
    }
    snprintf(path, sizeof path, "%s/copy.db", shed.folder);
    cr_assert_eq(store_backup(shed.store, path, NULL, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(stat(path, &status), 0);
    cr_assert_eq(status.st_mode & 0777, 0600);
    cr_assert_eq(store_open(path, 0, &copy, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    char *ours = desk_dump(shed.store), *theirs = desk_dump(copy);
    cr_assert_str_eq(theirs, ours);
    free(ours);
    free(theirs);
    store_close(&copy);
    cr_assert_eq(store_backup(shed.store, path, NULL, &error), STATUS_CANNOT_CREATE);
    error_clear(&error);
    cr_assert_eq(store_backup(shed.store, "/nowhere/at/all.db", NULL, &error), STATUS_CANNOT_CREATE);
    error_clear(&error);
    unlink(path);
    clear_shed(&shed);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

Test(backup, that_is_stopped_or_fails_leaves_no_file)
{
    struct shed shed = make_shed();
    struct stop stop = {always, NULL};
    struct change_set set = {0};
    struct apply_result result = {0};
    char path[100];

    for (int64_t id = 1; id <= 5000; id++) {
        char name[40];
        snprintf(name, sizeof name, "Region %d", (int)id);
        desk_assign(change_set_add(&set, CHANGE_ADD, entity_find("region"), id, 0), "name", name, NULL);
        plan_note(&set, id, 1900);
    }
    cr_assert_eq(desk_apply(shed.store, "kari", JOURNAL_IMPORT, &set, &result), STATUS_OK);
    snprintf(path, sizeof path, "%s/copy.db", shed.folder);
    cr_assert_eq(store_backup(shed.store, path, &stop, NULL), STATUS_STOPPED);
    apply_result_clear(&result);
    clear_shed(&shed); /* asserts that the folder is empty */
}

/* ---- Watching ---- */

Test(watch, hears_of_other_connections_commits_and_of_nothing_else)
{
    struct shed shed = make_shed();
    struct store *other = open_again(&shed, 0);
    int descriptor = store_watch(shed.store);

    desk_add(shed.store, "region", "name", "Fosen", NULL);
    cr_assert_geq(descriptor, 0);
    cr_assert_not(store_changed(shed.store), "one's own change is none");
    desk_add(other, "region", "name", "Innherred", NULL);
    char events[4096];
    cr_assert_gt(read(descriptor, events, sizeof events), 0, "the descriptor was readable");
    cr_assert(store_changed(shed.store));
    cr_assert_not(store_changed(shed.store), "it is told once");
    cr_assert_lt(read(descriptor, events, sizeof events), 0, "everything was taken in");
    cr_assert_eq(store_begin(other, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_not(store_changed(shed.store), "nothing is committed yet");
    store_rollback(other);
    store_close(&other);
    clear_shed(&shed);
}

Test(backup, says_in_the_users_language_why_no_copy_can_be_made)
{
    struct shed shed = make_shed();
    struct error error = {0};
    struct str path = {0};

    str_addf(&path, "%s/nowhere/copy.db", shed.folder);
    cr_expect_eq(store_backup(shed.store, path.text, NULL, &error), STATUS_CANNOT_CREATE);
    char *said = error_text(&error, LANGUAGE_BOKMAL);
    cr_expect(strstr(said, "finnes") && !strstr(said, "No such"), "%s", said);
    free(said);
    error_clear(&error);
    str_clear(&path);
    clear_shed(&shed);
}

/* Until the lock is given up the version cannot be read: an event that comes before tells of nothing. */
Test(watch, hears_of_a_commit_when_its_lock_is_given_up)
{
    struct shed shed = make_shed();
    struct store *other = open_again(&shed, 0);
    int descriptor = store_watch(shed.store);
    char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    const struct inotify_event *last = NULL;

    desk_add(other, "region", "name", "Innherred", NULL);
    ssize_t size = read(descriptor, events, sizeof events);
    for (ssize_t at = 0; at < size; at += (ssize_t)(sizeof *last + last->len))
        last = (const struct inotify_event *)(const void *)&events[at];
    cr_assert_not_null(last);
    cr_expect(last->mask & IN_CLOSE_WRITE, "%#x: the journal is closed behind everything else", last->mask);
    store_close(&other);
    clear_shed(&shed);
}

/* What others keep in the folder wakes nobody. */
Test(watch, hears_of_no_other_file_in_the_folder)
{
    struct shed shed = make_shed();
    int descriptor = store_watch(shed.store);
    struct str path = {0};
    char events[4096];

    str_addf(&path, "%s/notes.txt", shed.folder);
    FILE *file = fopen(path.text, "w");
    cr_assert_not_null(file);
    fputs("not the register", file);
    fclose(file);
    unlink(path.text);
    cr_expect_lt(read(descriptor, events, sizeof events), 0, "nothing was heard");
    str_clear(&path);
    clear_shed(&shed);
}

/* Other programs remove the journal after each commit, and the next one has another. */
Test(watch, hears_of_commits_whose_journal_is_removed)
{
    struct shed shed = make_shed();
    struct store *other = open_again(&shed, 0);
    int descriptor = store_watch(shed.store);
    struct str journal = {0};
    char events[4096];

    str_addf(&journal, "%s-journal", shed.path);
    for (int i = 0; i < 3; i++) {
        char name[20];
        snprintf(name, sizeof name, "Region %d", i);
        unlink(journal.text);
        (void)store_changed(shed.store);
        desk_add(other, "region", "name", name, NULL);
        cr_expect_gt(read(descriptor, events, sizeof events), 0);
        cr_expect(store_changed(shed.store), "%d", i);
    }
    str_clear(&journal);
    store_close(&other);
    clear_shed(&shed);
}

Test(watch, has_nothing_to_watch_in_memory)
{
    struct store *store = desk_open();

    cr_assert_eq(store_watch(store), -1);
    cr_assert_not(store_changed(store));
    store_close(&store);
}
