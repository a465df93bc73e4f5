#include "samreg/base/formula.h"

#include <criterion/criterion.h>
#include <string.h>

Test(formula, suspects_are_told_from_plain_text)
{
    static const char *const suspects[] = {"=", "+1", "-x", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d",
                                           "\uff20x"};
    static const char *const plain[] = {"", "a=1", "1-2", " =", "\uff1e", "\xef\xbc", "ø", "’s"};

    for (size_t i = 0; i < sizeof suspects / sizeof suspects[0]; i++)
        cr_expect(formula_is_suspect(suspects[i], strlen(suspects[i])), "%zu", i);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        cr_expect_not(formula_is_suspect(plain[i], strlen(plain[i])), "%zu", i);
}
