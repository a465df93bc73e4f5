#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(table) (sizeof table / sizeof table[0])
#define SIGN "\xef\xbf\xbd" /* U+FFFD */
#define ACUTE "\xcc\x81"
#define RING "\xcc\x8a"
#define ZWJ "\xe2\x80\x8d"
#define MAN "\xf0\x9f\x91\xa8"
#define FLAG "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb4" /* the regional letters N and O */
#define WIDE "\xe6\xbc\xa2"                     /* a character of two columns */

static void expect_clean(const char *bytes, size_t length, int columns, const char *expected, int width)
{
    struct str out = {0};
    int written = text_clean(bytes, length, columns, false, &out);

    cr_expect_str_eq(str_peek(&out), expected, "\"%s\" becomes \"%s\", not \"%s\"", bytes, str_peek(&out), expected);
    cr_expect_eq(written, width, "\"%s\" takes %d columns, not %d", expected, written, width);
    cr_expect_eq(text_width(str_peek(&out)), width, "\"%s\"", expected);
    str_clear(&out);
}

Test(text, decodes_strictly)
{
    static const struct {
        const char *bytes;
        size_t size;
        uint32_t code_point;
    } cases[] = {
        {"a", 1, 'a'},
        {"\xc3\xa5", 2, 0xE5},
        {"\xe2\x82\xac", 3, 0x20AC},
        {"\xf0\x9f\x98\x80", 4, 0x1F600},
        {"\xf4\x8f\xbf\xbf", 4, 0x10FFFF},
        {"\xef\xbf\xbf", 3, 0xFFFF},
        {"\xc0\x80", 0, 0},
        {"\xc1\xbf", 0, 0},
        {"\xe0\x80\xaf", 0, 0},
        {"\xe0\x9f\xbf", 0, 0},
        {"\xf0\x80\x80\xaf", 0, 0},
        {"\xed\xa0\x80", 0, 0},
        {"\xed\xbf\xbf", 0, 0},
        {"\xf4\x90\x80\x80", 0, 0},
        {"\xf5\x80\x80\x80", 0, 0},
        {"\xff", 0, 0},
        {"\x80", 0, 0},
        {"\x9b", 0, 0},
        {"\xc3", 0, 0},
        {"\xc3(", 0, 0},
        {"\xe2\x82", 0, 0},
        {"\xe2\x28\xa1", 0, 0},
        {"", 0, 0},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        uint32_t code_point = 0;
        size_t size = text_decode(cases[i].bytes, strlen(cases[i].bytes), &code_point);

        cr_expect_eq(size, cases[i].size, "case %zu", i);
        cr_expect_eq(code_point, cases[i].code_point, "case %zu", i);
        if (size > 0) {
            struct str again = {0};

            text_encode(code_point, &again);
            cr_expect_str_eq(again.text, cases[i].bytes);
            str_clear(&again);
        }
    }
}

Test(text, the_first_invalid_byte_is_found)
{
    cr_expect_eq(text_valid_length("", 0), 0);
    cr_expect_eq(text_valid_length("R\xc3\xb8ros", 6), 6);
    cr_expect_eq(text_valid_length("R\xf8ros", 5), 1);
    cr_expect_eq(text_valid_length("R\xc3\xb8ros", 2), 1);
    cr_expect_eq(text_valid_length("ab\xed\xa0\x80", 5), 2);
    cr_expect_eq(text_valid_length("a\0b", 3), 3);
}

/* Whatever stands before and behind it, and wherever words of memory end. */
Test(text, what_is_not_valid_is_found_at_any_place)
{
    char text[40];

    for (size_t at = 0; at + 3 < sizeof text; at++) {
        memset(text, 'a', sizeof text);
        cr_expect_eq(text_valid_length(text, at), at);
        memcpy(text + at, "\xc3\xb8", 2);
        cr_expect_eq(text_valid_length(text, sizeof text), sizeof text);
        cr_expect_eq(text_valid_length(text, at + 1), at);
        text[at + 1] = 'b';
        cr_expect_eq(text_valid_length(text, sizeof text), at);
    }
}

Test(text, blanks_around_are_trimmed)
{
    static const char *const cases[][2] = {
        {"  a b ", "a b"}, {"\t\r\na", "a"},
        {"\xc2\xa0" "a\xe2\x80\xaf ", "a"}, {" \xc2\xa0\xe2\x80\xaf", ""}, {"", ""}, {"æ", "æ"},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        const char *text = cases[i][0];
        size_t length = strlen(text);

        text_trim(&text, &length);
        cr_expect_eq(length, strlen(cases[i][1]), "case %zu", i);
        cr_expect_eq(strncmp(text, cases[i][1], length), 0, "case %zu", i);
    }
}

/* The text parted into its clusters by '|', forward; the same boundaries must be found backward. */
static void expect_clusters(const char *text, const char *expected)
{
    struct str out = {0};
    size_t length = strlen(text);
    size_t next;

    for (size_t offset = 0; offset < length; offset = next) {
        next = text_next_cluster(text, length, offset);
        cr_assert_gt(next, offset);
        cr_expect_eq(text_previous_cluster(text, length, next), offset, "before byte %zu of \"%s\"", next, text);
        if (offset > 0)
            str_add_char(&out, '|');
        str_add_bytes(&out, text + offset, next - offset);
    }
    cr_expect_str_eq(str_peek(&out), expected);
    cr_expect_eq(text_next_cluster(text, length, length), length);
    cr_expect_eq(text_previous_cluster(text, length, 0), 0);
    str_clear(&out);
}

Test(text, clusters_are_what_the_cursor_steps_over)
{
    expect_clusters("", "");
    expect_clusters("Ål", "Å|l");
    expect_clusters("A" RING "l", "A" RING "|l");
    expect_clusters("e" ACUTE ACUTE "x", "e" ACUTE ACUTE "|x");
    expect_clusters("\xc3\xa9" ACUTE "\xc3\xa9", "\xc3\xa9" ACUTE "|\xc3\xa9");
    expect_clusters(FLAG FLAG, FLAG "|" FLAG);
    expect_clusters("a" FLAG "\xf0\x9f\x87\xb3" "b", "a|" FLAG "|\xf0\x9f\x87\xb3|b");
    expect_clusters("\r\n", "\r|\n");
    expect_clusters("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab" "b", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab|b");
    expect_clusters(MAN ZWJ MAN, MAN "|" ZWJ "|" MAN);
    expect_clusters("a\xff\xc3", "a|\xff|\xc3");
    expect_clusters("\x1b[31m", "\x1b|[|3|1|m");
    expect_clusters(ACUTE "a", ACUTE "|a");
}

Test(text, words_are_runs_of_letters_and_digits)
{
    const char *text = "Felles landbrukskontor, Råde (2b)";
    size_t length = strlen(text);
    static const size_t ends[] = {6, 22, 29, 33};
    static const size_t beginnings[] = {32 - 1, 24, 7, 0};
    size_t offset = 0;

    for (size_t i = 0; i < LENGTH(ends); i++) {
        offset = text_next_word(text, length, offset);
        cr_expect_eq(offset, ends[i], "end %zu is %zu", i, offset);
    }
    cr_expect_eq(text_next_word(text, length, offset), length);
    offset = length;
    for (size_t i = 0; i < LENGTH(beginnings); i++) {
        offset = text_previous_word(text, length, offset);
        cr_expect_eq(offset, beginnings[i], "beginning %zu is %zu", i, offset);
    }
    cr_expect_eq(text_previous_word(text, length, 0), 0);
    cr_expect_eq(text_previous_word("a\xff\xff", 3, 3), 0);
}

Test(text, clusters_have_the_width_of_the_terminal)
{
    static const struct {
        const char *cluster;
        int width;
    } cases[] = {
        {"", 0},     {"a", 1},   {"å", 1},   {"a" RING, 1},  {WIDE, 2}, {"\xf0\x9f\x98\x80", 2}, {FLAG, 2},
        {"\x1b", 1}, {"\n", 1},  {ZWJ, 1},   {"\xff", 1},    {ACUTE, 1}, {"\xc2\xa0", 1},        {"\xc2\xad", 1},
        {SIGN, 1},   {"─", 1},   {"·", 1},   {"ŋ", 1},       {"\xef\xbc\x8b", 2},                {"\xe3\x85\xa4", 1},
    };

    for (size_t i = 0; i < LENGTH(cases); i++)
        cr_expect_eq(text_cluster_width(cases[i].cluster, strlen(cases[i].cluster)), cases[i].width, "case %zu", i);
    cr_expect_eq(text_width("Værnesregionen"), 14);
    cr_expect_eq(text_width("A" RING "l " WIDE WIDE "\x1b"), 8);
    cr_expect_eq(text_width(MAN ZWJ MAN), 5);
    cr_expect_eq(text_width(""), 0);
}

Test(text, code_points_are_counted)
{
    cr_expect_eq(text_count("Røros", 6), 5);
    cr_expect_eq(text_count("e" ACUTE, 3), 2);
    cr_expect_eq(text_count("", 0), 0);
}

Test(text, clean_text_goes_through_as_it_is)
{
    static const char *const texts[] = {
        "",   "Værnesregionen – «Ål»", "Kárášjohka, Porsáŋgu", "A" RING "l", WIDE,
        FLAG, "29\xc2\xa0" "588",      "┌─┐│", "½ km²", "МОСКВА",          "ê" ACUTE,
    };

    for (size_t i = 0; i < LENGTH(texts); i++)
        expect_clean(texts[i], strlen(texts[i]), INT_MAX, texts[i], text_width(texts[i]));
}

/* The texts of the terminal experiments: each must lose what moves the cursor, turns or hides text. */
Test(text, hostile_text_becomes_visible_signs)
{
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {"a\x1b[31mb", "a" SIGN "[31mb"},
        {"a\x1b]0;title\x07", "a" SIGN "]0;title" SIGN},
        {"a\x0e\x0f\x7f", "a" SIGN SIGN SIGN},
        {"a\rb\bc\nd\te\v\f", "a" SIGN "b" SIGN "c" SIGN "d" SIGN "e" SIGN SIGN},
        {"a\xc2\x9b" "31m", "a" SIGN "31m"},
        {"\xc2\x80\xc2\x85\xc2\x90\xc2\x9f", SIGN SIGN SIGN SIGN},
        {"a\x9b" "b", "a" SIGN "b"},
        {"\xc0\x80", SIGN SIGN},
        {"\xc0\x9b[31m", SIGN SIGN "[31m"},
        {"\xe0\x80\x9b", SIGN SIGN SIGN},
        {"\xed\xa0\x80", SIGN SIGN SIGN},
        {"\xf4\x90\x80\x80", SIGN SIGN SIGN SIGN},
        {"\xc3", SIGN},
        {"\xc3" "a", SIGN "a"},
        {"\xd8\x9c", SIGN},                                                                     /* U+061C */
        {"\xe2\x80\x8e\xe2\x80\x8f", SIGN SIGN},                                                /* U+200E U+200F */
        {"\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae", SIGN SIGN SIGN SIGN SIGN}, /* U+202A.. */
        {"\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", SIGN SIGN SIGN SIGN},              /* U+2066.. */
        {"a\xe2\x80\x8b" "b", "a" SIGN "b"},                                                    /* U+200B */
        {"a\xe2\x80\x8c" ZWJ "b", "a" SIGN SIGN "b"},
        {"a\xe2\x81\xa0\xe2\x81\xa4", "a" SIGN SIGN}, /* U+2060 U+2064 */
        {"\xef\xbb\xbf" "a", SIGN "a"},               /* U+FEFF */
        {"\xe1\xa0\x8e", SIGN},                       /* U+180E */
        {"a\xf3\xa0\x81\x81", "a" SIGN},              /* a tag, U+E0041 */
        {"a\xf3\xa0\x84\x80", "a" SIGN},              /* a variation selector, U+E0100 */
        {"\xe2\x9d\xa4\xef\xb8\x8f", "\xe2\x9d\xa4" SIGN},
        {"\xe2\x80\xa8\xe2\x80\xa9", SIGN SIGN},  /* U+2028 U+2029 */
        {"\xef\xb7\x90\xef\xbf\xbe", SIGN SIGN},  /* U+FDD0 U+FFFE */
        {"\xf4\x8f\xbf\xbf", SIGN},               /* U+10FFFF */
        {"\xe1\x85\x9f\xe3\x85\xa4", SIGN SIGN},  /* invisible letters */
        {"a\xc2\xad" "b", "a" SIGN "b"},          /* a soft hyphen */
        {MAN ZWJ MAN, MAN SIGN MAN},
        {ACUTE "a", SIGN "a"},
        {"\x1b" ACUTE, SIGN SIGN},
        {"%n%s%x", "%n%s%x"},
        {SIGN, SIGN},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        const char *text = cases[i].text, *expected = cases[i].expected;
        int width = text_width(text);

        expect_clean(text, strlen(text), INT_MAX, expected, width);
        expect_clean(expected, strlen(expected), INT_MAX, expected, width);
    }
    expect_clean("a\0b", 3, INT_MAX, "a" SIGN "b", 3);
}

Test(text, every_byte_alone_is_made_fit)
{
    for (int byte = 0; byte < 256; byte++) {
        const char text[] = {(char)byte};
        struct str out = {0};

        cr_expect_eq(text_clean(text, 1, INT_MAX, false, &out), 1);
        if (byte >= 0x20 && byte < 0x7F)
            cr_expect_eq(out.text[0], byte);
        else
            cr_expect_str_eq(out.text, SIGN, "byte %d", byte);
        str_clear(&out);
    }
}

Test(text, three_marks_stay_on_a_letter)
{
    struct str many = {0};

    str_add(&many, "a");
    for (int i = 0; i < 40; i++)
        str_add(&many, ACUTE);
    str_add(&many, "b");
    expect_clean(many.text, many.length, INT_MAX, "a" ACUTE ACUTE ACUTE "b", 2);
    expect_clean("a" ACUTE ACUTE ACUTE, 7, INT_MAX, "a" ACUTE ACUTE ACUTE, 1);
    str_clear(&many);
}

Test(text, plain_letters_show_ascii_signs_when_asked)
{
    struct str out = {0};

    cr_expect_eq(text_clean("å\x1b\xff" SIGN, 7, INT_MAX, true, &out), 4);
    cr_expect_str_eq(out.text, "å???");
    str_clear(&out);
}

Test(text, is_cut_between_clusters_at_a_column)
{
    expect_clean("Stjørdal", 9, 4, "Stjø", 4);
    expect_clean("Stjørdal", 9, 8, "Stjørdal", 8);
    expect_clean("Stjørdal", 9, 0, "", 0);
    expect_clean("a" WIDE "b", 5, 2, "a", 1);
    expect_clean("a" WIDE "b", 5, 3, "a" WIDE, 3);
    expect_clean("A" RING "l", 4, 1, "A" RING, 1);
    expect_clean("\x1b\x1b", 2, 1, SIGN, 1);
}

Test(text, cleaning_appends)
{
    struct str out = {0};

    str_add(&out, "before ");
    text_clean("å", 2, 1, false, &out);
    cr_expect_str_eq(out.text, "before å");
    str_clear(&out);
}

static void expect_made(char *(*make)(const char *, size_t), const char *text, const char *expected)
{
    char *made = make(text, strlen(text));
    char *again = make(made, strlen(made));

    cr_expect_str_eq(made, expected, "\"%s\" becomes \"%s\", not \"%s\"", text, made, expected);
    cr_expect_str_eq(again, made, "\"%s\" changes the second time", text);
    free(again);
    free(made);
}

Test(text, form_c_is_made)
{
    expect_made(text_normalise, "", "");
    expect_made(text_normalise, "  Ål ", "  Ål ");
    expect_made(text_normalise, "A" RING "l", "Ål");
    expect_made(text_normalise, "e" ACUTE "e" ACUTE, "éé");
    expect_made(text_normalise, "\xe2\x84\xab", "Å"); /* the sign of the ångström */
    expect_made(text_normalise, "q" ACUTE, "q" ACUTE);
    expect_made(text_normalise, "a\n\tb", "a\n\tb");
    expect_made(text_normalise, "\xe2\x80\xae", "\xe2\x80\xae");
}

Test(text, one_line_is_tidied)
{
    expect_made(text_tidy, "", "");
    expect_made(text_tidy, "   ", "");
    expect_made(text_tidy, "  Nord \t\n Odal  ", "Nord Odal");
    expect_made(text_tidy, "Nord\xc2\xa0\xe2\x80\xaf" "Odal\xe3\x80\x80", "Nord Odal");
    expect_made(text_tidy, "a\x1b\x07\x7f\xc2\x9b" "b", "ab");
    expect_made(text_tidy, "a\xc2\x85" "b\xe2\x80\xa8" "c", "a b c");
    expect_made(text_tidy, "A" RING "l", "Ål");
    expect_made(text_tidy, "A\x01" RING "l", "Ål");
}

Test(text, several_lines_are_tidied)
{
    expect_made(text_tidy_lines, "", "");
    expect_made(text_tidy_lines, "\n \n", "");
    expect_made(text_tidy_lines, "one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour");
    expect_made(text_tidy_lines, "one  \n\n  two\t\n\n", "one\n\n  two");
    expect_made(text_tidy_lines, "\n\n  one", "one");
    expect_made(text_tidy_lines, "a\tb\x1b" "c", "a bc");
    expect_made(text_tidy_lines, "A" RING "l\xe2\x80\xa9" "e" ACUTE, "Ål\né");
    expect_made(text_tidy_lines, "a \x01\nb", "a\nb");
}

/* Lines of a wrapped text, each in brackets. */
static bool add_line(void *context, const char *bytes, size_t length)
{
    struct str *out = context;

    str_add_char(out, '[');
    str_add_bytes(out, bytes, length);
    str_add_char(out, ']');
    return !strstr(out->text, "stop");
}

Test(text, wraps_at_spaces)
{
    static const struct {
        const char *text;
        int columns;
        const char *expected;
    } cases[] = {
        {"", 10, "[]"},
        {"one two three", 7, "[one two][three]"},
        {"one two three", 8, "[one two][three]"},
        {"one two three", 6, "[one][two][three]"},
        {"one two", 80, "[one two]"},
        {"one    two", 5, "[one][two]"},
        {"one two   ", 7, "[one two]"},
        {"legevaktordning", 6, "[legeva][ktordn][ing]"},
        {"en legevaktordning", 6, "[en][legeva][ktordn][ing]"},
        {"Ål ål ål", 5, "[Ål ål][ål]"},
        {"a\nb", 5, "[a][b]"},
        {"a\n\nb\n", 5, "[a][][b][]"},
        {"\n", 5, "[][]"},
        {WIDE WIDE, 1, "[" WIDE "][" WIDE "]"},
        {WIDE WIDE, 3, "[" WIDE "][" WIDE "]"},
        {"  in", 4, "[  in]"},
        {"stop here at once", 4, "[stop]"},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct str out = {0};

        text_wrap(cases[i].text, cases[i].columns, add_line, &out);
        cr_expect_str_eq(str_peek(&out), cases[i].expected, "case %zu gives %s", i, str_peek(&out));
        str_clear(&out);
    }
}
