/* What a program costs:
 *
 *     bench-cost COMMAND ...
 *
 * runs it and prints its processor time in milliseconds and its memory at its peak in KiB. What it says goes
 * nowhere. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long milliseconds(struct timeval time)
{
    return time.tv_sec * 1000 + time.tv_usec / 1000;
}

static void run(char **command)
{
    int nowhere = open("/dev/null", O_RDWR);

    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

int main(int argc, char **argv)
{
    struct rusage usage;
    int status = 0;

    if (argc < 2) {
        fprintf(stderr, "usage: bench-cost COMMAND ...\n");
        return EXIT_FAILURE;
    }
    pid_t child = fork();
    if (child == 0)
        run(argv + 1);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench-cost: %s failed\n", argv[1]);
        return EXIT_FAILURE;
    }
    printf("%ld %ld\n", milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss);
    return EXIT_SUCCESS;
}
