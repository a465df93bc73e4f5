#include "tests/support/sandbox.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

char *sandbox_home_new(void)
{
    const char *parent = getenv("TMPDIR");
    struct str path = {0};
    str_addf(&path, "%s/samreg-journey-XXXXXX", parent && *parent ? parent : P_tmpdir);
    char *home = str_take(&path);
    cr_assert(mkdtemp(home), "cannot make the folder %s: %s", home, strerror(errno));
    return home;
}

static int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    (void)facts;
    (void)kind;
    (void)place;
    return remove(path);
}

void sandbox_home_remove(const char *home)
{
    nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

void sandbox_set(struct sandbox *sandbox, const char *name, const char *value)
{
    struct str variable = {0};
    str_addf(&variable, "%s%s%s", name, value ? "=" : "", value ? value : "");
    size_t name_length = strcspn(str_peek(&variable), "=") + 1;
    for (size_t i = 0; i < sandbox->count; i++) {
        if (strncmp(sandbox->environment[i], str_peek(&variable), name_length) == 0) {
            free(sandbox->environment[i]);
            sandbox->environment[i] = str_take(&variable);
            return;
        }
    }
    sandbox->environment = array_room(sandbox->environment, sandbox->count, &sandbox->capacity, sizeof(char *));
    sandbox->environment[sandbox->count++] = str_take(&variable);
    sandbox->environment = array_room(sandbox->environment, sandbox->count, &sandbox->capacity, sizeof(char *));
    sandbox->environment[sandbox->count] = NULL;
}

static void add_folder(struct sandbox *sandbox, const char *name, const char *folder)
{
    struct str path = {0};
    str_addf(&path, "%s%s", sandbox->home, folder);
    sandbox_set(sandbox, name, str_peek(&path));
    str_clear(&path);
}

void sandbox_init(struct sandbox *sandbox, const char *program, const char *home)
{
    static const char *const kept[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE",
                                       "SAMREG_TEST_REPORTS"};

    *sandbox = (struct sandbox){.program = program ? program : getenv("SAMREG_PROGRAM")};
    cr_assert(sandbox->program, "SAMREG_PROGRAM does not say which program to run");
    sandbox->home = memory_copy_text(home);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (getenv(kept[i]))
            sandbox_set(sandbox, kept[i], getenv(kept[i]));
    add_folder(sandbox, "HOME", "");
    add_folder(sandbox, "TMPDIR", "");
    add_folder(sandbox, "XDG_DATA_HOME", "/.local/share");
    add_folder(sandbox, "XDG_STATE_HOME", "/.local/state");
    add_folder(sandbox, "XDG_CONFIG_HOME", "/.config");
    add_folder(sandbox, "XDG_CACHE_HOME", "/.cache");
    add_folder(sandbox, "SAMREG_TEST_SYSTEM_CONFIG", "/etc/samreg.conf");
    sandbox_set(sandbox, "TZ", "UTC");
}

void sandbox_clear(struct sandbox *sandbox)
{
    for (size_t i = 0; i < sandbox->count; i++)
        free(sandbox->environment[i]);
    free(sandbox->environment);
    free(sandbox->home);
    *sandbox = (struct sandbox){0};
}

/* The arguments for execve(): what $SAMREG_TEST_WRAPPER says (valgrind and its options), the program, the rest. */
static char **make_arguments(const char *program, const char *const *arguments)
{
    char **list = NULL;
    size_t count = 0, capacity = 0;
    const char *wrapper = getenv("SAMREG_TEST_WRAPPER");
    while (wrapper && *(wrapper += strspn(wrapper, " "))) {
        size_t length = strcspn(wrapper, " ");
        list = array_room(list, count, &capacity, sizeof *list);
        list[count++] = memory_copy_bytes(wrapper, length);
        wrapper += length;
    }
    list = array_room(list, count, &capacity, sizeof *list);
    list[count++] = memory_copy_text(program);
    for (size_t i = 0; arguments && arguments[i]; i++) {
        list = array_room(list, count, &capacity, sizeof *list);
        list[count++] = memory_copy_text(arguments[i]);
    }
    list = array_room(list, count, &capacity, sizeof *list);
    list[count] = NULL;
    return list;
}

void sandbox_become(const struct sandbox *sandbox, const char *const *arguments)
{
    char **list = make_arguments(sandbox->program, arguments);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    if (chdir(sandbox->home) == 0)
        execvpe(list[0], list, sandbox->environment);
    dprintf(STDERR_FILENO, "cannot start %s: %s\n", list[0], strerror(errno));
    _exit(127);
}

int sandbox_exit_code(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int sandbox_command(const struct sandbox *sandbox, const char *const *arguments, char **output)
{
    int ends[2];
    cr_assert_eq(pipe2(ends, O_CLOEXEC), 0, "pipe: %s", strerror(errno));
    pid_t process = fork();
    cr_assert_neq(process, -1, "fork: %s", strerror(errno));
    if (process == 0) {
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(ends[1], STDOUT_FILENO) < 0 ||
            dup2(ends[1], STDERR_FILENO) < 0)
            _exit(127);
        sandbox_become(sandbox, arguments);
    }
    close(ends[1]);
    struct str said = {0};
    char buffer[4096];
    for (ssize_t length; (length = read(ends[0], buffer, sizeof buffer)) != 0;)
        if (length > 0)
            str_add_bytes(&said, buffer, (size_t)length);
    close(ends[0]);
    int status;
    waitpid(process, &status, 0);
    if (output)
        *output = str_take(&said);
    str_clear(&said);
    return sandbox_exit_code(status);
}
