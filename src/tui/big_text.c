#include "samreg/tui/big_text.h"

#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <string.h>

enum { PIXELS = 5 }; /* rows of a letter; in the small size half a row each, in the large one a whole row */

/* A letter: its rows from the top, all of one width, "#" where it is black. */
struct letter {
    uint32_t code;
    const char *rows[PIXELS];
};

static const struct letter letters[] = {
    {'A', {" ## ", "#  #", "####", "#  #", "#  #"}},     {'B', {"### ", "#  #", "### ", "#  #", "### "}},
    {'C', {" ###", "#   ", "#   ", "#   ", " ###"}},     {'D', {"### ", "#  #", "#  #", "#  #", "### "}},
    {'E', {"####", "#   ", "### ", "#   ", "####"}},     {'F', {"####", "#   ", "### ", "#   ", "#   "}},
    {'G', {" ###", "#   ", "# ##", "#  #", " ###"}},     {'H', {"#  #", "#  #", "####", "#  #", "#  #"}},
    {'I', {"###", " # ", " # ", " # ", "###"}},          {'J', {"  ##", "   #", "   #", "#  #", " ## "}},
    {'K', {"#  #", "# # ", "##  ", "# # ", "#  #"}},     {'L', {"#   ", "#   ", "#   ", "#   ", "####"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}}, {'N', {"#   #", "##  #", "# # #", "#  ##", "#   #"}},
    {'O', {" ## ", "#  #", "#  #", "#  #", " ## "}},     {'P', {"### ", "#  #", "### ", "#   ", "#   "}},
    {'Q', {" ## ", "#  #", "#  #", "# ##", " ###"}},     {'R', {"### ", "#  #", "### ", "# # ", "#  #"}},
    {'S', {" ###", "#   ", " ## ", "   #", "### "}},     {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'U', {"#  #", "#  #", "#  #", "#  #", " ## "}},     {'V', {"#   #", "#   #", " # # ", " # # ", "  #  "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}}, {'X', {"#   #", " # # ", "  #  ", " # # ", "#   #"}},
    {'Y', {"#   #", " # # ", "  #  ", "  #  ", "  #  "}}, {'Z', {"####", "  # ", " #  ", "#   ", "####"}},
    {0xC6, {" ####", "# #  ", "#####", "# #  ", "# ###"}}, {0xD8, {" ## #", "#  # ", "# ## ", "##  #", "# ## "}},
    {0xC5, {" ## ", " ## ", "#  #", "####", "#  #"}},    {0xC4, {"#  #", " ## ", "#  #", "####", "#  #"}},
    {0xD6, {"#  #", " ## ", "#  #", "#  #", " ## "}},    {0xDC, {"#  #", "    ", "#  #", "#  #", " ## "}},
    {'0', {" ## ", "#  #", "#  #", "#  #", " ## "}},     {'1', {" # ", "## ", " # ", " # ", "###"}},
    {'2', {"### ", "   #", " ## ", "#   ", "####"}},     {'3', {"### ", "   #", " ## ", "   #", "### "}},
    {'4', {"#  #", "#  #", "####", "   #", "   #"}},     {'5', {"####", "#   ", "### ", "   #", "### "}},
    {'6', {" ## ", "#   ", "### ", "#  #", " ## "}},     {'7', {"####", "   #", "  # ", " #  ", " #  "}},
    {'8', {" ## ", "#  #", " ## ", "#  #", " ## "}},     {'9', {" ## ", "#  #", " ###", "   #", " ## "}},
    {':', {" ", "#", " ", "#", " "}},                    {'.', {" ", " ", " ", " ", "#"}},
    {',', {"  ", "  ", "  ", " #", "# "}},               {'-', {"   ", "   ", "###", "   ", "   "}},
    {0x2013, {"    ", "    ", "####", "    ", "    "}},  {'/', {"    #", "   # ", "  #  ", " #   ", "#    "}},
    {'?', {"### ", "   #", " ## ", "    ", " #  "}},     {'!', {"#", "#", "#", " ", "#"}},
    {'(', {" #", "# ", "# ", "# ", " #"}},               {')', {"# ", " #", " #", " #", "# "}},
    {' ', {"  ", "  ", "  ", "  ", "  "}},
};

static uint32_t capital(uint32_t code)
{
    bool small = (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7);

    return small ? code - 0x20 : code;
}

/* The next letter of a text; NULL at its end, or where a character has no big form (`*known` is false then). */
static const struct letter *next_letter(const char **text, bool *known)
{
    uint32_t code = 0;
    size_t length = text_decode(*text, strlen(*text), &code);

    *known = **text == '\0';
    for (size_t i = 0; length > 0 && i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i].code == capital(code)) {
            *known = true;
            *text += length;
            return &letters[i];
        }
    }
    return NULL;
}

/* Columns of one pixel: whole rows are twice as high as wide. ASCII has no half blocks, and so the large size alone,
 * narrower. */
static int pixel_width(enum big_text_size size)
{
    if (terminal_is_ascii())
        return size == BIG_TEXT_LARGE ? 1 : 0;
    return size == BIG_TEXT_LARGE ? 2 : 1;
}

int big_text_width(const char *text, enum big_text_size size)
{
    int pixels = 0;
    bool known = true;

    for (const struct letter *letter; (letter = next_letter(&text, &known)) != NULL;)
        pixels += (pixels > 0 ? 1 : 0) + (int)strlen(letter->rows[0]);
    return known ? pixels * pixel_width(size) : 0;
}

int big_text_fit(const char *text, int height, int width)
{
    static const enum big_text_size sizes[] = {BIG_TEXT_LARGE, BIG_TEXT_SMALL};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int needed = big_text_width(text, sizes[i]);

        if (needed > 0 && needed <= width && (int)sizes[i] <= height)
            return (int)sizes[i];
    }
    return 0;
}

static bool is_black(const struct letter *letter, int row, size_t column)
{
    return row < PIXELS && letter->rows[row][column] == '#';
}

/* Appends one pixel of the large size, or two, one above the other, of the small one. */
static void add_pixel(const struct letter *letter, int row, size_t column, enum big_text_size size, struct str *out)
{
    static const char *const halves[2][2] = {{" ", "▄"}, {"▀", "█"}};

    if (size == BIG_TEXT_SMALL)
        str_add(out, halves[is_black(letter, 2 * row, column)][is_black(letter, 2 * row + 1, column)]);
    else if (terminal_is_ascii())
        str_add(out, is_black(letter, row, column) ? "#" : " ");
    else
        str_add(out, is_black(letter, row, column) ? "██" : "  ");
}

void big_text_draw(struct area area, int y, int x, const char *text, enum big_text_size size, enum style style)
{
    struct str line = {0};

    if (big_text_width(text, size) == 0)
        return;
    for (int row = 0; row < (int)size; row++) {
        const char *rest = text;
        bool known;

        str_reset(&line);
        for (const struct letter *letter; (letter = next_letter(&rest, &known)) != NULL;) {
            for (size_t column = 0; column < strlen(letter->rows[0]); column++)
                add_pixel(letter, row, column, size, &line);
            str_add(&line, pixel_width(size) == 2 ? "  " : " ");
        }
        draw_text(area, y + row, x, str_peek(&line), style);
    }
    str_clear(&line);
}
