#include "samreg/app/delivery.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_LIST = 1 << 18, PRIVATE_FOLDER = 0700, SSH_PORT = 22 };

void deliveries_clear(struct deliveries *deliveries)
{
    for (size_t i = 0; i < deliveries->count; i++) {
        free(deliveries->items[i].path);
        free(deliveries->items[i].at);
    }
    *deliveries = (struct deliveries){0};
}

static void add(struct deliveries *deliveries, const char *at, const char *path)
{
    if (deliveries->count < DELIVERIES) {
        deliveries->items[deliveries->count++] = (struct delivery){
            .path = memory_copy_text(path), .at = memory_copy_text(at), .there = access(path, F_OK) == 0};
    }
}

/* Takes a list apart: lines of a time, a blank and a path. Whatever is none is passed over. */
static void read_lines(char *text, struct deliveries *deliveries)
{
    for (char *line = text; line != NULL && *line != '\0';) {
        char *end = strchr(line, '\n');
        char *blank;

        if (end != NULL)
            *end = '\0';
        blank = strchr(line, ' ');
        if (blank != NULL && blank[1] == '/') {
            *blank = '\0';
            add(deliveries, line, blank + 1);
        }
        line = end != NULL ? end + 1 : NULL;
    }
}

static char *list_file(void)
{
    return path_state_file("exports");
}

void deliveries_read(struct deliveries *deliveries)
{
    char *file = list_file();
    struct error error = {0};
    char *text = NULL;
    size_t size = 0;

    if (file != NULL && file_read(file, LARGEST_LIST, &text, &size, &error) == STATUS_OK)
        read_lines(text, deliveries);
    error_clear(&error);
    free(text);
    free(file);
}

void delivery_note(const char *path)
{
    struct deliveries before = {0};
    char *full = realpath(path, NULL);
    char *file = list_file();
    struct str lines = {0};
    struct error error = {0};
    char now[CLOCK_TEXT];

    deliveries_read(&before);
    if (file != NULL && full != NULL && strchr(full, '\n') == NULL) {
        str_addf(&lines, "%s %s\n", clock_now(now), full);
        for (size_t i = 0, kept = 1; i < before.count && kept < DELIVERIES; i++) {
            if (strcmp(before.items[i].path, full) != 0) {
                str_addf(&lines, "%s %s\n", before.items[i].at, before.items[i].path);
                kept++;
            }
        }
        if (path_make_parent(file, PRIVATE_FOLDER, &error) != STATUS_OK ||
            file_write(file, str_peek(&lines), lines.length, &error) != STATUS_OK)
            error_clear(&error);
    }
    deliveries_clear(&before);
    str_clear(&lines);
    free(full);
    free(file);
}

/* Appends an argument for the shells of Windows and Unix alike: in double quotes where it has more than plain signs. */
static void add_argument(const char *text, struct str *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-:@[]%+,=";
    bool quoted = text[strspn(text, plain)] != '\0';

    str_add(out, quoted ? "\"" : "");
    for (; *text != '\0'; text++) {
        if (strchr("\"\\$`", *text) != NULL)
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add(out, quoted ? "\"" : "");
}

bool delivery_is_folder(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* The path as the other end reads it: from the folder on where a login begins, which keeps the line short. */
static const char *find_remote(const char *path)
{
    char *folder = path_login_folder();
    size_t length = folder != NULL ? strlen(folder) : 0;
    bool below = length > 1 && strncmp(path, folder, length) == 0 && path[length] == '/' && path[length + 1] != '-' &&
                 path[length + 1] != '~' && path[length + 1] != '\0';

    free(folder);
    return below ? path + length + 1 : path;
}

bool delivery_fetch(const char *path, struct str *out)
{
    const char *connection = getenv("SSH_CONNECTION");
    char address[80];
    int port = SSH_PORT;
    struct str from = {0};
    char *user;

    if (connection == NULL || sscanf(connection, "%*s %*s %79s %d", address, &port) != 2)
        return false;
    user = path_user_name();
    str_addf(&from, strchr(address, ':') != NULL ? "%s@[%s]:%s" : "%s@%s:%s", user, address, find_remote(path));
    str_add(out, delivery_is_folder(path) ? "scp -r " : "scp ");
    if (port != SSH_PORT)
        str_addf(out, "-P %d ", port);
    add_argument(str_peek(&from), out);
    str_add(out, " .");
    str_clear(&from);
    free(user);
    return true;
}
