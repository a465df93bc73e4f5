#include "samreg/base/paths.h"

#include "samreg/base/memory.h"
#include "samreg/base/stopping.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FULL = 1 << 20 }; /* more than a pipe holds */

/* A folder for one test; removed again by remove_folder(). */
static char *make_folder(void)
{
    const char *root = getenv("TMPDIR");
    struct str name = {0};

    str_addf(&name, "%s/samreg-paths-XXXXXX", root && *root ? root : "/tmp");
    cr_assert_not_null(mkdtemp(name.text));
    return str_take(&name);
}

static char *inside(const char *folder, const char *name)
{
    struct str path = {0};

    str_addf(&path, "%s/%s", folder, name);
    return str_take(&path);
}

/* Removes the folder with the files in it; returns how many there were. */
static int remove_folder(char *folder)
{
    DIR *listing = opendir(folder);
    struct dirent *entry;
    int count = 0;

    cr_assert_not_null(listing);
    while ((entry = readdir(listing))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        if (unlinkat(dirfd(listing), entry->d_name, 0) != 0)
            unlinkat(dirfd(listing), entry->d_name, AT_REMOVEDIR);
    }
    closedir(listing);
    rmdir(folder);
    free(folder);
    return count;
}

static void expect_content(const char *path, const char *expected)
{
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;

    cr_assert_eq(file_read(path, 1000, &bytes, &size, &error), STATUS_OK);
    cr_expect_str_eq(bytes, expected);
    cr_expect_eq(size, strlen(expected));
    free(bytes);
}

static void expect_path(char *path, const char *expected)
{
    cr_expect_str_eq(path, expected);
    free(path);
}

Test(paths, the_xdg_folders_are_used_when_set)
{
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("XDG_CONFIG_HOME", "/config", 1);
    setenv("XDG_STATE_HOME", "/state", 1);
    expect_path(path_default_register(), "/data/samreg/register.db");
    expect_path(path_user_config(), "/config/samreg/samreg.conf");
    expect_path(path_state_file("draft"), "/state/samreg/draft");
}

Test(paths, without_them_they_lie_under_the_home_folder)
{
    setenv("HOME", "/home/kari", 1);
    unsetenv("XDG_DATA_HOME");
    setenv("XDG_CONFIG_HOME", "", 1);
    setenv("XDG_STATE_HOME", "not/absolute", 1);
    expect_path(path_default_register(), "/home/kari/.local/share/samreg/register.db");
    expect_path(path_user_config(), "/home/kari/.config/samreg/samreg.conf");
    expect_path(path_state_file("draft"), "/home/kari/.local/state/samreg/draft");
}

Test(paths, the_configuration_of_the_machine_stands_in_etc)
{
    unsetenv("SAMREG_TEST_SYSTEM_CONFIG");
    cr_expect_str_eq(path_system_config(), "/etc/samreg.conf");
    setenv("SAMREG_TEST_SYSTEM_CONFIG", "", 1);
    cr_expect_str_eq(path_system_config(), "/etc/samreg.conf");
    setenv("SAMREG_TEST_SYSTEM_CONFIG", "/elsewhere/samreg.conf", 1);
    cr_expect_str_eq(path_system_config(), "/elsewhere/samreg.conf");
}

Test(paths, user_and_host_always_have_a_name)
{
    char *user, *host, *login;

    setenv("USER", "somebody else", 1);
    setenv("LOGNAME", "somebody else", 1);
    user = path_user_name();
    host = path_host_name();
    cr_expect_str_neq(user, "");
    cr_expect_str_neq(user, "somebody else");
    cr_expect_str_neq(host, "");
    setenv("HOME", "/somewhere/else", 1);
    login = path_login_folder();
    cr_expect(login != NULL && *login == '/' && strcmp(login, "/somewhere/else") != 0);
    free(login);
    free(host);
    free(user);
}

Test(paths, parents_are_made_and_may_be_there)
{
    struct error error = {0};
    char *folder = make_folder();
    char *deep = inside(folder, "a");
    char *path = inside(folder, "a/file");
    struct stat found;

    umask(0);
    cr_expect_eq(path_make_parent(path, 0700, &error), STATUS_OK);
    cr_assert_eq(stat(deep, &found), 0);
    cr_expect(S_ISDIR(found.st_mode));
    cr_expect_eq(found.st_mode & 0777, 0700);
    cr_expect_eq(path_make_parent(path, 0700, &error), STATUS_OK);
    cr_expect_eq(path_make_parent("bare", 0700, &error), STATUS_OK);
    cr_expect_eq(path_make_parent("/bare", 0700, &error), STATUS_OK);
    free(path);
    free(deep);
    remove_folder(folder);
}

Test(paths, a_file_in_the_place_of_a_parent_is_an_error)
{
    struct error error = {0};
    char *folder = make_folder();
    char *file = inside(folder, "file");
    char *path = inside(folder, "file/sub/register.db");

    cr_assert_eq(file_write(file, "x", 1, &error), STATUS_OK);
    cr_expect_eq(path_make_parent(path, 0700, &error), STATUS_CANNOT_CREATE);
    cr_expect_eq(error.status, STATUS_CANNOT_CREATE);
    error_clear(&error);
    free(path);
    free(file);
    remove_folder(folder);
}

Test(paths, a_file_is_written_and_read_whole)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "out.csv");
    char *bytes = NULL;
    size_t size = 0;

    cr_assert_eq(file_write(path, "a\0b", 3, &error), STATUS_OK);
    cr_assert_eq(file_read(path, 3, &bytes, &size, &error), STATUS_OK);
    cr_expect_eq(size, 3);
    cr_expect_eq(memcmp(bytes, "a\0b", 4), 0);
    cr_assert_eq(file_write(path, "", 0, &error), STATUS_OK);
    expect_content(path, "");
    free(bytes);
    free(path);
    cr_expect_eq(remove_folder(folder), 1, "the temporary file is gone");
}

Test(paths, a_large_file_is_read_in_pieces_up_to_the_limit)
{
    enum { SIZE = 200000 };
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "large");
    char *content = memory_new(SIZE);
    char *bytes = NULL;
    size_t size = 0;

    for (size_t i = 0; i < SIZE; i++)
        content[i] = (char)(i * 7 + i / 256);
    cr_assert_eq(file_write(path, content, SIZE, &error), STATUS_OK);
    cr_assert_eq(file_read(path, SIZE, &bytes, &size, &error), STATUS_OK);
    cr_expect_eq(size, SIZE);
    cr_expect_eq(memcmp(bytes, content, SIZE), 0);
    free(bytes);
    bytes = NULL;
    cr_expect_eq(file_read(path, SIZE - 1, &bytes, &size, &error), STATUS_DATA);
    cr_expect_null(bytes);
    error_clear(&error);
    free(content);
    free(path);
    remove_folder(folder);
}

Test(paths, what_cannot_be_read_is_named)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "missing.csv");
    char *bytes = NULL;
    char *text;
    size_t size = 0;

    cr_expect_eq(file_read(path, 10, &bytes, &size, &error), STATUS_NO_INPUT);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_not_null(strstr(text, "missing.csv cannot be read: it does not exist"), "%s", text);
    cr_expect_eq(file_read(folder, 10, &bytes, &size, &error), STATUS_NO_INPUT);
    cr_expect_null(bytes);
    error_clear(&error);
    free(text);
    free(path);
    remove_folder(folder);
}

Test(paths, when_writing_fails_nothing_changes)
{
    struct error error = {0};
    char *folder = make_folder();
    char *taken = inside(folder, "taken");
    char *nowhere = inside(folder, "nowhere/file");
    char *ended = inside(folder, "");
    char *text;

    cr_assert_eq(mkdir(taken, 0700), 0);
    cr_expect_eq(file_write(taken, "x", 1, &error), STATUS_CANNOT_CREATE);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_not_null(strstr(text, "taken is a folder. Name a file in it."), "%s", text);
    free(text);
    cr_expect_eq(file_write(nowhere, "x", 1, &error), STATUS_CANNOT_CREATE);
    cr_expect_eq(file_write(ended, "x", 1, &error), STATUS_CANNOT_CREATE);
    error_clear(&error);
    free(ended);
    free(nowhere);
    free(taken);
    cr_expect_eq(remove_folder(folder), 1, "no temporary file is left");
}

/* A limit on the size of files stops the writing in the middle, as a full disk does. */
Test(paths, a_write_that_stops_in_the_middle_leaves_the_old_file)
{
    struct error error = {0};
    struct rlimit unlimited, limit;
    char *folder = make_folder();
    char *path = inside(folder, "out.csv");
    char *text;

    cr_assert_eq(file_write(path, "old", 3, &error), STATUS_OK);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    limit = (struct rlimit){.rlim_cur = 5, .rlim_max = unlimited.rlim_max};
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    cr_expect_eq(file_write(path, "much more", 9, &error), STATUS_IO);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_not_null(strstr(text, "out.csv cannot be written: the file would be too large. Nothing was changed"),
                       "%s", text);
    expect_content(path, "old");
    error_clear(&error);
    free(text);
    free(path);
    cr_expect_eq(remove_folder(folder), 1, "no temporary file is left");
}

static unsigned mode_of(const char *path)
{
    struct stat found = {0};

    cr_assert_eq(lstat(path, &found), 0);
    return found.st_mode;
}

Test(paths, a_symbolic_link_stays_and_what_it_names_is_written)
{
    struct error error = {0};
    char *folder = make_folder();
    char *target = inside(folder, "target");
    char *link = inside(folder, "link");
    char *absolute = inside(folder, "absolute");

    cr_assert_eq(file_write(target, "old", 3, &error), STATUS_OK);
    cr_assert_eq(symlink("target", link), 0);
    cr_assert_eq(symlink(link, absolute), 0);
    cr_assert_eq(file_write(absolute, "new", 3, &error), STATUS_OK);
    expect_content(target, "new");
    cr_assert_eq(unlink(target), 0);
    cr_assert_eq(file_write(link, "made", 4, &error), STATUS_OK, "what it names need not be there");
    expect_content(target, "made");
    cr_expect(S_ISLNK(mode_of(link)) && S_ISLNK(mode_of(absolute)) && S_ISREG(mode_of(target)));
    cr_assert_eq(unlink(link), 0);
    cr_assert_eq(symlink("absolute", link), 0);
    cr_expect_eq(file_write(link, "x", 1, &error), STATUS_CANNOT_CREATE, "a circle");
    error_clear(&error);
    free(absolute);
    free(link);
    free(target);
    cr_expect_eq(remove_folder(folder), 3, "no temporary file is left");
}

Test(paths, a_fifo_stays_and_its_reader_gets_the_bytes)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "fifo");
    char got[8] = "";
    int reader;

    cr_assert_eq(mkfifo(path, 0600), 0);
    reader = open(path, O_RDONLY | O_NONBLOCK);
    cr_assert_geq(reader, 0);
    cr_expect_eq(file_write(path, "a\0b", 3, &error), STATUS_OK);
    cr_expect_eq(read(reader, got, sizeof got), 3);
    cr_expect_eq(memcmp(got, "a\0b", 3), 0);
    cr_expect(S_ISFIFO(mode_of(path)));
    close(reader);
    free(path);
    cr_expect_eq(remove_folder(folder), 1, "nothing else is made");
}

/* A device of the test's own that is always full: those of the machine must outlive a failure of this test. Only root
 * can make one. */
Test(paths, a_device_stays_and_what_it_refuses_is_told)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "full");
    int device = mknod(path, S_IFCHR | 0600, makedev(1, 7)) == 0 ? open(path, O_WRONLY) : -1;

    if (device >= 0) {
        char *text;

        cr_expect_eq(file_write(path, "x", 1, &error), STATUS_IO);
        text = error_text(&error, LANGUAGE_ENGLISH);
        cr_expect_not_null(strstr(text, "full: the disk is full. See that it takes what is written"), "%s", text);
        cr_expect(S_ISCHR(mode_of(path)));
        error_clear(&error);
        free(text);
        close(device);
    }
    free(path);
    cr_expect_leq(remove_folder(folder), 1, "nothing else is made");
}

Test(paths, a_new_file_is_its_makers_and_an_old_one_keeps_its_rights)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "out.csv");

    umask(0);
    cr_assert_eq(file_write(path, "a", 1, &error), STATUS_OK);
    cr_expect_eq(mode_of(path) & 07777, 0600);
    cr_assert_eq(chmod(path, 0644), 0);
    umask(077);
    cr_assert_eq(file_write(path, "b", 1, &error), STATUS_OK);
    cr_expect_eq(mode_of(path) & 07777, 0644);
    free(path);
    remove_folder(folder);
}

/* Also for root, who could. A link to it is no way round. */
Test(paths, a_write_protected_file_is_left_alone)
{
    static const mode_t modes[] = {0400, 0444, 0555};
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "kept.csv");
    char *link = inside(folder, "link");

    cr_assert_eq(file_write(path, "old", 3, &error), STATUS_OK);
    cr_assert_eq(symlink("kept.csv", link), 0);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        const char *names[] = {path, link};

        cr_assert_eq(chmod(path, modes[i]), 0);
        for (size_t j = 0; j < 2; j++) {
            cr_expect_eq(file_write(names[j], "new", 3, &error), STATUS_NOT_ALLOWED, "%o", modes[i]);
            char *text = error_text(&error, LANGUAGE_ENGLISH);
            cr_expect_not_null(strstr(text, "is write-protected, and was left as it is. Allow writing to it, or choose "
                                            "another name."),
                               "%s", text);
            free(text);
            error_clear(&error);
        }
    }
    cr_assert_eq(chmod(path, 0600), 0);
    expect_content(path, "old");
    free(link);
    free(path);
    cr_expect_eq(remove_folder(folder), 2, "no temporary file is left");
}

/* A request to stop that comes before the wait is heard by it: each of these would wait for ever. */
Test(paths, who_was_asked_to_stop_waits_for_nobody)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "fifo");
    char *bytes = NULL;
    size_t size = 0;
    int both;

    cr_assert_eq(mkfifo(path, 0600), 0);
    stopping_listen();
    raise(SIGTERM);
    cr_expect_eq(file_read(path, 100, &bytes, &size, &error), STATUS_STOPPED, "a writer that does not come");
    error_clear(&error);
    cr_expect_eq(file_write(path, "x", 1, &error), STATUS_STOPPED, "a reader that does not come");
    error_clear(&error);
    both = open(path, O_RDWR);
    cr_assert_geq(both, 0);
    cr_expect_eq(file_read(path, 100, &bytes, &size, &error), STATUS_STOPPED, "a writer that does not write");
    error_clear(&error);
    bytes = memory_new(FULL);
    cr_expect_eq(file_write(path, bytes, FULL, &error), STATUS_STOPPED, "a reader that does not read");
    error_clear(&error);
    close(both);
    free(bytes);
    free(path);
    cr_expect_eq(remove_folder(folder), 1, "nothing else is made");
}

/* The writer comes when it is waited for already, and in pieces. */
Test(paths, a_fifo_is_read_until_its_writer_ends)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "fifo");
    char *bytes = NULL;
    size_t size = 0;
    int status = 0;

    cr_assert_eq(mkfifo(path, 0600), 0);
    pid_t writer = fork();
    if (writer == 0) {
        int file = open(path, O_WRONLY);
        bool written = write(file, "one ", 4) == 4 && write(file, "two", 3) == 3;
        _exit(written ? 0 : 1);
    }
    cr_expect_eq(file_read(path, 100, &bytes, &size, &error), STATUS_OK);
    cr_expect_str_eq(bytes, "one two");
    cr_expect_eq(waitpid(writer, &status, 0), writer);
    cr_expect_eq(status, 0);
    free(bytes);
    free(path);
    remove_folder(folder);
}

/* /dev/full takes nothing, and says so only when it is written to: what stdio keeps has not been. */
Test(paths, what_closing_a_file_finds_out_is_told)
{
    char *folder = make_folder();
    char *path = inside(folder, "file");
    char *nowhere = inside(path, "file");
    FILE *file = fopen(path, "w");
    FILE *full = fopen("/dev/full", "w");

    cr_assert(file && full);
    cr_assert_geq(fputs("kept", file), 0);
    cr_expect_eq(file_close(file), 0);
    expect_content(path, "kept");
    cr_assert_geq(fputs("lost", full), 0);
    cr_expect_eq(file_close(full), ENOSPC);
    cr_expect_eq(file_sync_folder(path), 0);
    cr_expect_eq(file_sync_folder("file"), 0, "the current folder");
    cr_expect_eq(file_sync_folder(nowhere), ENOTDIR);
    free(nowhere);
    free(path);
    remove_folder(folder);
}

/* A folder for handing in, which nobody reads but its owner: what stands there is not lost for that. */
Test(paths, a_folder_that_may_not_be_read_is_not_brought_to_the_disk)
{
    char *folder = make_folder();
    char *path = inside(folder, "file");
    bool is_root = geteuid() == 0; /* who may read everything */

    cr_assert_eq(chmod(folder, 0300), 0);
    if (is_root) {
        cr_assert_eq(chown(folder, 65534, (gid_t)-1), 0);
        cr_assert_eq(seteuid(65534), 0);
    }
    cr_expect_eq(open(folder, O_RDONLY | O_DIRECTORY), -1);
    cr_expect_eq(file_sync_folder(path), 0);
    if (is_root)
        cr_assert_eq(seteuid(0), 0);
    cr_assert_eq(chmod(folder, 0700), 0);
    free(path);
    cr_expect_eq(remove_folder(folder), 0);
}

/* Whoever may write in the folder could put another file in its place; the file is another's all the same. */
Test(paths, a_file_of_another_is_left_alone)
{
    struct error error = {0};
    char *folder = make_folder();
    char *path = inside(folder, "theirs.csv");

    cr_assert_eq(file_write(path, "old", 3, &error), STATUS_OK);
    if (geteuid() == 0) { /* only root can be somebody else */
        cr_assert_eq(chmod(path, 0644), 0);
        cr_assert_eq(chmod(folder, 0777), 0);
        cr_assert_eq(seteuid(65534), 0);
        cr_expect_eq(file_write(path, "new", 3, &error), STATUS_NOT_ALLOWED);
        error_clear(&error);
        cr_assert_eq(seteuid(0), 0);
    }
    expect_content(path, "old");
    free(path);
    cr_expect_eq(remove_folder(folder), 1);
}

Test(paths, a_file_in_memory_is_read_from_its_beginning)
{
    char read_back[8] = "";
    int file = file_hold("a\0b", 3);

    cr_assert_geq(file, 0);
    cr_expect_eq(read(file, read_back, sizeof read_back), 3);
    cr_expect_eq(memcmp(read_back, "a\0b", 3), 0);
    close(file);
    file = file_hold("", 0);
    cr_assert_geq(file, 0);
    cr_expect_eq(read(file, read_back, sizeof read_back), 0);
    close(file);
}
