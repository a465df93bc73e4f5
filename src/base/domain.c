/* libidn2 does the same, and brings Unicode's tables once more: 0.4 ms of every start, which takes 1.5, for the few
 * letters to such an address. */
#include "samreg/base/domain.h"

#include "samreg/base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { LONGEST_PART = 63 };

/* ---- Punycode (RFC 3492, with its names) ---- */

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, INITIAL_BIAS = 72, INITIAL_N = 0x80 };

static void add_digit(uint32_t digit, struct str *out)
{
    str_add_char(out, (char)(digit < 26 ? 'a' + digit : '0' + (digit - 26)));
}

static uint32_t adapt(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* A number of digits each of which tells whether another follows. */
static void add_variable(uint32_t number, uint32_t bias, struct str *out)
{
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

        if (number < t)
            break;
        add_digit(t + (number - t) % (BASE - t), out);
        number = (number - t) / (BASE - t);
    }
    add_digit(number, out);
}

static uint32_t next_code_point(const uint32_t *text, size_t count, uint32_t from)
{
    uint32_t least = UINT32_MAX;

    for (size_t i = 0; i < count; i++)
        if (text[i] >= from && text[i] < least)
            least = text[i];
    return least;
}

/* At most LONGEST_PART code points, so that no sum overflows. */
static void add_punycode(const uint32_t *text, size_t count, struct str *out)
{
    uint32_t n = INITIAL_N, delta = 0, bias = INITIAL_BIAS, basic = 0;

    for (size_t i = 0; i < count; i++)
        if (text[i] < INITIAL_N) {
            str_add_char(out, (char)text[i]);
            basic++;
        }
    uint32_t handled = basic;
    if (basic > 0)
        str_add_char(out, '-');
    while (handled < count) {
        uint32_t m = next_code_point(text, count, n);

        delta += (m - n) * (handled + 1);
        n = m;
        for (size_t i = 0; i < count; i++) {
            delta += text[i] < n;
            if (text[i] != n)
                continue;
            add_variable(delta, bias, out);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled++;
        }
        delta++;
        n++;
    }
}

/* ---- Names ---- */

/* Whether a code point may stand in a part that has other letters. */
static bool is_fit(uint32_t code_point, bool first)
{
    switch ((int)utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
        return true;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return !first;
    default:
        return code_point == '-' && !first;
    }
}

/* Appends the letters of a part, in Punycode unless they are of ASCII, as the Kelvin sign is in normal form. */
static void add_letters(const uint32_t *text, size_t count, struct str *out)
{
    if (next_code_point(text, count, INITIAL_N) != UINT32_MAX) {
        str_add(out, "xn--");
        add_punycode(text, count, out);
        return;
    }
    for (size_t i = 0; i < count; i++)
        str_add_char(out, (char)text[i]);
}

/* Appends a part that is written with other letters than those of ASCII. */
static bool add_part(const char *part, size_t length, struct str *out)
{
    char *normal = text_normalise(part, length);
    uint32_t text[LONGEST_PART];
    struct str ascii = {0};
    size_t count = 0;
    bool fit = true;

    for (size_t at = 0, size; fit && normal[at]; at += size) {
        uint32_t code_point = 0;
        size = text_decode_any(normal + at, strlen(normal + at), &code_point);
        code_point = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
        fit = count < LONGEST_PART && is_fit(code_point, count == 0);
        if (fit)
            text[count++] = code_point;
    }
    if (fit) {
        add_letters(text, count, &ascii);
        fit = ascii.length <= LONGEST_PART;
    }
    if (fit)
        str_add(out, str_peek(&ascii));
    str_clear(&ascii);
    free(normal);
    return fit;
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

bool domain_write_ascii(const char *name, struct str *out)
{
    struct str ascii = {0};
    bool fit = text_valid_length(name, strlen(name)) == strlen(name);

    while (fit) {
        size_t length = strcspn(name, ".");

        if (is_ascii(name, length))
            str_add_bytes(&ascii, name, length);
        else
            fit = add_part(name, length, &ascii);
        if (!name[length])
            break;
        str_add_char(&ascii, '.');
        name += length + 1;
    }
    if (fit)
        str_add(out, str_peek(&ascii));
    str_clear(&ascii);
    return fit;
}
