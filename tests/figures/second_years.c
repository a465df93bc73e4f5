/* Reports across time, and those that hold the register against something else. */
#include "tests/figures/second.h"

const struct second second_years[] = {
    {NULL, NULL},
};
