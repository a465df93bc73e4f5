/* Long work as a child, and the way of a file to its user: fetched, mailed, stopped. */
#include "tests/journey/walk.h"

#include "samreg/base/str.h"

#include <signal.h>
#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct walk walk;
static struct journey *user;
static char out[300], bin[300], configuration[300];

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");

    cr_assert_not_null(file, "%s", path);
    fputs(text, file);
    fclose(file);
    cr_assert_eq(chmod(path, mode), 0);
}

/* A copy of the program, so that another samreg-draw than the real one stands beside it: this script. */
static void copy_program(const char *draw)
{
    char command[900], path[320];

    snprintf(command, sizeof command, "cp '%s' '%s/samreg'", getenv("SAMREG_PROGRAM"), bin);
    cr_assert_eq(system(command), 0);
    snprintf(path, sizeof path, "%s/samreg-draw", bin);
    write_file(path, draw, 0700);
}

/* A home with a folder for exports and a mail command that keeps what it is given. */
static void begin(void)
{
    char text[1300], mail[320];

    walk_begin(&walk);
    snprintf(out, sizeof out, "%s/out", walk.home);
    snprintf(bin, sizeof bin, "%s/bin", walk.home);
    snprintf(configuration, sizeof configuration, "%s/samreg.conf", walk.home);
    cr_assert_eq(mkdir(out, 0700), 0);
    cr_assert_eq(mkdir(bin, 0700), 0);
    copy_program("#!/bin/sh\nexec sleep 1000\n"); /* it never ends */
    snprintf(mail, sizeof mail, "%s/mail", bin);
    snprintf(text, sizeof text, "#!/bin/sh\ncat >'%s/letter'\necho \"$@\" >'%s/arguments'\n", walk.home, walk.home);
    write_file(mail, text, 0700);
    snprintf(text, sizeof text, "export_folder = \"%s\"\nmail_command = \"%s -t -i\"\n", out, mail);
    write_file(configuration, text, 0600);
}

static void end(void)
{
    journey_end(&user);
    walk_end(&walk);
}

TestSuite(files, .init = begin, .fini = end);

static void start(const char *program, const char *config)
{
    user = journey_start(&(struct journey_options){
        .program = program,
        .arguments = JOURNEY_ARGUMENTS("--database", walk.demo, "--language", "en", "--config", config),
        .environment = JOURNEY_ARGUMENTS("SSH_CONNECTION=10.0.0.7 50022 10.0.0.5 2222"),
        .home = walk.home,
    });
}

/* The files in the folder for exports, hidden ones too. */
static int count_files(void)
{
    DIR *folder = opendir(out);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(folder)) != NULL)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

static void expect_in_file(const char *name, const char *text)
{
    char path[400], line[400];
    bool found = false;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", walk.home, name);
    file = fopen(path, "r");
    cr_assert_not_null(file, "%s", path);
    while (fgets(line, sizeof line, file) != NULL)
        found = found || strstr(line, text) != NULL;
    fclose(file);
    cr_expect(found, "%s does not say %s", name, text);
}

Test(files, a_list_is_exported_fetched_and_mailed)
{
    start(NULL, configuration);
    journey_keys(user, "<F9>regions<Enter><Ctrl+P>norwegian<Enter>");
    journey_expect_text(user, "13 rows.");
    journey_expect_text(user, "region-2009-12-01.csv");
    journey_expect_text(user, "scp -P 2222 ");
    cr_expect_eq(count_files(), 1);
    journey_keys(user, "w<Enter>");
    journey_expect_text(user, "your own machine, in a window of its own");
    journey_expect_text(user, "@10.0.0.5:");
    journey_keys(user, "y");
    journey_expect_text(user, "Sent to the terminal");
    journey_keys(user, "<F3>mola<Enter>");
    journey_expect_text(user, "“ola” is no e-mail address.");
    journey_keys(user, "å@kommune.no<Enter>");
    journey_expect_text(user, "“olaå@kommune.no” has letters before the @");
    journey_keys(user, "<Ctrl+U>ola@kommune.no<Enter>");
    journey_await_text(user, "Letter to ola@kommune.no: done.");
    expect_in_file("letter", "To: ola@kommune.no");
    expect_in_file("letter", "region-2009-12-01.csv");
    expect_in_file("arguments", "-t -i");
}

/* Joins the rows from the one that begins with "scp" to the next blank one; a blank at a break belongs to no row. */
static void join_command(struct str *command)
{
    bool began = false;

    for (int row = 0; row < 24; row++) {
        char *line = journey_line(user, row);

        began = began || strncmp(line, "scp ", 4) == 0;
        if (began && line[0] == '\0')
            row = 24;
        else if (began)
            str_add(command, line);
        free(line);
    }
}

/* A path that is longer than the screen is wide stands whole on rows that hold nothing else. */
Test(files, the_line_that_fetches_a_file_can_be_copied_by_mouse)
{
    char path[320], text[700], long_name[120];
    struct str command = {0};

    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    snprintf(text, sizeof text, "%s/%s", out, long_name);
    cr_assert_eq(mkdir(text, 0700), 0);
    snprintf(path, sizeof path, "%s/other.conf", walk.home);
    snprintf(text, sizeof text, "export_folder = \"%s/%s\"\n", out, long_name);
    write_file(path, text, 0600);
    start(NULL, path);
    journey_keys(user, "<F9>regions<Enter><Ctrl+P>json<Enter>");
    journey_expect_text(user, "your own:");
    journey_keys(user, "w<Enter>");
    join_command(&command);
    snprintf(text, sizeof text, "@10.0.0.5:%s/%s/region-2009-12-01.json", out, long_name);
    cr_expect(strncmp(command.text, "scp -P 2222", 11) == 0, "%s", command.text);
    cr_expect_not_null(strstr(command.text, text), "%s does not hold %s", command.text, text);
    str_clear(&command);
}

Test(files, without_a_mail_command_the_screen_says_what_to_set)
{
    char path[320], text[400];

    snprintf(path, sizeof path, "%s/other.conf", walk.home);
    snprintf(text, sizeof text, "export_folder = \"%s\"\n", out);
    write_file(path, text, 0600);
    start(NULL, path);
    journey_keys(user, "<F9>regions<Enter><Ctrl+P>json<Enter>wm");
    journey_expect_text(user, "Set mail_command");
}

Test(files, a_folder_that_is_not_there_says_what_to_set)
{
    char path[320];

    snprintf(path, sizeof path, "%s/other.conf", walk.home);
    write_file(path, "export_folder = \"/no/such/folder\"\n", 0600);
    start(NULL, path);
    journey_keys(user, "<F9>regions<Enter><Ctrl+P>norwegian<Enter>");
    journey_expect_text(user, "Set export_folder in the configuration.");
    journey_keys(user, "<F3>pstatus<Enter><Ctrl+P>web<Enter>");
    journey_expect_text(user, "Nothing can be written to the folder /no/such/folder");
}

Test(files, the_status_report_is_written_while_the_screen_lives)
{
    start(NULL, configuration);
    journey_keys(user, "pstatus<Enter><Ctrl+P>web<Enter>");
    journey_keys(user, "<F3><End>");
    journey_expect_text(user, "Værnesregionen");
    journey_await_text(user, "Status report: done. The file is ");
    cr_expect_eq(count_files(), 1);
}

Test(files, everything_is_written_to_a_folder)
{
    start(NULL, configuration);
    journey_keys(user, "<F9>export everything<Enter>");
    journey_expect_text(user, "Put everything into a new folder in: ");
    journey_expect_no_text(user, "begun");
    journey_keys(user, "/there/is/none<Enter>");
    journey_expect_text(user, "Nothing can be put in /there/is/none: it does not exist.");
    journey_keys(user, "<Esc><F9>export everything<Enter><Enter>");
    journey_await_text(user, "Export everything: done. The folder is ");
    cr_expect_eq(count_files(), 1);
    journey_keys(user, "w<Enter>");
    journey_expect_text(user, "scp -r -P 2222");
}

/* The status report as PDF, which the samreg-draw beside the copy makes. */
static void begin_job(void)
{
    char program[320];

    snprintf(program, sizeof program, "%s/samreg", bin);
    start(program, configuration);
    journey_keys(user, "pstatus<Enter><Ctrl+P>pages<Enter>");
    journey_expect_text(user, "Status report: begun.");
}

/* With a program beside it that never ends the job runs until it is stopped. */
static void begin_endless_job(void)
{
    begin_job();
    cr_expect_eq(count_files(), 1, "what is being written is hidden until it is whole");
}

Test(files, long_work_is_stopped_and_nothing_is_left_of_it)
{
    begin_endless_job();
    journey_keys(user, "<F3><Down><Down>");
    journey_expect_text(user, ">BliLyst");
    journey_keys(user, "w");
    journey_expect_text(user, "working");
    journey_keys(user, "<F8>");
    journey_await_text(user, "Status report: stopped, nothing is left of it.");
    journey_expect_text(user, "stopped");
    cr_expect_eq(count_files(), 0);
    journey_keys(user, "<F8>");
    journey_expect_text(user, "Nothing is being written here.");
}

/* Where it is being made is nobody's business, nor what the command puts before its messages. */
Test(files, long_work_that_fails_says_why)
{
    copy_program("#!/bin/sh\nfor file; do :; done\necho \"The file $file cannot be written.\" >&2\nexit 74\n");
    begin_job();
    journey_await_text(user, "Status report: failed, nothing is left of it. The file");
    journey_expect_text(user, "out/status-2009-12-01.pdf");
    journey_expect_no_text(user, ".samreg-");
    cr_expect_eq(count_files(), 0);
}

Test(files, no_more_than_four_things_are_written_at_once)
{
    begin_endless_job();
    for (int i = 0; i < 3; i++) {
        journey_keys(user, "<Ctrl+P>pages<Enter>");
        journey_expect_text(user, "Status report: begun.");
    }
    journey_keys(user, "<Ctrl+P>pages<Enter>");
    journey_expect_text(user, "Four things are being written already.");
    journey_keys(user, "q");
    journey_expect_text(user, "Still being written: Status report, Status report,");
    journey_keys(user, "e");
    journey_expect_exit(user, 0);
    cr_expect_eq(count_files(), 0, "the end of the program ends its work");
}

Test(files, who_ends_the_program_by_mistake_may_stay_until_all_is_written)
{
    begin_endless_job();
    journey_keys(user, "q");
    journey_expect_text(user, "Still being written: Status report.");
    journey_keys(user, "<Esc>w");
    journey_expect_text(user, "working");
    cr_expect_eq(count_files(), 1, "it goes on");
    journey_keys(user, "qs");
    journey_expect_text(user, "working");
    journey_keys(user, "<F8>");
    journey_await_text(user, "Status report: stopped, nothing is left of it.");
    journey_keys(user, "q");
    journey_expect_exit(user, 0);
}

Test(files, a_dropped_line_ends_long_work_and_leaves_nothing)
{
    begin_endless_job();
    journey_hang_up(user);
    journey_expect_exit(user, 128 + SIGHUP);
    cr_expect_eq(count_files(), 0);
}
