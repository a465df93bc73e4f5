/* The commented default file, made of the option table. */
#include "samreg/conf/conf.h"

#include "samreg/base/text.h"
#include "samreg/conf/option.h"

#include <stdlib.h>

enum { COLUMNS = 78 };

/* Appends the text as comment lines. */
static bool add_comment_line(void *context, const char *bytes, size_t length)
{
    struct str *out = context;

    str_add(out, "# ");
    str_add_bytes(out, bytes, length);
    str_add_char(out, '\n');
    return true;
}

static void add_comment(enum language language, const char *msgid, struct str *out)
{
    text_wrap(text_in(language, msgid), COLUMNS, add_comment_line, out);
}

/* Appends what may stand in the option as a comment. */
static void add_expected(enum language language, const struct option *option, struct str *out)
{
    struct message message = {0};
    struct str first = {0}, last = {0};
    char *text;

    switch (option->kind) {
    case OPTION_TEXT:
        return;
    case OPTION_CHOICE:
        message_set(&message, N_("One of these words: %1"), option->choices, NULL);
        break;
    case OPTION_NUMBER:
        str_addf(&first, "%ld", option->low);
        str_addf(&last, "%ld", option->high);
        message_set(&message, N_("A whole number from %1 to %2."), str_peek(&first), str_peek(&last), NULL);
        break;
    case OPTION_YES_NO:
        message_set(&message, N_("One of these words: %1"), "yes|no", NULL);
        break;
    }
    text = message_text(&message, language);
    text_wrap(text, COLUMNS, add_comment_line, out);
    free(text);
    message_clear(&message);
    str_clear(&first);
    str_clear(&last);
}

void conf_write_default(enum language language, struct str *out)
{
    size_t count;
    const struct option *options = option_all(&count);

    add_comment(language,
                N_("Configuration of samreg. It is read from /etc/samreg.conf and then from samreg/samreg.conf in your "
                   "configuration folder (~/.config), or from the file named with --config alone. Every option stands "
                   "here with its default; take the # away from those you change."),
                out);
    for (size_t i = 0; i < count; i++) {
        const char *quote = options[i].kind == OPTION_TEXT || options[i].kind == OPTION_CHOICE ? "\"" : "";

        str_add_char(out, '\n');
        add_comment(language, options[i].help, out);
        add_expected(language, &options[i], out);
        str_addf(out, "#%s = %s%s%s\n", options[i].name, quote, options[i].preset, quote);
    }
    str_add_char(out, '\n');
    add_comment(language,
                N_("Keys: an action and the keys that take the place of its own; {} leaves it without a key. "
                   "samreg.conf(5) lists the actions and how keys are written."),
                out);
    str_add(out, "#keys { edit = {\"F2\", \"e\"} }\n");
}
