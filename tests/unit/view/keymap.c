#include "samreg/view/keymap.h"

#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(keymap, every_default_key_is_a_key_and_no_two_actions_share_one)
{
    struct keymap keymap = {0};
    struct error error = {0};
    size_t keys = 0;

    cr_assert_eq(keymap_read(&keymap, NULL, &error), STATUS_OK);
    for (int i = 0; i < ACTION_COUNT; i++) {
        const char *words = action_get((enum action_id)i)->keys;

        for (keys += words[0] != '\0'; *words != '\0'; words++)
            keys += *words == ' ';
    }
    cr_expect_eq(keymap.count, keys, "a default key that is none is left out silently");
    keymap_clear(&keymap);
}

Test(keymap, no_default_key_needs_altgr_on_a_norwegian_keyboard)
{
    struct keymap keymap = {0};
    struct error error = {0};

    cr_assert_eq(keymap_read(&keymap, NULL, &error), STATUS_OK);
    for (size_t i = 0; i < keymap.count; i++) {
        struct str words = {0};

        key_format(keymap.bindings[i].key, &words);
        cr_expect_eq(key_hazard(keymap.bindings[i].key), KEY_HAZARD_NONE, "%s of %s", str_peek(&words),
                     action_get(keymap.bindings[i].action)->name);
        str_clear(&words);
    }
    keymap_clear(&keymap);
}

Test(keymap, letters_are_no_commands_while_typing)
{
    struct keymap keymap = {0};
    struct error error = {0};

    cr_assert_eq(keymap_read(&keymap, NULL, &error), STATUS_OK);
    for (size_t i = 0; i < keymap.count; i++) {
        const struct action *action = action_get(keymap.bindings[i].action);

        if ((action->where & ACTION_FORM) != 0 && key_is_text(keymap.bindings[i].key)) {
            bool twin = false;

            for (size_t j = 0; j < keymap.count; j++)
                twin = twin || (keymap.bindings[j].action == action->id && !key_is_text(keymap.bindings[j].key));
            cr_expect(twin, "%s can be given in a form only by a letter", action->name);
        }
    }
    keymap_clear(&keymap);
}

Test(keymap, the_same_key_does_what_fits_the_place)
{
    struct keymap keymap = {0};
    struct error error = {0};
    struct key f6;
    enum action_id action;

    cr_assert_eq(keymap_read(&keymap, NULL, &error), STATUS_OK);
    cr_assert(key_parse("F6", &f6));
    cr_assert(keymap_find(&keymap, f6, ACTION_LIST, &action));
    cr_expect_eq(action, ACTION_NEW);
    cr_assert(keymap_find(&keymap, f6, ACTION_FORM, &action));
    cr_expect_eq(action, ACTION_NEW_ROW);
    cr_expect_not(keymap_find(&keymap, f6, ACTION_PAGE, &action));
    keymap_clear(&keymap);
}

/* A configuration that gives one action these keys. */
static void bind(struct conf *conf, struct conf_binding *binding, char *action, char **keys, size_t count)
{
    *binding = (struct conf_binding){action, keys, count, "samreg.conf", 7};
    conf->bindings = binding;
    conf->binding_count = 1;
}

Test(keymap, the_configuration_replaces_the_keys_of_an_action)
{
    struct keymap keymap = {0};
    struct error error = {0};
    struct conf conf = {0};
    struct conf_binding binding;
    char *keys[] = {"Ctrl+E"};
    struct key key;
    enum action_id action;

    bind(&conf, &binding, "edit", keys, 1);
    cr_assert_eq(keymap_read(&keymap, &conf, &error), STATUS_OK);
    cr_assert(key_parse("Ctrl+E", &key));
    cr_assert(keymap_find(&keymap, key, ACTION_LIST, &action));
    cr_expect_eq(action, ACTION_EDIT);
    cr_assert(key_parse("F2", &key));
    cr_expect_not(keymap_find(&keymap, key, ACTION_LIST, &action));
    keymap_clear(&keymap);
}

Test(keymap, a_mistake_in_the_configuration_names_file_and_line)
{
    struct keymap keymap = {0};
    struct error error = {0};
    struct conf conf = {0};
    struct conf_binding binding;
    char *nonsense[] = {"Hyper+Q"};
    char *taken[] = {"F3"};
    char *text;

    bind(&conf, &binding, "edit", nonsense, 1);
    cr_expect_eq(keymap_read(&keymap, &conf, &error), STATUS_CONFIG);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, "samreg.conf, line 7") != NULL && strstr(text, "Hyper+Q") != NULL, "%s", text);
    free(text);
    error_clear(&error);
    keymap_clear(&keymap);

    bind(&conf, &binding, "edit", taken, 1);
    cr_expect_eq(keymap_read(&keymap, &conf, &error), STATUS_CONFIG);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, "samreg.conf, line 7: the key F3 is given to both “edit” and “back”.");
    free(text);
    error_clear(&error);
    keymap_clear(&keymap);
}

/* What the key map says to one action with these keys; new string, empty when nothing. */
static char *say(char *action, char **keys, size_t count)
{
    struct keymap keymap = {0};
    struct error error = {0};
    struct conf conf = {0};
    struct conf_binding binding;
    char *text;

    bind(&conf, &binding, action, keys, count);
    (void)!keymap_read(&keymap, &conf, &error);
    text = error_text(&error, LANGUAGE_ENGLISH);
    error_clear(&error);
    keymap_clear(&keymap);
    return text;
}

Test(keymap, a_key_that_a_field_takes_gives_nothing_in_a_form)
{
    char *refused[] = {"x", "?", "Enter", "Tab", "Shift+Tab", "PgDn", "Ctrl+U", "Space"};
    char *taken[] = {"F10", "Ctrl+T", "Ins"};
    char *behind[] = {"F10", "&"};
    char *text;

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        text = say("save", &refused[i], 1);
        cr_expect(strstr(text, "samreg.conf, line 7: in a form “") != NULL && strstr(text, "“save”") != NULL, "%s: %s",
                  refused[i], text);
        free(text);
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        text = say("save", &taken[i], 1);
        cr_expect_str_eq(text, "", "%s", taken[i]);
        free(text);
    }
    text = say("help", behind, 2);
    cr_expect_str_eq(text, "", "the key bar shows the first one");
    free(text);
    text = say("edit", behind + 1, 1);
    cr_expect_str_eq(text, "", "in a list it does");
    free(text);
}
