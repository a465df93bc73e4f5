#include "samreg/transfer/encoding.h"

#include "samreg/base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

enum { BLOCK = 16384 };

static bool begins_with(const char *bytes, size_t size, const char *mark, size_t length)
{
    return size >= length && memcmp(bytes, mark, length) == 0;
}

/* Refuses what stands at the offset, saying its line and byte. */
static enum status refuse_at(const char *bytes, size_t offset, const char *msgid, struct error *error)
{
    struct str line = {0}, byte = {0};
    size_t lines = 1, begin = 0;
    enum status status;

    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            lines++;
            begin = i + 1;
        }
    }
    str_addf(&line, "%zu", lines);
    str_addf(&byte, "%zu", offset - begin + 1);
    status = error_set(error, STATUS_DATA, msgid, str_peek(&line), str_peek(&byte), NULL);
    str_clear(&line);
    str_clear(&byte);
    return status;
}

/* Converts with iconv(). */
static enum status convert(const char *from, const char *bytes, size_t size, const char *msgid, struct str *out,
                           struct error *error)
{
    iconv_t conversion = iconv_open("UTF-8", from);
    /* iconv() only reads the input; its prototype is older than const. */
    union {
        const char *given;
        char *wanted;
    } input = {.given = bytes};
    size_t left = size;
    enum status status = STATUS_OK;

    if (conversion == (iconv_t)-1)
        return error_set(error, STATUS_UNAVAILABLE,
                         N_("This system cannot convert %1. Save the file as UTF-8 and try again."), from, NULL);
    while (left > 0 && status == STATUS_OK) {
        char block[BLOCK];
        char *end = block;
        size_t room = sizeof block;

        if (iconv(conversion, &input.wanted, &left, &end, &room) == (size_t)-1 && errno != E2BIG)
            status = refuse_at(bytes, size - left, msgid, error);
        str_add_bytes(out, block, sizeof block - room);
    }
    iconv_close(conversion);
    return status;
}

/* Whether bytes that are not UTF-8 were meant to be: two bytes of Windows-1252 that happen to be a letter of UTF-8 are
 * so rare that as many whole letters as broken ones decide it. */
static bool is_broken_utf8(const char *bytes, size_t size)
{
    size_t letters = 0, broken = 0, at = 0;

    while (at < size) {
        uint32_t code_point;
        size_t taken = text_decode(bytes + at, size - at, &code_point);

        letters += taken > 1;
        broken += taken == 0;
        at += taken > 0 ? taken : 1;
    }
    return letters >= broken;
}

static enum status decode(const char *bytes, size_t size, struct str *out, struct error *error)
{
    bool marked = begins_with(bytes, size, "\xef\xbb\xbf", 3);
    size_t valid;

    if (begins_with(bytes, size, "\xff\xfe", 2))
        return convert("UTF-16LE", bytes + 2, size - 2, N_("Line %1: the text is not whole UTF-16."), out, error);
    if (begins_with(bytes, size, "\xfe\xff", 2))
        return convert("UTF-16BE", bytes + 2, size - 2, N_("Line %1: the text is not whole UTF-16."), out, error);
    bytes += marked ? 3 : 0;
    size -= marked ? 3 : 0;
    valid = text_valid_length(bytes, size);
    if (valid == size) {
        str_add_bytes(out, bytes, size);
        return STATUS_OK;
    }
    if (marked || is_broken_utf8(bytes, size))
        return refuse_at(bytes, valid,
                         N_("Line %1: byte %2 is not valid UTF-8. Mend the line, or save the file as UTF-8 again."),
                         error);
    return convert("WINDOWS-1252", bytes, size,
                   N_("Line %1: byte %2 is neither UTF-8 nor Windows-1252. Save the file as UTF-8."), out, error);
}

enum status encoding_decode(const char *bytes, size_t size, struct str *out, struct error *error)
{
    size_t before = out->length;
    enum status status = decode(bytes, size, out, error);
    const char *zero;

    if (status != STATUS_OK || out->length == before)
        return status;
    zero = memchr(out->text + before, '\0', out->length - before);
    if (zero)
        return refuse_at(out->text + before, (size_t)(zero - out->text) - before,
                         N_("Line %1: a zero byte stands here (byte %2); this is no text file."), error);
    return STATUS_OK;
}
