/* Finding a municipality of a strategy process by a part of its name or the beginning of its number, as it is typed. */
#ifndef SAMREG_VIEW_STRATEGY_SEARCH_H
#define SAMREG_VIEW_STRATEGY_SEARCH_H

#include "samreg/model/strategy_process.h"
#include "samreg/view/shell.h"

/* All zeroes is no search. */
struct strategy_search {
    const struct strategy_process *process;                 /* lent */
    void (*select)(void *context, int64_t municipality);    /* told who is selected, at every key */
    /* Told of the only other municipality of the register that the text means, where no member fits; NULL: such a text
     * is refused. */
    void (*stranger)(void *context, int64_t municipality, const char *called);
    void *context;
    struct shell *shell;
    int64_t stood_on; /* who was selected before */
    char *typed;      /* what is typed so far (owned); NULL: nothing is being typed */
    size_t hit;       /* which of those that fit it is selected; 0: the one that fits best */
};

/* Asks for a name. Whoever fits best is selected while it is typed, Tab and Down go on to the next that fits, Up and
 * Shift+Tab back; cancelled, `selected` is again. The first four members are set, and stay valid until the answer. */
void strategy_search_ask(struct strategy_search *search, struct shell *shell, int64_t selected);

/* While several fit what is typed: appends "1 of 2 (Tab: the next)  ". */
void strategy_search_add_hits(const struct strategy_search *search, enum language language, struct str *out);

void strategy_search_clear(struct strategy_search *search);

#endif
