#include "samreg/app/draft.h"

#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/model/field.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST = 1 << 20, PRIVATE = 0600, PRIVATE_FOLDER = 0700 };

static const char first_line[] = "samreg draft 1";

void draft_clear(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        free(draft->lines[i].text);
        value_clear(&draft->lines[i].was);
    }
    free(draft->lines);
    free(draft->at);
    *draft = (struct draft){0};
}

struct draft_line *draft_add(struct draft *draft, const struct entity *kind, int64_t row, const struct field *field,
                             const char *text)
{
    struct draft_line *line;

    draft->lines = array_room(draft->lines, draft->count, &draft->capacity, sizeof *draft->lines);
    line = &draft->lines[draft->count++];
    *line = (struct draft_line){.kind = kind, .row = row, .field = field, .text = memory_copy_text(text)};
    return line;
}

/* The register's path in full; new string. */
static char *full_path(const struct app *app)
{
    char *resolved = realpath(app_path(app), NULL);
    char *path = memory_copy_text(resolved != NULL ? resolved : app_path(app));

    free(resolved);
    return path;
}

static void add_escaped(const char *text, struct str *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            str_add(out, "\\n");
        else if (*text == '\\')
            str_add(out, "\\\\");
        else
            str_add_char(out, *text);
    }
}

/* Undoes add_escaped() in place. */
static void unescape(char *text)
{
    char *to = text;

    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
            *to++ = *at == 'n' ? '\n' : *at;
        } else {
            *to++ = *at;
        }
    }
    *to = '\0';
}

static void add_names(const char *what, const struct draft_line *line, struct str *out)
{
    str_addf(out, "%s %s %" PRId64 " %s ", what, line->kind != NULL ? line->kind->name : "-", line->row,
             line->field->name);
}

/* What was stored before, for the machine: a reference is the identifier of its record. */
static void add_was(const struct draft_line *line, struct str *out)
{
    struct str value = {0};

    if (line->was.kind == VALUE_REFERENCE)
        str_addf(&value, "%" PRId64, line->was.integer);
    else
        field_write(line->field, &line->was, FIELD_DATA, &value);
    add_names("was", line, out);
    str_addf(out, "%" PRId64 " ", line->version);
    add_escaped(str_peek(&value), out);
    str_add_char(out, '\n');
    str_clear(&value);
}

void draft_format(const struct app *app, const struct draft *draft, struct str *out)
{
    char *path = full_path(app);

    str_addf(out, "%s\nregister ", first_line);
    add_escaped(path, out);
    free(path);
    str_addf(out, "\nrecord %s %" PRId64 " %" PRId64 "\n", draft->entity->name, draft->id, draft->version);
    if (draft->parent_entity != NULL)
        str_addf(out, "parent %s %" PRId64 "\n", draft->parent_entity->name, draft->parent);
    str_addf(out, "at %s\n", draft->at != NULL ? draft->at : "");
    for (size_t i = 0; i < draft->count; i++) {
        const struct draft_line *line = &draft->lines[i];

        if (line->field == NULL) {
            str_addf(out, "gone %s %" PRId64 "\n", line->kind->name, line->row);
            continue;
        }
        add_names("text", line, out);
        add_escaped(line->text, out);
        str_add_char(out, '\n');
        if (line->version != 0)
            add_was(line, out);
    }
}

/* Cuts the next word off a line; "" when there is none left. */
static char *next_word(char **line)
{
    char *word = *line;
    char *end = word + strcspn(word, " ");

    *line = *end == '\0' ? end : end + 1;
    *end = '\0';
    return word;
}

static int64_t next_number(char **line)
{
    return strtoll(next_word(line), NULL, 10);
}

/* A line about a field or a row; what this version does not know is left out. */
static void parse_text(struct draft *draft, char *line, bool gone)
{
    const struct entity *kind = entity_find(next_word(&line));
    int64_t row = next_number(&line);
    const struct field *field = NULL;

    if (gone) {
        if (kind != NULL)
            draft_add(draft, kind, row, NULL, NULL);
        return;
    }
    field = entity_field(kind != NULL ? kind : draft->entity, next_word(&line));
    if (field != NULL) {
        unescape(line);
        draft_add(draft, kind, row, field, line);
    }
}

/* What was stored where the text of the line before has been typed. */
static void parse_was(const struct app *app, struct draft *draft, char *rest)
{
    struct draft_line *line = draft->count > 0 ? &draft->lines[draft->count - 1] : NULL;
    const struct entity *kind = entity_find(next_word(&rest));
    int64_t row = next_number(&rest);
    const struct field *field = entity_field(kind != NULL ? kind : draft->entity, next_word(&rest));
    int64_t version = next_number(&rest);
    struct field_reading reading = app_reading(app, FIELD_DATA);

    if (line == NULL || field == NULL || line->kind != kind || line->row != row || line->field != field) {
        return; /* of a field that this version does not know */
    }
    unescape(rest);
    if (field->type == FIELD_REFERENCE && *rest != '\0')
        value_set_reference(&line->was, next_number(&rest), NULL);
    else if (field->type != FIELD_REFERENCE && field_read(field, rest, &reading, &line->was, NULL) != STATUS_OK)
        return;
    line->version = version;
}

/* One line; false when the draft is not for this register or cannot be read. */
static bool parse_line(const struct app *app, struct draft *draft, char *line)
{
    const char *what = next_word(&line);
    bool mine = true;

    if (strcmp(what, "register") == 0) {
        char *path = full_path(app);

        unescape(line);
        mine = strcmp(path, line) == 0;
        free(path);
    } else if (strcmp(what, "record") == 0) {
        draft->entity = entity_find(next_word(&line));
        draft->id = next_number(&line);
        draft->version = next_number(&line);
    } else if (strcmp(what, "parent") == 0) {
        draft->parent_entity = entity_find(next_word(&line));
        draft->parent = next_number(&line);
    } else if (strcmp(what, "at") == 0) {
        char *at = memory_copy_text(line);

        free(draft->at);
        draft->at = at;
    } else if (draft->entity != NULL && (strcmp(what, "text") == 0 || strcmp(what, "gone") == 0)) {
        parse_text(draft, line, what[0] == 'g');
    } else if (draft->entity != NULL && strcmp(what, "was") == 0) {
        parse_was(app, draft, line);
    }
    return mine;
}

bool draft_parse(const struct app *app, const char *text, struct draft *draft)
{
    struct draft read = {0};
    char *lines = memory_copy_text(text);
    bool good = strncmp(lines, first_line, sizeof first_line - 1) == 0;

    for (char *line = lines; line != NULL && good;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        good = parse_line(app, &read, line);
        line = end;
    }
    free(lines);
    good = good && read.entity != NULL && read.at != NULL && read.count > 0;
    if (good)
        *draft = read;
    else
        draft_clear(&read);
    return good;
}

/* The beginning of the names of all drafts about the register: FNV-1a of its path, for a path is no file name. */
static void add_stem(const struct app *app, struct str *out)
{
    char *path = full_path(app);
    uint64_t hash = 14695981039346656037u;

    for (const char *at = path; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    free(path);
    str_addf(out, "draft-%016" PRIx64 "-", hash);
}

/* The file beside the drafts in which every session that keeps some holds a lock on one byte: the one that its process
 * number counts to. The lock goes with the session, however that ends, and is told from that of another program which
 * bears the number later. -1 when it cannot be opened. */
static int open_locks(void)
{
    char *path = path_state_file("drafts.lock");
    struct error error = {0};
    int file = -1;

    if (path != NULL && path_make_parent(path, PRIVATE_FOLDER, &error) == STATUS_OK)
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, PRIVATE);
    error_clear(&error);
    free(path);
    return file;
}

/* A lock belongs to the open file and not to the process, so that a session sees its own too. Shared, for the number
 * may be borne twice where several machines have one home. */
static struct flock lock_of(long process, bool shared)
{
    return (struct flock){.l_type = shared ? F_RDLCK : F_WRLCK, .l_whence = SEEK_SET, .l_start = process, .l_len = 1};
}

/* Where locks do not work a draft may be offered while it is in use: better than never. */
static void hold_lock(struct app *app)
{
    struct flock lock = lock_of(getpid(), true);

    if (app->draft_locks < 0) {
        app->draft_locks = open_locks();
        if (app->draft_locks >= 0)
            (void)fcntl(app->draft_locks, F_OFD_SETLK, &lock);
    }
}

char *draft_file(struct app *app, int64_t id)
{
    struct str name = {0};
    char *file;

    hold_lock(app);
    add_stem(app, &name);
    str_addf(&name, "%ld-%" PRIx64, (long)getpid(), id);
    file = path_state_file(str_peek(&name));
    str_clear(&name);
    return file;
}

enum status draft_write(const char *file, const char *text, struct error *error)
{
    enum status status = path_make_parent(file, PRIVATE_FOLDER, error);

    return status == STATUS_OK ? file_write(file, text, strlen(text), error) : status;
}

void draft_remove(const char *file)
{
    if (file != NULL)
        (void)unlink(file);
}

/* Whether the session that wrote the file still runs: its process stands in the name, behind the stem. */
static bool is_in_use(int locks, const char *name, const char *stem)
{
    struct flock lock = lock_of(strtol(name + strlen(stem), NULL, 10), false);

    return locks >= 0 && fcntl(locks, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

static bool read_draft(const struct app *app, const char *file, struct draft *draft)
{
    char *bytes = NULL;
    size_t size = 0;
    struct error error = {0};
    bool good = file_read(file, LARGEST, &bytes, &size, &error) == STATUS_OK && draft_parse(app, bytes, draft);

    error_clear(&error);
    free(bytes);
    return good;
}

/* Reads the file of that name when it is a draft about the open register that nobody has in use. */
static bool take_draft(const struct app *app, int locks, const char *name, const char *stem, char **file,
                       struct draft *draft)
{
    char *path = NULL;

    if (strncmp(name, stem, strlen(stem)) == 0 && !is_in_use(locks, name, stem))
        path = path_state_file(name);
    if (path != NULL && read_draft(app, path, draft)) {
        *file = path;
        return true;
    }
    free(path);
    return false;
}

bool draft_find(const struct app *app, char **file, struct draft *draft)
{
    struct str stem = {0};
    char *path = path_state_file("");
    DIR *folder = path != NULL ? opendir(path) : NULL;
    const struct dirent *entry;
    int locks = folder != NULL ? open_locks() : -1;
    bool found = false;

    add_stem(app, &stem);
    while (folder != NULL && !found && (entry = readdir(folder)) != NULL)
        found = take_draft(app, locks, entry->d_name, str_peek(&stem), file, draft);
    if (locks >= 0)
        close(locks);
    if (folder != NULL)
        closedir(folder);
    free(path);
    str_clear(&stem);
    return found;
}
