/* Walks the screen in memory: a register in a temporary folder, keys by their words, the cells as they are drawn. */
#ifndef TESTS_SUPPORT_WALK_H
#define TESTS_SUPPORT_WALK_H

#include "samreg/app/app.h"
#include "samreg/view/shell_internal.h"

/* Everything that a walk needs; HOME is its own folder. */
struct walk {
    struct conf conf;
    struct app *app;
    struct shell shell;
    char *home;
    char *path; /* of the register */
};

/* Makes the register of 2009 and a screen of the given size, in English; nothing is open on it yet. */
void walk_start(struct walk *walk, int height, int width);

/* Closes everything and removes the folder. */
void walk_stop(struct walk *walk);

/* Presses keys, named by words set apart by blanks ("Down F4 Ctrl+S"); types a text; after each key what was put off
 * is done, and at the end the screen is drawn. */
void walk_press(struct walk *walk, const char *keys);
void walk_type(struct walk *walk, const char *text);

/* Whether the text stands somewhere on the screen, within one row. */
bool walk_shows(struct walk *walk, const char *text);

/* The identifier of the record that the text names; fails the test when there is none. */
int64_t walk_find(struct walk *walk, const struct entity *entity, const char *text);

#endif
