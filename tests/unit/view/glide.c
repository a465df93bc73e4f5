#include "samreg/view/glide.h"

#include <criterion/criterion.h>

/* Two markers, the first at x; the scene holds nothing yet. */
static void fill(struct scene *scene, int x)
{
    scene_empty(scene);
    (void)scene_add(scene, 1, "Selbu", plot_look(0), (struct grid_point){x, 100});
    (void)scene_add(scene, 2, "Tydal", plot_look(1), (struct grid_point){500, 500});
}

/* Where the first one is drawn. */
static int drawn_at(const struct glide *glide, struct scene *scene, int x)
{
    fill(scene, x);
    glide_apply(glide, scene);
    cr_expect_not(scene->items[1].gliding, "the other stays where it is");
    return scene->items[0].gliding ? scene->items[0].at.x : scene->items[0].point.x;
}

Test(glide, a_marker_goes_in_steps_and_arrives)
{
    struct glide glide = {0};
    struct scene before = {0};
    struct scene now = {0};

    fill(&before, 0);
    fill(&now, 600);
    glide_begin(&glide, &before, &now);
    cr_expect_eq(drawn_at(&glide, &now, 600), 100);
    cr_expect(glide_wake(&glide) >= 0 && glide_wake(&glide) <= 50);
    glide.begun -= 100; /* the time passes */
    cr_expect(glide_go_on(&glide));
    cr_expect_geq(drawn_at(&glide, &now, 600), 300);
    glide.begun -= 1000;
    cr_expect(glide_go_on(&glide));
    cr_expect_eq(drawn_at(&glide, &now, 600), 600);
    cr_expect_eq(glide_wake(&glide), -1, "nothing wakes any more");
    cr_expect_not(glide_go_on(&glide));
    scene_clear(&before);
    scene_clear(&now);
}

Test(glide, one_that_is_moved_on_the_way_goes_on_from_there)
{
    struct glide glide = {0};
    struct scene before = {0};
    struct scene now = {0};

    fill(&before, 0);
    fill(&now, 600);
    glide_begin(&glide, &before, &now);
    fill(&before, 600);
    fill(&now, 700);
    glide_begin(&glide, &before, &now);
    cr_assert_eq(glide.count, 1);
    cr_expect_eq(glide.marks[0].from.x, 100);
    cr_expect_eq(glide.marks[0].to.x, 700);
    glide_clear(&glide);
    cr_expect_eq(drawn_at(&glide, &now, 700), 700, "what is cleared has arrived");
    scene_clear(&before);
    scene_clear(&now);
}

Test(glide, a_nudge_and_one_that_comes_or_goes_are_there_at_once)
{
    struct glide glide = {0};
    struct scene before = {0};
    struct scene now = {0};

    fill(&before, 100);
    fill(&now, 150);
    glide_begin(&glide, &before, &now);
    cr_expect_eq(glide.count, 0);
    fill(&now, 900);
    scene_empty(&before);
    glide_begin(&glide, &before, &now);
    cr_expect_eq(glide.count, 0);
    scene_clear(&before);
    scene_clear(&now);
}
