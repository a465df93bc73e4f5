/* What a keyboard sends: keys by their names as the bytes of an xterm, the way a terminal in application mode sends
 * them. */
#ifndef TESTS_SUPPORT_KEYS_H
#define TESTS_SUPPORT_KEYS_H

#include "samreg/base/str.h"

#include <stdbool.h>

/* Reads the first key of `keys`: one character (UTF-8) that stands for itself, or a name in angle brackets:
 *     <Enter> <Tab> <Esc> <Backspace> <Del> <Ins> <Space> <Up> <Down> <Left> <Right> <Home> <End> <PgUp> <PgDn>
 *     <F1> to <F12>, <lt> and <gt> for the brackets themselves,
 * with Shift+, Ctrl+ and Alt+ before the name or before a character: <Ctrl+Z>, <Alt+x>, <Shift+Tab>, <Ctrl+Shift+Left>.
 * Appends its bytes to `bytes` and returns how many bytes of `keys` it took; 0, appending nothing, when the name is
 * unknown. `keys` must not be empty. */
size_t keys_read(const char *keys, struct str *bytes);

#endif
