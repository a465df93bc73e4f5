#include "samreg/app/action.h"

#include "samreg/base/translate.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const struct action actions[ACTION_COUNT] = {
#define ACTION(id, name, label, help, keys, where) [ACTION_##id] = {ACTION_##id, name, label, help, keys, where},
#include "samreg/app/action.def"
#undef ACTION
};

const struct action *action_get(enum action_id id)
{
    assert(id < ACTION_COUNT);
    return &actions[id];
}

const struct action *action_find(const char *name)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    }
    return NULL;
}

bool action_applies(const struct action *action, unsigned place, bool read_only)
{
    return (action->where & place) != 0 && !(read_only && (action->where & ACTION_WRITES) != 0);
}

bool action_is_offered(const struct action *action, unsigned place, bool read_only)
{
    return action_applies(action, place, read_only) || (action->where & ACTION_IN_MENU(place)) != 0;
}
