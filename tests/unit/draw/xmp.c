#include "samreg/draw/xmp.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_within(const struct xmp *xmp, const char *expected)
{
    struct str out = {0};

    xmp_write(xmp, &out);
    cr_expect_not_null(strstr(str_peek(&out), expected), "%s lacks %s", str_peek(&out), expected);
    str_clear(&out);
}

Test(xmp, a_file_says_what_it_is_in_which_language)
{
    struct xmp xmp = {"Rapport for Østfold", "Alle", "samreg", "cairo", "20091201101500Z", LANGUAGE_BOKMAL};

    expect_within(&xmp, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta ");
    expect_within(&xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Rapport for Østfold</rdf:li></rdf:Alt>"
                        "</dc:title>\n");
    expect_within(&xmp, "xml:lang=\"x-default\">Alle</rdf:li></rdf:Alt></dc:description>\n");
    expect_within(&xmp, "<dc:language><rdf:Bag><rdf:li>nb</rdf:li></rdf:Bag></dc:language>\n");
    expect_within(&xmp, "<xmp:CreatorTool>samreg</xmp:CreatorTool>\n");
    expect_within(&xmp, "<xmp:CreateDate>2009-12-01T10:15:00Z</xmp:CreateDate>\n");
    expect_within(&xmp, "<pdf:Producer>cairo</pdf:Producer>\n");
    xmp.made = "D:20091201101500Z";
    expect_within(&xmp, "<xmp:CreateDate>2009-12-01T10:15:00Z</xmp:CreateDate>\n");
}

Test(xmp, what_is_not_known_is_not_said)
{
    struct xmp xmp = {.made = "yesterday", .language = LANGUAGE_ENGLISH, .subject = ""};
    struct str out = {0};

    xmp_write(&xmp, &out);
    cr_expect_null(strstr(str_peek(&out), "dc:title"));
    cr_expect_null(strstr(str_peek(&out), "dc:description"));
    cr_expect_null(strstr(str_peek(&out), "CreateDate"));
    cr_expect_not_null(strstr(str_peek(&out), "<rdf:li>en</rdf:li>"));
    str_clear(&out);
}

Test(xmp, marks_in_a_title_are_text)
{
    struct xmp xmp = {.title = "<b>&amp;\"\n\x01"};

    expect_within(&xmp, "\">&lt;b&gt;&amp;amp;&quot; \xef\xbf\xbd</rdf:li>");
}
