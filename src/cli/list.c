/* list and find: records as a table. */
#include "samreg/app/drawing.h"
#include "samreg/app/listing.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/text.h"
#include "samreg/cli/command.h"
#include "samreg/model/field_list.h"
#include "samreg/model/table.h"

#include <stdlib.h>
#include <string.h>

/* The most records of one kind that `find` shows. */
enum { FOUND_OF_A_KIND = 50 };

/* What `list` was asked for, beside the filter. */
struct listing {
    const char *columns, *sort, *format, *output;
    bool all_dates, removed;
    int *fields;
    size_t count;
    struct publish_options options;
};

static enum status choose_columns(const struct entity *entity, struct listing *listing, struct error *error)
{
    const char *rest = listing->columns;
    size_t capacity = 0;
    enum status status = STATUS_OK;
    char *name;

    if (rest == NULL) {
        listing->fields = memory_new_array(entity->field_count + 1, sizeof *listing->fields);
        listing->count = listing_default_fields(entity, listing->options.format, listing->fields,
                                                entity->field_count);
        return STATUS_OK;
    }
    while (status == STATUS_OK && (name = field_list_next(&rest)) != NULL) {
        int field = LISTING_ID;

        if (strcmp(name, "id") != 0)
            status = command_field(entity, name, &field, error);
        listing->fields = array_room(listing->fields, listing->count, &capacity, sizeof *listing->fields);
        listing->fields[listing->count++] = field;
        free(name);
    }
    return status;
}

static enum status choose_order(const struct entity *entity, const char *sort, struct selection *selection,
                                struct error *error)
{
    char *unknown = NULL;
    char most[24];
    int field;
    enum status status = STATUS_OK;

    selection->sort_count = field_list_read(entity, sort, selection->sorts, SELECTION_SORTS, &unknown);
    if (unknown != NULL) {
        status = command_field(entity, unknown, &field, error);
    } else if (selection->sort_count > SELECTION_SORTS) {
        snprintf(most, sizeof most, "%d", SELECTION_SORTS);
        status = error_set(error, STATUS_USAGE, N_("--sort takes at most %1 fields."), most, NULL);
    }
    free(unknown);
    return status;
}

/* What samreg-draw writes goes to a file of its own. */
static enum status draw_list(struct cli *cli, const struct selection *selection, const struct listing *listing,
                             struct error *error)
{
    struct document document = {0};
    enum status status = listing_document(cli->app, selection, listing->fields, listing->count, &document, error);

    if (status == STATUS_OK)
        status = drawing_document(cli->app, &document, listing->options.format, listing->output, error);
    document_clear(&document);
    return status;
}

/* Writes the list to a file whole or not at all, or to standard output. */
static enum status write_list(struct cli *cli, const struct selection *selection, const struct listing *listing,
                              struct error *error)
{
    struct publish_stream standard = {stdout, NULL};
    struct str text = {0};
    bool to_file = listing->output != NULL && strcmp(listing->output, "-") != 0;
    enum status status = listing_write(cli->app, selection, listing->fields, listing->count, &listing->options,
                                       to_file ? publish_sink_str(&text) : publish_sink_stream(&standard), NULL, error);

    if (status == STATUS_OK && to_file)
        status = file_write(listing->output, str_peek(&text), text.length, error);
    str_clear(&text);
    return status;
}

static bool shows_basis(const struct entity *entity, const struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->fields[i] == entity_field_index(entity, "basis"))
            return true;
    }
    return false;
}

/* Positions that are illustrations are never passed off as anybody's statement: a list without the column that says so
 * has it said beside it. */
static enum status warn_of_illustrations(struct cli *cli, const struct selection *selection,
                                         const struct listing *listing, const char *filter, struct error *error)
{
    struct selection illustrations = {0};
    struct str narrowed = {0};
    char number[24];
    int64_t count = 0;
    enum status status;

    if (selection->entity->id != ENTITY_POSITION || shows_basis(selection->entity, listing))
        return STATUS_OK;
    str_addf(&narrowed, "%s basis:illustration", filter);
    selection_copy(&illustrations, selection);
    filter_clear(&illustrations.filter);
    status = app_filter(cli->app, selection->entity, str_peek(&narrowed), &illustrations.filter, error);
    if (status == STATUS_OK)
        status = app_count(cli->app, &illustrations, &count, error);
    if (status == STATUS_OK && count > 0) {
        snprintf(number, sizeof number, "%lld", (long long)count);
        command_warn(cli, N_("%1 of these positions are illustrations, and nobody's statement."), number, NULL);
    }
    selection_clear(&illustrations);
    str_clear(&narrowed);
    return status;
}

enum status run_list(struct cli *cli, struct error *error)
{
    struct listing listing = {0};
    const struct command_option options[] = {
        {"columns", &listing.columns, NULL, 0},
        {"sort", &listing.sort, NULL, 0},
        {"format", &listing.format, NULL, 0},
        {"output", &listing.output, NULL, 0},
        {"all-dates", NULL, &listing.all_dates, 0},
        {"removed", NULL, &listing.removed, 0},
        {NULL, NULL, NULL, 0},
    };
    struct selection selection = {0};
    const struct entity *entity = NULL;
    char *filter = NULL;
    enum status status = command_arguments(cli, options, 1, -1, error);

    if (status == STATUS_OK)
        status = command_entity(cli->argv[0], &entity, error);
    if (status == STATUS_OK)
        status = command_file_format(cli, listing.format, listing.output, &listing.options.format, error);
    if (status != STATUS_OK)
        return status;
    selection_init(&selection, entity, app_as_of(cli->app));
    selection.all_dates = listing.all_dates || listing.removed;
    selection.removed = listing.removed;
    listing.options.language = cli->language;
    listing.options.columns = listing.output == NULL ? command_columns() : 0;
    filter = command_line(cli, 1);
    status = choose_columns(entity, &listing, error);
    if (status == STATUS_OK)
        status = choose_order(entity, listing.sort, &selection, error);
    if (status == STATUS_OK)
        status = app_filter(cli->app, entity, filter, &selection.filter, error);
    if (status == STATUS_OK && listing.output != NULL)
        status = command_spare_register(cli, "output", listing.output, error);
    if (status == STATUS_OK && publish_format_is_drawn(listing.options.format))
        status = draw_list(cli, &selection, &listing, error);
    else if (status == STATUS_OK)
        status = write_list(cli, &selection, &listing, error);
    if (status == STATUS_OK)
        status = warn_of_illustrations(cli, &selection, &listing, filter, error);
    free(filter);
    free(listing.fields);
    selection_clear(&selection);
    return status;
}

/* The columns of what is found; its kind by the name that the command line knows. */
static const struct field found_fields[] = {
    {"kind", N_("Kind"), N_("The kind of record."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 20, 0, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 40, 0, ENTITY_NONE},
    {"id", N_("Identifier"), N_("The record's identifier."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 20, 0, ENTITY_NONE},
};

/* Writes what was found as a table. */
static enum status write_found(const struct cli *cli, const struct matches *matches, struct error *error)
{
    struct publish_options options = {.language = cli->language, .columns = command_columns()};
    struct publish_stream stream = {stdout, NULL};
    struct table table = {0};
    enum status status;

    for (size_t i = 0; i < sizeof found_fields / sizeof *found_fields; i++) {
        table_add_column(&table, &found_fields[i], found_fields[i].name,
                         text_in(cli->language, found_fields[i].label));
    }
    for (size_t i = 0; i < matches->count; i++) {
        struct value *cells = table_add_row(&table);
        char id[24];

        snprintf(id, sizeof id, "%lld", (long long)matches->items[i].id);
        value_set_text(&cells[0], matches->items[i].entity->name);
        value_set_text(&cells[1], matches->items[i].called);
        value_set_text(&cells[2], id);
    }
    status = publish_table(&table, &options, publish_sink_stream(&stream), error);
    table_clear(&table);
    return status;
}

enum status run_find(struct cli *cli, struct error *error)
{
    struct matches matches = {0};
    char *text;
    enum status status = command_arguments(cli, NULL, 1, -1, error);

    if (status != STATUS_OK)
        return status;
    text = command_line(cli, 0);
    status = app_search(cli->app, text, FOUND_OF_A_KIND, &matches, error);
    if (status == STATUS_OK && matches.count == 0)
        command_warn(cli, N_("Nothing holds “%1”."), text, NULL);
    else if (status == STATUS_OK)
        status = write_found(cli, &matches, error);
    matches_clear(&matches);
    free(text);
    return status;
}
