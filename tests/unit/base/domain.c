#include "samreg/base/domain.h"

#include <criterion/criterion.h>

static void expect_ascii(const char *name, const char *expected)
{
    struct str out = {0};

    cr_expect(domain_write_ascii(name, &out), "%s", name);
    cr_expect_str_eq(str_peek(&out), expected, "%s", name);
    str_clear(&out);
}

Test(domain, other_letters_become_punycode)
{
    expect_ascii("værnes.no", "xn--vrnes-sra.no");
    expect_ascii("post.våler.kommune.no", "post.xn--vler-qoa.kommune.no");
    expect_ascii("bærum", "xn--brum-voa");
    expect_ascii("sørum", "xn--srum-gra");
    expect_ascii("ål", "xn--l-1fa");
    expect_ascii("tromsø", "xn--troms-zua");
    expect_ascii("kommunestyret-åsnes", "xn--kommunestyret-snes-iub");
    expect_ascii("øæå", "xn--5cab7c");
    expect_ascii("münchen", "xn--mnchen-3ya");
    expect_ascii("例え", "xn--r8jz45g");
}

Test(domain, capitals_and_letters_in_two_pieces_are_the_same_name)
{
    expect_ascii("VÅLER.No", "xn--vler-qoa.No");
    expect_ascii("va\xcc\x8aler", "xn--vler-qoa");
}

/* The sign of the kelvin is a K in normal form. */
Test(domain, what_is_ascii_once_it_is_in_normal_form_is_no_punycode)
{
    expect_ascii("\u212avalsund.no", "kvalsund.no");
    expect_ascii("\u212av\u00e6.no", "xn--kv-2ia.no");
}

Test(domain, what_is_ascii_stays_as_it_is)
{
    expect_ascii("Kommune.no", "Kommune.no");
    expect_ascii("xn--vler-qoa.no", "xn--vler-qoa.no");
    expect_ascii("a..b.", "a..b.");
    expect_ascii("", "");
}

Test(domain, what_is_no_name_is_refused)
{
    static const char *const wrong[] = {
        "å b", "å_b", "å€", "-å", "\xcc\x8a" "ab", "\xff\xe5", "blå☃",
        "åaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "ååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå",
    };
    struct str out = {0};

    str_add(&out, "kept");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(domain_write_ascii(wrong[i], &out), "%s", wrong[i]);
    cr_expect_str_eq(str_peek(&out), "kept");
    str_clear(&out);
}

/* The longest part that there may be, from both sides. */
Test(domain, a_part_has_at_most_63_signs)
{
    char name[64] = "å";
    struct str out = {0};
    size_t length = 2;
    bool fits = true;

    while (fits && length + 1 < sizeof name) {
        name[length++] = 'a';
        str_reset(&out);
        fits = domain_write_ascii(name, &out);
        cr_expect(!fits || out.length <= 63);
    }
    cr_expect_not(fits);
    name[length - 1] = '\0';
    str_reset(&out);
    cr_expect(domain_write_ascii(name, &out));
    cr_expect_eq(out.length, 63);
    str_clear(&out);
}
