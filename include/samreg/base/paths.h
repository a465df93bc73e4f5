/* Where files are looked for (XDG base directories), and reading and writing them whole. */
#ifndef SAMREG_BASE_PATHS_H
#define SAMREG_BASE_PATHS_H

#include "samreg/base/error.h"

#include <stddef.h>
#include <stdio.h>

/* The register used when none is named: $XDG_DATA_HOME/samreg/register.db, or under ~/.local/share. New string; NULL
 * without a home. */
char *path_default_register(void);

/* The user's configuration: $XDG_CONFIG_HOME/samreg/samreg.conf, or under ~/.config. New string; NULL without a
 * home. */
char *path_user_config(void);

/* The configuration of the machine: /etc/samreg.conf. SAMREG_TEST_SYSTEM_CONFIG, another path, stands in for it, so
 * that no test depends on what the machine is configured for. */
const char *path_system_config(void);

/* A file in the user's private state folder ($XDG_STATE_HOME/samreg, or ~/.local/state/samreg). New string; NULL
 * without a home. */
char *path_state_file(const char *name);

/* Makes the folder that `path` lies in, and those above it, with the given mode (less the umask) for those made. */
enum status path_make_parent(const char *path, unsigned mode, struct error *error) WARN_UNUSED;

/* The user's login name (from the user database, not the environment) and the host's name. New strings, never NULL. */
char *path_user_name(void);
char *path_host_name(void);

/* The folder that a login of the user begins in, from the user database as well. New string, or NULL. */
char *path_login_folder(void);

/* The user's home folder, which "~" stands for: $HOME, else path_login_folder(). New string, or NULL. */
char *path_home_folder(void);

/* Reads a whole file of at most `limit` bytes; "-" is standard input. `bytes` is new, with a zero byte behind, and
 * freed by the caller. It waits for who types or writes to a FIFO: STATUS_STOPPED when the program is or was asked to
 * stop (stopping.h). */
enum status file_read(const char *path, size_t limit, char **bytes, size_t *size, struct error *error) WARN_UNUSED;

/* Writes a file whole or not at all: a temporary neighbour, synced, then renamed over `path`. A new file is its
 * maker's alone (0600, less the umask); one that was there keeps its rights, and is left alone when it is
 * write-protected (STATUS_NOT_ALLOWED). When it fails the old file stays as it was. A symbolic link stays, and what it
 * names is written. What is no plain file (a device, a FIFO) is written to as it stands, waiting for a FIFO's reader:
 * STATUS_STOPPED when the program is or was asked to stop. */
enum status file_write(const char *path, const char *bytes, size_t size, struct error *error) WARN_UNUSED;

/* Closes a file that was written to, when all of it is on the disk; returns 0 or an errno, of whatever of it failed. */
int file_close(FILE *file) WARN_UNUSED;

/* Brings the names in the folder of `path` to the disk: a file that was made or renamed there is found again after the
 * machine has stopped. Returns 0 or an errno; 0 also where nothing can be done, for the folder may be written to but
 * not read, as one in which others put files. */
int file_sync_folder(const char *path) WARN_UNUSED;

/* A file in memory that holds the bytes and is read from its beginning, for the standard input of a child: other than a
 * pipe it is there whole before anybody reads, so that nobody waits for the other. The caller closes it. -1 with errno
 * when it cannot be made. */
int file_hold(const char *bytes, size_t size);

#endif
