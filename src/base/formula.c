#include "samreg/base/formula.h"

#include <string.h>

bool formula_is_suspect(const char *text, size_t length)
{
    static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};

    if (length == 0)
        return false;
    if (memchr("=+-@\t\r\n'", text[0], 8))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        if (length >= 3 && memcmp(text, wide[i], 3) == 0)
            return true;
    }
    return false;
}
