#include "samreg/tui/list.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void press(struct list *list, const char *keys)
{
    char word[32];
    for (int read = 0; sscanf(keys, " %31s%n", word, &read) == 1; keys += read) {
        struct key key = {0};
        cr_assert(key_parse(word, &key), "%s", word);
        list_key(list, key);
    }
}

/* An owner of `total` rows of which `rows` are loaded from `first` on; it loads `slice` rows at a time and keeps all.
 */
struct owner {
    long long total;
    long long first;
    long long loaded;
    int loads;
};

enum { SLICE = 10 };

static struct list_rows rows_of(const struct owner *owner)
{
    return (struct list_rows){
        .loaded = (size_t)owner->loaded,
        .more_before = owner->first > 0,
        .more_after = owner->first + owner->loaded < owner->total,
        .first = owner->first,
        .count = owner->total,
    };
}

static void load(struct owner *owner, struct list *list, enum list_want want)
{
    long long shift = 0;
    owner->loads++;
    if (want == LIST_WANT_AFTER) {
        long long left = owner->total - owner->first - owner->loaded;
        owner->loaded += left < SLICE ? left : SLICE;
    } else if (want == LIST_WANT_BEFORE) {
        shift = owner->first < SLICE ? owner->first : SLICE;
        owner->first -= shift;
        owner->loaded += shift;
    } else {
        owner->loaded = owner->total < SLICE ? owner->total : SLICE;
        owner->first = want == LIST_WANT_FIRST ? 0 : owner->total - owner->loaded;
    }
    struct list_rows rows = rows_of(owner);
    list_set_rows(list, &rows, shift);
}

static void satisfy(struct owner *owner, struct list *list)
{
    enum list_want want;
    while ((want = list_wants(list)) != LIST_WANT_NOTHING) {
        cr_assert(owner->loads < 1000, "the list is never satisfied");
        load(owner, list, want);
    }
}

static void begin(struct owner *owner, struct list *list, long long total)
{
    *owner = (struct owner){.total = total};
    list_init(list);
    list->page = 8;
    load(owner, list, LIST_WANT_FIRST);
    satisfy(owner, list);
}

Test(list, a_list_without_rows_takes_every_key)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 0);
    press(&list, "Down Up PgDn PgUp End Home Enter Space");
    satisfy(&owner, &list);
    cr_expect_eq(list.cursor, 0);
    cr_expect_eq(list_place(&list), -1);
    cr_expect_eq(list_key(&list, (struct key){KEY_CODE_ENTER, 0}), LIST_IGNORED);
}

Test(list, moving_loads_what_is_missing_and_no_more)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 1000);
    cr_expect_eq(owner.loaded, 10);
    for (int i = 0; i < 25; i++)
        press(&list, "Down");
    /* Keys that come together are all handled before anything is loaded. */
    cr_expect_eq(list_wants(&list), LIST_WANT_AFTER);
    satisfy(&owner, &list);
    cr_expect_eq(list.cursor, 25, "none of them is lost");
    for (int i = 0; i < 16; i++) {
        press(&list, "Down");
        satisfy(&owner, &list);
    }
    cr_expect_eq(list.top + 8, list.cursor + 1);
    cr_expect_leq(owner.loaded, 50);
}

Test(list, a_page_goes_beyond_what_is_loaded)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 25);
    press(&list, "Down PgDn");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 9);
    cr_expect_eq(list.top, 8);
    press(&list, "PgDn");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 17);
    press(&list, "PgDn PgDn PgDn");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 24);
    cr_expect_eq(list.top, 17);
    press(&list, "PgUp");
    cr_expect_eq(list_place(&list), 16);
    cr_expect_eq(list.top, 9);
}

Test(list, home_and_end_jump_without_what_is_between)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 100000);
    press(&list, "End");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 99999);
    cr_expect_eq(owner.loaded, 10);
    cr_expect_eq(list.cursor - list.top, 7);
    press(&list, "PgUp PgUp");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 99999 - 16);
    press(&list, "Home");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 0);
    cr_expect_eq(owner.loads < 20, true);
}

Test(list, moves_behind_a_jump_begin_where_it_arrives)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 100000);
    press(&list, "End Down Up Up");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 99997);
    press(&list, "End PgUp PgUp PgUp");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 99999 - 24);
    press(&list, "Home Up Down Down Down");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 3);
}

Test(list, rows_put_in_front_leave_the_cursor_on_its_row)
{
    struct owner owner = {.total = 100, .first = 50, .loaded = 10};
    struct list list;
    list_init(&list);
    list.page = 8;
    struct list_rows rows = rows_of(&owner);
    list_set_rows(&list, &rows, 0);
    list_go(&list, 3);
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 53);
    press(&list, "Up Up Up Up Up");
    satisfy(&owner, &list);
    cr_expect_eq(list_place(&list), 48);
}

Test(list, a_short_end_is_filled_from_before)
{
    struct owner owner = {.total = 100, .first = 96, .loaded = 4};
    struct list list;
    list_init(&list);
    list.page = 8;
    struct list_rows rows = rows_of(&owner);
    list_set_rows(&list, &rows, 0);
    satisfy(&owner, &list);
    cr_expect_geq(owner.loaded, 8);
    cr_expect_eq(list_place(&list), 96);
}

Test(list, marking_goes_to_the_next_row_and_tells_which_was_meant)
{
    struct owner owner;
    struct list list;
    begin(&owner, &list, 5);
    cr_expect_eq(list_key(&list, (struct key){' ', 0}), LIST_IGNORED);
    list.has_marks = true;
    cr_expect_eq(list_key(&list, (struct key){' ', 0}), LIST_MARK);
    cr_expect_eq(list.marked_row, 0);
    cr_expect_eq(list.cursor, 1);
    cr_expect_eq(list_key(&list, (struct key){'x', 0}), LIST_IGNORED);
    cr_expect_eq(list_key(&list, (struct key){KEY_CODE_DOWN, KEY_CTRL}), LIST_IGNORED);
}

static const struct list_column columns[] = {
    {.title = "Navn", .width = 20, .minimum = 8, .priority = 0, .grows = true},
    {.title = "Status", .width = 8, .priority = 2},
    {.title = "Region", .width = 12, .minimum = 6, .priority = 1, .grows = true},
};

Test(list, columns_shrink_then_go_and_grow)
{
    int widths[3];
    list_layout(columns, 3, 42, widths);
    cr_expect(widths[0] == 20 && widths[1] == 8 && widths[2] == 12);
    list_layout(columns, 3, 52, widths);
    cr_expect(widths[0] == 25 && widths[1] == 8 && widths[2] == 17);
    list_layout(columns, 3, 30, widths);
    cr_expect(widths[0] == 14 && widths[1] == 8 && widths[2] == 6, "%d %d %d", widths[0], widths[1], widths[2]);
    list_layout(columns, 3, 23, widths);
    cr_expect(widths[0] == 16 && widths[1] == 0 && widths[2] == 6, "%d %d %d", widths[0], widths[1], widths[2]);
    list_layout(columns, 3, 10, widths);
    cr_expect(widths[0] == 10 && widths[1] == 0 && widths[2] == 0, "%d %d %d", widths[0], widths[1], widths[2]);
    list_layout(columns, 3, 3, widths);
    cr_expect(widths[0] == 3 && widths[1] == 0 && widths[2] == 0);
    list_layout(columns, 3, 0, widths);
    cr_expect(widths[0] == 0 && widths[1] == 0 && widths[2] == 0);
}

Test(list, a_title_that_is_cut_comes_before_a_column_that_grows)
{
    static const struct list_column three[] = {
        {.title = "Name", .width = 10, .grows = true},
        {.title = "Gross operating budget", .width = 12},
        {.title = "Date", .width = 10},
    };
    int widths[3];

    list_layout(three, 3, 40, widths);
    cr_expect(widths[0] == 10 && widths[1] == 18 && widths[2] == 10, "%d %d %d", widths[0], widths[1], widths[2]);
    list_layout(three, 3, 60, widths);
    cr_expect(widths[0] == 24 && widths[1] == 24 && widths[2] == 10, "%d %d %d", widths[0], widths[1], widths[2]);
}
