#include "samreg/model/label_text.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    CODE_LETTERS = 3,
    NAME_LETTERS = 24,                                   /* of a name that a code is chosen from */
    LETTER_BYTES = (LABEL_TEXT_CODE - 1) / CODE_LETTERS, /* longer clusters are passed over */
    ASCII_SIGNS = 52,
    OTHER_SIGNS = 0x100 /* to U+024F all are letters of one column */
};

static_assert(LABEL_TEXT_MOST == ASCII_SIGNS + 0x250 - OTHER_SIGNS, "a sign for each name");

/* The letters of a name, as pieces of it. */
struct letters {
    const char *start[NAME_LETTERS];
    size_t length[NAME_LETTERS];
    size_t count;
};

static struct letters find_letters(const char *name)
{
    struct letters letters = {.count = 0};
    size_t length = strlen(name);

    for (size_t at = 0, next; at < length && letters.count < NAME_LETTERS; at = next) {
        uint32_t code_point;
        size_t first = text_decode(name + at, length - at, &code_point);

        next = text_next_cluster(name, length, at);
        if (first == 0 || next - at > LETTER_BYTES || text_cluster_width(name + at, next - at) != 1)
            continue;
        /* Whatever is not ASCII is taken for a letter, but not the blanks and signs of Latin-1. */
        if (code_point < 0x80 ? !isalnum((int)code_point) : code_point < 0xC0)
            continue;
        letters.start[letters.count] = name + at;
        letters.length[letters.count++] = next - at;
    }
    return letters;
}

static void write_code(const struct letters *letters, const size_t chosen[], size_t count, char code[])
{
    size_t length = 0;

    for (size_t i = 0; i < count; i++) {
        memcpy(code + length, letters->start[chosen[i]], letters->length[chosen[i]]);
        length += letters->length[chosen[i]];
    }
    code[length] = '\0';
}

/* Whether the code of `texts[place]` is none of those before it, also when read aloud: "NoO" is not unlike "Noo". */
static bool is_unique(const struct label_text texts[], size_t place)
{
    for (size_t i = 0; i < place; i++)
        if (strcasecmp(texts[i].code, texts[place].code) == 0)
            return false;
    return texts[place].code[0] != '\0';
}

static bool choose_letters(const struct letters *letters, struct label_text texts[], size_t place)
{
    if (letters->count < CODE_LETTERS) {
        write_code(letters, (const size_t[]){0, 1}, letters->count, texts[place].code);
        return is_unique(texts, place);
    }
    for (size_t second = 1; second + 1 < letters->count; second++)
        for (size_t third = second + 1; third < letters->count; third++) {
            write_code(letters, (const size_t[]){0, second, third}, CODE_LETTERS, texts[place].code);
            if (is_unique(texts, place))
                return true;
        }
    return false;
}

static void make_code(const char *name, size_t count, struct label_text texts[], size_t place)
{
    struct letters letters = find_letters(name);

    if (choose_letters(&letters, texts, place))
        return;
    for (size_t number = place + 1;; number += count) {
        snprintf(texts[place].code, sizeof texts[place].code, "%zu", number);
        if (is_unique(texts, place))
            return;
    }
}

static void make_sign(size_t place, char sign[])
{
    uint32_t code_point = (uint32_t)(OTHER_SIGNS + place - ASCII_SIGNS);

    if (place < ASCII_SIGNS) {
        sign[0] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[place];
        sign[1] = '\0';
        return;
    }
    sign[0] = (char)(0xC0 | code_point >> 6); /* two bytes of UTF-8 */
    sign[1] = (char)(0x80 | (code_point & 0x3F));
    sign[2] = '\0';
}

void label_text_make(const char *const names[], size_t count, struct label_text texts[])
{
    assert(count <= LABEL_TEXT_MOST);
    for (size_t i = 0; i < count; i++) {
        make_code(names[i], count, texts, i);
        snprintf(texts[i].number, sizeof texts[i].number, "%u", (unsigned)(i + 1) % 1000);
        make_sign(i, texts[i].sign);
    }
}
