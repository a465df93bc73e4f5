/* The register as a file among files: what must hold before SQLite may touch it (reliability.md 2.1). Only stat(2) is
 * used, for opening and closing a register drops the locks that SQLite holds on it in this process. */
#ifndef SAMREG_STORE_REGISTER_FILE_H
#define SAMREG_STORE_REGISTER_FILE_H

#include "samreg/base/error.h"

#include <stdbool.h>

/* The path with its folder made absolute and free of symbolic links, so that SQLite can be told to follow none. New
 * string. */
enum status register_file_locate(const char *path, char **located, struct error *error) WARN_UNUSED;

/* The folder that a path lies in, "." for a name alone. New string. */
char *register_file_folder(const char *path);

/* Says that a folder in which a file should be read or made is not there, with that status. */
enum status register_file_refuse_folder(const char *folder, enum status status, struct error *error) WARN_UNUSED;

/* Makes the empty file: mode 0660, the folder's group where the user may give it. Refuses whatever exists. */
enum status register_file_make(const char *path, const char *located, struct error *error) WARN_UNUSED;

/* Refuses what is no regular file, has a second name, lies on a network file system, or may not be read or written
 * (file and folder; with `read_only` only read). A register of one's own in a folder that a group shares gets the
 * rights of the group when it lacks them. */
enum status register_file_check(const char *path, const char *located, bool read_only, struct error *error) WARN_UNUSED;

/* Whether a journal with something in it stands beside the file: somebody is writing, or died while doing so. */
bool register_file_has_journal(const char *located);

#endif
