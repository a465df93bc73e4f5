#include "samreg/conf/option.h"

#include "samreg/base/translate.h"

#include <string.h>

#define WORD_true "yes"
#define WORD_false "no"

static const struct option options[] = {
#define CONF_TEXT(name, preset, help) {#name, OPTION_TEXT, preset, NULL, 0, 0, help},
#define CONF_CHOICE(name, preset, choices, help) {#name, OPTION_CHOICE, preset, choices, 0, 0, help},
#define CONF_NUMBER(name, preset, low, high, help) {#name, OPTION_NUMBER, #preset, NULL, low, high, help},
#define CONF_YES_NO(name, preset, help) {#name, OPTION_YES_NO, WORD_##preset, NULL, 0, 0, help},
#include "samreg/conf/conf.def"
};

const struct option *option_all(size_t *count)
{
    *count = sizeof options / sizeof options[0];
    return options;
}

const struct option *option_find(const char *name)
{
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (strcmp(options[i].name, name) == 0)
            return &options[i];
    }
    return NULL;
}

bool option_allows(const struct option *option, const char *word)
{
    size_t length = strlen(word);
    const char *choice = option->choices;

    while (choice) {
        size_t size = strcspn(choice, "|");

        if (size == length && memcmp(choice, word, length) == 0)
            return true;
        choice = choice[size] == '|' ? choice + size + 1 : NULL;
    }
    return false;
}
