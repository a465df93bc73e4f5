#include "samreg/view/removal.h"

#include "samreg/app/changes.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the question is about until it is answered. */
struct removal {
    struct shell *shell;
    const struct entity *entity;
    int64_t *ids;
    size_t count;
    void (*removed)(void *context);
    void *context;
};

static void free_removal(struct removal *removal)
{
    free(removal->ids);
    free(removal);
}

/* What is meant, in words: the record's name, or how many of which kind. New string. */
static char *subject(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count)
{
    struct str words = {0};
    struct error error = {0};
    char *called = NULL;
    char number[NUMBER_TEXT];

    if (count == 1 && app_called(shell_app(shell), entity, ids[0], &called, &error) == STATUS_OK)
        return called;
    error_clear(&error);
    str_addf(&words, "%s %s", number_say((int64_t)count, number), shell_text(shell, entity->plural));
    return str_take(&words);
}

static void say_done(struct shell *shell, const char *msgid, const struct removal *removal)
{
    struct message message = {0};
    char *words = subject(shell, removal->entity, removal->ids, removal->count);

    message_set(&message, msgid, words, NULL);
    shell_say_done(shell, &message);
    message_clear(&message);
    free(words);
}

static void answered(void *context, int answer)
{
    struct removal *removal = context;
    struct apply_result result = {0};
    struct error error = {0};

    if (answer == 1) {
        if (changes_remove(shell_app(removal->shell), removal->entity, removal->ids, removal->count, &result, &error)
            == STATUS_OK) {
            say_done(removal->shell, N_("Removed: %1."), removal);
            if (removal->removed != NULL)
                removal->removed(removal->context);
        } else {
            shell_say_error(removal->shell, &error);
        }
        apply_result_clear(&result);
    }
    free_removal(removal);
}

/* Appends what refers to the record, as a sentence of its own. */
static void add_referrers(struct shell *shell, int64_t id, struct str *out)
{
    struct referrer *referrers = NULL;
    size_t count = 0;
    struct error error = {0};
    struct str words = {0};

    if (app_referrers(shell_app(shell), id, &referrers, &count, &error) == STATUS_OK) {
        words_referrers(app_language(shell_app(shell)), referrers, count, &words);
        if (words.length > 0)
            str_addf(out, "\n%s %s", shell_text(shell, N_("It is used by:")), str_peek(&words));
    }
    error_clear(&error);
    str_clear(&words);
    free(referrers);
}

/* Says why when others refer to a record, for then nobody need be asked. What else may go wrong, such as a colleague
 * who is writing just now, is met when it is done. */
static bool is_refused(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count)
{
    struct error error = {0};

    if (changes_try_remove(shell_app(shell), entity, ids, count, &error) == STATUS_DATA) {
        shell_say_error(shell, &error);
        return true;
    }
    error_clear(&error);
    return false;
}

void removal_ask(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count,
                 void (*removed)(void *context), void *context)
{
    static const char *const answers[] = {N_("n:No"), N_("r:Remove"), NULL};
    struct removal *removal;
    struct message message = {0};
    struct str more = {0};
    char *words;

    if (is_refused(shell, entity, ids, count))
        return;
    removal = memory_new(sizeof *removal);
    words = subject(shell, entity, ids, count);
    removal->shell = shell;
    removal->entity = entity;
    removal->ids = memory_new_array(count, sizeof *ids);
    memcpy(removal->ids, ids, count * sizeof *ids);
    removal->count = count;
    removal->removed = removed;
    removal->context = context;
    if (count == 1)
        add_referrers(shell, ids[0], &more);
    message_set(&message, N_("Remove %1?%2\nWhat belongs to it goes along. It can be restored."), words,
                str_peek(&more), NULL);
    shell_ask(shell, &message, STYLE_WARNING, answers, answered, removal);
    message_clear(&message);
    str_clear(&more);
    free(words);
}

void removal_restore(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count)
{
    struct apply_result result = {0};
    struct error error = {0};

    if (changes_restore(shell_app(shell), entity, ids, count, &result, &error) == STATUS_OK) {
        struct removal restored = {.entity = entity, .ids = memory_new_array(count, sizeof *ids), .count = count};

        memcpy(restored.ids, ids, count * sizeof *ids);
        say_done(shell, N_("Restored: %1."), &restored);
        free(restored.ids);
    } else {
        shell_say_error(shell, &error);
    }
    apply_result_clear(&result);
}
