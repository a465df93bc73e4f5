#include "samreg/conf/conf.h"

#include "samreg/base/embed.h"
#include "samreg/conf/option.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const actions[] = {"help", "edit", "undo", NULL};

/* A file with that text; the caller frees its name after unlink(). */
static char *make_file(const char *text)
{
    char *path = strdup("/tmp/samreg-conf-XXXXXX");
    int file = mkstemp(path);

    cr_assert(file >= 0);
    cr_assert_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    return path;
}

static void drop_file(char *path)
{
    unlink(path);
    free(path);
}

static enum status read_text(struct conf *conf, const char *text, struct error *error)
{
    char *path = make_file(text);
    struct conf_files files = {.only = path};
    enum status status;

    conf_init(conf);
    status = conf_read(conf, &files, actions, error);
    drop_file(path);
    return status;
}

/* The text is refused with a message that ends in `expected` (what stands behind the file's name). */
static void expect_refused(const char *text, const char *expected)
{
    struct conf conf;
    struct error error = {0};
    char *said;

    cr_assert_eq(read_text(&conf, text, &error), STATUS_CONFIG, "read: %s", text);
    cr_expect_eq(error.status, STATUS_CONFIG);
    said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(said, expected), "%s\nsays: %s\nnot:  %s", text, said, expected);
    cr_expect_str_eq(conf.theme, "dark");
    free(said);
    error_clear(&error);
    conf_clear(&conf);
}

Test(conf, defaults_are_those_of_the_table)
{
    struct conf conf;

    conf_init(&conf);
    cr_expect_null(conf.database);
    cr_expect_str_eq(conf.language, "auto");
    cr_expect_eq(conf.escape_delay, 100);
    cr_expect_not(conf.accessible);
    cr_expect_eq(conf.binding_count, 0);
    conf_clear(&conf);
}

Test(conf, every_kind_of_option_is_read)
{
    struct conf conf;

    cr_assert_eq(read_text(&conf,
                           "# mine\n"
                           "database = \"/srv/felles/register.db\"\n"
                           "language = nn\n"
                           "escape_delay = 250 \n"
                           "accessible = yes\n"
                           "export_folder = '~/ut'\n",
                           NULL),
                 STATUS_OK);
    cr_expect_str_eq(conf.database, "/srv/felles/register.db");
    cr_expect_str_eq(conf.language, "nn");
    cr_expect_eq(conf.escape_delay, 250);
    cr_expect(conf.accessible);
    cr_assert(conf.export_folder);
    cr_expect_neq(conf.export_folder[0], '~');
    conf_clear(&conf);
}

Test(conf, mistakes_say_line_and_what_was_expected)
{
    expect_refused("\n\ncolour = always\n", "line 3: there is no option called “colour”. The options are: database,");
    expect_refused("theme = \"pink\"\n", "line 1: theme must be one of: dark, light, mono, contrast, projector.");
    expect_refused("escape_delay = soon\n", "line 1: escape_delay must be a whole number from 0 to 5000.");
    expect_refused("escape_delay = 5001\n", "line 1: escape_delay must be a whole number from 0 to 5000.");
    expect_refused("escape_delay = 99999999999999999999\n", "escape_delay must be a whole number from 0 to 5000.");
    expect_refused("escape_delay = \"1,5\"\n", "escape_delay must be a whole number from 0 to 5000.");
    expect_refused("\naccessible = maybe\n", "line 2: accessible must be yes or no.");
    expect_refused("theme \"dark\"\n", "line 1: “theme” must be followed by = and a value.");
    expect_refused("keys\n{ fly = {\"F2\"} }\n", "line 2: there is no action called “fly”.");
    expect_refused("database = ", "line 1: a value is missing behind the equal sign.");
    expect_refused("database = \n", "line 1: a value is missing behind the equal sign.");
    expect_refused("theme = dark\ndatabase =  \n\n lines = \"x\"\n", "line 2: a value is missing");
    expect_refused("theme =\n dark\n = mono\n", "line 3: “=” must not stand here.");
    expect_refused("keys = 1\n", "“keys” must be followed by {.");
    expect_refused("keys {\n edit = {\"F2\"}\n", "the file ends too early.");
    expect_refused("theme = \"dark\n", "the file ends too early.");
    expect_refused("theme = 'dark\n", "a quote begins here or before that is not closed.");
    expect_refused("theme = dark /* why\n", "the file ends too early.");
    expect_refused("}\n", "line 1: ");
    expect_refused("theme = {dark}\n", "line 1: ");
    expect_refused("theme += dark\n", "line 1: “theme” takes one value; write = and not +=.");
    expect_refused("theme = dark\nlines = \"a\xff\"\n", "line 2: the file is not text in UTF-8.");
}

Test(conf, a_mistake_leaves_the_configuration_as_it_was)
{
    struct conf conf;

    cr_assert_eq(read_text(&conf, "theme = light\nescape_delay = x\n", NULL), STATUS_CONFIG);
    cr_expect_str_eq(conf.theme, "dark");
    conf_clear(&conf);
}

Test(conf, keys_are_kept_with_their_place)
{
    struct conf conf;

    cr_assert_eq(read_text(&conf, "keys {\n  edit = {\"F2\", \"e\"}\n  help = {}\n}\n", NULL), STATUS_OK);
    cr_assert_eq(conf.binding_count, 2);
    cr_expect_str_eq(conf.bindings[0].action, "help");
    cr_expect_eq(conf.bindings[0].key_count, 0);
    cr_expect_eq(conf.bindings[0].line, 0);
    cr_expect_str_eq(conf.bindings[1].action, "edit");
    cr_assert_eq(conf.bindings[1].key_count, 2);
    cr_expect_str_eq(conf.bindings[1].keys[0], "F2");
    cr_expect_str_eq(conf.bindings[1].keys[1], "e");
    cr_expect_eq(conf.bindings[1].line, 2);
    conf_clear(&conf);
}

Test(conf, a_tilde_is_the_home_folder_that_the_environment_names)
{
    struct error error = {0};
    struct conf conf;

    setenv("HOME", "/elsewhere/kari", 1);
    cr_assert_eq(read_text(&conf, "database = \"~/samreg.db\"\nexport_folder = \"~\"\n", &error), STATUS_OK);
    cr_expect_str_eq(conf.database, "/elsewhere/kari/samreg.db");
    cr_expect_str_eq(conf.export_folder, "/elsewhere/kari");
    conf_clear(&conf);
}

Test(conf, the_users_file_wins_option_by_option)
{
    char *system = make_file("theme = light\ncolor = never\nkeys { edit = {\"F2\"} undo = {\"u\"} }\n");
    char *user = make_file("theme = mono\nkeys { edit = {\"x\"} }\n");
    struct conf_files files = {.system = system, .user = user};
    struct conf conf;

    conf_init(&conf);
    cr_assert_eq(conf_read(&conf, &files, actions, NULL), STATUS_OK);
    cr_expect_str_eq(conf.theme, "mono");
    cr_expect_str_eq(conf.color, "never");
    cr_assert_eq(conf.binding_count, 2);
    cr_expect_str_eq(conf.bindings[0].action, "edit");
    cr_assert_eq(conf.bindings[0].key_count, 1);
    cr_expect_str_eq(conf.bindings[0].keys[0], "x");
    cr_expect_str_eq(conf.bindings[0].file, user);
    cr_expect_str_eq(conf.bindings[1].action, "undo");
    conf_clear(&conf);
    drop_file(system);
    drop_file(user);
}

Test(conf, files_that_are_not_there_are_fine_and_unreadable_ones_are_not)
{
    struct conf_files missing = {.system = "/nonexistent/a.conf", .user = NULL};
    struct conf_files folder = {.user = "/"};
    struct conf_files only = {.only = "/nonexistent/b.conf"};
    struct conf conf;
    struct error error = {0};

    conf_init(&conf);
    cr_expect_eq(conf_read(&conf, &missing, actions, NULL), STATUS_OK);
    cr_expect_eq(conf_read(&conf, &folder, actions, &error), STATUS_CONFIG);
    cr_expect_eq(error.status, STATUS_CONFIG);
    cr_expect_eq(conf_read(&conf, &only, actions, &error), STATUS_NO_INPUT);
    error_clear(&error);
    conf_clear(&conf);
}

Test(conf, an_empty_file_is_a_file)
{
    struct conf conf;

    cr_expect_eq(read_text(&conf, "", NULL), STATUS_OK);
    conf_clear(&conf);
    cr_expect_eq(read_text(&conf, "# nothing\n", NULL), STATUS_OK);
    conf_clear(&conf);
}

/* What conf_write_default() writes with every option's # taken away. */
static char *uncomment(const char *text)
{
    struct str out = {0};

    for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
        if (line[0] == '#' && line[1] != ' ' && line[1] != '\n')
            line++;
        str_add_bytes(&out, line, strcspn(line, "\n") + 1);
    }
    return str_take(&out);
}

Test(conf, the_default_file_means_the_defaults)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct str file = {0};
        struct conf conf;
        char *open;

        conf_write_default((enum language)language, &file);
        cr_expect_eq(read_text(&conf, str_peek(&file), NULL), STATUS_OK);
        conf_clear(&conf);
        open = uncomment(str_peek(&file));
        cr_expect_eq(read_text(&conf, open, NULL), STATUS_OK);
        cr_expect_str_eq(conf.lines, "auto");
        cr_expect_eq(conf.escape_delay, 100);
        cr_expect_eq(conf.binding_count, 1);
        conf_clear(&conf);
        free(open);
        str_clear(&file);
    }
}

Test(conf, the_default_file_is_the_one_in_the_tree)
{
    const struct embed_file *file = embed_get("conf/samreg.conf");
    struct str made = {0};

    cr_assert(file);
    conf_write_default(LANGUAGE_ENGLISH, &made);
    cr_expect_str_eq((const char *)file->bytes, str_peek(&made));
    str_clear(&made);
}
