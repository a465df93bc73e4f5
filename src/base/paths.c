#include "samreg/base/paths.h"

#include "samreg/base/memory.h"
#include "samreg/base/stopping.h"
#include "samreg/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_BLOCK = 65536,
    TEMPORARY_TRIES = 100,
    TEMPORARY_NAME = 40,
    MOST_LINKS = 40,
    READER_AGAIN = 20 /* milliseconds until a FIFO is tried again that nobody reads */
};

/* What is written is the user's own until the user says otherwise (reliability.md 2.3: exports have a umask of 077). */
enum { NEW_FILE = 0600 };

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
    case EINTR:
        return STATUS_STOPPED;
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

/* Reads to the end of the file, or past the limit; returns 0 or an errno. A request to stop ends it (EINTR): whoever
 * types at a terminal, or writes to a FIFO, may never come to an end. */
static int read_all(int file, size_t limit, struct str *out)
{
    while (out->length <= limit) {
        char block[READ_BLOCK];
        int number = stopping_wait_for(file, POLLIN);
        ssize_t got = number == 0 ? read(file, block, sizeof block) : 0;

        if (number != 0 || got == 0)
            return number;
        if (got > 0)
            str_add_bytes(out, block, (size_t)got);
        else if (errno != EAGAIN && errno != EINTR)
            return errno;
    }
    return 0;
}

enum status file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    /* Opening does not wait for the writer of a FIFO; reading does. */
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct str out = {0};
    int number = file < 0 ? errno : read_all(file, limit, &out);
    enum status status = STATUS_OK;

    if (file >= 0 && !standard)
        close(file);
    if (number == EINTR) {
        status = error_set(error, STATUS_STOPPED, N_("Stopped while %1 was read; nothing was written."), path, NULL);
    } else if (number != 0) {
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

/* ---- Writing ---- */

/* What a path names for writing, with the symbolic links at its end followed. */
struct target {
    struct str path;
    struct stat file; /* what stands there, if `exists` */
    bool exists;
    bool guarded;     /* it is a plain file that may not be written to */
    bool through;     /* a device, a FIFO, or what a process has open: its bytes go there, and it stays what it is */
};

/* Whether a link is one of the kernel's to what a process has open (/dev/stdout): its text is no name to write to. */
static bool is_of_process(const struct stat *link)
{
    struct stat processes;

    return stat("/proc", &processes) == 0 && processes.st_dev == link->st_dev;
}

/* Goes on from a symbolic link to the name that it holds; returns 0 or an errno. */
static int follow_link(struct str *path)
{
    char held[PATH_MAX];
    ssize_t length = readlink(str_peek(path), held, sizeof held);
    const char *last = strrchr(str_peek(path), '/');
    struct str next = {0};

    if (length < 0)
        return errno;
    if ((size_t)length == sizeof held)
        return ENAMETOOLONG;
    if (held[0] != '/' && last)
        str_add_bytes(&next, str_peek(path), (size_t)(last + 1 - str_peek(path)));
    str_add_bytes(&next, held, (size_t)length);
    str_clear(path);
    *path = next;
    return 0;
}

/* Whether a file may not be written to: neither by us, nor, for root who may write anything, by whoever has the file's
 * rights. Putting another in its place would need no right to the file itself. */
static bool is_guarded(const char *path, const struct stat *file)
{
    return (file->st_mode & 0222) == 0 || faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0;
}

/* Finds what is to be written; returns 0 or an errno. The path is looked up by the kernel first, which has rules about
 * whose links are followed in a folder where everybody may write. */
static int find_target(const char *path, struct target *target)
{
    int number = 0;
    struct stat link;

    target->exists = stat(path, &target->file) == 0;
    if (!target->exists && errno != ENOENT)
        return errno;
    target->through = target->exists && !S_ISREG(target->file.st_mode) && !S_ISDIR(target->file.st_mode);
    str_add(&target->path, path);
    for (int links = 0; number == 0 && !target->through; links++) {
        if (lstat(str_peek(&target->path), &link) != 0 || !S_ISLNK(link.st_mode))
            break;
        target->through = target->exists && is_of_process(&link);
        if (!target->through)
            number = links < MOST_LINKS ? follow_link(&target->path) : ELOOP;
    }
    target->guarded = number == 0 && target->exists && !target->through && S_ISREG(target->file.st_mode) &&
                      is_guarded(path, &target->file);
    return number;
}

/* Writes all bytes; returns 0 or an errno. Where it must wait for a reader a request to stop ends it (EINTR). */
static int write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        int number = 0;

        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (errno == EAGAIN) {
            number = stopping_wait_for(file, POLLOUT);
        } else if (errno != EINTR) {
            number = errno;
        }
        if (number != 0)
            return number;
    }
    return 0;
}

/* Brings what was written to the disk and closes the file, after `number` came of writing; returns it or an errno. What
 * is no plain file cannot be synced, and says so with EINVAL. */
static int finish(int file, int number)
{
    if (number == 0 && fsync(file) != 0 && errno != EINVAL && errno != EROFS)
        number = errno;
    /* A full network disk may say so only now. */
    if (close(file) != 0 && number == 0)
        number = errno;
    return number;
}

/* Opens a device or a FIFO; returns 0 or an errno. Nothing tells when somebody opens a FIFO for reading, so that it
 * asks again and again, unless the program is asked to stop. */
static int open_through(const struct target *target, const char *path, int *file)
{
    int number = 0;

    do {
        *file = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
        number = *file < 0 ? errno : 0;
        if (number == ENXIO && S_ISFIFO(target->file.st_mode))
            number = stopping_pause(READER_AGAIN);
        else if (number != EINTR)
            return number;
    } while (number == 0 || (number == EINTR && !stopping_is_wanted()));
    return number;
}

/* Writes to a device or a FIFO, for whose reader it waits: a request to stop ends that. Returns 0 or an errno. */
static int write_through(const struct target *target, const char *path, const char *bytes, size_t size)
{
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    int file = -1;
    int number = open_through(target, path, &file);

    if (number != 0)
        return number;
    (void)sigaction(SIGPIPE, &ignored, &before); /* a reader that goes is told of as every error is */
    number = finish(file, write_all(file, bytes, size));
    (void)sigaction(SIGPIPE, &before, NULL);
    return number;
}

/* Opens a new file with a random name in the folder; writes the name. Returns -1 and sets errno when it cannot. */
static int open_temporary(int folder, char name[TEMPORARY_NAME])
{
    for (int i = 0; i < TEMPORARY_TRIES; i++) {
        uint64_t random;
        int file;

        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
            continue;
        snprintf(name, TEMPORARY_NAME, ".samreg-%016llx.tmp", (unsigned long long)random);
        file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, NEW_FILE);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    errno = EEXIST;
    return -1;
}

/* Lets a new file have the rights of the one whose place it takes. Where the group cannot be had, no other group gets
 * what was this one's. */
static void take_rights(int file, const struct stat *old)
{
    mode_t mode = old->st_mode & 0777;

    if (fchown(file, old->st_uid, old->st_gid) != 0 && fchown(file, (uid_t)-1, old->st_gid) != 0)
        mode &= ~(mode_t)S_IRWXG;
    (void)fchmod(file, mode);
}

/* Some file systems cannot sync a folder, and say so with EINVAL: then there is nothing more to do. */
static int sync_folder(int folder)
{
    return fsync(folder) != 0 && errno != EINVAL ? errno : 0;
}

/* Writes the file in an open folder, with the rights of `old` where that stands there; returns 0 or an errno, and
 * whether the new file stands in its place. */
static int replace(int folder, const char *name, const struct stat *old, const char *bytes, size_t size, bool *replaced)
{
    char temporary[TEMPORARY_NAME];
    int file = open_temporary(folder, temporary);
    int number;

    if (file < 0)
        return errno;
    if (old)
        take_rights(file, old);
    number = finish(file, write_all(file, bytes, size));
    if (number == 0 && renameat(folder, temporary, folder, name) != 0)
        number = errno;
    if (number != 0) {
        unlinkat(folder, temporary, 0);
        return number;
    }
    *replaced = true;
    return sync_folder(folder);
}

/* Says why a target was not written, from an errno. */
static enum status refuse_target(const char *path, const struct target *target, bool replaced, int number,
                                 struct error *error)
{
    enum status status = status_of(number, false);

    if (target->guarded)
        return error_set(error, STATUS_NOT_ALLOWED,
                         N_("The file %1 is write-protected, and was left as it is. Allow writing to it, or choose "
                            "another name."),
                         path, NULL);
    if (number == EISDIR)
        return error_set(error, status, N_("%1 is a folder. Name a file in it."), path, NULL);
    if (target->through)
        return error_set(error, status,
                         N_("Not all could be written to %1: %t2. See that it takes what is written, and try again."),
                         path, error_reason(number), NULL);
    if (replaced)
        return error_set(error, status,
                         N_("The file %1 is written, but may be lost if the machine stops now: %t2. Write it once "
                            "more."),
                         path, error_reason(number), NULL);
    if (number == ENOENT)
        return error_set(error, status,
                         N_("The file %1 cannot be written, for its folder does not exist. Make it, or choose another "
                            "place."),
                         path, NULL);
    return error_set(error, status,
                     N_("The file %1 cannot be written: %t2. Nothing was changed; choose another place, or make room."),
                     path, error_reason(number), NULL);
}

/* Opens the folder of the path, and finds the name in it. Returns -1 and sets errno when it cannot. */
static int open_folder(const char *path, const char **name)
{
    const char *last = strrchr(path, '/');
    char *folder = last ? memory_copy_bytes(path, (size_t)(last + 1 - path)) : memory_copy_text(".");
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    *name = last ? last + 1 : path;
    free(folder); /* which keeps errno */
    return descriptor;
}

/* Writes a plain file; returns 0 or an errno, and whether it stands in its place. */
static int write_file(const struct target *target, const char *bytes, size_t size, bool *replaced)
{
    const char *name;
    int folder = open_folder(str_peek(&target->path), &name);
    int number;

    if (folder < 0)
        return errno;
    number = *name ? replace(folder, name, target->exists ? &target->file : NULL, bytes, size, replaced) : EISDIR;
    close(folder);
    return number;
}

enum status file_write(const char *path, const char *bytes, size_t size, struct error *error)
{
    struct target target = {0};
    bool replaced = false;
    int number = find_target(path, &target);
    enum status status = STATUS_OK;

    if (number == 0 && target.through)
        number = write_through(&target, path, bytes, size);
    else if (number == 0 && target.guarded)
        number = EACCES;
    else if (number == 0 && target.exists && S_ISDIR(target.file.st_mode))
        number = EISDIR;
    else if (number == 0)
        number = write_file(&target, bytes, size, &replaced);
    if (number != 0)
        status = refuse_target(path, &target, replaced, number, error);
    str_clear(&target.path);
    return status;
}

int file_sync_folder(const char *path)
{
    const char *name;
    int folder = open_folder(path, &name);
    int number = folder >= 0 ? sync_folder(folder) : errno == EACCES ? 0 : errno;

    if (folder >= 0)
        close(folder);
    return number;
}

int file_close(FILE *file)
{
    int number = fflush(file) != 0 ? errno : 0;

    if (number == 0 && fsync(fileno(file)) != 0 && errno != EINVAL && errno != EROFS)
        number = errno;
    if (fclose(file) != 0 && number == 0)
        number = errno;
    return number;
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
