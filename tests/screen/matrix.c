/* The participation matrix on the register of 2009: what stands in it, how it is turned, grouped and narrowed, and what
 * its keys change. */
#include "walk.h"

#include "samreg/app/action.h"
#include "samreg/app/changes.h"
#include "samreg/app/matrix.h"
#include "samreg/app/records.h"
#include "samreg/model/matrix.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/screens.h"
#include "screen.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void open_matrix(struct walk *walk)
{
    panes_open(&walk->shell);
    matrix_open_for(&walk->shell, entity_get(ENTITY_REGION),
                    walk_find(walk, entity_get(ENTITY_REGION), "Værnesregionen"));
    walk_press(walk, "Down Up");
}

/* The matrix of Værnesregionen. */
static void start(struct walk *walk, int height, int width)
{
    walk_start(walk, height, width);
    open_matrix(walk);
}

Test(matrix, of_a_region_has_heads_sums_and_what_is_not_named)
{
    struct walk walk;

    start(&walk, 24, 80);
    screen_area_is(((struct area){1, 0, 21, 80}),
                   "                                              S\n"
                   "                                        M     t\n"
                   "                                  F  M  e     j\n"
                   "                                  r  a  r  S  ø  T\n"
                   "                                  o  l  å  e  r  y\n"
                   "                                  s  v  k  l  d  d\n"
                   "                                  t  i  e  b  a  a\n"
                   " Arrangement                Total a  k  r  u  l  l\n"
                   ">Barnevern                    0/4 4 municipalities, not named\n"
                   " Felles saks- og arkivsyst…     6 D  D  D  D  D  D\n"
                   " IKT-plattform                  6 D  D  D  D  D  D\n"
                   " Legevaktordning ?            0/4 4 municipalities, not named\n"
                   " Pilot helsereform\n"
                   " Tjenestesenter lønn og re…   0/4 4 municipalities, not named\n"
                   " Tjenestesenter skatt         0/4 4 municipalities, not named\n"
                   "\n"
                   "\n"
                   " Total                            2  2  2  2  2  2\n"
                   " Barnevern · 1717 Frosta: not named\n"
                   " 4 municipalities, not named · Frosta takes part in 2 of 2 with names (100 %)\n"
                   " D Participant  V Host  E Owner  K Buyer  S Seller  F Office host  O Observer\n");
    screen_cursor_is(9, 34);
    cr_expect(walk_shows(&walk, "Matrix Værnesregionen"));
    walk_stop(&walk);
}

Test(matrix, turned_keeps_its_cursor_on_its_cell)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down Right Right Right");
    cr_expect(walk_shows(&walk, "Felles saks- og arkivsystem · 1664 Selbu: participant"));
    walk_press(&walk, "t");
    cr_expect(walk_shows(&walk, "Felles saks- og arkivsystem · 1664 Selbu: participant"));
    screen_area_is(((struct area){1, 0, 18, 80}),
                   "                                       F   I   L   P   T   T\n"
                   "                                       e   K   e   i   j   j\n"
                   "                                   B   l   T   g   l   e   e\n"
                   "                                   a   l   -   e   o   n   n\n"
                   "                                   r   e   p   v   t   e   e\n"
                   "                                   n   s   l   a       s   s\n"
                   "                                   e       a   k   h   t   t\n"
                   "                                   v   s   t   t   e   e   e\n"
                   "                                   e   a   t   o   l   s   s\n"
                   "                                   r   k   f   r   s   e   e\n"
                   " Municipality                Total n   s   o   d   e   n   n\n"
                   " 1717 Frosta               2 100 %     D   D\n"
                   " 1663 Malvik               2 100 %     D   D\n"
                   " 1711 Meråker              2 100 %     D   D\n"
                   ">1664 Selbu                2 100 %     D   D\n"
                   " 1714 Stjørdal             2 100 %     D   D\n"
                   " 1665 Tydal                2 100 %     D   D\n"
                   " Total                             0/4 6   6   0/4     0/4 0/4\n");
    walk_press(&walk, "t");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…     6 D  D  D  D  D  D"));
    walk_stop(&walk);
}

Test(matrix, groups_by_sector_and_form_with_sums_of_their_own)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "g");
    screen_area_is(((struct area){1, 0, 18, 80}),
                   "                                        M\n"
                   "                                  F  M  e\n"
                   "                                  r  a  r  S     T\n"
                   "                                  o  l  å  e  S  y\n"
                   "                                  s  v  k  l  t  d\n"
                   "                                  t  i  e  b  j  a\n"
                   " Arrangement                Total a  k  r  u  .  l\n"
                   " Administration (4)               2  2  2  2  2  2\n"
                   " Felles saks- og arkivsyst…     6 D  D  D  D  D  D\n"
                   " IKT-plattform                  6 D  D  D  D  D  D\n"
                   " Tjenestesenter lønn og re…   0/4 4 municipalities, not named\n"
                   " Tjenestesenter skatt         0/4 4 municipalities, not named\n"
                   " Health (2)\n"
                   " Legevaktordning ?            0/4 4 municipalities, not named\n"
                   " Pilot helsereform\n"
                   " Social services (1)\n"
                   ">Barnevern                    0/4 4 municipalities, not named\n"
                   " Total                            2  2  2  2  2  2\n");
    walk_press(&walk, "g");
    cr_expect(walk_shows(&walk, "Grouped by legal form."));
    walk_press(&walk, "g");
    cr_expect(walk_shows(&walk, "Not grouped."));
    walk_stop(&walk);
}

Test(matrix, on_a_small_screen_keeps_names_cells_sums_and_words)
{
    struct walk walk;

    start(&walk, 20, 60);
    screen_area_is(((struct area){0, 0, 20, 60}),
                   " samreg     Matrix Værnesregionen  7 × 6   as of 01.12.2009\n"
                   "                                 M\n"
                   "                           F  M  e\n"
                   "                           r  a  r  S     T\n"
                   "                           o  l  å  e  S  y\n"
                   "                           s  v  k  l  t  d\n"
                   "                           t  i  e  b  j  a\n"
                   " Arrangement         Total a  k  r  u  .  l\n"
                   ">Barnevern             0/4 4 municipalities, not named\n"
                   " Felles saks- og ar…     6 D  D  D  D  D  D\n"
                   " IKT-plattform           6 D  D  D  D  D  D\n"
                   " Legevaktordning ?     0/4 4 municipalities, not named\n"
                   " Pilot helsereform\n"
                   " Tjenestesenter løn…   0/4 4 municipalities, not named\n"
                   " Tjenestesenter ska…   0/4 4 municipalities, not named\n"
                   " Total                     2  2  2  2  2  2\n"
                   " Barnevern · 1717 Frosta: not named\n"
                   " D Partic V Host E Owner K Buyer S Seller F Office O Observ\n"
                   "\n"
                   " F1 Help  F2 Edit  F3 Back  F6 New  F8 Remove  F9 Menu\n");
    walk_stop(&walk);
}

Test(matrix, at_sixty_columns_scrolls_to_the_side_through_all_municipalities)
{
    struct walk walk;

    walk_start(&walk, 20, 60);
    panes_open(&walk.shell);
    matrix_open(&walk.shell, MATRIX_ALL, 0, NULL);
    walk_press(&walk, "Ctrl+End");
    screen_area_is(((struct area){0, 0, 20, 60}),
                   " samreg  Demon…   Matrix  35 × 430   as of 01.12.2009  root\n"
                   "                           Ø Ø Ø Ø Ø Ø Ø Å   Å Å Å Å   Å Å\n"
                   "                           r r s v y y y f   l m m r   s s\n"
                   "                           s s t r e g s j Å e l o d Å e n\n"
                   " Arrangement         Total k t r e r a t o l s i t a s r e\n"
                   " Sentralbord\n"
                   " Skatteinnkreving        3\n"
                   " Stifinneren             6\n"
                   " Tjenestesenter løn…   0/4 4 municipalities, not named\n"
                   " Tjenestesenter ska…   0/4 4 municipalities, not named\n"
                   " Uformelle fagnettv…\n"
                   " Vakttelefon for ba…\n"
                   " Visit Moss AS\n"
                   " Østfold interkommu…\n"
                   ">Østfoldhelsa\n"
                   " Total\n"
                   " Østfoldhelsa · 0425 Åsnes: not recorded\n"
                   " D Partic V Host E Owner K Buyer S Seller F Office O Observ\n"
                   "\n"
                   " F1 Help  F2 Edit  F3 Back  F6 New  F8 Remove  F9 Menu\n");
    walk_stop(&walk);
}

Test(matrix, letters_set_the_role_of_the_cell_the_row_the_column_and_marked_cells)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down V");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…     6 V  D  D  D  D  D"));
    cr_expect(walk_shows(&walk, "1 participation: host.  Ctrl+Z Undo"));
    walk_press(&walk, "l");
    cr_expect(walk_shows(&walk, "6 cells marked."));
    walk_press(&walk, "E");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…     6 E  E  E  E  E  E"));
    cr_expect(walk_shows(&walk, "6 participations: owner."));
    walk_press(&walk, "Right Shift+Down Shift+Right K");
    cr_expect(walk_shows(&walk, " Felles saks- og arkivsyst…     6 E  K  K  E  E  E"));
    cr_expect(walk_shows(&walk, ">IKT-plattform                  6 D  K  K  D  D  D"));
    walk_press(&walk, "Up m Down S");
    cr_expect(walk_shows(&walk, " Felles saks- og arkivsyst…     6 E  K  S  E  E  E"));
    cr_expect(walk_shows(&walk, ">IKT-plattform                  6 D  K  S  D  D  D"));
    walk_press(&walk, "Ctrl+Z Ctrl+Z Ctrl+Z");
    cr_expect(walk_shows(&walk, " Felles saks- og arkivsyst…     6 V  D  D  D  D  D"));
    cr_expect(walk_shows(&walk, "Taken back: changed: Felles saks- og arkivsystem (6 Participations)"));
    walk_press(&walk, "Ctrl+Z");
    cr_expect(walk_shows(&walk, " Felles saks- og arkivsyst…     6 D  D  D  D  D  D"));
    walk_stop(&walk);
}

Test(matrix, a_whole_column_is_set_after_the_warnings_were_answered)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "k D");
    cr_expect(walk_shows(&walk, "5 participations: participant."), "two were there, and five are new");
    cr_expect(walk_shows(&walk, ">Barnevern                    1/4 D"));
    cr_expect(walk_shows(&walk, "Frosta takes part in 7 of 7 with names (100 %)"));
    walk_press(&walk, "l D");
    cr_expect(walk_shows(&walk, "but 6 are recorded at the same time"));
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, ">Barnevern                    1/4 D"));
    walk_press(&walk, "D s");
    cr_expect(walk_shows(&walk, ">Barnevern                      6 D  D  D  D  D  D"), "the row is still marked");
    walk_stop(&walk);
}

Test(matrix, space_goes_through_the_roles_and_a_point_repeats)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, ".");
    cr_expect(walk_shows(&walk, "No role has been set yet."));
    walk_press(&walk, "Space");
    cr_expect(walk_shows(&walk, ">Barnevern                    1/4 D"));
    walk_press(&walk, "Space");
    cr_expect(walk_shows(&walk, ">Barnevern                    1/4 V"));
    walk_press(&walk, "Right .");
    cr_expect(walk_shows(&walk, ">Barnevern                    2/4 V  V"));
    walk_stop(&walk);
}

Test(matrix, doubt_shows_in_the_cell_the_words_and_both_sums)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down u");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…    6? D? D  D  D  D  D"));
    cr_expect(walk_shows(&walk, " Total                            2? 2  2  2  2  2"));
    cr_expect(walk_shows(&walk, "1717 Frosta: participant (uncertain)"));
    walk_press(&walk, "u");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…     6 D  D  D  D  D  D"));
    walk_press(&walk, "Up u");
    cr_expect(walk_shows(&walk, "Nothing was changed."));
    walk_stop(&walk);
}

Test(matrix, clearing_asks_whether_it_ended_or_was_a_mistake)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "F8");
    cr_expect(walk_shows(&walk, "Nobody takes part here."));
    walk_press(&walk, "Down F8");
    cr_expect(walk_shows(&walk, "did it end, or was it recorded by mistake?"));
    walk_press(&walk, "Esc F8 m");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…   5/6    D  D  D  D  D"));
    walk_press(&walk, "Down F8 e");
    cr_expect(walk_shows(&walk, "Last day, month or year it took part: 30.11.2009"));
    walk_type(&walk, "snart");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "“snart” is no date."));
    walk_press(&walk, "Ctrl+U");
    walk_type(&walk, "2008");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "1 participation ended."));
    cr_expect(walk_shows(&walk, ">IKT-plattform                5/6    D  D  D  D  D"));
    app_set_as_of(walk.app, (struct date){2008, 12, 31});
    walk_press(&walk, "Up Down");
    cr_expect(walk_shows(&walk, "IKT-plattform · 1717 Frosta: participant through 2008"));
    walk_stop(&walk);
}

Test(matrix, the_filter_narrows_as_one_types_and_esc_brings_back_the_place)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down Down Right /");
    walk_type(&walk, "skatt");
    cr_expect(walk_shows(&walk, ">Tjenestesenter skatt"));
    cr_expect_not(walk_shows(&walk, "IKT-plattform  "));
    cr_expect(walk_shows(&walk, " 4 municipalities, not named"));
    cr_expect_not(walk_shows(&walk, "takes part in"), "where nobody is named there is no share");
    walk_press(&walk, "Esc");
    cr_expect(walk_shows(&walk, "IKT-plattform · 1663 Malvik: participant"));
    walk_press(&walk, "/");
    walk_type(&walk, "ingen slik");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "No arrangement passes the filter."));
    walk_press(&walk, "D");
    cr_expect(walk_shows(&walk, "The matrix is empty."));
    walk_stop(&walk);
}

Test(matrix, marks_go_with_esc_before_the_matrix_does)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "l Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MATRIX);
    walk_press(&walk, "Down E");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…     6 E  D  D  D  D  D"));
    walk_press(&walk, "Esc");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_PANES);
    walk_stop(&walk);
}

Test(matrix, enter_opens_the_participation_or_the_arrangement)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Arrangement  Barnevern"));
    walk_press(&walk, "F3 Down Enter");
    cr_expect(walk_shows(&walk, "Participation  Fell"));
    walk_press(&walk, "F3");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…"));
    walk_press(&walk, "g Ctrl+Up Enter");
    cr_expect(walk_shows(&walk, "This is the head of a group."));
    walk_press(&walk, "D");
    cr_expect(walk_shows(&walk, "There is no arrangement here."));
    walk_stop(&walk);
}

Test(matrix, a_municipality_is_found_by_its_name_and_empty_ones_can_be_left_out)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    matrix_open(&walk.shell, MATRIX_ALL, 0, NULL);
    walk_press(&walk, "f");
    walk_type(&walk, "selbu");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "1664 Selbu: not recorded"));
    walk_press(&walk, "i");
    cr_expect(walk_shows(&walk, "Only where somebody takes part."));
    cr_expect(walk_shows(&walk, "1664 Selbu: "));
    walk_press(&walk, "f");
    walk_type(&walk, "oslo");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "is not in this matrix."));
    walk_stop(&walk);
}

Test(matrix, the_area_is_chosen_again)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "o r");
    walk_type(&walk, "mosse");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Matrix Mosseregionen"));
    cr_expect(walk_shows(&walk, " Felles landbrukskontor"));
    walk_press(&walk, "o c");
    walk_type(&walk, "østfold");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Matrix 01 Østfold"));
    walk_press(&walk, "o a");
    cr_expect_not(walk_shows(&walk, "Matrix 01 Østfold"));
    cr_expect(walk_shows(&walk, "of 7 with names ("), "of the other 28 nobody is named");
    walk_stop(&walk);
}

Test(matrix, of_a_municipality_is_what_it_takes_part_in_with_the_cursor_on_it)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    matrix_open_for(&walk.shell, entity_get(ENTITY_MUNICIPALITY),
                    walk_find(&walk, entity_get(ENTITY_MUNICIPALITY), "1664"));
    cr_expect(walk_shows(&walk, "Felles saks- og arkivsystem · 1664 Selbu: participant"));
    cr_expect_not(walk_shows(&walk, "Barnevern"));
    walk_stop(&walk);
}

Test(matrix, opens_from_panes_lists_and_records)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    walk_press(&walk, "End m");
    cr_expect(walk_shows(&walk, "Matrix Værnesregionen"));
    walk_press(&walk, "F3 Enter m");
    cr_expect(walk_shows(&walk, "Matrix Værnesregionen"));
    walk_press(&walk, "F3 F3");
    records_open(&walk.shell, entity_get(ENTITY_ARRANGEMENT), "skatt");
    walk_press(&walk, "m");
    cr_expect(walk_shows(&walk, "/skatt"));
    cr_expect(walk_shows(&walk, ">Skatteinnkreving"));
    walk_press(&walk, "F3");
    walk_press(&walk, "Enter m");
    cr_expect(walk_shows(&walk, "Matrix Mosseregionen"));
    cr_expect(walk_shows(&walk, ">Skatteinnkreving"), "with the cursor on the arrangement");
    walk_stop(&walk);
}

Test(matrix, for_screen_readers_has_numbers_as_heads_in_one_row)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    walk.conf.accessible = true;
    open_matrix(&walk);
    cr_expect(walk_shows(&walk, " Arrangement                Total 1717 1663 1711 1664 1714 1665"));
    cr_expect(walk_shows(&walk, " IKT-plattform                  6 D    D    D    D    D    D"));
    walk_stop(&walk);
}

Test(matrix, without_colours_tells_doubt_and_cursor_by_signs_and_attributes)
{
    struct walk walk;

    start(&walk, 24, 80);
    screen_stop();
    screen_start_mono(24, 80);
    walk_press(&walk, "Down u Right");
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivsyst…    6? D? D  D  D  D  D"));
    cr_expect_neq(draw_read_style(10, 37), draw_read_style(10, 40), "the cursor's cell is not like its neighbour");
    walk_stop(&walk);
}

Test(matrix, letters_in_cells_are_the_keys_that_set_them)
{
    struct keymap keymap = {0};
    struct error error = {0};

    cr_assert_eq(keymap_read(&keymap, NULL, &error), STATUS_OK);
    for (int role = 0; role < MATRIX_UNSTATED; role++) {
        const struct action *action = action_get((enum action_id)(ACTION_ROLE_PARTICIPANT + role));
        struct key key;

        cr_assert(keymap_key(&keymap, action->id, &key));
        cr_expect_eq(key.code, (uint32_t)matrix_role_letter((enum matrix_role)role), "%s", action->name);
        cr_expect_eq(strcmp(action->name + strlen("role_"), matrix_role_code((enum matrix_role)role)), 0);
    }
    keymap_clear(&keymap);
}

/* Another session on the same register, of which the screen has not heard yet, gives the cell another role. */
static void change_elsewhere(struct walk *walk, enum matrix_role role)
{
    struct app_options options = {.program = "other", .language = LANGUAGE_ENGLISH};
    struct app *other = app_new(&walk->conf, &options);
    struct matrix_change change = {.verb = MATRIX_SET_ROLE, .role = role};
    struct matrix_query query = {0};
    struct matrix matrix = {0};
    struct matrix_place place;
    struct apply_result result = {0};
    struct error error = {0};
    size_t changed = 0;

    cr_assert_eq(app_open(other, walk->path, &error), STATUS_OK);
    cr_assert_eq(app_matrix(other, &query, &matrix, &error), STATUS_OK);
    place.row = matrix_find_row(&matrix, walk_find(walk, entity_get(ENTITY_ARRANGEMENT), "IKT-plattform"));
    place.column = matrix_find_column(&matrix, walk_find(walk, entity_get(ENTITY_MUNICIPALITY), "1717"));
    cr_assert_eq(matrix_change_cells(other, &matrix, &place, 1, &change, &result, &changed, &error), STATUS_OK);
    cr_assert_eq(changed, 1);
    apply_result_clear(&result);
    matrix_clear(&matrix);
    app_free(&other);
}

Test(matrix, a_cell_that_somebody_else_just_changed_asks_before_it_is_changed_again)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down Down");
    change_elsewhere(&walk, MATRIX_OWNER);
    walk_press(&walk, "V");
    cr_expect(walk_shows(&walk, "Not changed, because somebody else was quicker:"));
    cr_expect(walk_shows(&walk, "set it to “owner”"));
    walk_press(&walk, "l");
    cr_expect(walk_shows(&walk, ">IKT-plattform                  6 E  D  D  D  D  D"), "what stands now came in");
    change_elsewhere(&walk, MATRIX_BUYER);
    walk_press(&walk, "V c");
    cr_expect(walk_shows(&walk, ">IKT-plattform                  6 V  D  D  D  D  D"));
    cr_expect(walk_shows(&walk, "1 participation: host."));
    walk_stop(&walk);
}

Test(matrix, a_region_that_is_gone_says_so_and_keeps_what_was_read)
{
    struct walk walk;
    struct app_options options = {.program = "other", .language = LANGUAGE_ENGLISH};
    struct apply_result result = {0};
    struct error error = {0};
    struct app *other;
    int64_t region;

    start(&walk, 24, 80);
    other = app_new(&walk.conf, &options);
    cr_assert_eq(app_open(other, walk.path, &error), STATUS_OK);
    walk_press(&walk, "o r");
    walk_type(&walk, "bli");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Matrix BliLyst"));
    cr_expect(walk_shows(&walk, "There is no municipality here on this day."));
    region = walk_find(&walk, entity_get(ENTITY_REGION), "BliLyst");
    cr_assert_eq(changes_remove(other, entity_get(ENTITY_REGION), &region, 1, &result, &error), STATUS_OK);
    apply_result_clear(&result);
    app_free(&other);
    walk_press(&walk, "F5");
    cr_expect(walk_shows(&walk, "The record is not there any more."));
    walk_press(&walk, "F3");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_PANES);
    walk_stop(&walk);
}

Test(matrix, is_found_in_the_menu_by_what_it_is_for_and_explains_its_keys)
{
    struct walk walk;

    walk_start(&walk, 24, 80);
    panes_open(&walk.shell);
    walk_press(&walk, "End F9");
    walk_type(&walk, "cross table");
    walk_press(&walk, "Enter");
    cr_expect(walk_shows(&walk, "Matrix Værnesregionen"));
    walk_press(&walk, "F1");
    cr_expect(walk_shows(&walk, "What stands in a cell is the key"));
    cr_expect(walk_shows(&walk, "V  host"));
    walk_press(&walk, "End");
    cr_expect(walk_shows(&walk, "Fields go by their names"));
    walk_press(&walk, "m");
    cr_expect_not(walk_shows(&walk, "Matrix Værnesregionen"), "from a page it is the matrix of all");
    cr_expect_eq(walk.shell.top->ops->place, ACTION_MATRIX);
    walk_stop(&walk);
}
