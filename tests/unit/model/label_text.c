#include "samreg/model/label_text.h"

#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static void expect_codes(const char *const names[], const char *const codes[], size_t count)
{
    struct label_text texts[16];

    label_text_make(names, count, texts);
    for (size_t i = 0; i < count; i++)
        cr_expect_str_eq(texts[i].code, codes[i], "%s becomes %s instead of %s", names[i], texts[i].code, codes[i]);
}

Test(label_text, is_the_first_three_letters)
{
    expect_codes((const char *const[]){"Frosta", "Malvik", "Meråker", "Selbu", "Stjørdal", "Tydal", "Øvre Eiker"},
                 (const char *const[]){"Fro", "Mal", "Mer", "Sel", "Stj", "Tyd", "Øvr"}, 7);
}

Test(label_text, takes_later_letters_where_the_first_are_taken)
{
    expect_codes((const char *const[]){"Nord-Aurdal", "Nord-Fron", "Nord-Odal", "Nordre Land", "Nore og Uvdal"},
                 (const char *const[]){"Nor", "Nod", "NoO", "Noe", "Nog"}, 5);
}

Test(label_text, passes_over_blanks_and_hyphens)
{
    expect_codes((const char *const[]){"A b-c", "\xc2\xa0  Å-S"}, (const char *const[]){"Abc", "ÅS"}, 2);
}

Test(label_text, of_a_short_name_is_the_name_and_of_its_twin_a_number)
{
    expect_codes((const char *const[]){"Bø", "Bø", "Å", ""}, (const char *const[]){"Bø", "2", "Å", "4"}, 4);
    expect_codes((const char *const[]){"5", "?", "8", "", "!"}, (const char *const[]){"5", "2", "8", "4", "10"}, 5);
}

Test(label_text, is_unique_for_hundreds_of_names)
{
    static char names[LABEL_TEXT_MOST][16];
    static struct label_text texts[LABEL_TEXT_MOST];
    const char *list[LABEL_TEXT_MOST];

    for (size_t i = 0; i < LABEL_TEXT_MOST; i++) {
        snprintf(names[i], sizeof names[i], "Nes %zu", i / 4);
        list[i] = names[i];
    }
    label_text_make(list, LABEL_TEXT_MOST, texts);
    for (size_t i = 0; i < LABEL_TEXT_MOST; i++) {
        cr_assert_eq(text_width(texts[i].sign), 1, "%s", texts[i].sign);
        cr_assert_eq(text_count(texts[i].sign, strlen(texts[i].sign)), 1);
        for (size_t j = 0; j < i; j++)
            cr_assert(strcmp(texts[i].code, texts[j].code) != 0 && strcmp(texts[i].sign, texts[j].sign) != 0 &&
                          strcmp(texts[i].number, texts[j].number) != 0,
                      "%zu and %zu: %s %s", i, j, texts[i].code, texts[j].code);
    }
}

Test(label_text, numbers_from_1_and_signs_with_letters)
{
    const char *const names[] = {"Frosta", "Malvik", "Meråker"};
    struct label_text texts[3];

    label_text_make(names, 3, texts);
    cr_expect_str_eq(texts[0].number, "1");
    cr_expect_str_eq(texts[2].number, "3");
    cr_expect_str_eq(texts[0].sign, "a");
    cr_expect_str_eq(texts[2].sign, "c");
}

Test(label_text, bears_any_bytes_as_a_name)
{
    expect_codes((const char *const[]){"\xff\xfe\xc3", "\xe6\xbc\xa2",
                                       "a\xff"
                                       "bc"},
                 (const char *const[]){"1", "2", "abc"}, 3);
}
