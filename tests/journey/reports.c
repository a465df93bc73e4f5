/* Reports on the screen: chosen, narrowed to a county, sorted, looked behind, drawn, mapped and taken home. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

WALK_SUITE(reports);

/* The report on municipalities of one county, with the rows of most arrangements first. */
static void open_counts(const char *county)
{
    journey_keys(user, "p");
    journey_expect_text(user, "Reports");
    journey_keys(user, "counts<Enter>");
    journey_expect_text(user, "Municipality");
    journey_keys(user, "<F2>");
    journey_expect_text(user, "Counting definition");
    walk_to_field(user, "County");
    journey_keys(user, county);
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Counted by the definition");
}

/* From the first column of figures to the records behind it and back to the very cell. */
static void look_behind(void)
{
    journey_keys(user, "=<Home>");
    journey_expect_text(user, ">");
    journey_expect_cursor_on(user, "3");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Felles landbrukskontor");
    journey_expect_text(user, "Skatteinnkreving");
    journey_keys(user, "<F3>");
    journey_expect_text(user, "Counted by the definition");
    journey_expect_cursor_on(user, "3");
    journey_keys(user, "<Right><Right><Left>");
    journey_expect_cursor_on(user, "0");
    journey_keys(user, "<Left><Left><Left>");
    journey_expect_cursor_on(user, "0136");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Municipality figures");
    journey_keys(user, "<F3>");
    journey_expect_cursor_on(user, "0136");
}

static void narrow_and_mark(void)
{
    journey_keys(user, "/arrangements>0");
    journey_expect_text(user, "Filter: arrangements>0");
    journey_expect_no_text(user, "0118 Aremark");
    journey_keys(user, "<Enter><Right> ");
    journey_expect_text(user, "1 marked.");
    journey_keys(user, "**");
    journey_expect_text(user, "4 marked.");
    journey_keys(user, "*f");
    journey_expect_text(user, "Arrangements");
    journey_keys(user, "1<Enter>");
    journey_expect_text(user, "0104 Moss");
    journey_expect_no_text(user, "0136 Rygge");
    journey_keys(user, "/<Ctrl+U><Enter>");
    journey_expect_text(user, "0136 Rygge");
    journey_keys(user, "*");
    journey_expect_text(user, "18 marked. Arrangements: 3 in all."); /* the report's own total */
    journey_keys(user, "*");
}

static void look_at_chart_and_map(bool wide)
{
    journey_keys(user, "<Home>");
    if (wide)
        journey_expect_text(user, "██ 3");
    journey_keys(user, "b");
    journey_expect_text(user, "██ 3");
    journey_keys(user, "b");
    journey_expect_no_text(user, "██ 3");
    journey_keys(user, "m");
    journey_expect_text(user, "Arrangements  Rygge: 3");
    journey_expect_cursor_on(user, "Rygge");
    journey_keys(user, "<Right>");
    journey_expect_text(user, "Arrangements  Råde: 3");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Skatteinnkreving");
    journey_keys(user, "<F3><Tab>");
    journey_expect_text(user, "Uncertain  Råde: 0");
    journey_keys(user, "<F3>");
    journey_expect_text(user, "Counted by the definition");
}

/* How many files there are in the home whose name holds the text. */
static int count_files(const char *text)
{
    DIR *folder = opendir(walk.home);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(folder)) != NULL)
        count += strstr(entry->d_name, text) != NULL;
    closedir(folder);
    return count;
}

static void take_home(void)
{
    journey_keys(user, "<Ctrl+P>");
    journey_expect_text(user, "Write as");
    journey_keys(user, "norwegian<Enter>");
    journey_expect_text(user, "The file is ");
    cr_expect_eq(count_files("counts-01-2009-12-01.csv"), 1);
    journey_keys(user, "w");
    journey_expect_text(user, "counts-01-20");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "It is on this machine.");
    journey_keys(user, "<F3><F3>");
    journey_expect_text(user, "Counted by the definition");
}

static void walk_reports(int columns, int rows)
{
    user = walk_start(&walk, columns, rows);
    open_counts("østf");
    journey_expect_text(user, "without a stated form"); /* on the smallest screen too */
    look_behind();
    narrow_and_mark();
    look_at_chart_and_map(columns >= 110);
    take_home();
    journey_keys(user, "<F3>");
    walk_quit(&user);
}

Test(reports, chosen_narrowed_looked_behind_and_taken_home)
{
    walk_reports(80, 24);
}

Test(reports, the_same_with_the_chart_beside)
{
    walk_reports(120, 40);
}

Test(reports, the_same_on_the_smallest_screen)
{
    walk_reports(60, 20);
}

Test(reports, figures_follow_the_day_and_the_register)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "=<Home>");
    journey_expect_text(user, "0136 Rygge");
    journey_keys(user, "d31.12.2019<Enter>");
    journey_expect_text(user, "31.12.2019");
    journey_expect_text(user, "0136 Rygge");
    journey_keys(user, "d1.1.2020<Enter>");
    journey_expect_no_text(user, "0136 Rygge");
    journey_keys(user, "d<Ctrl+U><Enter>");
    journey_expect_text(user, "0136 Rygge");
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "municipality", "number=0199", "name=Nykommune", "county=01"), NULL);
    journey_keys(user, "/nyk<Enter>");
    journey_await_text(user, "0199 Nykommune");
}

Test(reports, the_next_report_is_about_the_same_county)
{
    user = walk_start(&walk, 80, 24);
    open_counts("østf");
    journey_keys(user, "<F3>pforms<Enter>");
    journey_expect_text(user, "County: 01 Østfold");
    journey_keys(user, "<F2>");
    walk_to_field(user, "County");
    journey_keys(user, "<Ctrl+U><Ctrl+S>");
    journey_expect_no_text(user, "County: 01 Østfold");
    journey_keys(user, "<F3>pcounts<Enter>");
    journey_expect_text(user, "Counted by the definition");
    journey_expect_no_text(user, "County: 01 Østfold");
}

/* Scrolled to its last figures, a table still says which row is whose: in the columns that tell the rows apart. */
Test(reports, rows_keep_their_names_when_one_goes_to_the_right)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "pparticipation<Enter>");
    journey_expect_text(user, "Certainty");
    journey_expect_text(user, "uncertain, 17 without a stated form");
    journey_keys(user, "<Right><Right><Right><Right><Right>");
    journey_expect_no_text(user, "Certainty");
    journey_expect_text(user, "Innherred samkommune");
    journey_expect_text(user, "1719 Levanger");
    journey_keys(user, "<Left><Left><Left><Left><Left><Left><Left>");
    journey_expect_text(user, "Membership");
    journey_keys(user, "<F3>ppublished<Enter>");
    journey_expect_text(user, "1/2 ");
    journey_keys(user, "<Tab>");
    journey_expect_text(user, "2/2 ");
    journey_keys(user, "<Right><Right><Right>");
    journey_expect_text(user, "Coverage");
    journey_expect_text(user, "Sør-Trøndelag");
    journey_expect_text(user, "Waste collection");
}

Test(reports, a_report_of_several_tables_goes_from_one_to_the_next)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "pgeograph<Enter>");
    journey_expect_text(user, "1/6 ");
    journey_keys(user, "<Tab>");
    journey_expect_text(user, "2/6 ");
    journey_keys(user, "<Ctrl+P>comma");
    journey_expect_text(user, "Data for programs, comma: this table alone");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "geography-none-2009-12-01.csv");
    journey_keys(user, "<Shift+Tab><Shift+Tab>");
    journey_expect_text(user, "6/6 ");
    journey_keys(user, "t");
    journey_expect_text(user, "Tables");
    journey_keys(user, "<Up><Enter>");
    journey_expect_text(user, "5/6 ");
}

/* Whether a file in the home holds the text. */
static bool file_holds(const char *name, const char *text)
{
    char path[4096];
    char content[65536];
    size_t length;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", walk.home, name);
    file = fopen(path, "r");
    cr_assert_not_null(file, "there is no %s", name);
    length = fread(content, 1, sizeof content - 1, file);
    content[length] = '\0';
    fclose(file);
    return strstr(content, text) != NULL;
}

Test(reports, a_narrowed_table_says_so_where_it_is_taken)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "/arrangements>2<Enter><Ctrl+P>marks<Enter>");
    journey_expect_text(user, "The file is ");
    cr_expect(file_holds("counts-01-filtered-2009-12-01.md", "Filter: arrangements"));
    cr_expect_not(file_holds("counts-01-filtered-2009-12-01.md", "0118 Aremark"));
    cr_expect_not(file_holds("counts-01-filtered-2009-12-01.md", "In all"));
    journey_keys(user, "<Ctrl+P>enlarged<Enter>");
    journey_expect_text(user, "counts-01-filtered-2009-12-01.svg");
    cr_expect(file_holds("counts-01-filtered-2009-12-01.svg", "Filter: arrangements&gt;2"));
}

/* For programs the screen writes what the command line writes: identifiers and codes, and no row of totals. */
Test(reports, files_for_programs_are_those_of_the_command_line)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "<End>");
    journey_expect_text(user, "Total ");
    journey_keys(user, "<Ctrl+P>json<Enter>");
    journey_expect_text(user, "counts-01-2009-12-01.json");
    cr_expect(file_holds("counts-01-2009-12-01.json", "{\"municipality\": \"0104\", \"municipality_id\": \""));
    cr_expect_not(file_holds("counts-01-2009-12-01.json", "\"municipality\": null"));
    journey_keys(user, "<F3>pcompare<Enter>");
    walk_to_field(user, "Compared with");
    journey_keys(user, "17<Ctrl+S>");
    journey_expect_text(user, "Indicator");
    journey_keys(user, "<Ctrl+P>comma<Enter>");
    journey_expect_text(user, "compare-01-17-2009-12-01.csv");
    cr_expect(file_holds("compare-01-17-2009-12-01.csv", "difference,code"));
    cr_expect(file_holds("compare-01-17-2009-12-01.csv", ",population\r\n"));
}

Test(reports, the_chart_alone_opens_what_it_shows)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "=<Home><Left><Left>b");
    journey_expect_text(user, "██ 3");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Felles landbrukskontor");
}

Test(reports, nothing_behind_a_figure_and_nothing_in_a_table_is_said)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "=<Home><Right>");
    journey_expect_cursor_on(user, "0");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "The figure is 0: there is no record behind it.");
    journey_keys(user, "m<Enter>");
    journey_expect_text(user, "The figure is 0: there is no record behind it.");
    journey_keys(user, "<F3>/arrangements>99<Enter>");
    journey_expect_text(user, "No row of the report passes the filter.");
    journey_keys(user, "<F3>pagreement<Enter>d1.1.1850<Enter>");
    journey_expect_text(user, "Nothing in what was chosen is recorded on this day.");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Nothing in what was chosen is recorded on this day.");
}

Test(reports, notes_take_one_line_until_they_are_asked_for)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_expect_text(user, "n all of it");
    journey_expect_no_text(user, "A municipality may have several roles");
    journey_keys(user, "n");
    journey_expect_text(user, "A municipality may have several roles");
    journey_expect_no_text(user, "n all of it");
    journey_keys(user, "n");
    journey_expect_no_text(user, "A municipality may have several roles");
}

/* ---- Wrong input ---- */

Test(reports, parameters_that_are_none_are_said_beside_the_field)
{
    user = walk_start(&walk, 100, 30);
    journey_keys(user, "pcounts<Enter><F2>");
    walk_to_field(user, "County");
    journey_keys(user, "atlantis<Tab>");
    journey_expect_text(user, "atlantis");
    journey_expect_text(user, "There is no “atlantis” (County) in the register.");
    walk_to_field(user, "As of");
    journey_keys(user, "30.2.2009<Ctrl+S>");
    journey_expect_text(user, "there is no such day as “30.2.2009”");
    journey_keys(user, "<Ctrl+U>");
    walk_to_field(user, "Population");
    journey_keys(user, "many<Shift+Tab>");
    journey_expect_text(user, "Give the number of inhabitants as 2000-4999");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "What you have set is not used yet.");
    journey_keys(user, "d");
    journey_expect_text(user, "Counted by the definition");
}

Test(reports, the_form_of_a_report_shows_and_saves_nothing)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "pcounts<Enter><F2>");
    journey_expect_text(user, "Ctrl+S Show");
    journey_expect_no_text(user, "Save");
    journey_expect_text(user, "Such as 5000-9999, 20000- or -1999.");
    journey_keys(user, "<F1>");
    journey_expect_text(user, "Show: Shows the report");
    journey_expect_text(user, "A day, a month or a year: 5.6.2009, 5.6");
    journey_expect_no_text(user, "Saves the record");
    journey_keys(user, "<F3>");
    walk_to_field(user, "Population");
    journey_keys(user, "many<Up>");
    journey_expect_text(user, "Give the number of inhabitants as 2000-4999");
    journey_keys(user, "<Down><Ctrl+U><Up>");
    journey_expect_text(user, "Such as 5000-9999");
    journey_keys(user, "<Down>9000-9999<Enter>");
    journey_expect_text(user, "Population: 9000-9999");
}

Test(reports, what_is_compared_is_asked_for_before_what_it_is_compared_with)
{
    user = walk_start(&walk, 60, 20);
    journey_keys(user, "pcompare<Enter>");
    journey_expect_text(user, "Comparison");
    walk_to_field(user, "Compared with");
    journey_keys(user, "17<Up>");
    journey_expect_text(user, "Give above what is to be compared");
    walk_to_field(user, "County");
    journey_keys(user, "16<Ctrl+S>");
    journey_expect_text(user, "County: 16 Sør-Trøndelag");
    journey_expect_text(user, " Municipalities                                          25");
}

/* Left empty, the form leaves a page that says in the screen's own words what is wanted. */
Test(reports, what_must_be_given_is_asked_for_in_the_words_of_the_screen)
{
    user = walk_start(&walk, 60, 20);
    journey_keys(user, "pcompare<Enter><Esc>");
    journey_expect_text(user, "This report needs “Compared with”. F2 opens the form");
    journey_expect_text(user, "F3 leads back.");
    journey_expect_no_text(user, "with=");
    journey_keys(user, "=");
    journey_expect_text(user, "There are no figures yet.");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "(must)");
    walk_to_field(user, "Region");
    journey_keys(user, "moss<Tab>");
    walk_to_field(user, "Compared with");
    journey_keys(user, "31.2.2004<Ctrl+S>");
    journey_expect_text(user, "Compared with: there is no such day");
    journey_keys(user, "<Ctrl+U>1.12.2004<Ctrl+S>");
    journey_expect_text(user, "Region: Mosseregionen");
    journey_keys(user, "<F3>pownership<Enter><Esc>");
    journey_expect_text(user, "This report needs “Municipality”. F2 opens the form");
}

/* From a report and its map a key opens the strategy grid, from the matrix, where that key groups, the menu. */
Test(reports, the_strategy_grid_is_opened_from_a_report_its_map_and_the_matrix)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    journey_keys(user, "g");
    journey_expect_text(user, "Round 2 of 2");
    journey_keys(user, "<F3>");
    journey_expect_text(user, "Counted by the definition");
    journey_keys(user, "m");
    journey_expect_text(user, "Tab Next figures");
    journey_keys(user, "g");
    journey_expect_text(user, "Round 2 of 2");
    journey_keys(user, "<F3>");
    journey_expect_text(user, "Arrangements  ");
    journey_keys(user, "<F9>matrix<Enter>");
    journey_expect_text(user, "Arrangement      ");
    journey_keys(user, "<F9>strategy<Enter>");
    journey_expect_text(user, "Round 2 of 2");
    journey_keys(user, "<F3>");
    journey_expect_text(user, "Arrangement      ");
}

Test(reports, a_filter_that_is_none_is_asked_for_again)
{
    user = walk_start(&walk, 100, 30);
    open_counts("01");
    journey_keys(user, "/arrangementz:1<Enter>");
    journey_expect_text(user, "did you mean “arrangements”?");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "0118 Aremark");
}

Test(reports, what_cannot_be_done_says_why)
{
    user = walk_start(&walk, 100, 30);
    journey_keys(user, "pforms<Enter>");
    journey_keys(user, "m");
    journey_expect_text(user, "This table has no municipalities to show on a map.");
    journey_keys(user, "<F3>pagreement<Enter>b");
    journey_expect_text(user, "This table has no chart.");
    journey_keys(user, "<F3>pgeography<Enter><Tab><Tab>m<Tab>");
    journey_expect_text(user, "The table has no other figures.");
    journey_keys(user, "<F3>");
    journey_keys(user, "<F3>p<Esc>pcounts<Enter>d1.1.1850<Enter>");
    journey_expect_text(user, "Municipality");
    journey_keys(user, "<Enter>");
}

/* Whether the terminal got these bytes. */
static bool was_sent(const char *sequence)
{
    size_t length = 0;
    const char *bytes = journey_bytes(user, &length);

    return memmem(bytes, length, sequence, strlen(sequence)) != NULL;
}

Test(reports, a_table_and_a_list_go_to_the_clipboard_of_the_terminal)
{
    user = walk_start(&walk, 80, 24);
    open_counts("01");
    cr_expect_not(was_sent("\x1b]52;"));
    journey_keys(user, "y");
    journey_expect_text(user, "Sent to the terminal, which may put it on the clipboard; some do not.");
    cr_expect(was_sent("\x1b]52;c;TXVuaWNpcGFsaXR5"), "Municipality stands first");
    journey_keys(user, "<F3><F9>regions<Enter>y");
    journey_expect_text(user, "Sent to the terminal");
}

Test(reports, values_of_a_list_are_counted_and_narrow_it)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "<F9>arrangements list<Enter>f");
    journey_expect_text(user, "Count the values of");
    journey_keys(user, "region<Enter>");
    journey_expect_text(user, "Værnesregionen");
    journey_expect_text(user, "█ 26");
    journey_keys(user, "værnes<Enter>");
    journey_expect_text(user, "1/7");
    journey_keys(user, "fstatus<Enter>");
    journey_expect_text(user, "operating");
    journey_keys(user, "(not<Enter>");
    journey_expect_text(user, "1/1");
    journey_expect_text(user, "Legevaktordning");
}
