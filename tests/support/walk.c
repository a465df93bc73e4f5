#include "tests/support/walk.h"

#include "tests/support/sandbox.h"
#include "tests/support/screen.h"

#include "samreg/app/records.h"
#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

void walk_start(struct walk *walk, int height, int width)
{
    struct app_options options = {.program = "screen", .language = LANGUAGE_ENGLISH};
    struct error error = {0};
    struct str path = {0};

    *walk = (struct walk){.home = sandbox_home_new()};
    cr_assert(setenv("HOME", walk->home, 1) == 0 && unsetenv("XDG_STATE_HOME") == 0);
    conf_init(&walk->conf);
    str_addf(&path, "%s/register.db", walk->home);
    walk->path = str_take(&path);
    walk->app = app_new(&walk->conf, &options);
    cr_assert(register_create(walk->app, walk->path, true, &error) == STATUS_OK, "%s", error.message.msgid);
    screen_start(height, width);
    walk->shell = (struct shell){.app = walk->app, .serial = app_serial(walk->app)};
    cr_assert(keymap_read(&walk->shell.keymap, &walk->conf, &error) == STATUS_OK);
}

void walk_stop(struct walk *walk)
{
    shell_clear(&walk->shell);
    screen_stop();
    app_free(&walk->app);
    conf_clear(&walk->conf);
    sandbox_home_remove(walk->home);
    free(walk->home);
    free(walk->path);
}

static void work(struct walk *walk)
{
    do {
        frame_draw(&walk->shell); /* lists learn their height here, and want rows accordingly */
    } while (shell_work(&walk->shell));
    draw_flush();
}

static void press(struct walk *walk, struct key key)
{
    shell_take_key(&walk->shell, key);
    shell_end_turn(&walk->shell);
    work(walk);
}

void walk_press(struct walk *walk, const char *keys)
{
    while (*keys != '\0') {
        size_t length = strcspn(keys, " ");
        char *word = memory_copy_bytes(keys, length);

        press(walk, screen_key(word));
        free(word);
        keys += length + (keys[length] == ' ');
    }
}

void walk_type(struct walk *walk, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        struct key key = {0};
        size_t length = text_decode(text, left, &key.code);

        cr_assert(length > 0);
        press(walk, key);
        text += length;
        left -= length;
    }
}

bool walk_shows(struct walk *walk, const char *text)
{
    struct str screen = {0};
    bool found;

    work(walk);
    draw_read_text(terminal_area(), &screen);
    found = strstr(str_peek(&screen), text) != NULL;
    if (!found)
        cr_log_info("“%s” is not on the screen:\n%s", text, str_peek(&screen));
    str_clear(&screen);
    return found;
}

int64_t walk_find(struct walk *walk, const struct entity *entity, const char *text)
{
    struct error error = {0};
    int64_t id = 0;

    cr_assert(app_resolve(walk->app, entity, text, &id, NULL, &error) == STATUS_OK, "%s: %s", text,
              error.message.msgid);
    return id;
}
