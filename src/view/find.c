/* Search in every kind of record while one types. */
#include "samreg/view/screens.h"

#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/picker.h"

#include <stdlib.h>
#include <string.h>

/* How many records of each kind are shown; more words narrow them. */
enum { MOST_OF_A_KIND = 30 };

struct find {
    struct picker picker;
    struct matches matches; /* rows are their places */
    char *searched;         /* the text that they answer; NULL for none */
};

static struct find *of(struct picker *picker)
{
    return (struct find *)picker;
}

static bool is_answered(const struct find *find)
{
    const char *typed = edit_line_peek(&find->picker.pick.typed);

    return find->searched != NULL ? strcmp(find->searched, typed) == 0 : typed[0] == '\0';
}

/* Until the search for a new text is done, what was found for the one before stays: nothing flickers. */
static void fill_find(struct picker *picker)
{
    const struct find *find = of(picker);

    for (size_t i = 0; i < find->matches.count; i++) {
        const struct match *match = &find->matches.items[i];
        struct str line = {0};

        str_addf(&line, "%s: ", shell_text(picker->view.shell, match->entity->label));
        words_called(match->called,
                     pick_text_columns(terminal_area().width, 0) - text_width(str_peek(&line)), &line);
        pick_add(&picker->pick, (long long)i, str_peek(&line), NULL, NULL);
        str_clear(&line);
    }
}

static bool search_more(struct picker *picker)
{
    struct find *find = of(picker);
    const char *typed = edit_line_peek(&picker->pick.typed);
    struct matches matches = {0};
    struct error error = {0};
    enum status status = STATUS_OK;

    if (is_answered(find))
        return false;
    if (typed[strspn(typed, " ")] != '\0')
        status = app_search(shell_app(picker->view.shell), typed, MOST_OF_A_KIND, &matches, &error);
    if (status == STATUS_STOPPED) {
        matches_clear(&matches);
        error_clear(&error);
        return false;
    }
    if (status != STATUS_OK)
        shell_say_error(picker->view.shell, &error);
    matches_clear(&find->matches);
    find->matches = matches;
    free(find->searched);
    find->searched = memory_copy_text(typed);
    picker_refill(picker);
    return true;
}

static void find_chosen(struct picker *picker, const struct pick_row *row)
{
    const struct match *match = &of(picker)->matches.items[row->id];

    record_open(picker->view.shell, match->entity, match->id);
}

static void clear_find(struct picker *picker)
{
    matches_clear(&of(picker)->matches);
    free(of(picker)->searched);
}

void find_open(struct shell *shell)
{
    struct find *find = memory_new(sizeof *find);

    find->picker.fill = fill_find;
    find->picker.more = search_more;
    find->picker.chosen = find_chosen;
    find->picker.clear = clear_find;
    find->picker.filled_by_owner = true;
    picker_open(shell, &find->picker, N_("Find"), N_("Words: "), N_("Nothing matches."), NULL);
}
