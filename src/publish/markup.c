#include "samreg/publish/markup.h"

#include "samreg/base/text.h"

#include <limits.h>
#include <string.h>

static void add_escaped(const char *text, struct str *out)
{
    for (; *text; text++) {
        switch (*text) {
        case '<':
            str_add(out, "&lt;");
            break;
        case '>':
            str_add(out, "&gt;");
            break;
        case '&':
            str_add(out, "&amp;");
            break;
        case '"':
            str_add(out, "&quot;");
            break;
        case '\'':
            str_add(out, "&#39;");
            break;
        default:
            str_add_char(out, *text);
            break;
        }
    }
}

void markup_add_text(const char *text, struct str *out)
{
    struct str clean = {0};

    while (*text) {
        size_t length = strcspn(text, "\n\r\t");

        (void)text_clean(text, length, INT_MAX, false, &clean);
        text += length;
        if (*text)
            str_add_char(&clean, ' ');
        text += *text ? 1 : 0;
    }
    add_escaped(str_peek(&clean), out);
    str_clear(&clean);
}

void markup_add_attribute(const char *name, const char *text, struct str *out)
{
    if (!text)
        return;
    str_addf(out, " %s=\"", name);
    markup_add_text(text, out);
    str_add_char(out, '"');
}
