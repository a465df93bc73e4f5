#include "samreg/model/label_shape.h"

#include "samreg/base/str.h"

#include <criterion/criterion.h>

Test(label_shape, boxes_meet_when_less_than_the_gap_lies_between)
{
    struct label_box box = {10, 5, 6, 1};

    cr_expect(label_box_meets(box, (struct label_box){15, 5, 3, 1}, 0, 0));
    cr_expect_not(label_box_meets(box, (struct label_box){16, 5, 3, 1}, 0, 0));
    cr_expect(label_box_meets(box, (struct label_box){16, 5, 3, 1}, 1, 0));
    cr_expect_not(label_box_meets(box, (struct label_box){17, 5, 3, 1}, 1, 0));
    cr_expect_not(label_box_meets(box, (struct label_box){6, 5, 3, 1}, 1, 0));
    cr_expect(label_box_meets(box, (struct label_box){7, 5, 3, 1}, 1, 0));
    cr_expect_not(label_box_meets(box, (struct label_box){10, 6, 6, 1}, 1, 0));
    cr_expect(label_box_meets(box, (struct label_box){10, 6, 6, 1}, 1, 1));
}

Test(label_shape, boxes_are_as_far_apart_as_is_free_between_them)
{
    struct label_box box = {10, 10, 5, 1};

    cr_expect_eq(label_box_distance(box, (struct label_box){16, 10, 1, 1}, 1, 2), 1);
    cr_expect_eq(label_box_distance(box, (struct label_box){8, 10, 1, 1}, 1, 2), 1);
    cr_expect_eq(label_box_distance(box, (struct label_box){12, 11, 1, 1}, 1, 2), 0, "right beneath");
    cr_expect_eq(label_box_distance(box, (struct label_box){12, 7, 1, 1}, 1, 2), 16);
    cr_expect_eq(label_box_distance(box, (struct label_box){18, 13, 1, 1}, 1, 2), 25);
    cr_expect_eq(label_box_distance((struct label_box){18, 13, 1, 1}, box, 1, 2), 25);
}

Test(label_shape, a_box_lies_within_up_to_the_edge)
{
    struct label_box area = {2, 3, 10, 4};

    cr_expect(label_box_within(area, area));
    cr_expect(label_box_within((struct label_box){2, 6, 10, 1}, area));
    cr_expect_not(label_box_within((struct label_box){1, 6, 3, 1}, area));
    cr_expect_not(label_box_within((struct label_box){10, 6, 3, 1}, area));
    cr_expect_not(label_box_within((struct label_box){2, 7, 3, 1}, area));
    cr_expect_not(label_box_within((struct label_box){2, 2, 3, 1}, area));
}

static void note_cell(void *context, int x, int y)
{
    str_addf(context, "%d,%d ", x, y);
}

static void expect_walk(struct label_box label, const char *expected)
{
    struct str told = {0};

    label_line_walk(label_line_between((struct label_box){10, 10, 1, 1}, label, 1, 0), note_cell, &told);
    cr_expect_str_eq(str_peek(&told), expected);
    str_clear(&told);
}

Test(label_shape, a_leader_ends_in_the_cell_before_its_label)
{
    expect_walk((struct label_box){14, 10, 5, 1}, "11,10 12,10 13,10 ");
    expect_walk((struct label_box){2, 10, 5, 1}, "9,10 8,10 7,10 ");
    expect_walk((struct label_box){8, 7, 5, 1}, "10,9 10,8 ");
    expect_walk((struct label_box){8, 13, 5, 1}, "10,11 10,12 ");
    expect_walk((struct label_box){13, 8, 5, 1}, "11,9 12,8 ");
    expect_walk((struct label_box){2, 13, 5, 1}, "9,11 8,12 7,13 ");
}

Test(label_shape, a_line_meets_what_it_touches)
{
    struct label_line line = {1, 1, 9, 9}; /* cells 0,0 to 4,4 */

    cr_expect(label_line_meets(line, (struct label_box){2, 2, 1, 1}));
    cr_expect(label_line_meets(line, (struct label_box){3, 2, 1, 1}), "at its corner");
    cr_expect_not(label_line_meets(line, (struct label_box){4, 2, 5, 1}));
    cr_expect_not(label_line_meets(line, (struct label_box){5, 5, 5, 1}));
    cr_expect_not(label_line_meets(line, (struct label_box){0, 3, 1, 5}));
    cr_expect(label_line_meets((struct label_line){3, 0, 3, 99}, (struct label_box){0, 7, 9, 1}));
}

Test(label_shape, lines_cross_or_do_not)
{
    struct label_line line = {1, 1, 9, 9};

    cr_expect(label_line_crosses(line, (struct label_line){1, 9, 9, 1}));
    cr_expect(label_line_crosses(line, (struct label_line){5, 5, 9, 5}), "touching");
    cr_expect_not(label_line_crosses(line, (struct label_line){7, 5, 9, 5}));
    cr_expect_not(label_line_crosses(line, (struct label_line){3, 1, 11, 9}));
}

struct walked {
    struct label_line line;
    struct label_box label;
};

static void expect_on_line(void *context, int x, int y)
{
    const struct walked *walked = context;
    struct label_box cell = {x, y, 1, 1};

    cr_expect(label_line_meets(walked->line, cell), "%d, %d", walked->label.x, walked->label.y);
    cr_expect_not(label_box_meets(walked->label, cell, 0, 0), "%d, %d", walked->label.x, walked->label.y);
}

Test(label_shape, each_cell_walked_touches_the_line_and_none_is_the_label)
{
    for (int x = -12; x <= 12; x++)
        for (int y = -6; y <= 6; y++) {
            struct label_box marker = {0, 0, 1, 1};
            struct walked walked = {.label = {x, y, 3, 1}};

            if (label_box_meets(marker, walked.label, 0, 0))
                continue;
            walked.line = label_line_between(marker, walked.label, 1, 0);
            label_line_walk(walked.line, expect_on_line, &walked);
        }
}
