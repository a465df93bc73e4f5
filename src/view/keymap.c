#include "samreg/view/keymap.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_binding(struct keymap *keymap, struct key key, enum action_id action)
{
    keymap->bindings = array_room(keymap->bindings, keymap->count, &keymap->capacity, sizeof *keymap->bindings);
    keymap->bindings[keymap->count++] = (struct keymap_binding){key, action};
}

/* Adds the keys of the action table, set apart by blanks. */
static void add_default_keys(struct keymap *keymap, const struct action *action)
{
    const char *at = action->keys;

    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        char *word = memory_copy_bytes(at, length);
        struct key key;

        if (key_parse(word, &key)) {
            add_binding(keymap, key, action->id);
        }
        free(word);
        at += length;
        at += strspn(at, " ");
    }
}

static const struct conf_binding *configured(const struct conf *conf, const char *action)
{
    for (size_t i = 0; i < conf->binding_count; i++) {
        if (strcmp(conf->bindings[i].action, action) == 0) {
            return &conf->bindings[i];
        }
    }
    return NULL;
}

static enum status add_configured_keys(struct keymap *keymap, const struct conf_binding *binding,
                                       enum action_id action, struct error *error)
{
    for (size_t i = 0; i < binding->key_count; i++) {
        struct key key;

        if (!key_parse(binding->keys[i], &key)) {
            char line[16];

            snprintf(line, sizeof line, "%d", binding->line);
            return error_set(error, STATUS_CONFIG,
                             N_("%1, line %2: “%3” is no key. Write keys as F2, Ctrl+S, Shift+Tab, Esc or a single "
                                "character."),
                             binding->file, line, binding->keys[i], NULL);
        }
        add_binding(keymap, key, action);
    }
    return STATUS_OK;
}

/* Two actions with the same key that apply in one place, where only one of them could ever be given. */
static enum status find_clash(const struct keymap *keymap, struct error *error)
{
    const unsigned places = ACTION_ANYWHERE;

    for (size_t i = 0; i < keymap->count; i++) {
        const struct action *one = action_get(keymap->bindings[i].action);

        for (size_t j = i + 1; j < keymap->count; j++) {
            const struct action *other = action_get(keymap->bindings[j].action);

            if (one != other && key_equal(keymap->bindings[i].key, keymap->bindings[j].key)
                && (one->where & other->where & places) != 0) {
                struct str key = {0};
                enum status status;

                key_format(keymap->bindings[i].key, &key);
                status = error_set(error, STATUS_CONFIG, N_("The key %1 is given to both “%2” and “%3”."),
                                   str_peek(&key), one->name, other->name, NULL);
                str_clear(&key);
                return status;
            }
        }
    }
    return STATUS_OK;
}

static enum status fill(struct keymap *keymap, const struct conf *conf, struct error *error)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);
        const struct conf_binding *binding = conf != NULL ? configured(conf, action->name) : NULL;

        if (binding == NULL) {
            add_default_keys(keymap, action);
        } else {
            enum status status = add_configured_keys(keymap, binding, action->id, error);

            if (status != STATUS_OK) {
                return status;
            }
        }
    }
    return find_clash(keymap, error);
}

enum status keymap_read(struct keymap *keymap, const struct conf *conf, struct error *error)
{
    enum status status = fill(keymap, conf, error);

    if (status != STATUS_OK) {
        keymap->count = 0;
        (void)fill(keymap, NULL, NULL);
    }
    return status;
}

void keymap_clear(struct keymap *keymap)
{
    free(keymap->bindings);
    *keymap = (struct keymap){0};
}

bool keymap_find(const struct keymap *keymap, struct key key, unsigned place, enum action_id *action)
{
    for (size_t i = 0; i < keymap->count; i++) {
        if (key_equal(keymap->bindings[i].key, key)
            && (action_get(keymap->bindings[i].action)->where & place) != 0) {
            *action = keymap->bindings[i].action;
            return true;
        }
    }
    return false;
}

bool keymap_key(const struct keymap *keymap, enum action_id action, struct key *key)
{
    for (size_t i = 0; i < keymap->count; i++) {
        if (keymap->bindings[i].action == action) {
            *key = keymap->bindings[i].key;
            return true;
        }
    }
    return false;
}

void keymap_write(const struct keymap *keymap, enum action_id action, struct str *out)
{
    bool first = true;

    for (size_t i = 0; i < keymap->count; i++) {
        if (keymap->bindings[i].action == action) {
            str_add(out, first ? "" : ", ");
            key_format(keymap->bindings[i].key, out);
            first = false;
        }
    }
}
