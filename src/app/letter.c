/* A file as an attachment of an electronic letter (RFC 5322, 2045 to 2047, 2231), for sendmail and its like. */
#include "samreg/app/delivery.h"

#include "samreg/app/internal.h"
#include "samreg/base/domain.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
    LARGEST = 20 << 20,
    BASE64_LINE = 57,   /* bytes that make 76 characters (RFC 2045 6.8) */
    ENCODED_WORD = 45,  /* bytes that make an encoded word of at most 75 (RFC 2047 2) */
    LONGEST_ADDRESS = 254
};

static void add_base64(const unsigned char *bytes, size_t size, struct str *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < size; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16 | (i + 1 < size ? (uint32_t)bytes[i + 1] << 8 : 0)
                         | (i + 2 < size ? bytes[i + 2] : 0);

        str_add_char(out, digits[three >> 18]);
        str_add_char(out, digits[three >> 12 & 63]);
        str_add_char(out, i + 1 < size ? digits[three >> 6 & 63] : '=');
        str_add_char(out, i + 2 < size ? digits[three & 63] : '=');
    }
}

static void add_base64_lines(const char *bytes, size_t size, struct str *out)
{
    for (size_t i = 0; i < size; i += BASE64_LINE) {
        add_base64((const unsigned char *)bytes + i, size - i < BASE64_LINE ? size - i : BASE64_LINE, out);
        str_add(out, "\r\n");
    }
}

static bool is_character_start(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xc0) != 0x80;
}

/* Where the encoded word ends that begins at `at`: between two characters, and after a multiple of three bytes where
 * that can be, so that only the last word is padded. Some readers join the words before they decode them, and take
 * what is padded for the end. */
static size_t end_of_word(const char *text, size_t length, size_t at)
{
    size_t most = at + ENCODED_WORD;

    if (most >= length)
        return length;
    for (size_t end = most; end > at; end -= 3) {
        if (is_character_start(text, end))
            return end;
    }
    while (most > at + 1 && !is_character_start(text, most))
        most--;
    return most;
}

/* Appends text for a header as encoded words, none of which cuts a character; control characters become blanks. */
static void add_encoded(const char *text, struct str *out)
{
    size_t length = strlen(text);
    char *clean = memory_copy_text(text);

    for (size_t i = 0; i < length; i++)
        clean[i] = (unsigned char)clean[i] < ' ' || clean[i] == 0x7f ? ' ' : clean[i];
    for (size_t at = 0; at < length;) {
        size_t end = end_of_word(clean, length, at);

        str_add(out, at > 0 ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
        add_base64((const unsigned char *)clean + at, end - at, out);
        str_add(out, "?=");
        at = end;
    }
    free(clean);
}

static const char *media_type(const char *name)
{
    static const struct {
        const char *ending, *type;
    } types[] = {
        {".csv", "text/csv; charset=utf-8"},
        {".json", "application/json"},
        {".html", "text/html; charset=utf-8"},
        {".md", "text/markdown; charset=utf-8"},
        {".txt", "text/plain; charset=utf-8"},
        {".pdf", "application/pdf"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    };
    const char *ending = strrchr(name, '.');

    for (size_t i = 0; ending != NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(ending, types[i].ending) == 0)
            return types[i].type;
    }
    return "application/octet-stream";
}

/* Appends the name as RFC 2231 has it: everything but letters, digits and a few signs in per cents. */
static void add_file_name(const char *name, struct str *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    str_add(out, "; filename*=UTF-8''");
    for (; *name != '\0'; name++) {
        if (strchr(plain, *name) != NULL)
            str_add_char(out, *name);
        else
            str_addf(out, "%%%02X", (unsigned char)*name);
    }
}

/* Appends the address as every mail server takes it behind the @. */
static bool write_address(const char *address, struct str *out)
{
    size_t local = strcspn(address, "@") + 1;

    str_add_bytes(out, address, local);
    return domain_write_ascii(address + local, out);
}

static void write_letter(const struct app *app, const char *name, const char *address, const char *bytes, size_t size,
                         struct str *out)
{
    uint64_t random = 0;
    struct message words = {0};
    struct str recipient = {0};
    char boundary[32];
    char *text;

    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random) {
        random = 0; /* the letter is as good: base64 never holds the two hyphens that a boundary begins with */
    }
    snprintf(boundary, sizeof boundary, "samreg-%016" PRIx64, random);
    message_set(&words, N_("%1 from the register %2"), name, app_register_name(app), NULL);
    text = message_text(&words, app_language(app));
    (void)write_address(address, &recipient);
    str_addf(out, "To: %s\r\nSubject: ", str_peek(&recipient));
    add_encoded(text, out);
    str_addf(out, "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"%s\"\r\n\r\n--%s\r\n", boundary,
             boundary);
    str_add(out, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    add_base64_lines(text, strlen(text), out);
    str_addf(out, "\r\n--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n", boundary, media_type(name));
    str_add(out, "Content-Disposition: attachment");
    add_file_name(name, out);
    str_add(out, "\r\n\r\n");
    add_base64_lines(bytes, size, out);
    str_addf(out, "\r\n--%s--\r\n", boundary);
    message_clear(&words);
    str_clear(&recipient);
    free(text);
}

/* Whether there are only signs before the @ that every mail server takes. */
static bool is_plain(const char *address)
{
    for (const char *c = address; *c != '\0' && *c != '@'; c++) {
        if ((unsigned char)*c >= 0x80)
            return false;
    }
    return true;
}

bool delivery_address_check(const struct app *app, const char *address, struct error *error)
{
    const char *at = strchr(address, '@');
    struct str written = {0};
    bool fine = at != NULL && at > address && at[1] != '\0' && strchr(at + 1, '@') == NULL && address[0] != '-' &&
                text_valid_length(address, strlen(address)) == strlen(address);

    for (const char *c = address; *c != '\0' && fine; c++)
        fine = (unsigned char)*c > ' ' && *c != 0x7f && strchr("\"(),:;<>[\\]", *c) == NULL;
    fine = fine && write_address(address, &written) && written.length <= LONGEST_ADDRESS;
    str_clear(&written);
    if (!fine) {
        (void)error_set(error, STATUS_DATA, N_("“%1” is no e-mail address. Write one, such as ola@kommune.no."),
                        address, NULL);
    } else if (!is_plain(address) && !app_conf(app)->mail_utf8) {
        fine = false;
        (void)error_set(error, STATUS_DATA,
                        N_("“%1” has letters before the @ that most mail servers send back. Ask for an address "
                           "without them, or set mail_utf8 if yours takes them (SMTPUTF8)."),
                        address, NULL);
    }
    return fine;
}

enum status delivery_letter(const struct app *app, const char *path, const char *address, int *letter,
                            struct error *error)
{
    const char *slash = strrchr(path, '/');
    struct str text = {0};
    char *bytes = NULL;
    size_t size = 0;
    enum status status;

    if (app_conf(app)->mail_command == NULL) {
        return error_set(error, STATUS_CONFIG,
                         N_("No mail command is configured. Set mail_command, for instance to "
                            "“/usr/sbin/sendmail -t -i”."),
                         NULL);
    }
    if (!delivery_address_check(app, address, error))
        return STATUS_DATA;
    status = file_read(path, LARGEST, &bytes, &size, error);
    if (status == STATUS_OK) {
        write_letter(app, slash != NULL ? slash + 1 : path, address, bytes, size, &text);
        *letter = file_hold(str_peek(&text), text.length);
        if (*letter < 0)
            status = error_set(error, STATUS_IO, N_("The letter cannot be written: %t1."), error_reason(errno), NULL);
    }
    str_clear(&text);
    free(bytes);
    return status;
}

char **delivery_mail_command(const struct app *app)
{
    const char *text = app_conf(app)->mail_command;
    size_t most = text != NULL ? strlen(text) / 2 + 2 : 1;
    char **command;
    size_t count = 0;

    if (text == NULL)
        return NULL;
    command = memory_new_array(most, sizeof *command);
    for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
        size_t length = strcspn(text, " ");

        command[count++] = memory_copy_bytes(text, length);
        text += length;
    }
    command[count] = NULL;
    return command;
}

void delivery_mail_command_free(char ***command)
{
    for (char **word = *command; word != NULL && *word != NULL; word++)
        free(*word);
    free(*command);
    *command = NULL;
}
