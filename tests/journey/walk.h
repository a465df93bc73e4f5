/* What most journeys begin with, and the way through a form by the labels of its fields. */
#ifndef TESTS_JOURNEY_WALK_H
#define TESTS_JOURNEY_WALK_H

#include "tests/support/journey.h"

/* A home with a copy of the 2009 register in it, and programs started there. */
struct walk {
    char *home;
    char *demo; /* the register */
};

/* Makes home and register; walk_end() takes them away. */
void walk_begin(struct walk *walk);
void walk_end(struct walk *walk);

/* Starts the program in English on the register, in a terminal of this size. */
struct journey *walk_start(const struct walk *walk, int columns, int rows);

/* The same at 80 by 24 and at a certain time, as 2009-12-01T10:42:07Z. */
struct journey *walk_start_at(const struct walk *walk, const char *now);

/* Starts a command of the program on the register, ended by NULL, such as `strategy`, at a certain time where `now` is
 * not NULL. */
struct journey *walk_start_command(const struct walk *walk, const char *const *command, int columns, int rows,
                                   const char *now);

/* The strategy grid in the hands of a facilitator. */
struct journey *walk_start_strategy(const struct walk *walk, int columns, int rows);

/* Begins a third round there, “Tredje”, where nothing has a source and so is agreed as it is written. */
void walk_begin_round(struct journey *user);

/* Runs a command in English on the register and expects status 0; `output` (NULL: not wanted) as journey_command(). */
void walk_command(const struct walk *walk, const char *const *arguments, char **output);

/* Fails the test with the screen unless the command prints `text`. */
void walk_expect_command(const struct walk *walk, const char *const *arguments, const char *text);

/* On the register screen: to the arrangements of Værnesregionen, the cursor on the first. */
void walk_to_arrangements(struct journey *user);

/* Presses Tab until the cursor is in the field with this label; begins again at the first field. */
void walk_to_field(struct journey *user, const char *label);

/* Presses Tab until the cursor is in the first cell of the rows whose first column has this title. */
void walk_to_rows(struct journey *user, const char *title);

/* A new arrangement of Værnesregionen with this name and nothing else; the form stays open. */
void walk_to_new_arrangement(struct journey *user, const char *name);

/* Whether the text stands on the screen now, in one line. */
bool walk_shows(const struct journey *user, const char *text);

/* Leaves the program with q and expects that it ends well. */
void walk_quit(struct journey **user);

/* A suite of journeys of one user: `walk` and `user`, NULL at first, are there in each test and ended after it. BEFORE
 * is what each of them begins with, such as user = walk_start(&walk, 80, 24). */
#define WALK_SUITE_FROM(NAME, BEFORE)                                                                                  \
    static struct walk walk;                                                                                           \
    static struct journey *user;                                                                                       \
    static void walk_suite_begin(void)                                                                                 \
    {                                                                                                                  \
        walk_begin(&walk);                                                                                             \
        BEFORE;                                                                                                        \
    }                                                                                                                  \
    static void walk_suite_end(void)                                                                                   \
    {                                                                                                                  \
        journey_end(&user);                                                                                            \
        walk_end(&walk);                                                                                               \
    }                                                                                                                  \
    TestSuite(NAME, .init = walk_suite_begin, .fini = walk_suite_end)

/* The same where each test starts the program itself. */
#define WALK_SUITE(NAME) WALK_SUITE_FROM(NAME, (void)0)

#endif
