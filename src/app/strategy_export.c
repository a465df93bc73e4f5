#include "samreg/app/strategy_export.h"

#include "samreg/app/delivery.h"
#include "samreg/app/drawing.h"
#include "samreg/app/records.h"
#include "samreg/app/strategy_picture.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/publish/document.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDER_MODE = 0700 };

void strategy_files_clear(struct strategy_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
    *files = (struct strategy_files){0};
}

/* An export at work. */
struct export {
    struct app *app;
    const struct strategy_process *process;
    const char *folder;
    const char *name; /* what the names of all files begin with */
    struct strategy_files *files;
};

/* ---- Names of files ---- */

/* Appends the words of a name as the name of a file has them: "strategiprosess-vaernesregionen". */
static void add_words(const char *name, struct str *out)
{
    struct str folded = {0};
    bool between = false;

    collate_fold(name, &folded);
    for (const char *at = str_peek(&folded); *at != '\0'; at++) {
        bool keeps = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');

        if (!keeps) {
            between = out->length > 0 && out->text[out->length - 1] != '/';
            continue;
        }
        if (between && out->text[out->length - 1] != '-')
            str_add_char(out, '-');
        between = false;
        str_add_char(out, *at);
    }
    str_clear(&folded);
}

/* Names that files have, no two alike. */
struct file_names {
    char **items; /* owned */
    size_t count, capacity;
};

static bool is_taken(const struct file_names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0)
            return true;
    }
    return false;
}

/* Takes the words of a name, with a number behind them where they are taken; `spare` where there are none. Lent. */
static const char *take_name(struct file_names *names, const char *called, const char *spare)
{
    struct str words = {0};
    struct str name = {0};

    add_words(called, &words);
    str_add(&words, words.length == 0 ? spare : "");
    str_add(&name, str_peek(&words));
    for (size_t number = 2; is_taken(names, str_peek(&name)); number++) {
        str_reset(&name);
        str_addf(&name, "%s-%zu", str_peek(&words), number);
    }
    str_clear(&words);
    names->items = array_room(names->items, names->count, &names->capacity, sizeof *names->items);
    names->items[names->count] = str_take(&name);
    return names->items[names->count++];
}

static void file_names_clear(struct file_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (struct file_names){0};
}

static char *name_words(const char *called)
{
    struct file_names names = {0};
    char *words = memory_copy_text(take_name(&names, called, "strategy"));

    file_names_clear(&names);
    return words;
}

/* What the files of the process are called: its words, and its identifier behind them where those of another process
 * are the same. Identifiers are random, so nothing else would be the same number in the next export. New string. */
static enum status name_process(struct app *app, const struct strategy_process *process, char **name,
                                struct error *error)
{
    enum { MOST = 10000 };
    struct matches matches = {0};
    struct str file = {0};
    char *words;
    bool shared = false;
    enum status status = app_suggest(app, entity_get(ENTITY_STRATEGY_PROCESS), "", MOST, &matches, error);

    if (status != STATUS_OK)
        return status;
    words = name_words(process->name);
    for (size_t i = 0; i < matches.count && !shared; i++) {
        char *others = name_words(matches.items[i].called);

        shared = matches.items[i].id != process->id && strcmp(others, words) == 0;
        free(others);
    }
    str_add(&file, words);
    if (shared)
        str_addf(&file, "-%" PRId64, process->id);
    *name = str_take(&file);
    free(words);
    matches_clear(&matches);
    return STATUS_OK;
}

static void add_area_name(const struct strategy_process *process, int64_t area, struct str *path)
{
    struct file_names names = {0};

    /* No area may be called as the movement of all areas is. */
    take_name(&names, "movement", "");
    for (size_t i = 0; i < process->area_count; i++) {
        const char *name = take_name(&names, process->areas[i].name, "area");

        if (process->areas[i].id == area)
            str_addf(path, "-%s", name);
    }
    file_names_clear(&names);
}

static void add_path(const struct export *export, const char *what, struct str *path)
{
    str_addf(path, "%s/%s-%s", export->folder, export->name, what);
}

/* ---- Writing ---- */

static void note_file(struct export *export, const char *path)
{
    struct strategy_files *files = export->files;

    files->paths = array_room(files->paths, files->count, &files->capacity, sizeof *files->paths);
    files->paths[files->count++] = memory_copy_text(path);
    delivery_note(path);
}

/* Writes a file whole and notes it. */
static enum status write_file(struct export *export, const char *path, const struct str *bytes, struct error *error)
{
    enum status status = file_write(path, str_peek(bytes), bytes->length, error);

    if (status == STATUS_OK)
        note_file(export, path);
    return status;
}

static enum status write_table(struct export *export, const char *what, struct table *table, struct error *error)
{
    struct publish_options options = {.format = PUBLISH_CSV, .language = app_language(export->app)};
    struct str bytes = {0};
    struct str path = {0};
    enum status status = publish_table(table, &options, publish_sink_str(&bytes), error);

    add_path(export, what, &path);
    if (status == STATUS_OK)
        status = write_file(export, str_peek(&path), &bytes, error);
    str_clear(&path);
    str_clear(&bytes);
    table_clear(table);
    return status;
}

static enum status write_minutes(struct export *export, struct error *error)
{
    struct document document = {0};
    struct str bytes = {0};
    struct str path = {0};
    enum status status;

    strategy_minutes(export->app, export->process, &document);
    document_write_markdown(&document, &bytes);
    add_path(export, "minutes.md", &path);
    status = write_file(export, str_peek(&path), &bytes, error);
    str_clear(&path);
    str_clear(&bytes);
    document_clear(&document);
    return status;
}

/* ---- Pictures ---- */

static enum status draw_file(struct export *export, const struct picture pictures[], size_t count, const char *path,
                             enum drawing_format format, struct error *error)
{
    static const char *const endings[] = {[DRAWING_SVG] = "svg", [DRAWING_PNG] = "png", [DRAWING_PDF] = "pdf"};
    struct str file = {0};
    enum status status;

    str_addf(&file, "%s.%s", path, endings[format]);
    status = drawing_pictures(export->app, pictures, count, format, str_peek(&file), error);
    if (status == STATUS_OK)
        note_file(export, str_peek(&file));
    str_clear(&file);
    return status;
}

/* One picture: "PROCESS-round-2-helse-og-omsorg.svg", "PROCESS-round-2-movement.svg". */
static enum status draw_scope(struct export *export, const struct strategy_scope *scope, enum drawing_format format,
                              struct error *error)
{
    const struct strategy_round *round = strategy_round_get(export->process, scope->round);
    struct picture picture = {0};
    struct str what = {0};
    struct str path = {0};
    enum status status;

    str_addf(&what, "round-%d", round->number);
    add_path(export, str_peek(&what), &path);
    add_area_name(export->process, scope->area, &path);
    str_add(&path, scope->from != 0 ? "-movement" : "");
    strategy_draw(export->app, export->process, scope, &picture);
    status = draw_file(export, &picture, 1, str_peek(&path), format, error);
    picture_clear(&picture);
    str_clear(&what);
    str_clear(&path);
    return status;
}

/* A round in an area, and the movement from the round before. */
static enum status draw_round(struct export *export, const struct strategy_round *round, int64_t area,
                              enum drawing_format format, struct error *error)
{
    const struct strategy_round *before = strategy_round_before(export->process, round->id);
    struct strategy_scope scope = {.round = round->id, .area = area, .votes = true};
    enum status status = STATUS_OK;

    if (!strategy_is_used(export->process, round->id, area))
        return STATUS_OK;
    status = draw_scope(export, &scope, format, error);
    if (status == STATUS_OK && before != NULL && strategy_is_used(export->process, before->id, area)) {
        scope.from = before->id;
        scope.votes = false;
        status = draw_scope(export, &scope, format, error);
    }
    return status;
}

/* All of them once more on the pages of one PDF. */
static enum status draw_pages(struct export *export, struct error *error)
{
    struct picture_list list = {0};
    struct str path = {0};
    enum status status = STATUS_OK;

    strategy_draw_all(export->app, export->process, true, &list);
    add_path(export, "pictures", &path);
    if (list.count > 0)
        status = draw_file(export, list.items, list.count, str_peek(&path), DRAWING_PDF, error);
    str_clear(&path);
    picture_list_clear(&list);
    return status;
}

static enum status draw_rounds(struct export *export, enum drawing_format format, struct error *error)
{
    const struct strategy_process *process = export->process;
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < process->round_count; i++) {
        status = draw_round(export, &process->rounds[i], 0, format, error);
        for (size_t j = 0; status == STATUS_OK && j < process->area_count; j++)
            status = draw_round(export, &process->rounds[i], process->areas[j].id, format, error);
    }
    return status;
}

/* First what needs no second program. */
static enum status draw_pictures(struct export *export, struct error *error)
{
    enum status status = draw_rounds(export, DRAWING_SVG, error);

    if (status == STATUS_OK)
        status = draw_rounds(export, DRAWING_PNG, error);
    return status == STATUS_OK ? draw_pages(export, error) : status;
}

/* ---- All of it ---- */

static enum status make_folder(const char *folder, struct error *error)
{
    struct str inside = {0};
    enum status status;

    str_addf(&inside, "%s/x", folder);
    status = path_make_parent(str_peek(&inside), FOLDER_MODE, error);
    str_clear(&inside);
    return status;
}

enum status strategy_export(struct app *app, const struct strategy_process *process, const char *folder, bool voters,
                            struct strategy_files *files, struct error *error)
{
    struct export export = {.app = app, .process = process, .folder = folder, .files = files};
    struct table table = {0};
    char *name = NULL;
    enum status status = make_folder(folder, error);

    if (status == STATUS_OK) {
        status = name_process(app, process, &name, error);
        export.name = name;
    }
    if (status == STATUS_OK) {
        strategy_position_table(app, process, &table);
        status = write_table(&export, "positions.csv", &table, error);
    }
    if (status == STATUS_OK) {
        strategy_vote_table(app, process, voters, &table);
        status = write_table(&export, "votes.csv", &table, error);
    }
    if (status == STATUS_OK)
        status = write_minutes(&export, error);
    if (status == STATUS_OK)
        status = draw_pictures(&export, error);
    free(name);
    return status;
}
