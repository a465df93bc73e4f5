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

        if (key_parse(word, &key))
            add_binding(keymap, key, action->id);
        free(word);
        at += length;
        at += strspn(at, " ");
    }
}

static const struct conf_binding *configured(const struct conf *conf, const char *action)
{
    for (size_t i = 0; i < conf->binding_count; i++) {
        if (strcmp(conf->bindings[i].action, action) == 0)
            return &conf->bindings[i];
    }
    return NULL;
}

/* Whether a field takes the key itself: to type, to move, or to take away. */
static bool is_for_fields(struct key key)
{
    static const uint32_t editing[] = {KEY_CODE_ENTER, KEY_CODE_TAB, KEY_CODE_BACKSPACE, KEY_CODE_DELETE, KEY_CODE_UP,
                                       KEY_CODE_DOWN, KEY_CODE_LEFT, KEY_CODE_RIGHT, KEY_CODE_HOME, KEY_CODE_END,
                                       KEY_CODE_PAGE_UP, KEY_CODE_PAGE_DOWN};

    for (size_t i = 0; i < sizeof editing / sizeof *editing; i++) {
        if (key.code == editing[i])
            return true;
    }
    return key_is_text(key) || (key.modifiers == KEY_CTRL && (key.code == 'w' || key.code == 'u' || key.code == 'z'));
}

/* The first key of an action is the one that the key bar shows, so it must be one that gives the action wherever the
 * action applies. */
static bool can_be_shown(struct key key, const struct action *action)
{
    return (action->where & (ACTION_FORM | ACTION_INQUIRY)) == 0 || !is_for_fields(key);
}

static enum status add_configured_keys(struct keymap *keymap, const struct conf_binding *binding,
                                       const struct action *action, struct error *error)
{
    char line[16];

    snprintf(line, sizeof line, "%d", binding->line);
    for (size_t i = 0; i < binding->key_count; i++) {
        struct key key;

        if (!key_parse(binding->keys[i], &key)) {
            return error_set(error, STATUS_CONFIG,
                             N_("%1, line %2: “%3” is no key. Write keys as F2, Ctrl+S, Shift+Tab, Esc or a single "
                                "character."),
                             binding->file, line, binding->keys[i], NULL);
        }
        if (i == 0 && !can_be_shown(key, action)) {
            return error_set(error, STATUS_CONFIG,
                             N_("%1, line %2: in a form “%3” types, moves or takes away, and cannot give “%4” there. "
                                "Name a key like F2 or Ctrl+S first."),
                             binding->file, line, binding->keys[i], action->name, NULL);
        }
        add_binding(keymap, key, action->id);
    }
    return STATUS_OK;
}

static enum status refuse_clash(struct key key, const struct action *one, const struct action *other,
                                const struct conf *conf, struct error *error)
{
    const struct conf_binding *binding = configured(conf, other->name);
    struct str words = {0};
    char line[16];
    enum status status;

    if (binding == NULL) {
        binding = configured(conf, one->name); /* the keys of the table by themselves do not clash */
    }
    snprintf(line, sizeof line, "%d", binding->line);
    key_format(key, &words);
    status = error_set(error, STATUS_CONFIG, N_("%1, line %2: the key %3 is given to both “%4” and “%5”."),
                       binding->file, line, str_peek(&words), one->name, other->name, NULL);
    str_clear(&words);
    return status;
}

/* Two actions with the same key that apply in one place, where only one of them could ever be given. */
static enum status find_clash(const struct keymap *keymap, const struct conf *conf, struct error *error)
{
    const unsigned places = ACTION_ANYWHERE;

    for (size_t i = 0; i < keymap->count; i++) {
        const struct action *one = action_get(keymap->bindings[i].action);

        for (size_t j = i + 1; j < keymap->count; j++) {
            const struct action *other = action_get(keymap->bindings[j].action);

            if (one != other && key_equal(keymap->bindings[i].key, keymap->bindings[j].key) &&
                (one->where & other->where & places) != 0)
                return refuse_clash(keymap->bindings[i].key, one, other, conf, error);
        }
    }
    return STATUS_OK;
}

enum status keymap_read(struct keymap *keymap, const struct conf *conf, struct error *error)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);
        const struct conf_binding *binding = conf != NULL ? configured(conf, action->name) : NULL;

        if (binding == NULL) {
            add_default_keys(keymap, action);
        } else {
            enum status status = add_configured_keys(keymap, binding, action, error);

            if (status != STATUS_OK)
                return status;
        }
    }
    return conf != NULL ? find_clash(keymap, conf, error) : STATUS_OK;
}

void keymap_clear(struct keymap *keymap)
{
    free(keymap->bindings);
    *keymap = (struct keymap){0};
}

bool keymap_find(const struct keymap *keymap, struct key key, unsigned place, enum action_id *action)
{
    for (size_t i = 0; i < keymap->count; i++) {
        if (key_equal(keymap->bindings[i].key, key) &&
            (action_get(keymap->bindings[i].action)->where & place) != 0) {
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
