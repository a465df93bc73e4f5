#include "samreg/view/strategy_paper.h"

#include "samreg/app/records.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/view/screens.h"
#include "samreg/view/shell_internal.h"
#include "samreg/view/strategy_ballot.h"
#include "samreg/view/strategy_view.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool strategy_paper_check_voter(void *context, const char *typed, struct error *error)
{
    (void)context;
    if (typed[strspn(typed, " ")] != '\0')
        return true;
    (void)error_set(error, STATUS_DATA, N_("Say who votes: a number, a role or a name."), NULL);
    return false;
}

/* ---- Writing ---- */

static void add_text(struct draft *draft, const char *field, const char *text)
{
    (void)draft_add(draft, NULL, 0, &draft->entity->fields[entity_field_index(draft->entity, field)], text);
}

static void add_number(struct draft *draft, const char *field, int64_t number)
{
    struct str text = {0};

    str_addf(&text, "%" PRId64, number);
    add_text(draft, field, str_peek(&text));
    str_clear(&text);
}

/* The lines of the draft. */
static void describe(const struct strategy_paper *paper, struct draft *draft)
{
    add_number(draft, "round", paper->marker.round);
    if (paper->marker.area != 0)
        add_number(draft, "area", paper->marker.area);
    add_number(draft, "municipality", paper->marker.municipality);
    add_number(draft, "x", paper->point.x);
    add_number(draft, "y", paper->point.y);
    if (paper->voter != NULL)
        add_text(draft, "voter", paper->voter);
}

void strategy_paper_keep(struct shell *shell, const struct strategy_paper *paper, char **file)
{
    struct draft draft = {.entity = entity_get(ENTITY_STRATEGY_VOTE), .id = clock_wall_milliseconds()};
    struct str text = {0};
    char now[CLOCK_TEXT];
    struct error error = {0};

    if (paper == NULL) {
        draft_remove(*file);
        return;
    }
    if (*file == NULL)
        *file = draft_file(shell_app(shell), draft.id);
    describe(paper, &draft);
    draft.at = memory_copy_text(clock_now(now));
    draft_format(shell_app(shell), &draft, &text);
    if (*file != NULL && draft_write(*file, str_peek(&text), &error) != STATUS_OK)
        shell_say_error(shell, &error);
    str_clear(&text);
    draft_clear(&draft);
}

/* ---- Offering it again ---- */

/* What stands in a field of the draft; NULL when nothing does. Lent. */
static const char *read_text(const struct draft *draft, const char *field)
{
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->lines[i].field != NULL && strcmp(draft->lines[i].field->name, field) == 0)
            return draft->lines[i].text;
    }
    return NULL;
}

static int64_t read_number(const struct draft *draft, const char *field)
{
    const char *text = read_text(draft, field);
    int64_t number = 0;

    return text != NULL && number_parse(text, 0, &number) == NUMBER_OK ? number : 0;
}

/* What a record that the draft refers to is called: "" when it is gone. New string. */
static char *called(struct shell *shell, const struct draft *draft, enum entity_id kind, const char *field)
{
    struct error error = {0};
    char *text = NULL;

    if (app_called(shell_app(shell), entity_get(kind), read_number(draft, field), &text, &error) != STATUS_OK)
        error_clear(&error);
    return text != NULL ? text : memory_copy_text("");
}

void strategy_paper_ask(struct shell *shell, const struct draft *draft, const char *when, struct message *message)
{
    char *municipality = called(shell, draft, ENTITY_MUNICIPALITY, "municipality");
    char *round = called(shell, draft, ENTITY_STRATEGY_ROUND, "round");

    message_set(message, N_("A vote about %1 in “%2” was on its way at %3, and was not given. Go on with it?"),
                municipality, round, when, NULL);
    free(municipality);
    free(round);
}

/* The process of the round; 0 when it cannot be read, which is said. */
static int64_t process_of(struct shell *shell, int64_t round)
{
    struct record record = {0};
    struct error error = {0};
    int64_t process = 0;

    if (app_fetch(shell_app(shell), entity_get(ENTITY_STRATEGY_ROUND), round, &record, &error) == STATUS_OK)
        process = record_value(&record, "process")->integer;
    else
        shell_say_error(shell, &error);
    record_clear(&record);
    return process;
}

bool strategy_paper_resume(struct shell *shell, const struct draft *draft)
{
    struct strategy_paper paper = {
        .marker = {.round = read_number(draft, "round"), .area = read_number(draft, "area"),
                   .municipality = read_number(draft, "municipality")},
        .point = {(int)read_number(draft, "x"), (int)read_number(draft, "y")},
        .voter = read_text(draft, "voter"),
    };
    int64_t process = process_of(shell, paper.marker.round);
    struct strategy_view *strategy;

    if (process == 0)
        return false;
    if (strategy_ballot_is(shell->top))
        return strategy_ballot_resume(shell->top, &paper);
    strategy = strategy_view_of(shell->top);
    if (strategy == NULL || strategy->process.id != process) {
        if (!strategy_open(shell, process, paper.marker.round))
            return false;
        strategy = strategy_view_of(shell->top);
    }
    return strategy_vote_resume(strategy, &paper);
}
