#include "samreg/base/collate.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    SORT_END = 0x01,       /* ends the part of a key that decides first; below all that may stand there */
    SORT_SPACE = 0x20,
    SORT_NUMBER = 0x21,    /* plus the number of digits: a longer number is a larger one */
    SORT_LONG = 0x60,      /* more digits than the bytes below the letters can tell; what is left is told again */
    SORT_MOST_DIGITS = SORT_LONG - SORT_NUMBER - 1,
};

/* The three letters behind z, in their order; '{' '|' '}' are the ASCII characters behind 'z'. */
#define SORT_AE "{"
#define SORT_OE "|"
#define SORT_AA "}"

/* What a letter is, apart from its case and its accents. */
struct letter {
    uint32_t base; /* lower case, without marks; 0 at the end */
    bool ring;     /* the marks that make another letter in Norwegian order: å, ä, ö, ü, ő, ű */
    bool dots;     /* diaeresis or double acute */
};

/* The base letters of U+00E0 to U+00FF; a capital is 0x20 below. The rest of Latin-1, and ß and þ, go the long way. */
static const char latin_bases[32] = {
    'a', 'a', 'a', 'a', 'a', 'a', 0, 'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
    0, 'n', 'o', 'o', 'o', 'o', 'o', 0, 0, 'u', 'u', 'u', 'u', 'y', 0, 'y',
};

static bool is_mark(uint32_t code_point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);

    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

/* Whether next_letter() can read the text as it is: ASCII and the Latin-1 letters that its table knows, æ and ø. */
static bool is_simple(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned lead = (unsigned char)text[i];
        unsigned trail;

        if (lead < 0x80)
            continue;
        if (lead != 0xC3 || ++i == length)
            return false;
        trail = (unsigned char)text[i];
        /* Not the signs of multiplication and division, ð, þ, ß, and ÿ, whose capital lies elsewhere. */
        if (trail < 0x80 || trail > 0xBF || trail == 0x90 || trail == 0x97 || (trail >= 0x9E && trail <= 0x9F) ||
            trail == 0xB0 || trail == 0xB7 || trail >= 0xBE)
            return false;
    }
    return true;
}

/* The text with invalid bytes replaced, case folded, decomposed, and without what is invisible. */
static char *decompose(const char *text, size_t length)
{
    const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    struct str valid = {0};
    utf8proc_uint8_t *mapped;

    for (size_t offset = 0; offset < length;) {
        size_t good = text_valid_length(text + offset, length - offset);

        str_add_bytes(&valid, text + offset, good);
        offset += good;
        if (offset < length) {
            str_add(&valid, "\xef\xbf\xbd");
            offset++;
        }
    }
    if (utf8proc_map((const utf8proc_uint8_t *)str_peek(&valid), (utf8proc_ssize_t)valid.length, &mapped, options) < 0)
        memory_exhausted();
    str_clear(&valid);
    return (char *)mapped;
}

/* Reads the letter or other character at `*text`, with the marks on it, and moves behind it. */
static struct letter next_letter(const char **text, const char *end)
{
    struct letter letter = {0};
    uint32_t code_point;

    if (*text == end)
        return letter;
    *text += text_decode(*text, (size_t)(end - *text), &code_point);
    if (code_point >= 'A' && code_point <= 'Z') {
        code_point += 0x20;
    } else if (code_point >= 0xC0 && code_point <= 0xFF) {
        uint32_t lower = code_point | 0x20;

        letter.ring = lower == 0xE5;
        letter.dots = lower == 0xE4 || lower == 0xF6 || lower == 0xFC;
        code_point = latin_bases[lower - 0xE0] ? (uint32_t)latin_bases[lower - 0xE0] : lower;
    }
    letter.base = code_point;
    while (*text < end && (unsigned char)**text >= 0xCC) {
        size_t size = text_decode(*text, (size_t)(end - *text), &code_point);

        if (!is_mark(code_point))
            break;
        letter.ring = letter.ring || code_point == 0x30A;
        letter.dots = letter.dots || code_point == 0x308 || code_point == 0x30B;
        *text += size;
    }
    return letter;
}

/* The plain letters for letters that no accent makes: those of Norwegian's neighbours, Sámi among them. NULL for
 * others. */
static const char *plain_letters(uint32_t base)
{
    switch (base) {
    case 0xE6: /* æ */
        return "ae";
    case 0xF8: /* ø */
        return "o";
    case 0xF0:  /* ð */
    case 0x111: /* đ */
        return "d";
    case 0xFE: /* þ */
        return "th";
    case 0x127: /* ħ */
        return "h";
    case 0x131: /* ı */
        return "i";
    case 0x142: /* ł */
        return "l";
    case 0x14B: /* ŋ */
        return "n";
    case 0x153: /* œ */
        return "oe";
    case 0x167: /* ŧ */
        return "t";
    default:
        return NULL;
    }
}

static bool is_digit(uint32_t base)
{
    return base >= '0' && base <= '9';
}

static bool is_word(uint32_t base)
{
    utf8proc_category_t category;

    if (base < 0x80)
        return is_digit(base) || (base >= 'a' && base <= 'z');
    category = utf8proc_category((utf8proc_int32_t)base);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static bool is_space(uint32_t base)
{
    return base == ' ' || (base >= '\t' && base <= '\r') ||
           (base >= 0x80 && utf8proc_category((utf8proc_int32_t)base) == UTF8PROC_CATEGORY_ZS);
}

/* A text prepared for next_letter(). */
struct reader {
    const char *at;
    const char *end;
    char *owned;
};

static struct reader open_reader(const char *text, size_t length)
{
    struct reader reader = {.at = text, .end = text + length};

    if (!is_simple(text, length)) {
        reader.owned = decompose(text, length);
        reader.at = reader.owned;
        reader.end = reader.owned + strlen(reader.owned);
    }
    return reader;
}

/* Appends a letter that is no plain ASCII. */
static void add_letter(uint32_t base, struct str *out)
{
    const char *plain = plain_letters(base);

    if (plain)
        str_add(out, plain);
    else
        text_encode(base, out);
}

void collate_fold(const char *text, struct str *out)
{
    struct reader reader = open_reader(text, strlen(text));
    struct letter letter;
    bool inside = false;

    while ((letter = next_letter(&reader.at, reader.end)).base) {
        if (!is_word(letter.base)) {
            inside = false;
            continue;
        }
        if (!inside)
            str_add_bytes(out, "  ", 2);
        /* A run of a's is one: "Ål", "Aal" and "al" are the same, and folding twice changes nothing. */
        if (inside && (letter.base == 'a' || letter.base == 0xE6) && out->text[out->length - 1] == 'a')
            out->text[--out->length] = '\0';
        if (letter.base < 0x80)
            str_add_char(out, (char)letter.base);
        else
            add_letter(letter.base, out);
        inside = true;
    }
    free(reader.owned);
}

/* Appends a number so that bytes order it by value: how many digits, then the digits, without leading zeros. */
static void add_number(const char *digits, size_t count, struct str *out)
{
    size_t left;

    while (count > 1 && *digits == '0') {
        digits++;
        count--;
    }
    for (left = count; left > SORT_MOST_DIGITS; left -= SORT_MOST_DIGITS)
        str_add_char(out, SORT_LONG);
    str_add_char(out, (char)(SORT_NUMBER + left));
    str_add_bytes(out, digits, count);
}

/* Appends what a letter counts as in the order: a to z, æ, ø, å, then the letters of other scripts. */
static void add_weight(const struct letter *letter, struct str *out)
{
    if ((letter->base == 'a' && letter->dots) || letter->base == 0xE6)
        str_add(out, SORT_AE);
    else if ((letter->base == 'o' && letter->dots) || letter->base == 0xF8)
        str_add(out, SORT_OE);
    else if (letter->base == 'a' && letter->ring)
        str_add(out, SORT_AA);
    else if (letter->base == 'u' && letter->dots)
        str_add_char(out, 'y');
    else if (letter->base < 0x80)
        str_add_char(out, (char)letter->base);
    else
        add_letter(letter->base, out);
}

static bool is_plain_a(const struct letter *letter)
{
    return letter->base == 'a' && !letter->ring && !letter->dots;
}

/* Appends the part of the key that decides first: letters and numbers, words parted by a space. */
static void add_weights(struct reader *reader, struct str *out)
{
    size_t start = out->length;
    struct str number = {0};
    struct letter letter = next_letter(&reader->at, reader->end);
    bool space = false;

    while (letter.base) {
        struct letter next = next_letter(&reader->at, reader->end);

        if (is_space(letter.base)) {
            space = out->length > start;
        } else if (is_word(letter.base)) {
            if (space)
                str_add_char(out, SORT_SPACE);
            space = false;
            if (is_digit(letter.base)) {
                str_add_char(&number, (char)letter.base);
                if (!is_digit(next.base)) {
                    add_number(number.text, number.length, out);
                    str_reset(&number);
                }
            } else if (is_plain_a(&letter) && is_plain_a(&next)) {
                str_add(out, SORT_AA);
                next = next_letter(&reader->at, reader->end);
            } else {
                add_weight(&letter, out);
            }
        }
        letter = next;
    }
    str_clear(&number);
}

void collate_sort_key(const char *text, struct str *out)
{
    size_t length = strlen(text);
    struct reader reader = open_reader(text, length);

    add_weights(&reader, out);
    str_add_char(out, SORT_END);
    /* The text itself breaks ties: capitals before small letters before accents. */
    if (reader.owned && text_valid_length(text, length) == length) {
        char *composed = text_normalise(text, length);

        str_add(out, composed);
        free(composed);
    } else {
        str_add(out, reader.owned ? reader.owned : text);
    }
    free(reader.owned);
}
