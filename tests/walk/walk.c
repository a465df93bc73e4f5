/* CONTRIBUTING.md tells the truth: its walks, followed on a copy of the tree, lead to a field, a check and a report
 * that are everywhere where they should be. The register is one of before, so that the migration runs too. */
#include "tests/support/journey.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* A copy of the tree, built, and a register made by the program of the tree itself. */
struct walk {
    char *home;
    char *database;
    char *copy;    /* the folder */
    char *variant; /* what is built in it */
};

/* The folder that a program lies in is the variant: build/release/samreg. */
static char *take_variant(const char *program)
{
    const char *end = strrchr(program, '/');
    const char *begin = end;

    while (begin > program && begin[-1] != '/')
        begin--;
    return memory_copy_bytes(begin, (size_t)(end - begin));
}

static void build(struct walk *walk)
{
    struct str line = {0};

    walk->home = journey_home_new();
    walk->database = journey_copy_demo(walk->home);
    walk->variant = take_variant(getenv("SAMREG_PROGRAM"));
    str_addf(&line, "%s/tree", walk->home);
    walk->copy = str_take(&line);
    str_addf(&line, "sh tests/walk/build.sh %s %s >%s/log 2>&1 || { cat %s/log >&2; false; }", walk->copy,
             walk->variant, walk->home, walk->home);
    cr_assert_eq(system(str_peek(&line)), 0, "the copy cannot be built");
    str_reset(&line);
    str_addf(&line, "%s/build/%s/samreg", walk->copy, walk->variant);
    setenv("SAMREG_PROGRAM", str_peek(&line), 1);
    str_clear(&line);
}

/* Runs a command and looks for words in what it says. */
#define EXPECT(walk, wanted, words, ...) \
    expect((walk), (wanted), (words), \
           JOURNEY_ARGUMENTS("--language", "en", "--database", (walk)->database, __VA_ARGS__))

static void expect(const struct walk *walk, int wanted, const char *words, const char *const *arguments)
{
    char *output;
    int status = journey_prepare(walk->home, arguments, &output);

    cr_expect(status == wanted, "%s: status %d\n%s", arguments[4], status, output);
    cr_expect(strstr(output, words), "%s: “%s” is not in\n%s", arguments[4], words, output);
    free(output);
}

static void write_file(const struct walk *walk, const char *name, const char *text)
{
    struct str path = {0};

    str_addf(&path, "%s/%s", walk->home, name);
    FILE *file = fopen(str_peek(&path), "w");
    cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
    str_clear(&path);
}

static void try_commands(const struct walk *walk)
{
    EXPECT(walk, 0, "Changed: Fosen", "set", "region", "Fosen", "website=https://fosen.example");
    EXPECT(walk, 0, "Website", "list", "region");
    EXPECT(walk, 0, "name,website\r\nFosen,https://fosen.example\r\n", "list", "region", "website:fosen", "--columns",
           "name,website", "--format", "csv");
    EXPECT(walk, 0, "\"Nettsted\"", "--language", "nb", "list", "region", "fosen.example", "--format", "spreadsheet");
    EXPECT(walk, 0, "Website: https://fosen.example", "history", "region", "Fosen");
    write_file(walk, "regions.csv", "navn;nettsted\nMosseregionen;https://mosse.example\n");
    EXPECT(walk, 0, "changed 1", "import", "region", "regions.csv");
    EXPECT(walk, 0, "https://mosse.example", "show", "region", "Mosseregionen");
    EXPECT(walk, 0, "“Mosseregionen” and “Fosen” have the same website", "set", "region", "Mosseregionen",
           "website=https://fosen.example");
    EXPECT(walk, 1, "have the same website", "check");
}

/* The new report is known to the list, runs, has its place in the survey, and finds the records behind its figure. */
static void try_report(const struct walk *walk)
{
    EXPECT(walk, 0, "Participation without a role", "report");
    EXPECT(walk, 0, "municipality,roleless\r\n", "report", "roleless", "region=Værnesregionen", "--format", "csv");
    EXPECT(walk, 0, "Frosta", "add", "participation", "arrangement=Barnevern", "municipality=1717");
    EXPECT(walk, 0, "municipality,roleless\r\n1717,1\r\n", "report", "roleless", "region=Værnesregionen", "--format",
           "csv");
    EXPECT(walk, 0, "## Participation without a role", "report", "status", "region=Værnesregionen", "--format",
           "markdown");
}

static void try_screen(const struct walk *walk)
{
    struct journey *user = journey_start(&(struct journey_options){
        .home = walk->home,
        .columns = 120,
        .rows = 40,
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--database", walk->database)});

    journey_keys(user, "<F9>Regions<Enter>");
    journey_expect_text(user, "Website");
    journey_keys(user, "/fosen website:any<Enter>");
    journey_expect_text(user, "https://fosen.e");
    journey_keys(user, "<F2>");
    journey_expect_text(user, "Website ");
    journey_expect_text(user, "https://fosen.example");
    journey_keys(user, "<Down><Down><Ctrl+U>https://new.example<Ctrl+S>");
    journey_expect_text(user, "Saved");
    journey_end(&user);
    EXPECT(walk, 0, "https://new.example", "list", "region", "website:new.example");
}

static void try_manual(const struct walk *walk)
{
    struct str line = {0};

    str_addf(&line, "grep -qx '.It Sy website' %s/build/%s/man/man5/samreg-data.5 && "
                    "grep -qx '.It Cm website_twice' %s/build/%s/man/man5/samreg-data.5 && "
                    "grep -qx '.It Cm roleless' %s/build/%s/man/man1/samreg.1",
             walk->copy, walk->variant, walk->copy, walk->variant, walk->copy, walk->variant);
    cr_expect_eq(system(str_peek(&line)), 0, "the manual knows nothing of it");
    str_clear(&line);
}

Test(walk, what_contributing_tells_is_true)
{
    struct walk walk = {0};

    build(&walk);
    try_commands(&walk);
    try_report(&walk);
    try_screen(&walk);
    try_manual(&walk);
    journey_home_remove(walk.home);
    free(walk.home);
    free(walk.database);
    free(walk.copy);
    free(walk.variant);
}
