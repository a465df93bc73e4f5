/* Choosing a strategy process, or beginning one from a template. */
#include "samreg/app/records.h"
#include "samreg/app/strategy.h"
#include "samreg/base/memory.h"
#include "samreg/model/strategy_template.h"
#include "samreg/view/picker.h"
#include "samreg/view/screens.h"

#include <stdlib.h>
#include <string.h>

struct chooser {
    struct picker picker;
    struct view *instead; /* the screen whose place the chosen process takes, or NULL */
    int64_t *ids;         /* of the rows that are processes; those after them are templates */
    size_t count, capacity;
};

/* What is known of a process to be made, from one question to the next. */
struct beginning {
    struct shell *shell;
    struct view *instead;
    const struct strategy_template *template;
    char *name;
};

static struct chooser *of(struct picker *picker)
{
    return (struct chooser *)picker;
}

static void clear_chooser(struct picker *picker)
{
    free(of(picker)->ids);
}

static void open_instead(struct shell *shell, struct view *instead, int64_t process)
{
    if (instead != NULL)
        shell_close(instead);
    (void)strategy_open(shell, process, 0);
}

/* ---- Beginning one ---- */

static void free_beginning(struct beginning *beginning)
{
    free(beginning->name);
    free(beginning);
}

static void region_picked(void *context, int64_t region, const char *called)
{
    struct beginning *beginning = context;
    struct error error = {0};
    int64_t process = 0;

    (void)called;
    if (region != 0) { /* cancelled: nothing was made */
        if (strategy_new(shell_app(beginning->shell), beginning->template->name, beginning->name, region, &process,
                         &error)
            == STATUS_OK)
            open_instead(beginning->shell, beginning->instead, process);
        else
            shell_say_error(beginning->shell, &error);
    }
    free_beginning(beginning);
}

static bool check_name(void *context, const char *text, struct error *error)
{
    (void)context;
    if (text[strspn(text, " ")] != '\0')
        return true;
    (void)error_set(error, STATUS_DATA, N_("Give the process a name, for instance Strategi 2027."), NULL);
    return false;
}

static void name_given(void *context, const char *name)
{
    struct beginning *beginning = context;

    if (name == NULL) {
        free_beginning(beginning);
        return;
    }
    beginning->name = memory_copy_text(name);
    shell_pick_record(beginning->shell, entity_get(ENTITY_REGION), NULL, region_picked, beginning);
}

static void begin_from(struct chooser *chooser, const struct strategy_template *template)
{
    struct beginning *beginning = memory_new(sizeof *beginning);

    beginning->shell = chooser->picker.view.shell;
    beginning->instead = chooser->instead;
    beginning->template = template;
    shell_prompt(beginning->shell, &(struct shell_prompt){
                                       .label = N_("Name of the process; then its region: "),
                                       .text = "",
                                       .check = check_name,
                                       .done = name_given,
                                       .context = beginning,
                                   });
}

/* ---- Choosing ---- */

static void process_chosen(struct picker *picker, const struct pick_row *row)
{
    struct chooser *chooser = of(picker);
    size_t place = (size_t)row->id;

    if (place < chooser->count)
        open_instead(picker->view.shell, chooser->instead, chooser->ids[place]);
    else
        begin_from(chooser, &strategy_templates[place - chooser->count]);
}

static enum status take_process(void *context, const struct record *row, struct error *error)
{
    struct chooser *chooser = context;
    char *called = NULL;
    enum status status =
        app_called(shell_app(chooser->picker.view.shell), row->entity, row->id, &called, error);

    if (status == STATUS_OK) {
        chooser->ids = array_room(chooser->ids, chooser->count, &chooser->capacity, sizeof *chooser->ids);
        pick_add(&chooser->picker.pick, (long long)chooser->count, called, NULL, NULL);
        chooser->ids[chooser->count++] = row->id;
    }
    free(called);
    return status;
}

static void add_templates(struct chooser *chooser)
{
    struct shell *shell = chooser->picker.view.shell;

    for (size_t i = 0; strategy_templates[i].name != NULL && !app_is_read_only(shell_app(shell)); i++) {
        struct str words = {0};

        str_addf(&words, "%s: %s", shell_text(shell, N_("New process")),
                 shell_text(shell, strategy_templates[i].label));
        pick_add(&chooser->picker.pick, (long long)chooser->count + (long long)i, str_peek(&words), NULL, NULL);
        str_clear(&words);
    }
}

void strategy_choose(struct shell *shell, struct view *instead)
{
    struct chooser *chooser = memory_new(sizeof *chooser);
    struct selection selection = {0};
    struct error error = {0};

    chooser->instead = instead;
    chooser->picker.chosen = process_chosen;
    chooser->picker.clear = clear_chooser;
    picker_open(shell, &chooser->picker, N_("Strategy process"), N_("Process: "), N_("No process is called so."), NULL);
    selection_init(&selection, entity_get(ENTITY_STRATEGY_PROCESS), app_as_of(shell_app(shell)));
    if (app_each(shell_app(shell), &selection, take_process, chooser, &error) != STATUS_OK)
        shell_say_error(shell, &error);
    selection_clear(&selection);
    add_templates(chooser);
    if (chooser->picker.pick.count == 0) {
        free(chooser->picker.pick.empty);
        chooser->picker.pick.empty = memory_copy_text(shell_text(shell, N_("There is no strategy process.")));
    }
    pick_ready(&chooser->picker.pick);
}

void strategy_begin(struct shell *shell)
{
    struct error error = {0};
    int64_t process = 0;

    if (strategy_find(shell_app(shell), NULL, &process, &error) == STATUS_OK) {
        (void)strategy_open(shell, process, 0);
    } else {
        error_clear(&error);
        strategy_choose(shell, NULL);
    }
}
