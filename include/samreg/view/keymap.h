/* Which key gives which action where: the action table's default keys, replaced by those of the configuration. */
#ifndef SAMREG_VIEW_KEYMAP_H
#define SAMREG_VIEW_KEYMAP_H

#include "samreg/app/action.h"
#include "samreg/base/error.h"
#include "samreg/conf/conf.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

struct keymap_binding {
    struct key key;
    enum action_id action;
};

/* All zeroes is empty: no key does anything. */
struct keymap {
    struct keymap_binding *bindings; /* in the order of the actions; the first one of an action is shown */
    size_t count, capacity;
};

/* Fills an empty key map; `conf` NULL: with the default keys. STATUS_CONFIG, with file and line, when the configuration
 * names a key that is none, gives one key to two actions that apply in one place, or has as the first key of an action
 * that applies in forms one that a field takes itself; the key map then is to be cleared. */
enum status keymap_read(struct keymap *keymap, const struct conf *conf, struct error *error) WARN_UNUSED;

void keymap_clear(struct keymap *keymap);

/* The action that a key gives in a place (one of the single ACTION_... places); false when it gives none. */
bool keymap_find(const struct keymap *keymap, struct key key, unsigned place, enum action_id *action);

/* The key to show for an action; false when it has none. */
bool keymap_key(const struct keymap *keymap, enum action_id action, struct key *key);

/* Appends all keys of an action as words, set apart by ", ". */
void keymap_write(const struct keymap *keymap, enum action_id action, struct str *out);

#endif
