#include "samreg/model/journal.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

Test(journal, verbs_are_read_back_by_their_names)
{
    for (int i = 0; i < JOURNAL_VERB_COUNT; i++) {
        enum journal_verb verb = JOURNAL_VERB_COUNT;
        cr_assert_not_null(journal_verb_name((enum journal_verb)i), "verb %d", i);
        cr_expect(*journal_verb_label((enum journal_verb)i));
        cr_expect(journal_verb_parse(journal_verb_name((enum journal_verb)i), &verb));
        cr_expect_eq((int)verb, i);
    }
    enum journal_verb verb = JOURNAL_UNDO;
    cr_expect_not(journal_verb_parse("added", &verb));
    cr_expect_eq(verb, JOURNAL_UNDO);
}

Test(journal, page_gives_back_all_it_holds)
{
    struct journal_page page = {0};
    page.entries = array_room(page.entries, 0, &page.entry_capacity, sizeof *page.entries);
    page.entries[page.entry_count++] = (struct journal_entry){
        .at = memory_copy_text("2009-12-01T10:42:07Z"),
        .user = memory_copy_text("kari"),
        .host = memory_copy_text("h"),
        .program = memory_copy_text("samreg"),
        .called = memory_copy_text("Fosen"),
        .note = memory_copy_text("n"),
    };
    page.changes = array_room(page.changes, 0, &page.change_capacity, sizeof *page.changes);
    page.changes[page.change_count++] = (struct journal_change){.called = memory_copy_text("Fosen")};
    value_set_text(&page.changes[0].before, "before");
    value_set_text(&page.changes[0].after, "after");
    journal_page_clear(&page);
    cr_expect_null(page.entries);
    cr_expect_eq(page.change_count, 0);
}
