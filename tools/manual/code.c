/* The map of the code: each file with the first sentence of the comment at its head. */
#include "manual.h"

#include "samreg/base/error.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_LIMIT = 1 << 20 };

/* How a comment at the head of a file looks, by the file's ending. */
struct comment {
    const char *ending;
    const char *begins, *goes_on, *ends; /* `ends` NULL: where a line does not go on */
};

static const struct comment comments[] = {
    {".h", "/* ", " * ", "*/"}, {".c", "/* ", " * ", "*/"}, {".def", "/* ", " * ", "*/"},
    {".sh", "# ", "# ", NULL},  {".awk", "# ", "# ", NULL}, {".sql", "-- ", "-- ", NULL},
};

static const struct comment *find_comment(const char *path)
{
    const char *ending = strrchr(path, '.');

    for (size_t i = 0; ending && i < sizeof comments / sizeof *comments; i++)
        if (strcmp(ending, comments[i].ending) == 0)
            return &comments[i];
    return NULL;
}

/* Appends the comment that the text begins with, in one line; nothing when it begins with none. A script's first line
 * and the line that says how it is called do not count. */
static void read_comment(const char *text, const struct comment *comment, struct str *out)
{
    const char *mark = comment->begins;

    if (strncmp(text, "#!", 2) == 0)
        text += strcspn(text, "\n") + 1;
    while (strncmp(text, mark, strlen(mark)) == 0) {
        const char *line = text + strlen(mark);
        size_t length = strcspn(line, "\n");
        const char *end = comment->ends ? strstr(line, comment->ends) : NULL;
        bool last = end && end < line + length;

        if (last)
            length = (size_t)(end - line);
        if (!memmem(line, length, ".sh ", 4) || out->length > 0) {
            str_add_bytes(out, line, length);
            str_add_char(out, ' ');
        }
        if (last)
            break;
        mark = comment->goes_on;
        text = line + strcspn(line, "\n");
        text += *text == '\n';
    }
}

/* Takes out of a comment what it says in brackets about a paper it follows: "(ux.md 2.6)". */
static void drop_papers(char *text)
{
    for (char *begin = text; (begin = strstr(begin, " (")) != NULL;) {
        char *end = strchr(begin, ')');
        char *paper = strstr(begin, ".md");

        if (end && paper && paper < end)
            memmove(begin, end + 1, strlen(end + 1) + 1);
        else
            begin++;
    }
}

/* Where the first sentence of a comment ends. */
static size_t measure_sentence(const char *text)
{
    size_t length = strcspn(text, ".");

    while (text[length] && !(text[length + 1] == ' ' && !islower((unsigned char)text[length + 2])))
        length += 1 + strcspn(text + length + 1, ".");
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

/* Appends an entry for the file; nothing when its head says nothing. */
static bool add_file(struct str *out, const char *path)
{
    struct error error = {0};
    struct str comment = {0};
    char *bytes = NULL;
    size_t size;

    if (file_read(path, FILE_LIMIT, &bytes, &size, &error) != STATUS_OK) {
        char *text = error_text(&error, LANGUAGE_ENGLISH);

        fprintf(stderr, "manual: %s\n", text);
        free(text);
        error_clear(&error);
        return false;
    }
    read_comment(bytes, find_comment(path), &comment);
    if (comment.length > 0) {
        char *sentence = memory_copy_bytes(str_peek(&comment), measure_sentence(str_peek(&comment)));
        struct str text = {0};

        drop_papers(sentence);
        str_addf(&text, "%s.", sentence);
        mdoc_macro(out, "It Pa", path);
        mdoc_text(out, str_peek(&text));
        str_clear(&text);
        free(sentence);
    }
    str_clear(&comment);
    free(bytes);
    return true;
}

/* Whether a source has a header with the same name, which speaks for it. */
static bool has_header(const char *path)
{
    char header[256];
    const char *name = path + strlen("src/");

    if (strncmp(path, "src/", 4) != 0)
        return false;
    snprintf(header, sizeof header, "include/samreg/%.*s.h", (int)(strlen(name) - 2), name);
    return access(header, F_OK) == 0;
}

static bool add_folder(struct str *out, const char *folder)
{
    char pattern[256];
    glob_t found = {0};
    bool ok = true;

    snprintf(pattern, sizeof pattern, "%s/*.*", folder);
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc && ok; i++)
            if (find_comment(found.gl_pathv[i]) && !has_header(found.gl_pathv[i]))
                ok = add_file(out, found.gl_pathv[i]);
    globfree(&found);
    return ok;
}

bool code_files(struct str *out, const char *argument)
{
    bool ok = true;

    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (const char *rest = argument + strspn(argument, " "); *rest && ok; rest += strspn(rest, " ")) {
        size_t length = strcspn(rest, " ");
        char folder[128];

        if (strncmp(rest, "src/", 4) == 0) {
            snprintf(folder, sizeof folder, "include/samreg/%.*s", (int)(length - 4), rest + 4);
            ok = add_folder(out, folder);
        }
        snprintf(folder, sizeof folder, "%.*s", (int)length, rest);
        ok = ok && add_folder(out, folder);
        rest += length;
    }
    str_add(out, ".El\n");
    return ok;
}
