#include "samreg/view/retry.h"

#include "samreg/base/clock.h"

enum { LONGEST = 500 };

void retry_later(struct retry *retry, int first)
{
    retry->gap = retry->gap == 0 ? first : retry->gap * 2;
    retry->gap = retry->gap < LONGEST ? retry->gap : LONGEST;
    retry->at = clock_milliseconds() + retry->gap;
}

bool retry_is_due(const struct retry *retry)
{
    return retry->gap > 0 && clock_milliseconds() >= retry->at;
}

int64_t retry_at(const struct retry *retry)
{
    return retry->gap > 0 ? retry->at : -1;
}
