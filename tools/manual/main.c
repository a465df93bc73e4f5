/* manual FRAME OUTPUT: writes a manual from its frame.
 *
 * A frame is mdoc(7) with marks:
 *     .\" @NAME ARGUMENT        a whole line: what stands here is made by the table (see `sections`)
 *     {ACTION}                  in text, {edit}: the action's first default key
 *
 * Reads the source tree in the current folder for the map of the code. Exit status 1 with a sentence on standard error
 * when a mark means nothing or a file cannot be read or written. */
#include "manual.h"

#include "samreg/app/action.h"
#include "samreg/base/error.h"
#include "samreg/base/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK ".\\\" @"

enum { FRAME_LIMIT = 1 << 20 };

static const struct {
    const char *name;
    bool (*write)(struct str *out, const char *argument);
} sections[] = {
    {"version", program_version}, {"commands", program_commands}, {"options", program_options},
    {"keys", program_keys},       {"actions", program_actions},   {"exits", program_exits},
    {"records", data_records},    {"checks", data_checks},        {"files", code_files},
    {"reports", report_list},     {"parameters", report_parameters},
    {"pictures", program_pictures},
};

static bool write_section(struct str *out, const char *mark)
{
    size_t length = strcspn(mark, " ");

    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strlen(sections[i].name) == length && strncmp(sections[i].name, mark, length) == 0)
            return sections[i].write(out, mark + length + strspn(mark + length, " "));
    fprintf(stderr, "manual: nothing is called @%s\n", mark);
    return false;
}

/* Appends the first default key of the action. */
static bool write_key(struct str *out, const char *name)
{
    const struct action *action = action_find(name);

    if (!action || !*action->keys) {
        fprintf(stderr, "manual: {%s} is no action with a key\n", name);
        return false;
    }
    if (strchr("/?:+*<>=", *action->keys))
        str_add(out, "\\&");
    str_add_bytes(out, action->keys, strcspn(action->keys, " "));
    return true;
}

/* Appends a line of the frame with its keys filled in. */
static bool write_line(struct str *out, char *line)
{
    for (char *brace; (brace = strchr(line, '{'));) {
        char *end = strchr(brace, '}');
        size_t name = strspn(brace + 1, "abcdefghijklmnopqrstuvwxyz_");

        if (!end || name == 0 || brace + 1 + name != end) {
            str_add_bytes(out, line, (size_t)(brace + 1 - line));
            line = brace + 1;
            continue;
        }
        *brace = *end = '\0';
        str_add(out, line);
        if (!write_key(out, brace + 1))
            return false;
        line = end + 1;
    }
    str_add(out, line);
    str_add_char(out, '\n');
    return true;
}

/* Fills the frame, which is taken apart. */
static bool fill(struct str *out, char *frame)
{
    bool ok = true;

    for (char *line = frame, *end; ok && *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end == '\n')
            *end++ = '\0';
        if (strncmp(line, MARK, strlen(MARK)) == 0)
            ok = write_section(out, line + strlen(MARK));
        else
            ok = write_line(out, line);
    }
    return ok;
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct str out = {0};
    char *frame = NULL;
    size_t size;
    bool ok = false;

    if (argc != 3) {
        fputs("usage: manual FRAME OUTPUT\n", stderr);
        return 1;
    }
    if (file_read(argv[1], FRAME_LIMIT, &frame, &size, &error) == STATUS_OK && fill(&out, frame) &&
        file_write(argv[2], str_peek(&out), out.length, &error) == STATUS_OK)
        ok = true;
    if (error.message.msgid) {
        char *text = error_text(&error, LANGUAGE_ENGLISH);

        fprintf(stderr, "manual: %s\n", text);
        free(text);
    }
    error_clear(&error);
    str_clear(&out);
    free(frame);
    return ok ? 0 : 1;
}
