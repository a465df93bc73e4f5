#include "samreg/app/job.h"

#include "session.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char folder[] = "/tmp/samreg-job-XXXXXX";

static void begin(void)
{
    cr_assert_not_null(mkdtemp(folder));
}

static void end(void)
{
    char command[80];

    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_expect_eq(system(command), 0);
}

TestSuite(job, .init = begin, .fini = end);

/* How many files and folders there are, hidden ones too. */
static int count_files(void)
{
    DIR *opened = opendir(folder);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(opened)) != NULL)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(opened);
    return count;
}

/* A shell that does as it is told. `$0` is the file to write. */
static struct job *start_shell(const char *script, const char *name, int input)
{
    const char *arguments[] = {"sh", "-c", script, JOB_FILE, NULL};
    struct job_options options = {
        .title = "a job", .arguments = arguments, .input = input, .folder = folder, .name = name};
    struct error error = {0};
    struct job *job = NULL;

    session_expect_ok(job_start(&options, &job, &error), &error);
    return job;
}

/* Waits until it has ended, or has said the line. */
static void wait_for(struct job *job, const char *line)
{
    while (job_state(job) == JOB_RUNNING && (line == NULL || strcmp(job_line(job), line) != 0)) {
        struct pollfd poll_for = {.fd = job_descriptor(job), .events = POLLIN};

        cr_assert_eq(poll(&poll_for, 1, 20000), 1, "nothing came");
        (void)job_read(job);
    }
}

static void expect_content(const char *path, const char *expected)
{
    char content[80] = "";
    FILE *file = fopen(path, "r");

    cr_assert_not_null(file, "%s", path);
    cr_expect_not_null(fgets(content, sizeof content, file));
    cr_expect_str_eq(content, expected);
    fclose(file);
}

Test(job, a_finished_file_stands_in_its_place_alone)
{
    struct job *job = start_shell("echo '1/2 begun'; echo whole >\"$0\"; echo '2/2 done'", "report.txt", -1);

    cr_expect_eq(job_state(job), JOB_RUNNING);
    cr_expect_str_eq(job_title(job), "a job");
    wait_for(job, NULL);
    cr_expect_eq(job_state(job), JOB_DONE);
    cr_expect_str_eq(job_line(job), "2/2 done");
    cr_assert_not_null(job_path(job));
    expect_content(job_path(job), "whole\n");
    cr_expect_eq(count_files(), 1);
    cr_expect_eq(job_descriptor(job), -1);
    job_free(&job);
    cr_expect_eq(count_files(), 1);
}

Test(job, no_file_takes_the_place_of_another)
{
    for (int i = 1; i <= 3; i++) {
        struct job *job = start_shell("echo whole >\"$0\"", "report.tar.gz", -1);
        char expected[40];

        wait_for(job, NULL);
        snprintf(expected, sizeof expected, i == 1 ? "/report.tar.gz" : "/report.tar-%d.gz", i);
        cr_assert_not_null(job_path(job));
        cr_expect_not_null(strstr(job_path(job), expected), "%s", job_path(job));
        job_free(&job);
    }
    cr_expect_eq(count_files(), 3);
}

Test(job, a_stopped_job_and_all_it_has_started_end_and_leave_nothing)
{
    struct job *job = start_shell("echo half >\"$0\"; sleep 1000 & echo begun; wait", "report.txt", -1);

    wait_for(job, "begun");
    job_stop(job);
    wait_for(job, NULL);
    cr_expect_eq(job_state(job), JOB_STOPPED);
    cr_expect_null(job_path(job));
    cr_expect_eq(count_files(), 0);
    job_free(&job);
}

Test(job, freeing_ends_it_and_leaves_nothing)
{
    struct job *job = start_shell("echo half >\"$0\"; echo begun; trap '' TERM; sleep 1000", "report.txt", -1);

    wait_for(job, "begun");
    job_free(&job);
    cr_expect_null(job);
    cr_expect_eq(count_files(), 0);
    job_free(&job);
}

Test(job, a_job_that_fails_says_why_and_leaves_nothing)
{
    struct job *job = start_shell("echo half >\"$0\"; echo 'the disk is full' >&2; exit 74", "report.txt", -1);

    wait_for(job, NULL);
    cr_expect_eq(job_state(job), JOB_FAILED);
    cr_expect_str_eq(job_line(job), "the disk is full");
    cr_expect_eq(count_files(), 0);
    cr_expect_eq(job_trouble(job), 0);
    job_free(&job);
}

Test(job, a_job_that_makes_no_file_has_failed)
{
    struct job *job = start_shell("echo fine", "report.txt", -1);

    wait_for(job, NULL);
    cr_expect_eq(job_state(job), JOB_FAILED);
    cr_expect_eq(job_exit(job), 0);
    cr_expect_eq(job_trouble(job), ENOENT);
    cr_expect_str_eq(job_line(job), "fine");
    cr_expect_null(job_path(job));
    job_free(&job);
    cr_expect_eq(count_files(), 0);
}

/* It is made in a hidden folder, of which nobody need know. */
Test(job, its_file_is_called_by_the_place_it_is_to_have)
{
    struct job *job = start_shell("echo \"samreg: $0 cannot be written.\"; exit 74", "report.txt", -1);
    char expected[80];

    wait_for(job, NULL);
    snprintf(expected, sizeof expected, "samreg: %s/report.txt cannot be written.", folder);
    cr_expect_str_eq(job_line(job), expected);
    job_free(&job);
}

Test(job, its_end_is_seen_though_something_of_it_lives_on)
{
    struct job *job = start_shell("echo whole >\"$0\"; sleep 1000 & echo $!", "report.txt", -1);
    long process;

    wait_for(job, NULL);
    cr_expect_eq(job_state(job), JOB_DONE);
    process = strtol(job_line(job), NULL, 10);
    cr_assert_gt(process, 0);
    cr_expect_eq(kill((pid_t)process, SIGKILL), 0);
    job_free(&job);
}

Test(job, it_reads_what_it_is_given)
{
    int input = memfd_create("input", 0);
    struct job *job;

    cr_assert_eq(write(input, "hei\n", 4), 4);
    cr_assert_eq(lseek(input, 0, SEEK_SET), 0);
    job = start_shell("cat >\"$0\"", "copy.txt", input);
    wait_for(job, NULL);
    expect_content(job_path(job), "hei\n");
    job_free(&job);
}

Test(job, what_cannot_begin_says_why)
{
    const char *const arguments[] = {"/no/such/program", NULL};
    struct job_options options = {.title = "x", .arguments = arguments, .input = -1};
    struct error error = {0};
    struct job *job = NULL;

    cr_expect_eq(job_start(&options, &job, &error), STATUS_UNAVAILABLE);
    cr_expect_null(job);
    cr_expect(session_says(&error, "/no/such/program cannot be started"));
    options.folder = "/no/such/folder";
    options.name = "x";
    cr_expect_eq(job_start(&options, &job, &error), STATUS_CANNOT_CREATE);
    cr_expect(session_says(&error, "export_folder"));
}
