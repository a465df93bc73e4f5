#include "tests/support/screen.h"

#include "samreg/base/str.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const char style_letters[STYLE_COUNT + 2] = ".TbKSsMHldBEWafFC-=123456?";

void screen_start(int height, int width)
{
    terminal_start_test(height, width, &(struct terminal_options){0});
}

void screen_start_mono(int height, int width)
{
    terminal_start_test(height, width, &(struct terminal_options){.theme = STYLE_THEME_MONO, .no_colour = true});
}

void screen_start_ascii(int height, int width)
{
    terminal_start_test(height, width, &(struct terminal_options){.ascii = true});
}

void screen_stop(void)
{
    terminal_stop();
}

/* Prints rows in a frame, so that blanks at their ends show. */
static void print_framed(const char *name, const char *rows)
{
    fprintf(stderr, "%s:\n", name);
    for (int number = 0; *rows != '\0'; number++) {
        size_t length = strcspn(rows, "\n");
        fprintf(stderr, "%3d |%.*s|\n", number, (int)length, rows);
        rows += length + (rows[length] == '\n' ? 1 : 0);
    }
}

static void drop_empty_rows(struct str *rows)
{
    while (rows->length > 0 && rows->text[rows->length - 1] == '\n' &&
           (rows->length == 1 || rows->text[rows->length - 2] == '\n'))
        rows->text[--rows->length] = '\0';
}

/* Fails the test as if the assertion stood where the caller's does. */
static void compare(const char *file, int line, const char *shown, const char *expected)
{
    if (strcmp(shown, expected) == 0)
        return;
    fprintf(stderr, "%s:%d: another screen was expected\n", file, line);
    print_framed("expected", expected);
    print_framed("shown", shown);
    cr_assert_fail("%s:%d: another screen was expected", file, line);
}

void screen_check_area(const char *file, int line, struct area area, const char *expected)
{
    struct str shown = {0};
    draw_read_text(area, &shown);
    drop_empty_rows(&shown);
    compare(file, line, str_peek(&shown), expected);
    str_clear(&shown);
}

void screen_check(const char *file, int line, const char *expected)
{
    screen_check_area(file, line, terminal_area(), expected);
}

void screen_check_styles(const char *file, int line, struct area area, const char *expected)
{
    struct str shown = {0};
    for (int y = area.y; y < area.y + area.height; y++) {
        size_t begin = shown.length;
        for (int x = area.x; x < area.x + area.width; x++)
            str_add_char(&shown, style_letters[draw_read_style(y, x)]);
        while (shown.length > begin && shown.text[shown.length - 1] == '.')
            shown.text[--shown.length] = '\0';
        str_add_char(&shown, '\n');
    }
    drop_empty_rows(&shown);
    compare(file, line, str_peek(&shown), expected);
    str_clear(&shown);
}

void screen_check_cursor(const char *file, int line, int y, int x)
{
    int at_y = -1;
    int at_x = -1;
    draw_read_cursor(&at_y, &at_x);
    if (at_y != y || at_x != x)
        cr_assert_fail("%s:%d: the cursor stands at row %d, column %d, not at %d, %d", file, line, at_y, at_x, y, x);
}

struct key screen_key(const char *words)
{
    struct key key = {0};
    if (!key_parse(words, &key))
        cr_assert_fail("\"%s\" names no key", words);
    return key;
}
