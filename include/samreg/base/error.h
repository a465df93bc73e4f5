/* Status codes, messages that can be said in any language, and errors. */
#ifndef SAMREG_BASE_ERROR_H
#define SAMREG_BASE_ERROR_H

#include "samreg/base/translate.h"

#include <stdarg.h>
#include <stddef.h>

/* How a call ended. Everything that can fail and is not a bug returns one of these; a bug asserts. */
enum status {
    STATUS_OK,
    STATUS_FOUND,         /* done, and `check` or `verify` found something */
    STATUS_USAGE,         /* the command line is wrong */
    STATUS_DATA,          /* what was given cannot be stored */
    STATUS_NO_INPUT,      /* a file is missing */
    STATUS_UNAVAILABLE,   /* the register is of a newer version, or a service is missing */
    STATUS_INTERNAL,      /* the program contradicts itself */
    STATUS_CANNOT_CREATE, /* a file cannot be made */
    STATUS_IO,            /* reading or writing failed, the disk is full */
    STATUS_BUSY,          /* somebody else is writing: try again */
    STATUS_NOT_ALLOWED,   /* no right to */
    STATUS_CONFIG,        /* the configuration is wrong */
    STATUS_CONFLICT,      /* somebody else changed the same field; exits as STATUS_DATA */
    STATUS_WARNED,        /* warnings wait for an answer; nothing was written; exits as STATUS_DATA */
    STATUS_STOPPED        /* the user or a waiting key stopped it; nothing was written; exits as STATUS_BUSY */
};

#define WARN_UNUSED __attribute__((warn_unused_result))

/* The sysexits(3) exit code of a status, as listed in cli.md: 0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78. */
int status_exit_code(enum status status);

/* The most arguments a message carries. */
enum { MESSAGE_ARGUMENTS = 6 };

/* A sentence for the user, kept as a msgid and its arguments so that it can be said in any language later.
 * In the msgid `%1` to `%6` stand for an argument as it is, `%t1` to `%t6` for an argument that is itself a msgid,
 * `%%` for a per cent sign; an argument not given is left out, any other `%` stands as it is. A message set to all
 * zeroes is empty and needs no clearing. */
struct message {
    const char *msgid;                    /* lives for ever (a literal or built-in data); NULL when empty */
    char *arguments[MESSAGE_ARGUMENTS];   /* owned copies; NULL where not given */
};

/* Sets the message, clearing what it held. The arguments are strings, copied, ended by NULL: at most
 * MESSAGE_ARGUMENTS. They may lie in the message that is replaced. */
void message_set(struct message *message, const char *msgid, ...) __attribute__((sentinel));
void message_set_list(struct message *message, const char *msgid, va_list arguments);

/* Frees what the message holds and makes it empty. */
void message_clear(struct message *message);

/* Makes `to` an independent copy of `from`, clearing what it held. */
void message_copy(struct message *to, const struct message *from);

/* The message in words, arguments filled in. Returns a new string that the caller frees; "" for an empty message. */
char *message_text(const struct message *message, enum language language);

/* What went wrong, said as what, where, and what to do. An error set to all zeroes means "nothing went wrong". */
struct error {
    enum status status;
    struct message message;
};

/* Records what went wrong and returns `status`, so that a caller can write `return error_set(...)`.
 * Arguments as for message_set(). `error` may be NULL: then only the status is returned. */
enum status error_set(struct error *error, enum status status, const char *msgid, ...) __attribute__((sentinel));

/* The msgid that says why a system call failed (`number` is its errno): an argument for `%t`. */
const char *error_reason(int number);

/* Frees what the error holds and makes it say that nothing went wrong. */
void error_clear(struct error *error);

/* The error in words. Returns a new string that the caller frees. */
char *error_text(const struct error *error, enum language language);

#endif
