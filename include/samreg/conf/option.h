/* The option table (conf.def) as data: for validation, the commented default file, samreg.conf(5) and completion. */
#ifndef SAMREG_CONF_OPTION_H
#define SAMREG_CONF_OPTION_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind { OPTION_TEXT, OPTION_CHOICE, OPTION_NUMBER, OPTION_YES_NO };

/* One option, told once. */
struct option {
    const char *name;
    enum option_kind kind;
    const char *preset;  /* its default, as a file writes it, without quotes */
    const char *choices; /* OPTION_CHOICE: the words, set apart by "|"; else NULL */
    long low, high;      /* OPTION_NUMBER: the smallest and the largest */
    const char *help;    /* msgid */
};

/* All options in the order of conf.def; `count` is how many. Live for ever. */
const struct option *option_all(size_t *count);

/* The option of that name, or NULL. */
const struct option *option_find(const char *name);

/* Whether the word is one of the option's choices; false for options without. */
bool option_allows(const struct option *option, const char *word);

#endif
