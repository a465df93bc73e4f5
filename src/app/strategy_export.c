#include "samreg/app/strategy_export.h"

#include "samreg/app/delivery.h"
#include "samreg/app/strategy_picture.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/publish/document.h"
#include "samreg/publish/picture.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MODE = 0666, FOLDER_MODE = 0777 }; /* less the umask */

void strategy_files_clear(struct strategy_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free(files->paths[i]);
    }
    free(files->paths);
    *files = (struct strategy_files){0};
}

/* An export at work. */
struct export {
    struct app *app;
    const struct strategy_process *process;
    const char *folder;
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
        if (between && out->text[out->length - 1] != '-') {
            str_add_char(out, '-');
        }
        between = false;
        str_add_char(out, *at);
    }
    str_clear(&folded);
}

static void add_path(const struct export *export, const char *what, struct str *path)
{
    str_addf(path, "%s/", export->folder);
    add_words(export->process->name, path);
    str_addf(path, "-%s", what);
}

/* ---- Writing ---- */

/* Writes a file whole and notes it. */
static enum status write_file(struct export *export, const char *path, const struct str *bytes, struct error *error)
{
    struct strategy_files *files = export->files;
    enum status status = file_write(path, str_peek(bytes), bytes->length, FILE_MODE, error);

    if (status == STATUS_OK) {
        files->paths = array_room(files->paths, files->count, &files->capacity, sizeof *files->paths);
        files->paths[files->count++] = memory_copy_text(path);
        delivery_note(path);
    }
    return status;
}

static enum status write_table(struct export *export, const char *what, struct table *table, struct error *error)
{
    struct publish_options options = {.format = PUBLISH_CSV, .language = app_language(export->app)};
    struct str bytes = {0};
    struct str path = {0};
    enum status status = publish_table(table, &options, publish_sink_str(&bytes), error);

    add_path(export, what, &path);
    if (status == STATUS_OK) {
        status = write_file(export, str_peek(&path), &bytes, error);
    }
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

static enum status write_picture(struct export *export, const char *path, const struct strategy_scope *scope,
                                 struct error *error)
{
    struct picture picture = {0};
    struct str bytes = {0};
    struct str file = {0};
    enum status status;

    strategy_draw(export->app, export->process, scope, &picture);
    picture_write_svg(&picture, &bytes);
    str_addf(&file, "%s.svg", path);
    status = write_file(export, str_peek(&file), &bytes, error);
    str_clear(&file);
    str_clear(&bytes);
    picture_clear(&picture);
    return status;
}

/* The picture of a round in an area, and that of the movement to it. */
static enum status write_pictures_of(struct export *export, const struct strategy_round *round, int64_t area,
                                     struct error *error)
{
    const struct strategy_round *before = strategy_round_before(export->process, round->id);
    const struct strategy_area *about = strategy_area_get(export->process, area);
    struct strategy_scope scope = {.round = round->id, .area = area, .votes = round->revealed};
    struct str what = {0};
    struct str path = {0};
    enum status status;

    str_addf(&what, "round-%d", round->number);
    add_path(export, str_peek(&what), &path);
    if (about != NULL) {
        str_add_char(&path, '-');
        add_words(about->name, &path);
    }
    status = write_picture(export, str_peek(&path), &scope, error);
    if (status == STATUS_OK && before != NULL) {
        scope.from = before->id;
        scope.votes = false;
        str_add(&path, "-movement");
        status = write_picture(export, str_peek(&path), &scope, error);
    }
    str_clear(&what);
    str_clear(&path);
    return status;
}

static enum status write_pictures(struct export *export, struct error *error)
{
    const struct strategy_process *process = export->process;
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < process->round_count; i++) {
        const struct strategy_round *round = &process->rounds[i];

        if (strategy_is_used(process, round->id, 0)) {
            status = write_pictures_of(export, round, 0, error);
        }
        for (size_t j = 0; status == STATUS_OK && j < process->area_count; j++) {
            if (strategy_is_used(process, round->id, process->areas[j].id)) {
                status = write_pictures_of(export, round, process->areas[j].id, error);
            }
        }
    }
    return status;
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
    enum status status = make_folder(folder, error);

    if (status == STATUS_OK) {
        strategy_position_table(app, process, &table);
        status = write_table(&export, "positions.csv", &table, error);
    }
    if (status == STATUS_OK) {
        strategy_vote_table(app, process, voters, &table);
        status = write_table(&export, "votes.csv", &table, error);
    }
    if (status == STATUS_OK) {
        status = write_minutes(&export, error);
    }
    return status == STATUS_OK ? write_pictures(&export, error) : status;
}
