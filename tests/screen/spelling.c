/* Numbers and days have one form on every screen, whatever its language: 05.06.2009, 29 588, 36,5 %. */
#include "tests/support/walk.h"

#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/screens.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char byte)
{
    return isdigit((unsigned char)byte) != 0;
}

/* How many digits stand at `text`. */
static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Whether a number begins at `text` that is spelled another way: 2009-12-01, 2.5, 1,234.50. Days and months are spelled
 * with points: 01.12.2009, 12.2009, and in the words of a source 5.6.1992. */
static bool is_foreign(const char *text)
{
    enum { YEAR = 4, DAY = 2 };
    size_t length = digits(text);
    const char *rest = text + length;
    size_t second = length > 0 && rest[0] != '\0' ? digits(rest + 1) : 0;

    if (length == YEAR && rest[0] == '-' && second == DAY && rest[1 + second] == '-')
        return true;
    return rest[0] == '.' && second > 0 && !(length <= DAY && (second == YEAR || rest[1 + second] == '.'));
}

static void expect_spelled(const char *name)
{
    struct str screen = {0};
    const char *text;

    draw_read_text(terminal_area(), &screen);
    text = str_peek(&screen);
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (is_digit(text[i]) && (i == 0 || (!is_digit(text[i - 1]) && text[i - 1] != '.')))
            cr_expect_not(is_foreign(text + i), "%s: “%.12s” on\n%s", name, text + i, text);
    }
    str_clear(&screen);
}

/* Every table of every report that needs nothing to be told. */
Test(spelling, reports_have_norwegian_numbers_and_days_in_english_too)
{
    struct report *reports = NULL;
    struct error error = {0};
    struct walk walk;
    size_t count = 0;

    walk_start(&walk, 60, 200);
    cr_assert_eq(reports_list(&reports, &count, &error), STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        if (reports[i].required[REPORT_WITH] || reports[i].required[REPORT_MUNICIPALITY] || reports[i].part_count > 9)
            continue;
        report_open(&walk.shell, reports[i].name);
        for (size_t table = 0; table <= reports[i].part_count; table++) {
            walk_press(&walk, "Tab");
            expect_spelled(reports[i].name);
        }
        walk_press(&walk, "F3");
    }
    reports_free(&reports, count);
    walk_stop(&walk);
}

/* The settings are left out: what they hold is text, as it was given. */
Test(spelling, so_have_lists_and_records)
{
    struct walk walk;

    walk_start(&walk, 60, 200);
    for (int i = ENTITY_NONE + 1; i < ENTITY_COUNT; i++) {
        if (i == ENTITY_SETTING)
            continue;
        records_open(&walk.shell, entity_get((enum entity_id)i), NULL);
        walk_press(&walk, "End");
        expect_spelled(entity_get((enum entity_id)i)->name);
        walk_press(&walk, "Enter");
        expect_spelled(entity_get((enum entity_id)i)->name);
        walk_press(&walk, "F3 F3");
    }
    walk_stop(&walk);
}

/* Counting the values of a day narrows the list to it by a line in the same form. */
Test(spelling, a_day_chosen_to_filter_by_is_written_as_it_is_shown)
{
    struct walk walk;

    walk_start(&walk, 24, 100);
    records_open(&walk.shell, entity_get(ENTITY_MUNICIPALITY_FACT), NULL);
    walk_press(&walk, "f");
    walk_type(&walk, "date");
    walk_press(&walk, "Enter");
    walk_type(&walk, "01.01.2009");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "/date:01.01.2009"));
    cr_expect(walk_shows(&walk, "1/"));
    walk_stop(&walk);
}
