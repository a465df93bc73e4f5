#include "samreg/model/journal.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *label;
} verbs[JOURNAL_VERB_COUNT] = {
    [JOURNAL_ADD] = {"add", N_("added")},          [JOURNAL_SET] = {"set", N_("changed")},
    [JOURNAL_REMOVE] = {"remove", N_("removed")},  [JOURNAL_RESTORE] = {"restore", N_("restored")},
    [JOURNAL_IMPORT] = {"import", N_("imported")}, [JOURNAL_UNDO] = {"undo", N_("undone")},
    [JOURNAL_REDO] = {"redo", N_("redone")},       [JOURNAL_INIT] = {"init", N_("register made")},
    [JOURNAL_MERGE] = {"merge", N_("merged in")},  [JOURNAL_PLACE] = {"place", N_("placed")},
    [JOURNAL_MOVE] = {"move", N_("moved")},        [JOURNAL_SKIP] = {"skip", N_("skipped")},
    [JOURNAL_VOTE] = {"vote", N_("voted")},        [JOURNAL_BEGIN] = {"begin", N_("began")},
    [JOURNAL_CLOSE] = {"close", N_("closed")},     [JOURNAL_REVEAL] = {"reveal", N_("revealed")},
    [JOURNAL_DECIDE] = {"decide", N_("decided")},  [JOURNAL_NOTE] = {"note", N_("noted")},
};

const char *journal_verb_name(enum journal_verb verb)
{
    assert(verb < JOURNAL_VERB_COUNT);
    return verbs[verb].name;
}

const char *journal_verb_label(enum journal_verb verb)
{
    assert(verb < JOURNAL_VERB_COUNT);
    return verbs[verb].label;
}

bool journal_verb_parse(const char *name, enum journal_verb *verb)
{
    for (int i = 0; i < JOURNAL_VERB_COUNT; i++) {
        if (strcmp(verbs[i].name, name) == 0) {
            *verb = (enum journal_verb)i;
            return true;
        }
    }
    return false;
}

void journal_entry_clear(struct journal_entry *entry)
{
    free(entry->at);
    free(entry->user);
    free(entry->host);
    free(entry->program);
    free(entry->called);
    free(entry->note);
    *entry = (struct journal_entry){0};
}

void journal_page_clear(struct journal_page *page)
{
    for (size_t i = 0; i < page->entry_count; i++)
        journal_entry_clear(&page->entries[i]);
    for (size_t i = 0; i < page->change_count; i++) {
        free(page->changes[i].called);
        value_clear(&page->changes[i].before);
        value_clear(&page->changes[i].after);
    }
    free(page->entries);
    free(page->changes);
    *page = (struct journal_page){0};
}

struct journal_entry *journal_page_add_entry(struct journal_page *page)
{
    page->entries = array_room(page->entries, page->entry_count, &page->entry_capacity, sizeof *page->entries);
    struct journal_entry *entry = &page->entries[page->entry_count++];
    *entry = (struct journal_entry){0};
    return entry;
}

struct journal_change *journal_page_add_change(struct journal_page *page)
{
    page->changes = array_room(page->changes, page->change_count, &page->change_capacity, sizeof *page->changes);
    struct journal_change *change = &page->changes[page->change_count++];
    *change = (struct journal_change){0};
    return change;
}
