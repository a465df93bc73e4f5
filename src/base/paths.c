#include "samreg/base/paths.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BLOCK = 65536, TEMPORARY_TRIES = 100, TEMPORARY_NAME = 40 };

/* The user's entry in the user database, its texts in `buffer`; false when there is none. */
static bool find_user(struct passwd *entry, struct str *buffer)
{
    struct passwd *found = NULL;
    size_t size = 1024;
    int failure;

    do {
        size *= 2;
        buffer->text = memory_resize(buffer->text, size, 1);
        buffer->capacity = size;
        failure = getpwuid_r(getuid(), entry, buffer->text, size, &found);
    } while (failure == ERANGE && size < INT_MAX / 2);
    return failure == 0 && found;
}

char *path_login_folder(void)
{
    struct str buffer = {0};
    struct passwd entry;
    char *home = NULL;

    if (find_user(&entry, &buffer) && entry.pw_dir && *entry.pw_dir == '/')
        home = memory_copy_text(entry.pw_dir);
    str_clear(&buffer);
    return home;
}

char *path_home_folder(void)
{
    const char *set = getenv("HOME");

    return set && *set == '/' ? memory_copy_text(set) : path_login_folder();
}

/* A file in the folder that `variable` names, or else in `fallback` under the home folder. The specification of the XDG
 * folders says that a value that is no absolute path counts as none. */
static char *find_file(const char *variable, const char *fallback, const char *name)
{
    const char *set = getenv(variable);
    struct str path = {0};
    char *home;

    if (set && *set == '/') {
        str_addf(&path, "%s/samreg/%s", set, name);
        return str_take(&path);
    }
    home = path_home_folder();
    if (!home)
        return NULL;
    str_addf(&path, "%s/%s/samreg/%s", home, fallback, name);
    free(home);
    return str_take(&path);
}

char *path_default_register(void)
{
    return find_file("XDG_DATA_HOME", ".local/share", "register.db");
}

char *path_user_config(void)
{
    return find_file("XDG_CONFIG_HOME", ".config", "samreg.conf");
}

const char *path_system_config(void)
{
    const char *set = secure_getenv("SAMREG_TEST_SYSTEM_CONFIG");

    return set && *set ? set : "/etc/samreg.conf";
}

char *path_state_file(const char *name)
{
    return find_file("XDG_STATE_HOME", ".local/state", name);
}

/* The status that goes with an errno: a file that should be read, or one that should be made. */
static enum status status_of(int number, bool reading)
{
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return STATUS_NOT_ALLOWED;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
        return reading ? STATUS_NO_INPUT : STATUS_CANNOT_CREATE;
    case EEXIST:
        return STATUS_CANNOT_CREATE;
    default:
        return STATUS_IO;
    }
}

static enum status refuse_folder(const char *path, int number, struct error *error)
{
    return error_set(error, status_of(number, false),
                     N_("The folder %1 cannot be made: %t2. Make it yourself, or choose another place."), path,
                     error_reason(number), NULL);
}

enum status path_make_parent(const char *path, unsigned mode, struct error *error)
{
    const char *last = strrchr(path, '/');
    size_t length = last ? (size_t)(last - path) : 0;
    char *parent = memory_copy_bytes(path, length);
    enum status status = STATUS_OK;
    struct stat found;

    for (size_t i = 1; i <= length && status == STATUS_OK; i++) {
        if (i < length && parent[i] != '/')
            continue;
        parent[i] = '\0';
        if (mkdir(parent, (mode_t)mode) != 0) {
            int number = errno;

            /* A folder that is there may be one whose parent we may not write to, or on a read-only file system. */
            if (stat(parent, &found) != 0)
                status = refuse_folder(parent, number, error);
            else if (!S_ISDIR(found.st_mode))
                status = refuse_folder(parent, ENOTDIR, error);
        }
        if (i < length)
            parent[i] = '/';
    }
    free(parent);
    return status;
}

char *path_user_name(void)
{
    struct str name = {0};
    struct str buffer = {0};
    struct passwd entry;

    if (find_user(&entry, &buffer) && entry.pw_name && *entry.pw_name)
        str_add(&name, entry.pw_name);
    else
        str_addf(&name, "%u", (unsigned)getuid());
    str_clear(&buffer);
    return str_take(&name);
}

char *path_host_name(void)
{
    char name[HOST_NAME_MAX + 1] = "";

    if (gethostname(name, sizeof name - 1) != 0 || !*name)
        return memory_copy_text("localhost");
    return memory_copy_text(name);
}

/* Reads to the end of the file, or one byte past the limit; returns 0 or an errno. */
static int read_all(int file, size_t limit, struct str *out)
{
    for (;;) {
        char block[READ_BLOCK];
        ssize_t got = read(file, block, sizeof block);

        if (got == 0)
            return 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        str_add_bytes(out, block, (size_t)got);
        if (out->length > limit)
            return 0;
    }
}

enum status file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct str out = {0};
    int number = file < 0 ? errno : read_all(file, limit, &out);
    enum status status = STATUS_OK;

    if (file >= 0 && !standard)
        close(file);
    if (number != 0) {
        status = error_set(error, status_of(number, true),
                           N_("The file %1 cannot be read: %t2. Check its name and your right to read it."), path,
                           error_reason(number), NULL);
    } else if (out.length > limit) {
        struct str most = {0};

        str_addf(&most, "%zu", limit);
        status = error_set(error, STATUS_DATA,
                           N_("The file %1 is larger than %2 bytes. Check that it is the right one."), path,
                           str_peek(&most), NULL);
        str_clear(&most);
    } else {
        *size = out.length;
        *bytes = str_take(&out);
    }
    str_clear(&out);
    return status;
}

/* Opens a new file with a random name in the folder; writes the name. Returns -1 and sets errno when it cannot. */
static int open_temporary(int folder, unsigned mode, char name[TEMPORARY_NAME])
{
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        uint64_t random;
        int file;

        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
            continue;
        snprintf(name, TEMPORARY_NAME, ".samreg-%016llx.tmp", (unsigned long long)random);
        file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    errno = EEXIST;
    return -1;
}

/* Writes all bytes and brings them to the disk; closes the file. Returns 0 or an errno. */
static int fill(int file, const char *bytes, size_t size)
{
    int number = 0;

    while (size > 0 && number == 0) {
        ssize_t written = write(file, bytes, size);

        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (errno != EINTR) {
            number = errno;
        }
    }
    if (number == 0 && fsync(file) != 0)
        number = errno;
    /* A full network disk may say so only now. */
    if (close(file) != 0 && number == 0)
        number = errno;
    return number;
}

/* Writes the file in an open folder; returns 0 or an errno, and whether the new file stands in its place. */
static int replace(int folder, const char *name, const char *bytes, size_t size, unsigned mode, bool *replaced)
{
    char temporary[TEMPORARY_NAME];
    int file = open_temporary(folder, mode, temporary);
    int number = file < 0 ? errno : fill(file, bytes, size);

    if (file < 0)
        return number;
    if (number == 0 && renameat(folder, temporary, folder, name) != 0)
        number = errno;
    if (number != 0) {
        unlinkat(folder, temporary, 0);
        return number;
    }
    *replaced = true;
    /* Some file systems cannot sync a folder, and say so with EINVAL: then there is nothing more to do. */
    return fsync(folder) != 0 && errno != EINVAL ? errno : 0;
}

enum status file_write(const char *path, const char *bytes, size_t size, unsigned mode, struct error *error)
{
    const char *last = strrchr(path, '/');
    const char *name = last ? last + 1 : path;
    char *parent = last ? memory_copy_bytes(path, (size_t)(name - path)) : memory_copy_text(".");
    int folder = *name ? open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    bool replaced = false;
    int number = folder >= 0 ? replace(folder, name, bytes, size, mode, &replaced) : *name ? errno : EISDIR;

    if (folder >= 0)
        close(folder);
    free(parent);
    if (number == 0)
        return STATUS_OK;
    if (replaced)
        return error_set(error, status_of(number, false),
                         N_("The file %1 is written, but may be lost if the machine stops now: %t2. Write it once "
                            "more."),
                         path, error_reason(number), NULL);
    if (folder < 0 && number == ENOENT)
        return error_set(error, status_of(number, false),
                         N_("The file %1 cannot be written, for its folder does not exist. Make it, or choose another "
                            "place."),
                         path, NULL);
    return error_set(error, status_of(number, false),
                     N_("The file %1 cannot be written: %t2. Nothing was changed; choose another place, or make room."),
                     path, error_reason(number), NULL);
}

int file_hold(const char *bytes, size_t size)
{
    int file = memfd_create("samreg", MFD_CLOEXEC);

    while (file >= 0 && size > 0) {
        ssize_t written = write(file, bytes, size);

        if (written < 0 && errno != EINTR) {
            int number = errno;

            close(file);
            errno = number;
            return -1;
        }
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
    if (file >= 0)
        (void)lseek(file, 0, SEEK_SET);
    return file;
}
