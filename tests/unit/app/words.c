#include "samreg/app/words.h"

#include <criterion/criterion.h>

static void expect_called(const char *called, int columns, const char *expected)
{
    struct str out = {0};

    words_called(called, columns, &out);
    cr_expect_str_eq(str_peek(&out), expected);
    str_clear(&out);
}

Test(words, of_a_long_name_the_part_that_others_share_is_cut)
{
    expect_called("Kort · navn", 40, "Kort · navn");
    expect_called("Samarbeid i Mosseregionen · lysark 6 · Moss", 32, "Samarbeid i M… · lysark 6 · Moss");
    expect_called("Sørøsterdøla · lysark 6", 20, "Sørøster… · lysark 6");
    expect_called("Samarbeid i Mosseregionen · lysark 6 · Moss", 20, "… · lysark 6 · Moss");
    expect_called("Et navn uten deler som er langt", 10, "Et navn uten deler som er langt");
}

static void expect_filter(enum language language, const struct entity *entity, const char *line, const char *expected)
{
    struct str out = {0};

    words_filter(NULL, language, entity, line, &out);
    cr_expect_str_eq(str_peek(&out), expected);
    str_clear(&out);
}

Test(words, a_filter_names_its_fields_in_the_language)
{
    const struct entity *arrangement = entity_get(ENTITY_ARRANGEMENT);

    expect_filter(LANGUAGE_BOKMAL, arrangement, "!legal_form:IKS  annual_cost>=5",
                  "!juridisk_form:IKS  årlig_kostnad>=5");
    expect_filter(LANGUAGE_ENGLISH, arrangement, "legal_form:IKS", "legal_form:IKS");
    expect_filter(LANGUAGE_BOKMAL, arrangement, "region:\"a legal_form:b\" nothing:x \"legal_form:IKS\"",
                  "region:\"a legal_form:b\" nothing:x \"legal_form:IKS\"");
    expect_filter(LANGUAGE_BOKMAL, entity_get(ENTITY_PARTICIPATION), "arrangement.legal_form:IKS municipality.@x",
                  "ordning.juridisk_form:IKS municipality.@x");
    expect_filter(LANGUAGE_BOKMAL, arrangement, "", "");
}

Test(words, numbers_in_a_sentence_are_written_as_in_a_table)
{
    char *said = words_numbers(LANGUAGE_ENGLISH, "%1 of %2", 29588, 7);

    cr_expect_str_eq(said, "29\u00a0588 of 7");
    free(said);
}
