/* From a file on this machine to where the user sits: what was exported last, and how to fetch it. */
#ifndef SAMREG_APP_DELIVERY_H
#define SAMREG_APP_DELIVERY_H

#include "samreg/app/app.h"
#include "samreg/base/str.h"

/* How many exports are remembered. */
enum { DELIVERIES = 20 };

/* One file that was exported. */
struct delivery {
    char *path; /* owned; in full */
    char *at;   /* owned; when, UTC, as of clock_now() */
    bool there; /* whether the file is still there */
};

struct deliveries {
    struct delivery items[DELIVERIES]; /* newest first; a file that was written anew stands there once */
    size_t count;
};

/* Remembers an export of this user in his state folder; a path is kept in full. When that cannot be done nothing is
 * said: the file itself is written. */
void delivery_note(const char *path);

/* Reads what is remembered; `deliveries` is all zeroes before. */
void deliveries_read(struct deliveries *deliveries);
void deliveries_clear(struct deliveries *deliveries);

/* Whether the path is that of a folder: everything is exported to one. */
bool delivery_is_folder(const char *path);

/* Appends the line that fetches the file over SSH when it is typed on the user's own machine: the user, the address
 * and port that he reached this machine by ($SSH_CONNECTION), the path, shortened where it lies below the folder that a
 * login begins in. False, appending nothing, when the session did not come over SSH: the file is on the user's machine
 * already. */
bool delivery_fetch(const char *path, struct str *out);

/* Writes an electronic letter with the file attached to a new file in memory, ready to be read, for the configured
 * mail_command: To, Subject (the register's name and the file's), MIME with everything encoded. STATUS_DATA for an
 * address that delivery_address_check() refuses; STATUS_CONFIG when no command is configured;
 * STATUS_NO_INPUT and STATUS_IO as file_read(); a file of more than 20 MB is refused as STATUS_DATA. */
enum status delivery_letter(const struct app *app, const char *path, const char *address, int *letter,
                            struct error *error) WARN_UNUSED;

/* Whether the text is one address (no blanks, signs and commas) that a letter reaches: letters such as å behind the @
 * are written in Punycode, those before it need mail servers that know SMTPUTF8 (option mail_utf8). */
bool delivery_address_check(const struct app *app, const char *address, struct error *error);

/* The configured mail_command taken apart at blanks, ended by NULL; new array with new strings. NULL when there is
 * none. */
char **delivery_mail_command(const struct app *app);
void delivery_mail_command_free(char ***command);

#endif
