#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

/* More than any form has fields. */
enum { MOST_TABS = 80 };

/* A lone Esc is known for what it is after a while; here it never comes over a slow line. */
static const char *const environment[] = {"ESCDELAY=15", NULL};

void walk_begin(struct walk *walk)
{
    walk->home = journey_home_new();
    walk->demo = journey_copy_demo(walk->home);
}

void walk_end(struct walk *walk)
{
    journey_home_remove(walk->home);
    free(walk->demo);
    free(walk->home);
}

struct journey *walk_start(const struct walk *walk, int columns, int rows)
{
    return journey_start(&(struct journey_options){
        .home = walk->home,
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--database", walk->demo),
        .columns = columns,
        .rows = rows,
        .environment = environment,
    });
}

struct journey *walk_start_at(const struct walk *walk, const char *now)
{
    return journey_start(&(struct journey_options){
        .home = walk->home,
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--database", walk->demo),
        .now = now,
        .environment = environment,
    });
}

enum { MOST_ARGUMENTS = 24 };

/* Puts what every call begins with before the arguments. */
static void complete(const struct walk *walk, const char *const *arguments, const char *all[MOST_ARGUMENTS])
{
    size_t count = 0;

    all[count++] = "--language";
    all[count++] = "en";
    all[count++] = "--database";
    all[count++] = walk->demo;
    while (*arguments && count < MOST_ARGUMENTS - 1)
        all[count++] = *arguments++;
}

struct journey *walk_start_command(const struct walk *walk, const char *const *command, int columns, int rows,
                                   const char *now)
{
    const char *all[MOST_ARGUMENTS] = {0};

    complete(walk, command, all);
    return journey_start(&(struct journey_options){
        .home = walk->home,
        .arguments = all,
        .columns = columns,
        .rows = rows,
        .now = now,
        .environment = environment,
    });
}

struct journey *walk_start_strategy(const struct walk *walk, int columns, int rows)
{
    return walk_start_command(walk, JOURNEY_ARGUMENTS("strategy"), columns, rows, NULL);
}

void walk_begin_round(struct journey *user)
{
    journey_keys(user, "<F6>Tredje<Enter>");
    journey_expect_text(user, "Round 3 of 3: Tredje");
}

static int run(const struct walk *walk, const char *const *arguments, char **output)
{
    const char *all[MOST_ARGUMENTS] = {0};

    complete(walk, arguments, all);
    return journey_prepare(walk->home, all, output);
}

void walk_command(const struct walk *walk, const char *const *arguments, char **output)
{
    char *said = NULL;
    int status = run(walk, arguments, &said);

    cr_assert_eq(status, 0, "%s ended with %d: %s", arguments[0], status, said);
    if (output)
        *output = said;
    else
        free(said);
}

void walk_expect_command(const struct walk *walk, const char *const *arguments, const char *text)
{
    char *said = NULL;

    walk_command(walk, arguments, &said);
    cr_assert(strstr(said, text), "%s says no \"%s\" but:\n%s", arguments[0], text, said);
    free(said);
}

void walk_to_arrangements(struct journey *user)
{
    journey_keys(user, "<End><Tab><Tab><Home>");
    journey_expect_text(user, ">Værnesr");
    journey_expect_cursor_on(user, "Barnevern");
}

/* The line that the cursor is on, or one above it. New string, or NULL without a cursor. */
static char *line_at_cursor(const struct journey *user, int above, int *column)
{
    int row;

    if (!journey_cursor(user, &row, column) || row < above)
        return NULL;
    return journey_line(user, row - above);
}

/* How many characters stand between the two places of a line. */
static int characters(const char *from, const char *to)
{
    int count = 0;

    for (; from < to; from++)
        count += ((unsigned char)*from & 0xc0) != 0x80;
    return count;
}

/* The label stands left of the cursor, and no further away than in a form of two columns its own field. */
static bool is_in_field(const struct journey *user, const char *label)
{
    enum { FURTHEST = 60 };
    int column;
    char *line = line_at_cursor(user, 0, &column);
    size_t length = strlen(label);
    bool found = false;

    for (const char *at = line; at && !found && (at = strstr(at, label)); at++) {
        int start = characters(line, at);

        found = start > 0 && start < column && column - start < FURTHEST && strchr(" *", at[-1]) &&
                strchr(" ", at[length]);
    }
    free(line);
    return found;
}

static bool is_in_rows(const struct journey *user, const char *title)
{
    int column;
    char *line = line_at_cursor(user, 1, &column);
    bool found = line && column == 2 && strncmp(line, "  ", 2) == 0 && strncmp(line + 2, title, strlen(title)) == 0;

    free(line);
    return found;
}

static void tab_until(struct journey *user, bool (*there)(const struct journey *, const char *), const char *where)
{
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
        if (there(user, where))
            return;
        journey_keys(user, "<Tab>");
    }
    char *screen = journey_screen(user);
    cr_assert_fail("Tab leads to no \"%s\"\n%s", where, screen);
}

void walk_to_field(struct journey *user, const char *label)
{
    journey_keys(user, "<Ctrl+Home>");
    tab_until(user, is_in_field, label);
}

void walk_to_rows(struct journey *user, const char *title)
{
    journey_keys(user, "<Ctrl+Home>");
    tab_until(user, is_in_rows, title);
}

void walk_to_new_arrangement(struct journey *user, const char *name)
{
    walk_to_arrangements(user);
    journey_keys(user, "<F6>");
    journey_expect_text(user, "Arrangement: new");
    journey_keys(user, name);
}

bool walk_shows(const struct journey *user, const char *text)
{
    char *screen = journey_screen(user);
    const char *found = strstr(screen, text);
    bool shown = found != NULL && found < strstr(screen, "\ncursor ");

    free(screen);
    return shown;
}

void walk_quit(struct journey **user)
{
    journey_keys(*user, "q");
    journey_expect_exit(*user, 0);
    cr_assert_not(journey_is_alternate(*user));
    journey_end(user);
}
