#include "samreg/app/delivery.h"

#include "session.h"

#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/samreg-delivery-XXXXXX";
static struct conf conf;
static struct app *app;

/* A session without a register, whose state lies in a folder of its own. */
static void begin(void)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};

    cr_assert_not_null(mkdtemp(folder));
    setenv("XDG_STATE_HOME", folder, 1);
    unsetenv("SSH_CONNECTION");
    conf_init(&conf);
    app = app_new(&conf, &options);
}

static void end(void)
{
    char command[80];

    app_free(&app);
    conf_clear(&conf);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_expect_eq(system(command), 0);
}

TestSuite(delivery, .init = begin, .fini = end);

static void make_file(const char *path, const char *bytes, size_t size)
{
    struct error error = {0};

    session_expect_ok(file_write(path, bytes, size, &error), &error);
}

Test(delivery, the_last_exports_are_remembered_newest_first_and_once)
{
    struct deliveries deliveries = {0};
    char path[80];

    for (int i = 0; i < DELIVERIES + 5; i++) {
        snprintf(path, sizeof path, "%s/%d.csv", folder, i);
        make_file(path, "", 0);
        delivery_note(path);
    }
    snprintf(path, sizeof path, "%s/10.csv", folder);
    delivery_note(path);
    deliveries_read(&deliveries);
    cr_assert_eq(deliveries.count, DELIVERIES);
    cr_expect_str_eq(deliveries.items[0].path, path);
    cr_expect(deliveries.items[0].there);
    snprintf(path, sizeof path, "%s/24.csv", folder);
    cr_expect_str_eq(deliveries.items[1].path, path);
    for (size_t i = 1; i < deliveries.count; i++)
        cr_expect_str_neq(deliveries.items[i].path, deliveries.items[0].path);
    deliveries_clear(&deliveries);
}

Test(delivery, a_file_that_is_gone_is_told_so)
{
    struct deliveries deliveries = {0};
    char path[80];

    deliveries_read(&deliveries);
    cr_expect_eq(deliveries.count, 0);
    snprintf(path, sizeof path, "%s/a.csv", folder);
    make_file(path, "", 0);
    delivery_note(path);
    unlink(path);
    deliveries_read(&deliveries);
    cr_expect(deliveries.count == 1 && !deliveries.items[0].there);
    deliveries_clear(&deliveries);
    delivery_note(path);
    deliveries_read(&deliveries);
    cr_expect_eq(deliveries.count, 1, "what is not there is not remembered anew");
    deliveries_clear(&deliveries);
}

/* The user's name stands between `before` and `after`. */
static void expect_fetch(const char *connection, const char *path, const char *before, const char *after)
{
    char *user = path_user_name();
    struct str line = {0};
    struct str wanted = {0};

    setenv("SSH_CONNECTION", connection, 1);
    str_addf(&wanted, "%s%s%s", before, user, after);
    cr_expect(delivery_fetch(path, &line));
    cr_expect_str_eq(str_peek(&line), str_peek(&wanted));
    str_clear(&wanted);
    str_clear(&line);
    free(user);
}

Test(delivery, the_line_that_fetches_the_file_names_user_host_port_and_path)
{
    struct str line = {0};

    cr_expect_not(delivery_fetch("/srv/a.csv", &line));
    cr_expect_eq(line.length, 0);
    expect_fetch("10.0.0.7 50022 10.0.0.5 22", "/srv/a.csv", "scp ", "@10.0.0.5:/srv/a.csv .");
    expect_fetch("10.0.0.7 50022 10.0.0.5 2222", "/srv/a.csv", "scp -P 2222 ", "@10.0.0.5:/srv/a.csv .");
    expect_fetch("fe80::7 50022 fe80::5 22", "/srv/a.csv", "scp ", "@[fe80::5]:/srv/a.csv .");
    expect_fetch("10.0.0.7 50022 10.0.0.5 22", "/srv/min mappe/å$\".csv",
                 "scp \"", "@10.0.0.5:/srv/min mappe/å\\$\\\".csv\" .");
    setenv("SSH_CONNECTION", "nonsense", 1);
    cr_expect_not(delivery_fetch("/srv/a.csv", &line));
}

Test(delivery, the_line_leaves_out_the_folder_that_a_login_begins_in)
{
    const char *connection = "10.0.0.7 50022 10.0.0.5 22";
    char *login = path_login_folder();
    char path[400], after[440];

    cr_assert_not_null(login);
    snprintf(path, sizeof path, "%s/samreg/a.csv", login);
    expect_fetch(connection, path, "scp ", "@10.0.0.5:samreg/a.csv .");
    snprintf(path, sizeof path, "%s-other/a.csv", login);
    snprintf(after, sizeof after, "@10.0.0.5:%s .", path);
    expect_fetch(connection, path, "scp ", after);
    free(login);
}

/* What `mail_command` would read. */
static char *write_letter(const char *path, const char *address)
{
    struct error error = {0};
    struct str text = {0};
    char block[512];
    ssize_t got;
    int letter = -1;

    session_expect_ok(delivery_letter(app, path, address, &letter, &error), &error);
    while ((got = read(letter, block, sizeof block)) > 0)
        str_add_bytes(&text, block, (size_t)got);
    close(letter);
    return str_take(&text);
}

Test(delivery, a_letter_has_everything_encoded)
{
    char path[80];
    char *text;

    conf.mail_command = memory_copy_text("/usr/sbin/sendmail  -t -i ");
    snprintf(path, sizeof path, "%s/å b.csv", folder);
    make_file(path, "\xef\xbb\xbf\"Kommune\";\"Ål\"\r\n", 20);
    text = write_letter(path, "ola@kommune.no");
    cr_expect_eq(strncmp(text, "To: ola@kommune.no\r\nSubject: =?UTF-8?B?", 39), 0, "%s", text);
    cr_expect_not_null(strstr(text, "\r\nMIME-Version: 1.0\r\n"));
    cr_expect_not_null(strstr(text, "Content-Type: text/csv; charset=utf-8\r\n"));
    cr_expect_not_null(strstr(text, "Content-Disposition: attachment; filename*=UTF-8''%C3%A5%20b.csv\r\n"));
    cr_expect_not_null(strstr(text, "\r\n77u/IktvbW11bmUiOyLDhWwiDQo=\r\n"), "%s", text);
    for (const char *c = text; *c != '\0'; c++)
        cr_assert_lt((unsigned char)*c, 0x80, "only ASCII goes out");
    for (const char *line = text; *line != '\0';) {
        size_t length = strcspn(line, "\r");

        cr_assert_leq(length, 90);
        cr_assert_eq(strncmp(line + length, "\r\n", 2), 0);
        line += length + 2;
    }
    free(text);
}

Test(delivery, a_long_name_makes_several_encoded_words_without_cutting_a_character)
{
    char path[160];
    char *text;

    conf.mail_command = memory_copy_text("sendmail");
    snprintf(path, sizeof path, "%s/æøåæøåæøåæøåæøåæøåæøåæøåæøåæøå.txt", folder);
    make_file(path, "x", 1);
    text = write_letter(path, "a@b");
    cr_expect_not_null(strstr(text, "?=\r\n =?UTF-8?B?"));
    free(text);
}

Test(delivery, an_address_that_is_none_is_refused)
{
    static const char *const wrong[] = {"", "ola", "@kommune.no", "ola@", "a@b@c", "a b@c", "a@b\nBcc: x@y", "a@b,c@d",
                                        "-oQ/tmp@x", "ola@kommune.no>", "ola@b\xe5.no", "ola@å_b.no"};
    struct error error = {0};
    int letter = -1;

    conf.mail_command = memory_copy_text("sendmail");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cr_expect_eq(delivery_letter(app, "/etc/hostname", wrong[i], &letter, &error), STATUS_DATA, "%s", wrong[i]);
        cr_expect(session_says(&error, "no e-mail address"));
    }
    cr_expect(delivery_address_check(app, "ola.nordmann+samreg@kommune.no", &error));
}

/* What the line begins with that tells to whom the letter goes. */
static void expect_recipient(const char *address, const char *expected)
{
    char path[80];
    char *text;

    snprintf(path, sizeof path, "%s/a.csv", folder);
    make_file(path, "x", 1);
    text = write_letter(path, address);
    text[strcspn(text, "\r")] = '\0';
    cr_expect_str_eq(text, expected);
    free(text);
}

Test(delivery, letters_behind_the_at_are_written_as_the_net_writes_them)
{
    conf.mail_command = memory_copy_text("sendmail");
    expect_recipient("ola@våler.kommune.no", "To: ola@xn--vler-qoa.kommune.no");
    expect_recipient("ola@Kommune.no", "To: ola@Kommune.no");
}

Test(delivery, letters_before_the_at_need_servers_that_take_them)
{
    struct error error = {0};
    int letter = -1;

    conf.mail_command = memory_copy_text("sendmail");
    cr_expect_eq(delivery_letter(app, "/etc/hostname", "pål@kommune.no", &letter, &error), STATUS_DATA);
    cr_expect(session_says(&error, "“pål@kommune.no” has letters before the @ that most mail servers send back. Ask "
                                   "for an address without them, or set mail_utf8 if yours takes them (SMTPUTF8)."));
    cr_expect_eq(letter, -1);
    conf.mail_utf8 = true;
    expect_recipient("pål@våler.no", "To: pål@xn--vler-qoa.no");
}

Test(delivery, what_cannot_be_sent_says_why)
{
    struct error error = {0};
    int letter = -1;

    cr_expect_eq(delivery_letter(app, "/etc/hostname", "a@b", &letter, &error), STATUS_CONFIG);
    cr_expect(session_says(&error, "mail_command"));
    cr_expect_null(delivery_mail_command(app));
    conf.mail_command = memory_copy_text("sendmail");
    cr_expect_eq(delivery_letter(app, "/no/such/file", "a@b", &letter, &error), STATUS_NO_INPUT);
    cr_expect(session_says(&error, "/no/such/file"));
}

Test(delivery, the_command_is_taken_apart_at_blanks)
{
    char **command;

    conf.mail_command = memory_copy_text(" /usr/sbin/sendmail  -t -i ");
    command = delivery_mail_command(app);
    cr_expect_str_eq(command[0], "/usr/sbin/sendmail");
    cr_expect_str_eq(command[1], "-t");
    cr_expect_str_eq(command[2], "-i");
    cr_expect_null(command[3]);
    delivery_mail_command_free(&command);
    cr_expect_null(command);
}
