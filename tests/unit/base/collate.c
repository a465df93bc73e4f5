#include "samreg/base/collate.h"

#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_fold(const char *text, const char *expected)
{
    struct str out = {0};

    collate_fold(text, &out);
    cr_expect_str_eq(str_peek(&out), expected, "\"%s\" folds to \"%s\", not \"%s\"", text, str_peek(&out), expected);
    str_clear(&out);
}

static int compare(const char *a, const char *b)
{
    struct str first = {0}, second = {0};
    int order;

    collate_sort_key(a, &first);
    collate_sort_key(b, &second);
    cr_expect_eq(text_valid_length(first.text, first.length), first.length, "the key of \"%s\"", a);
    cr_expect_eq(strlen(first.text), first.length, "a zero byte in the key of \"%s\"", a);
    order = strcmp(first.text, second.text);
    str_clear(&second);
    str_clear(&first);
    return order;
}

/* Holds every pair of a list that stands in its order against the keys. */
static void expect_order(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = compare(texts[i], texts[j]);

            cr_expect_eq((order > 0) - (order < 0), (i > j) - (i < j), "\"%s\" and \"%s\"", texts[i], texts[j]);
        }
    }
}

#define EXPECT_ORDER(...)                                                    \
    do {                                                                     \
        static const char *const texts[] = {__VA_ARGS__};                    \
        expect_order(texts, sizeof texts / sizeof texts[0]);                 \
    } while (0)

Test(collate, folds_what_people_leave_out)
{
    expect_fold("Røros", "  roros");
    expect_fold("roros", "  roros");
    expect_fold("RØROS", "  roros");
    expect_fold("Ro\xcc\x88ros", "  roros");
    expect_fold("Ål", "  al");
    expect_fold("A\xcc\x8al", "  al");
    expect_fold("Aal", "  al");
    expect_fold("al", "  al");
    expect_fold("AAL", "  al");
    expect_fold("Å", "  a");
    expect_fold("Kåfjord", "  kafjord");
    expect_fold("Værnesregionen rådhus", "  vaernesregionen  radhus");
    expect_fold("VÆRNES", "  vaernes");
    expect_fold("Idé, café", "  ide  cafe");
    expect_fold("Malmö", "  malmo");
    expect_fold("Müller", "  muller");
    expect_fold("Straße", "  strasse");
    expect_fold("Þór Ðal", "  thor  dal");
}

Test(collate, folds_sami_and_other_scripts)
{
    expect_fold("Kárášjohka", "  karasjohka");
    expect_fold("Porsáŋgu", "  porsangu");
    expect_fold("Unjárga – Nesseby", "  unjarga  nesseby");
    expect_fold("Guovdageaidnu - Kautokeino", "  guovdageaidnu  kautokeino");
    expect_fold("Đ Ŧ Ł", "  d  t  l");
    expect_fold("МОСКВА", "  москва");
    expect_fold("ＩＫＳ", "  iks");
    expect_fold("km²", "  km2");
}

Test(collate, words_are_letters_and_digits)
{
    expect_fold("", "");
    expect_fold(" -- ??? ", "");
    expect_fold("1714 Stjørdal", "  1714  stjordal");
    expect_fold("2b", "  2b");
    expect_fold("54 920", "  54  920");
    expect_fold("Brann- og redning", "  brann  og  redning");
    expect_fold("Legevakt?\tIKT/plattform\nto", "  legevakt  ikt  plattform  to");
    expect_fold("Værnes\xc2\xadregionen", "  vaernesregionen");
    expect_fold("a\xff" "b", "  a  b");
    expect_fold("2 × 3", "  2  3");
}

Test(collate, folding_twice_changes_nothing)
{
    static const char *const texts[] = {
        "Baaa åa", "aæ Aæ åæ", "Ål i Hallingdal", "Røros", "ŋ þ ß œ", "Ǻ ǽ ǿ",
        "한국 각", "1,5 km²", "Ａå", "İstanbul", "ǆ ﬁ",
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct str once = {0};

        collate_fold(texts[i], &once);
        expect_fold(once.text, once.text);
        str_clear(&once);
    }
}

Test(collate, several_texts_follow_one_another)
{
    struct str out = {0};

    collate_fold("Ala", &out);
    collate_fold("al", &out);
    collate_fold("", &out);
    cr_expect_str_eq(str_peek(&out), "  ala  al");
    str_clear(&out);
}

/* The table for Latin-1 letters says the same as the long way through Unicode's tables. */
Test(collate, latin_letters_fold_and_sort_as_their_decomposition)
{
    for (uint32_t letter = 0xC0; letter <= 0xFF; letter++) {
        struct str composed = {0}, long_way = {0}, folded = {0}, expected = {0}, key = {0}, expected_key = {0};

        text_encode(letter, &composed);
        /* A letter of another script takes the whole text the long way. */
        str_addf(&long_way, "%s д", composed.text);
        collate_fold(composed.text, &folded);
        str_add(&folded, "  д");
        collate_fold(long_way.text, &expected);
        if (letter != 0xD7 && letter != 0xF7)
            cr_expect_str_eq(folded.text, expected.text, "U+%04X", letter);
        collate_sort_key(composed.text, &key);
        collate_sort_key(long_way.text, &expected_key);
        cr_expect_eq(strncmp(key.text, expected_key.text, strcspn(key.text, "\x01")), 0, "U+%04X", letter);
        str_clear(&expected_key);
        str_clear(&key);
        str_clear(&expected);
        str_clear(&folded);
        str_clear(&long_way);
        str_clear(&composed);
    }
}

Test(collate, the_alphabet_ends_with_ae_oe_aa)
{
    EXPECT_ORDER("", "A", "Alta", "B", "V", "W", "Y", "Z", "Æ", "Ærøy", "Ø", "Øksnes", "Å", "Ål", "Åsnes", "Д");
    EXPECT_ORDER("Værnes", "Zoo", "ZÆ");
}

Test(collate, double_a_is_the_last_letter)
{
    EXPECT_ORDER("Abel", "Ørland", "Aal", "Ål", "Ås", "Aasen", "Åsnes");
    EXPECT_ORDER("Ha", "Hz", "Haa");
    EXPECT_ORDER("Zebra", "AAL");
}

Test(collate, letters_of_the_neighbours_stand_with_ours)
{
    EXPECT_ORDER("z", "Æbe", "Äbf", "Æbg", "Øb", "Öc", "Ød", "Őe", "Åb");
    EXPECT_ORDER("x", "ya", "üb", "yc", "z");
    EXPECT_ORDER("Da", "Đb", "Dc", "Ðd", "E");
    EXPECT_ORDER("Na", "Ŋb", "Nc", "O");
    EXPECT_ORDER("Tg", "Þa", "Ti");
}

Test(collate, accents_case_and_punctuation_only_break_ties)
{
    EXPECT_ORDER("Ida", "Idá", "Idb");
    EXPECT_ORDER("Bø", "bø", "Bøa");
    EXPECT_ORDER("IKS", "IKS.", "iks", "IKSa");
    EXPECT_ORDER("Midtre Gauldal", "Midt-Telemark", "Midtun");
    EXPECT_ORDER("\"Moss\"", "Moss", "Mosseregionen");
    EXPECT_ORDER("resume", "résumé", "resumf");
}

Test(collate, a_shorter_word_comes_first)
{
    EXPECT_ORDER("Nord", "Nord Odal", "Nordal", "Nordre Land");
    EXPECT_ORDER("Ås", "Ås kommune", "Åsnes");
    cr_expect_eq(compare("Ås", "Ås"), 0);
}

Test(collate, numbers_sort_by_value)
{
    EXPECT_ORDER("2 b", "10 a", "100");
    EXPECT_ORDER("0", "1", "2", "9", "10", "11", "0101", "999", "1000", "a");
    EXPECT_ORDER("Avdeling 2", "Avdeling 10", "Avdeling 10b", "Avdeling a");
    EXPECT_ORDER("0301 Oslo", "1714 Stjørdal");
    EXPECT_ORDER("07", "7", "007a", "7b", "8");
    EXPECT_ORDER("9999999999999999999999999999999999999999999999999999999999999",
                 "10000000000000000000000000000000000000000000000000000000000000",
                 "99999999999999999999999999999999999999999999999999999999999999",
                 "100000000000000000000000000000000000000000000000000000000000000",
                 "200000000000000000000000000000000000000000000000000000000000000",
                 "1000000000000000000000000000000000000000000000000000000000000000", "a");
}

Test(collate, one_text_in_two_forms_has_one_key)
{
    cr_expect_eq(compare("Ål", "A\xcc\x8al"), 0);
    cr_expect_eq(compare("Røros é", "Røros e\xcc\x81"), 0);
}

Test(collate, any_bytes_give_a_key)
{
    /* Among them U+202E, which turns the direction of what follows. */
    static const char *const texts[] = {
        "\xff", "a\xc3", "\xed\xa0\x80", "\x01\x02", "\xe2\x80\xaetxt", "   ", "?!", "\xcc\x88",
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cr_expect_eq(compare(texts[i], texts[i]), 0);
        cr_expect_lt(compare("", texts[i]), 0, "text %zu", i);
        cr_expect_lt(compare(texts[i], "å"), 0, "text %zu", i);
    }
}
