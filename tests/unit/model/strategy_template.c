#include "samreg/model/strategy_template.h"

#include "samreg/base/translate.h"

#include <criterion/criterion.h>
#include <string.h>

Test(strategy_template, each_is_whole_and_found_by_its_name)
{
    for (const struct strategy_template *template = strategy_templates; template->name; template++) {
        const char *const texts[] = {template->label, template->x_name, template->x_low, template->x_high,
                                     template->y_name, template->y_low, template->y_high};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            cr_expect(texts[i] && *texts[i], "%s lacks text %zu", template->name, i);
        for (size_t i = 0; i < GRID_QUADRANTS; i++) {
            cr_expect(template->alternatives[i].name && template->alternatives[i].explanation, "%s", template->name);
            cr_expect_str_neq(text_in(LANGUAGE_BOKMAL, template->alternatives[i].explanation),
                              template->alternatives[i].explanation, "%s is in Norwegian too", template->name);
        }
        cr_expect_eq(strategy_template_find(template->name), template);
    }
}

Test(strategy_template, the_first_is_that_of_2009)
{
    const struct strategy_template *template = strategy_template_find(NULL);

    cr_expect_eq(template, strategy_templates);
    cr_expect_str_eq(text_in(LANGUAGE_BOKMAL, template->alternatives[GRID_LOW_LOW].name), "Sjølberging");
    cr_expect_str_eq(text_in(LANGUAGE_BOKMAL, template->alternatives[GRID_HIGH_LOW].name), "Tjenestesenter");
    cr_expect_str_eq(text_in(LANGUAGE_BOKMAL, template->alternatives[GRID_LOW_HIGH].name), "Spesialisering");
    cr_expect_str_eq(text_in(LANGUAGE_BOKMAL, template->y_high), "Forpliktende regional allianse");
    cr_expect_null(strategy_template_find("vekst"));
}
