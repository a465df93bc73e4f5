#include "samreg/base/error.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

int status_exit_code(enum status status)
{
    switch (status) {
    case STATUS_OK:
        return EX_OK;
    case STATUS_FOUND:
        return 1;
    case STATUS_USAGE:
        return EX_USAGE;
    case STATUS_DATA:
    case STATUS_CONFLICT:
    case STATUS_WARNED:
        return EX_DATAERR;
    case STATUS_NO_INPUT:
        return EX_NOINPUT;
    case STATUS_UNAVAILABLE:
        return EX_UNAVAILABLE;
    case STATUS_INTERNAL:
        return EX_SOFTWARE;
    case STATUS_CANNOT_CREATE:
        return EX_CANTCREAT;
    case STATUS_IO:
        return EX_IOERR;
    case STATUS_BUSY:
    case STATUS_STOPPED:
        return EX_TEMPFAIL;
    case STATUS_NOT_ALLOWED:
        return EX_NOPERM;
    case STATUS_CONFIG:
        return EX_CONFIG;
    }
    abort();
}

void message_set_list(struct message *message, const char *msgid, va_list arguments)
{
    struct message next = {.msgid = msgid};
    const char *argument;
    size_t count = 0;

    while ((argument = va_arg(arguments, const char *))) {
        assert(count < MESSAGE_ARGUMENTS);
        next.arguments[count++] = memory_copy_text(argument);
    }
    message_clear(message);
    *message = next;
}

void message_set(struct message *message, const char *msgid, ...)
{
    va_list arguments;

    va_start(arguments, msgid);
    message_set_list(message, msgid, arguments);
    va_end(arguments);
}

void message_clear(struct message *message)
{
    for (size_t i = 0; i < MESSAGE_ARGUMENTS; i++)
        free(message->arguments[i]);
    *message = (struct message){0};
}

void message_copy(struct message *to, const struct message *from)
{
    struct message copy = {.msgid = from->msgid};

    for (size_t i = 0; i < MESSAGE_ARGUMENTS; i++)
        copy.arguments[i] = memory_copy_text(from->arguments[i]);
    message_clear(to);
    *to = copy;
}

/* Appends what the sign behind a '%' stands for and returns how many bytes it takes; 0 when it stands for nothing. */
static size_t add_argument(const struct message *message, const char *sign, enum language language, struct str *out)
{
    bool translated = sign[0] == 't';
    char digit = sign[translated ? 1 : 0];

    if (sign[0] == '%') {
        str_add_char(out, '%');
        return 1;
    }
    if (digit < '1' || digit >= '1' + MESSAGE_ARGUMENTS)
        return 0;
    if (message->arguments[digit - '1']) {
        const char *argument = message->arguments[digit - '1'];

        str_add(out, translated ? text_in(language, argument) : argument);
    }
    return translated ? 2 : 1;
}

char *message_text(const struct message *message, enum language language)
{
    struct str out = {0};
    const char *rest = message->msgid ? text_in(language, message->msgid) : "";

    while (*rest) {
        size_t plain = strcspn(rest, "%");
        size_t taken;

        str_add_bytes(&out, rest, plain);
        rest += plain;
        if (!*rest)
            break;
        taken = add_argument(message, rest + 1, language, &out);
        if (taken == 0)
            str_add_char(&out, '%');
        rest += 1 + taken;
    }
    return str_take(&out);
}

enum status error_set(struct error *error, enum status status, const char *msgid, ...)
{
    va_list arguments;

    if (!error)
        return status;
    error->status = status;
    va_start(arguments, msgid);
    message_set_list(&error->message, msgid, arguments);
    va_end(arguments);
    return status;
}

const char *error_reason(int number)
{
    static const struct {
        int number;
        const char *msgid;
    } reasons[] = {
        {ENOENT, N_("it does not exist")},
        {EACCES, N_("you have no right to")},
        {EPERM, N_("you have no right to")},
        {EROFS, N_("the file system is read-only")},
        {ENOSPC, N_("the disk is full")},
        {EDQUOT, N_("your share of the disk is used up")},
        {EFBIG, N_("the file would be too large")},
        {EIO, N_("the disk or the line to it failed")},
        {EISDIR, N_("it is a folder")},
        {ENOTDIR, N_("a part of the path is not a folder")},
        {EEXIST, N_("it exists already")},
        {ELOOP, N_("it is a symbolic link, or a circle of them")},
        {ENAMETOOLONG, N_("the name is too long")},
        {EMFILE, N_("too many files are open")},
        {ENFILE, N_("too many files are open")},
        {EBUSY, N_("it is in use")},
        {ETXTBSY, N_("it is in use")},
        {EPIPE, N_("nobody reads it any more")},
        {EINTR, N_("it was stopped")},
        {EBADF, N_("it is closed")},
    };

    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (reasons[i].number == number)
            return reasons[i].msgid;
    }
    return strerror(number);
}

void error_clear(struct error *error)
{
    message_clear(&error->message);
    error->status = STATUS_OK;
}

char *error_text(const struct error *error, enum language language)
{
    return message_text(&error->message, language);
}
