#include "samreg/conf/conf.h"

#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/text.h"
#include "samreg/conf/option.h"

#include <assert.h>
#include <confuse.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No configuration is larger than this. */
enum { FILE_LIMIT = 1 << 20 };

/* Where an action's keys stand; file NULL: nowhere. */
struct place {
    const char *file;
    int line;
};

/* What is at work while files are read. libconfuse hands its callbacks no pointer of ours; it does hand them the
 * options, and the first one of every section is the anchor, which points into this. */
struct reader {
    long anchor;
    const char *file; /* being read now */
    const char *text; /* of that file */
    const char *const *actions;
    struct place *places; /* by action */
    struct error *error;
};

/* The anchor's name. An assignment to it is put behind every file: libconfuse takes a section or a comment that is not
 * closed for good, but then the assignment never arrives. */
#define ANCHOR "end-of-file"
#define ENDING "\n" ANCHOR " = 1\n"

static struct reader *find_reader(const cfg_t *cfg)
{
    return (struct reader *)(void *)((char *)cfg->opts[0].simple_value.number - offsetof(struct reader, anchor));
}

/* ---- Defaults ---- */

void conf_init(struct conf *conf)
{
    *conf = (struct conf){0};
#define CONF_TEXT(name, preset, help) conf->name = *preset ? memory_copy_text(preset) : NULL;
#define CONF_CHOICE(name, preset, choices, help) conf->name = memory_copy_text(preset);
#define CONF_NUMBER(name, preset, low, high, help) conf->name = preset;
#define CONF_YES_NO(name, preset, help) conf->name = preset;
#include "samreg/conf/conf.def"
}

void conf_clear(struct conf *conf)
{
#define CONF_TEXT(name, preset, help) free(conf->name);
#define CONF_CHOICE(name, preset, choices, help) free(conf->name);
#define CONF_NUMBER(name, preset, low, high, help)
#define CONF_YES_NO(name, preset, help)
#include "samreg/conf/conf.def"
    for (size_t i = 0; i < conf->binding_count; i++) {
        struct conf_binding *binding = &conf->bindings[i];

        for (size_t j = 0; j < binding->key_count; j++)
            free(binding->keys[j]);
        free(binding->keys);
        free(binding->action);
        free(binding->file);
    }
    free(conf->bindings);
    *conf = (struct conf){0};
}

/* ---- Mistakes ---- */

/* Says that an option's value is wrong, and what was expected. */
static void refuse_value(const struct reader *reader, const char *line, const struct option *option)
{
    struct str first = {0}, last = {0}, choices = {0};

    switch (option->kind) {
    case OPTION_NUMBER:
        str_addf(&first, "%ld", option->low);
        str_addf(&last, "%ld", option->high);
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: %3 must be a whole number from %4 to %5."),
                  reader->file, line, option->name, str_peek(&first), str_peek(&last), NULL);
        break;
    case OPTION_YES_NO:
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: %3 must be yes or no."), reader->file, line,
                  option->name, NULL);
        break;
    case OPTION_CHOICE:
        for (const char *c = option->choices; *c; c++) {
            if (*c == '|')
                str_add(&choices, ", ");
            else
                str_add_char(&choices, *c);
        }
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: %3 must be one of: %4."), reader->file, line,
                  option->name, str_peek(&choices), NULL);
        break;
    case OPTION_TEXT:
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: %3 must be a text in quotes."), reader->file, line,
                  option->name, NULL);
        break;
    }
    str_clear(&first);
    str_clear(&last);
    str_clear(&choices);
}

/* Says that a name is none, with the names there are. */
static void refuse_name(const struct reader *reader, const char *line, const char *name, bool action)
{
    struct str known = {0};
    size_t count;
    const struct option *options = option_all(&count);

    if (action) {
        error_set(reader->error, STATUS_CONFIG,
                  N_("%1, line %2: there is no action called “%3”. samreg.conf(5) lists the actions."), reader->file,
                  line, name, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++)
        str_addf(&known, "%s, ", options[i].name);
    str_add(&known, "keys");
    error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: there is no option called “%3”. The options are: %4."),
              reader->file, line, name, str_peek(&known), NULL);
    str_clear(&known);
}

#define ENDS_EARLY N_("%1: the file ends too early. Is a }, a quote or a value missing?")

/* libconfuse's own words for the mistakes that have nothing to do with one option, and ours. */
static const struct {
    const char *theirs, *msgid;
} mistakes[] = {
    {"missing equal sign after option '%s'", N_("%1, line %2: “%3” must be followed by = and a value.")},
    {"missing opening brace for section '%s'", N_("%1, line %2: “%3” must be followed by {.")},
    {"attempt to append to non-list option '%s'", N_("%1, line %2: “%3” takes one value; write = and not +=.")},
    {"unexpected closing brace", N_("%1, line %2: a } stands here that closes nothing, or a value is missing.")},
    {"unexpected token '%s'", N_("%1, line %2: “%3” must not stand here. Is a sign or a quote missing before it?")},
    {"unterminated string constant", N_("%1, line %2: a quote begins here or before that is not closed.")},
    {"premature end of file", ENDS_EARLY},
};

/* Where a value is missing: the last line before line `found`, where an equal sign is one too many, that says anything,
 * if it ends in one as well. libconfuse took the next line's name for its value. 0: nowhere. */
static int find_missing_value(const char *text, int found)
{
    int missing = 0;

    for (int number = 1; *text && number < found; number++) {
        size_t whole = strcspn(text, "\n"), length = whole;
        const char *line = text;

        text_trim(&line, &length);
        if (length > 0 && *line != '#')
            missing = line[length - 1] == '=' ? number : 0;
        text += whole + (text[whole] == '\n');
    }
    return missing;
}

/* libconfuse tells of a mistake: `theirs` is its format, its first argument the option or word in question. */
static void note_mistake(cfg_t *cfg, const char *theirs, va_list arguments)
{
    const struct reader *reader = find_reader(cfg);
    const char *word = strstr(theirs, "%s") ? va_arg(arguments, const char *) : "";
    const struct option *option = option_find(word);
    char line[16];

    if (reader->error && reader->error->status != STATUS_OK)
        return; /* the first mistake is the one to mend */
    snprintf(line, sizeof line, "%d", cfg->line);
    if (strcmp(theirs, "no such option '%s'") == 0 && strcmp(word, ANCHOR) == 0) {
        error_set(reader->error, STATUS_CONFIG, ENDS_EARLY, reader->file, NULL);
        return;
    }
    if (strcmp(theirs, "no such option '%s'") == 0) {
        refuse_name(reader, line, word, strcmp(cfg->name, "keys") == 0);
        return;
    }
    if (strcmp(word, "=") == 0 && find_missing_value(reader->text, cfg->line) > 0) {
        snprintf(line, sizeof line, "%d", find_missing_value(reader->text, cfg->line));
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: a value is missing behind the equal sign."),
                  reader->file, line, NULL);
        return;
    }
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        if (strcmp(theirs, mistakes[i].theirs) == 0) {
            error_set(reader->error, STATUS_CONFIG, mistakes[i].msgid, reader->file, line, word, NULL);
            return;
        }
    }
    if (option)
        refuse_value(reader, line, option);
    else
        error_set(reader->error, STATUS_CONFIG, N_("%1, line %2: this cannot be understood (%3)."), reader->file, line,
                  theirs, NULL);
}

/* Called by libconfuse when an option has got its value. */
static int check_value(cfg_t *cfg, cfg_opt_t *opt)
{
    const struct option *option = option_find(opt->name);
    const struct reader *reader = find_reader(cfg);
    char line[16];

    if (option->kind == OPTION_CHOICE && option_allows(option, cfg_opt_getnstr(opt, 0)))
        return 0;
    if (option->kind == OPTION_NUMBER && cfg_opt_getnint(opt, 0) >= option->low &&
        cfg_opt_getnint(opt, 0) <= option->high)
        return 0;
    snprintf(line, sizeof line, "%d", cfg->line);
    refuse_value(reader, line, option);
    return -1;
}

/* Called by libconfuse for the keys of an action: remembers where they stand. */
static int note_keys(cfg_t *cfg, cfg_opt_t *opt)
{
    struct reader *reader = find_reader(cfg);

    for (size_t i = 0; reader->actions[i]; i++) {
        if (strcmp(reader->actions[i], opt->name) == 0)
            reader->places[i] = (struct place){reader->file, cfg->line};
    }
    return 0;
}

/* ---- Reading ---- */

/* What libconfuse is to read, made of the option table. `keys` are the options of its section; libconfuse copies
 * both. */
static cfg_t *define(struct reader *reader, cfg_opt_t *keys)
{
    cfg_opt_t options[] = {
        CFG_SIMPLE_INT(ANCHOR, &reader->anchor),
#define CONF_TEXT(name, preset, help) CFG_STR(#name, preset, CFGF_NONE),
#define CONF_CHOICE(name, preset, choices, help) CFG_STR(#name, preset, CFGF_NONE),
#define CONF_NUMBER(name, preset, low, high, help) CFG_INT(#name, preset, CFGF_NONE),
#define CONF_YES_NO(name, preset, help) CFG_BOOL(#name, (preset) ? cfg_true : cfg_false, CFGF_NONE),
#include "samreg/conf/conf.def"
        CFG_SEC("keys", keys, CFGF_NONE),
        CFG_END(),
    };
    size_t count;
    const struct option *table = option_all(&count);
    cfg_t *cfg = cfg_init(options, CFGF_NONE);

    cfg_set_error_function(cfg, note_mistake);
    for (size_t i = 0; i < count; i++) {
        if (table[i].kind == OPTION_CHOICE || table[i].kind == OPTION_NUMBER)
            cfg_set_validate_func(cfg, table[i].name, check_value);
    }
    return cfg;
}

/* The options of the section `keys`: an anchor of another name, and a list for each action. The caller frees. */
static cfg_opt_t *define_keys(struct reader *reader, size_t count)
{
    cfg_opt_t *keys = memory_new_array(count + 2, sizeof *keys);
    cfg_opt_t anchor = CFG_SIMPLE_INT("end-of-keys", &reader->anchor);
    cfg_opt_t end = CFG_END();

    keys[0] = anchor;
    for (size_t i = 0; i < count; i++) {
        cfg_opt_t key = CFG_STR_LIST(reader->actions[i], NULL, CFGF_NODEFAULT);

        key.validcb = note_keys;
        keys[i + 1] = key;
    }
    keys[count + 1] = end;
    return keys;
}

/* Whether a file that may be missing is missing. */
static bool is_missing(const char *path)
{
    return access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static enum status refuse_bytes(const char *path, const char *bytes, size_t at, struct error *error)
{
    char line[24];
    size_t count = 1;

    for (size_t i = 0; i < at; i++)
        count += bytes[i] == '\n';
    snprintf(line, sizeof line, "%zu", count);
    return error_set(error, STATUS_CONFIG, N_("%1, line %2: the file is not text in UTF-8. Save it as UTF-8."), path,
                     line, NULL);
}

/* Of an empty list of keys libconfuse tells nobody; it only marks the option. */
static void note_empty(struct reader *reader, cfg_t *cfg)
{
    cfg_t *keys = cfg_getsec(cfg, "keys");

    for (size_t i = 0; reader->actions[i]; i++) {
        cfg_opt_t *opt = cfg_getopt(keys, reader->actions[i]);

        if ((opt->flags & CFGF_MODIFIED) && cfg_opt_size(opt) == 0)
            reader->places[i] = (struct place){reader->file, 0};
        opt->flags &= ~CFGF_MODIFIED;
    }
}

static enum status read_file(struct reader *reader, cfg_t *cfg, const char *path, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0, valid;
    struct str whole = {0};
    enum status status = file_read(path, FILE_LIMIT, &bytes, &size, error);

    if (status != STATUS_OK)
        return status;
    valid = text_valid_length(bytes, strlen(bytes));
    reader->file = path;
    reader->text = bytes;
    reader->error = error;
    reader->anchor = 0;
    str_add(&whole, bytes);
    str_add(&whole, ENDING);
    if (valid < size)
        status = refuse_bytes(path, bytes, valid, error);
    else if (cfg_parse_buf(cfg, str_peek(&whole)) != CFG_SUCCESS)
        status = STATUS_CONFIG;
    else if (reader->anchor != 1)
        status = error_set(error, STATUS_CONFIG, ENDS_EARLY, path, NULL);
    else
        note_empty(reader, cfg);
    str_clear(&whole);
    free(bytes);
    return status;
}

/* Reads a file that may be missing; one that cannot be read is a mistake of the configuration. */
static enum status read_optional(struct reader *reader, cfg_t *cfg, const char *path, struct error *error)
{
    enum status status;

    if (!path || is_missing(path))
        return STATUS_OK;
    status = read_file(reader, cfg, path, error);
    if (status != STATUS_OK && error)
        error->status = STATUS_CONFIG;
    return status == STATUS_OK ? STATUS_OK : STATUS_CONFIG;
}

static void take_binding(struct conf *conf, cfg_t *keys, const char *action, const struct place *place)
{
    cfg_opt_t *opt = cfg_getopt(keys, action);
    struct conf_binding *binding = &conf->bindings[conf->binding_count++];
    size_t count = cfg_opt_size(opt);

    *binding = (struct conf_binding){.action = memory_copy_text(action),
                                     .keys = memory_new_array(count, sizeof *binding->keys),
                                     .key_count = count,
                                     .file = memory_copy_text(place->file),
                                     .line = place->line};
    for (size_t i = 0; i < count; i++)
        binding->keys[i] = memory_copy_text(cfg_opt_getnstr(opt, (unsigned)i));
}

/* A path with ~ expanded; libconfuse asks the user database alone, and is asked for others' homes. */
static char *take_path(cfg_t *cfg, const char *name)
{
    const char *text = cfg_getstr(cfg, name);
    bool own = text && text[0] == '~' && (text[1] == '/' || text[1] == '\0');
    char *home = own ? path_home_folder() : NULL;
    struct str path = {0};

    if (!text || !*text)
        return NULL;
    if (!home)
        return cfg_tilde_expand(text);
    str_addf(&path, "%s%s", home, text + 1);
    free(home);
    return str_take(&path);
}

/* Fills the configuration with what was read. */
static void take(struct conf *conf, cfg_t *cfg, const struct reader *reader, size_t action_count)
{
    conf_clear(conf);
#define CONF_TEXT(name, preset, help) conf->name = take_path(cfg, #name);
#define CONF_CHOICE(name, preset, choices, help) conf->name = memory_copy_text(cfg_getstr(cfg, #name));
#define CONF_NUMBER(name, preset, low, high, help) conf->name = cfg_getint(cfg, #name);
#define CONF_YES_NO(name, preset, help) conf->name = cfg_getbool(cfg, #name) == cfg_true;
#include "samreg/conf/conf.def"
    conf->bindings = memory_new_array(action_count, sizeof *conf->bindings);
    for (size_t i = 0; i < action_count; i++) {
        if (reader->places[i].file)
            take_binding(conf, cfg_getsec(cfg, "keys"), reader->actions[i], &reader->places[i]);
    }
}

static void give_error(struct error *from, struct error *to)
{
    error_clear(to);
    *to = *from;
    *from = (struct error){0};
}

enum status conf_read(struct conf *conf, const struct conf_files *files, const char *const *actions,
                      struct error *error)
{
    struct reader reader = {.actions = actions};
    struct error own = {0};
    size_t count = 0;
    enum status status;
    cfg_opt_t *keys;
    cfg_t *cfg;

    while (actions[count])
        count++;
    reader.places = memory_new_array(count, sizeof *reader.places);
    keys = define_keys(&reader, count);
    cfg = define(&reader, keys);
    if (files->only) {
        status = read_file(&reader, cfg, files->only, &own);
    } else {
        status = read_optional(&reader, cfg, files->system, &own);
        if (status == STATUS_OK)
            status = read_optional(&reader, cfg, files->user, &own);
    }
    if (status == STATUS_OK)
        take(conf, cfg, &reader, count);
    else if (error)
        give_error(&own, error);
    error_clear(&own);
    cfg_free(cfg);
    free(keys);
    free(reader.places);
    return status;
}
