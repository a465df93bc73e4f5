/* The table of a report: which of its columns stand on the screen, and how wide. */
#include "tests/support/walk.h"

#include "samreg/view/screens.h"

#include <criterion/criterion.h>

static void start(struct walk *walk, int width, const char *report)
{
    walk_start(walk, 24, width);
    report_open(&walk->shell, report);
    walk_press(walk, "Home");
}

Test(report_screen, headings_are_whole_where_the_table_has_room)
{
    struct walk walk;

    start(&walk, 80, "seats");
    cr_expect(walk_shows(&walk, " Share Of them companies   Uncertain"));
    walk_press(&walk, "F3");
    report_open(&walk.shell, "counts");
    walk_press(&walk, "Home");
    cr_expect(walk_shows(&walk, " Per 1000 inhabitants "));
    walk_stop(&walk);
}

/* What others keep free for the sign of the order goes to a heading that lacks a few letters; the one that is sorted by
 * keeps it. */
Test(report_screen, a_heading_is_whole_also_when_the_table_is_sorted_by_it)
{
    struct walk walk;

    start(&walk, 80, "counts");
    walk_press(&walk, "=");
    cr_expect(walk_shows(&walk, "Arrangements ▼"));
    cr_expect(walk_shows(&walk, " Per 1000 inhabitants "));
    walk_stop(&walk);
}

/* Names that do not fit anyway give a heading the letters that it lacks; those that fit stay whole. */
Test(report_screen, a_heading_comes_before_the_end_of_a_name_that_is_cut)
{
    struct walk walk;

    start(&walk, 80, "outside");
    walk_press(&walk, "Tab");
    cr_expect(walk_shows(&walk, "  Arrangement             Region         Reason              Stated participants"));
    cr_expect(walk_shows(&walk, " Mosseregionen  Member-based coope…"));
    walk_stop(&walk);
}

Test(report_screen, without_room_headings_are_cut_and_not_columns_dropped)
{
    struct walk walk;

    start(&walk, 60, "size");
    cr_expect(walk_shows(&walk, " Municipalities "));
    cr_expect(walk_shows(&walk, "Different arran… Uncertain"));
    walk_stop(&walk);
}

/* A report that counts nothing names no definition of what counts. */
Test(report_screen, only_what_a_report_is_asked_about_stands_above_it)
{
    struct walk walk;

    start(&walk, 80, "agreement");
    cr_expect(walk_shows(&walk, "1/3 Agreements"));
    cr_expect_not(walk_shows(&walk, "Counting definition"));
    walk_stop(&walk);
}

/* What was published is held against what is recorded: names leave room for both. */
Test(report_screen, figures_stand_beside_one_another_however_many_names_there_are)
{
    struct walk walk;

    start(&walk, 80, "published");
    walk_press(&walk, "Tab");
    cr_expect(walk_shows(&walk, " Published   Recorded"));
    cr_expect(walk_shows(&walk, "Waste collection "));
    walk_press(&walk, "Right Right");
    cr_expect(walk_shows(&walk, " Recorded   Difference   Coverage"));
    cr_expect(walk_shows(&walk, "Waste collection "));
    walk_stop(&walk);
}

/* A text behind the figures is worth reading cut; the cursor on it gives it the room. */
Test(report_screen, a_long_text_stands_where_there_is_room_for_its_beginning)
{
    struct walk walk;

    start(&walk, 80, "agreement");
    walk_press(&walk, "Tab");
    cr_expect(walk_shows(&walk, "Number   Clause"));
    cr_expect(walk_shows(&walk, "1        Sikre en mer effektiv drift"));
    walk_press(&walk, "Right Right");
    cr_expect(walk_shows(&walk, "Sikre en mer effektiv drift med kvalita"));
    walk_stop(&walk);
}

/* Measures of different units stand in one column: those of one unit have the same decimals. */
Test(report_screen, a_comparison_shows_shares_and_numbers_each_with_their_decimals)
{
    struct walk walk;

    walk_start(&walk, 60, 120);
    report_open(&walk.shell, "compare");
    walk_press(&walk, "Down");
    walk_type(&walk, "16");
    walk_press(&walk, "Down Down Down");
    walk_type(&walk, "17");
    walk_press(&walk, "Ctrl+S");
    cr_expect(walk_shows(&walk, "County: 16 Sør-Trøndelag · Compared with: 17 Nord-Trøndelag · Counting definition"));
    cr_expect(walk_shows(&walk, " 72,00               20,83       -51,17"));
    cr_expect(walk_shows(&walk, " 25                  24           -1"));
    walk_stop(&walk);
}

Test(report_screen, a_line_stands_between_a_table_and_the_chart_beside_it)
{
    struct walk walk;

    start(&walk, 120, "forms");
    cr_expect(walk_shows(&walk, "Share │ Arrangements"));
    walk_stop(&walk);
}
