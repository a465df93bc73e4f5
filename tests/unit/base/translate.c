#include "samreg/base/translate.h"

#include "samreg/base/embed.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

/* One entry of a catalogue made by hand; lengths without the last zero byte. */
struct entry {
    const char *original;
    size_t original_length;
    const char *translation;
    size_t translation_length;
};

#define ENTRY(original, translation) {original, sizeof original - 1, translation, sizeof translation - 1}

/* Sorted, as msgfmt sorts them. */
static const struct entry bokmal_entries[] = {
    ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"),
    ENTRY("%1 row\0%1 rows", "%1 rad\0%1 rader"),
    ENTRY("Municipality", "Kommune"),
    ENTRY("Region", "Region"),
    ENTRY("Save", "Lagre"),
};

static const struct entry nynorsk_entries[] = {
    ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"),
    ENTRY("Save", "Lagra"),
};

struct image {
    unsigned char bytes[1024];
    size_t size;
};

static void put_word(struct image *image, size_t at, size_t word, bool big)
{
    for (size_t i = 0; i < 4; i++)
        image->bytes[at + i] = (unsigned char)(word >> 8 * (big ? 3 - i : i));
}

static size_t put_string(struct image *image, const char *bytes, size_t length)
{
    size_t at = image->size;

    memcpy(image->bytes + at, bytes, length + 1);
    image->size += length + 1;
    return at;
}

static struct catalogue build(struct image *image, const struct entry *entries, size_t count, bool big)
{
    size_t originals = 28, translations = originals + 8 * count;

    memset(image, 0, sizeof *image);
    image->size = translations + 8 * count;
    put_word(image, 0, 0x950412de, big);
    put_word(image, 8, count, big);
    put_word(image, 12, originals, big);
    put_word(image, 16, translations, big);
    for (size_t i = 0; i < count; i++) {
        put_word(image, originals + 8 * i, entries[i].original_length, big);
        put_word(image, originals + 8 * i + 4, put_string(image, entries[i].original, entries[i].original_length), big);
        put_word(image, translations + 8 * i, entries[i].translation_length, big);
        put_word(image, translations + 8 * i + 4,
                 put_string(image, entries[i].translation, entries[i].translation_length), big);
    }
    return (struct catalogue){.bytes = image->bytes, .size = image->size};
}

#define BUILD(image, entries, big) build(image, entries, sizeof entries / sizeof entries[0], big)

Test(translate, finds_every_entry_in_both_byte_orders)
{
    for (int big = 0; big < 2; big++) {
        struct image image;
        struct catalogue catalogue = BUILD(&image, bokmal_entries, big);

        cr_expect_str_eq(catalogue_find(&catalogue, 1, "Municipality", 0), "Kommune");
        cr_expect_str_eq(catalogue_find(&catalogue, 1, "Region", 0), "Region");
        cr_expect_str_eq(catalogue_find(&catalogue, 1, "Save", 0), "Lagre");
        cr_expect_str_eq(catalogue_find(&catalogue, 1, "%1 row", 0), "%1 rad");
        cr_expect_str_eq(catalogue_find(&catalogue, 1, "%1 row", 1), "%1 rader");
        cr_expect_null(catalogue_find(&catalogue, 1, "%1 row", 2));
        cr_expect_null(catalogue_find(&catalogue, 1, "Save", 1));
        cr_expect_null(catalogue_find(&catalogue, 1, "Sav", 0));
        cr_expect_null(catalogue_find(&catalogue, 1, "Zebra", 0));
        cr_expect_null(catalogue_find(&catalogue, 1, "A", 0));
    }
}

Test(translate, what_nynorsk_lacks_comes_from_bokmal)
{
    struct image first, second;
    struct catalogue chain[2] = {BUILD(&first, nynorsk_entries, false), BUILD(&second, bokmal_entries, false)};

    cr_expect_str_eq(catalogue_find(chain, 2, "Save", 0), "Lagra");
    cr_expect_str_eq(catalogue_find(chain, 2, "Municipality", 0), "Kommune");
    cr_expect_str_eq(catalogue_find(chain, 2, "%1 row", 1), "%1 rader");
    cr_expect_null(catalogue_find(chain, 2, "Nowhere", 0));
    cr_expect_null(catalogue_find(chain, 0, "Save", 0));
}

Test(translate, a_damaged_catalogue_is_never_read_outside_its_bytes)
{
    struct image image;
    struct catalogue whole = BUILD(&image, bokmal_entries, false);

    for (size_t size = 0; size < whole.size; size++) {
        struct catalogue cut = {.bytes = whole.bytes, .size = size};

        catalogue_find(&cut, 1, "Save", 0);
    }
    for (size_t at = 0; at < 28 + 8 * 10; at++) {
        unsigned char kept = image.bytes[at];

        for (unsigned value = 0; value < 256; value += 51) {
            image.bytes[at] = (unsigned char)value;
            catalogue_find(&whole, 1, "Save", 1);
            catalogue_find(&whole, 1, "%1 row", 1);
        }
        image.bytes[at] = kept;
    }
    image.bytes[0] = 0;
    cr_expect_null(catalogue_find(&whole, 1, "Save", 0));
}

Test(translate, what_no_catalogue_knows_is_said_in_english)
{
    const char *unknown = "A sentence that no catalogue will ever hold \x01";

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        enum language language = (enum language)i;

        cr_expect_eq(text_in(language, unknown), unknown);
        cr_expect_null(text_in(language, NULL));
        cr_expect_str_eq(text_in(language, ""), "");
        cr_expect_str_eq(text_plural(language, unknown, "many", 1), unknown);
        cr_expect_str_eq(text_plural(language, unknown, "many", 0), "many");
        cr_expect_str_eq(text_plural(language, unknown, "many", 2), "many");
        cr_expect_str_eq(text_plural(language, unknown, "many", -1), "many");
    }
}

/* The built-in catalogues speak: reasons of errors are among their words. */
Test(translate, the_built_in_catalogues_are_read)
{
    const char *msgid = "the name is too long";

    cr_assert_not_null(embed_get("po/nb.mo"));
    cr_assert_not_null(embed_get("po/nn.mo"));
    cr_expect_str_eq(text_in(LANGUAGE_BOKMAL, msgid), "navnet er for langt");
    cr_expect_str_eq(text_in(LANGUAGE_NYNORSK, msgid), "namnet er for langt");
    cr_expect_eq(text_in(LANGUAGE_ENGLISH, msgid), msgid);
    cr_expect_str_eq(text_plural(LANGUAGE_NYNORSK, "municipality", "municipalities", 1), "kommune");
    cr_expect_str_eq(text_plural(LANGUAGE_NYNORSK, "municipality", "municipalities", 2), "kommunar");
}

Test(translate, languages_are_read_from_codes_and_locales)
{
    static const struct {
        const char *text;
        int language; /* -1: none */
    } cases[] = {
        {"nb", LANGUAGE_BOKMAL},
        {"NB", LANGUAGE_BOKMAL},
        {"nb_NO.UTF-8", LANGUAGE_BOKMAL},
        {"no", LANGUAGE_BOKMAL},
        {"no_NO", LANGUAGE_BOKMAL},
        {"nn", LANGUAGE_NYNORSK},
        {"nn_NO@euro", LANGUAGE_NYNORSK},
        {"en", LANGUAGE_ENGLISH},
        {"en-GB", LANGUAGE_ENGLISH},
        {"C", -1},
        {"C.UTF-8", -1},
        {"POSIX", -1},
        {"sv_SE", -1},
        {"nob", -1},
        {"", -1},
        {NULL, -1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum language language = LANGUAGE_COUNT;
        bool known = language_parse(cases[i].text, &language);

        cr_expect_eq(known, cases[i].language >= 0, "%s", cases[i].text);
        cr_expect_eq((int)language, known ? cases[i].language : (int)LANGUAGE_COUNT, "%s", cases[i].text);
    }
    cr_expect_str_eq(language_code(LANGUAGE_BOKMAL), "nb");
    cr_expect_str_eq(language_code(LANGUAGE_NYNORSK), "nn");
    cr_expect_str_eq(language_code(LANGUAGE_ENGLISH), "en");
}
