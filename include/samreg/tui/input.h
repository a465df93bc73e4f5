/* What the terminal sends, one unit at a time: a byte, a key that ncurses knew by its bytes, or the edge of a paste.
 * For the toolkit's own use. */
#ifndef SAMREG_TUI_INPUT_H
#define SAMREG_TUI_INPUT_H

#include "samreg/tui/key.h"

#include <stdbool.h>

enum input_kind { INPUT_NOTHING, INPUT_BYTE, INPUT_KEY, INPUT_PASTE_BEGIN, INPUT_PASTE_END };

struct input_unit {
    enum input_kind kind;
    unsigned char byte; /* INPUT_BYTE */
    struct key key;     /* INPUT_KEY */
};

/* Opens the started terminal's input without waiting, and teaches ncurses every encoding of the keys that terminals
 * are known to send (PuTTY's F1 and Home, the Linux console's, rxvt's, keypads in application mode), whatever $TERM
 * says. */
void input_start(void);

/* Frees what input_start() made. */
void input_stop(void);

/* The next unit that has arrived; INPUT_NOTHING when none has. An escape character that begins no known key comes as
 * bytes, after waiting for the escape delay. Bytes come one by one, undecoded, so that no half character is lost. */
struct input_unit input_read(void);

#endif
