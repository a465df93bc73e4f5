#include "samreg/view/strategy_search.h"

#include "samreg/app/records.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* How well a name fits what is typed, both folded: 0 not at all, 1 inside, 2 at the start of a word, 3 at its start. */
static int fit(const char *name, const char *typed)
{
    struct str folded = {0};
    const char *at;
    int result;

    collate_fold(name, &folded);
    at = strstr(str_peek(&folded), typed);
    result = at == NULL ? 0 : at == str_peek(&folded) ? 3 : 2;
    if (at == NULL) { /* without the blanks of a word's start */
        result = strstr(str_peek(&folded), typed + strspn(typed, " ")) != NULL;
    }
    str_clear(&folded);
    return result;
}

/* How well a member fits what is typed: its name, or the beginning of its number. */
static int fit_member(const struct strategy_member *member, const char *typed, const char *folded)
{
    int result = fit(member->name, folded);

    return result == 0 && member->number != NULL && strncmp(member->number, typed, strlen(typed)) == 0 ? 1 : result;
}

/* Those that fit what is typed: returns how many, and in `found` (or NULL) the one at a place among them, the best
 * first. */
static size_t find_members(const struct strategy_process *process, const char *typed, size_t place,
                           const struct strategy_member **found)
{
    enum { BEST = 3 };
    struct str folded = {0};
    size_t count = 0;

    collate_fold(typed, &folded);
    for (int wanted = BEST; wanted > 0 && typed[strspn(typed, " ")] != '\0'; wanted--) {
        for (size_t i = 0; i < process->member_count; i++) {
            const struct strategy_member *member = &process->members[i];

            if (fit_member(member, typed, str_peek(&folded)) == wanted) {
                if (count == place && found != NULL)
                    *found = member;
                count++;
            }
        }
    }
    str_clear(&folded);
    return count;
}

/* Whether the text means one municipality of the register alone: its identifier and what it is called (owned). */
static bool find_stranger(const struct strategy_search *search, const char *typed, int64_t *id, char **called)
{
    const struct entity *entity = entity_get(ENTITY_MUNICIPALITY);
    struct app *app = shell_app(search->shell);
    struct matches matches = {0};
    struct error error = {0};
    bool found = app_resolve(app, entity, typed, id, NULL, &error) == STATUS_OK;

    error_clear(&error);
    if (!found && app_suggest(app, entity, typed, 2, &matches, &error) == STATUS_OK && matches.count == 1) {
        *id = matches.items[0].id;
        found = true;
    }
    found = found && app_called(app, entity, *id, called, &error) == STATUS_OK;
    error_clear(&error);
    matches_clear(&matches);
    return found;
}

/* Who is no member can be let in by whoever may write, into a process of a region. */
static bool lets_in(const struct strategy_search *search)
{
    return search->stranger != NULL && search->process->region_id != 0 && !shell_is_read_only(search->shell);
}

static bool check_name(void *context, const char *typed, struct error *error)
{
    const struct strategy_search *search = context;
    char *called = NULL;
    int64_t id;
    bool fine = typed[strspn(typed, " ")] == '\0' || find_members(search->process, typed, 0, NULL) > 0 ||
                (lets_in(search) && find_stranger(search, typed, &id, &called));

    free(called);
    if (!fine) {
        (void)error_set(error, STATUS_DATA,
                        lets_in(search)
                            ? N_("No municipality of this process is called anything like “%1”. Members of its region "
                                 "take part; for a guest type the whole name or the number.")
                            : N_("No municipality of this process is called anything like “%1”. Members of its region "
                                 "take part."),
                        typed, NULL);
    }
    return fine;
}

/* Selects the one of those that fit whose turn it is; where none does, the one selected before. */
static void select_hit(struct strategy_search *search)
{
    const struct strategy_member *member = NULL;

    (void)find_members(search->process, search->typed, search->hit, &member);
    search->select(search->context, member != NULL ? member->id : search->stood_on);
}

static void name_changed(void *context, const char *typed)
{
    struct strategy_search *search = context;

    free(search->typed);
    search->typed = memory_copy_text(typed);
    search->hit = 0;
    select_hit(search);
}

static void name_stepped(void *context, int step)
{
    struct strategy_search *search = context;
    size_t count = find_members(search->process, search->typed, 0, NULL);

    if (count > 0) {
        search->hit = (search->hit + count + (size_t)(step + (int)count)) % count;
        select_hit(search);
    }
}

static void name_done(void *context, const char *typed)
{
    struct strategy_search *search = context;
    char *called = NULL;
    int64_t id = 0;
    bool stranger = typed != NULL && typed[strspn(typed, " ")] != '\0' &&
                    find_members(search->process, typed, 0, NULL) == 0 && find_stranger(search, typed, &id, &called);

    if (typed == NULL)
        search->select(search->context, search->stood_on);
    else
        select_hit(search);
    strategy_search_clear(search);
    if (stranger)
        search->stranger(search->context, id, called);
    free(called);
}

void strategy_search_ask(struct strategy_search *search, struct shell *shell, int64_t selected)
{
    strategy_search_clear(search);
    search->shell = shell;
    search->stood_on = selected;
    search->typed = memory_copy_text("");
    shell_prompt(shell, &(struct shell_prompt){
                            .label = N_("Municipality: "),
                            .text = "",
                            .check = check_name,
                            .changed = name_changed,
                            .step = name_stepped,
                            .done = name_done,
                            .context = search,
                        });
}

void strategy_search_add_hits(const struct strategy_search *search, enum language language, struct str *out)
{
    size_t count = search->typed != NULL ? find_members(search->process, search->typed, 0, NULL) : 0;
    struct message message = {0};
    struct str place = {0};
    struct str all = {0};
    char *words;

    if (count < 2)
        return;
    str_addf(&place, "%zu", search->hit + 1);
    str_addf(&all, "%zu", count);
    message_set(&message, N_("%1 of %2 (Tab: the next)"), str_peek(&place), str_peek(&all), NULL);
    words = message_text(&message, language);
    str_addf(out, "%s  ", words);
    free(words);
    message_clear(&message);
    str_clear(&place);
    str_clear(&all);
}

void strategy_search_clear(struct strategy_search *search)
{
    free(search->typed);
    search->typed = NULL;
    search->hit = 0;
}
