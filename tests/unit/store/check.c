#include "tests/unit/store/desk.h"

#include "samreg/base/embed.h"
#include "samreg/store/internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Legal forms, municipalities and an arrangement to hang things on. */
struct ground {
    struct store *store;
    int64_t host_form, company, old_form, joint, agreement;
    int64_t moss, rygge, gone, region, arrangement;
};

static struct ground make_ground(void)
{
    struct ground g = {.store = desk_open()};

    g.host_form = desk_add(g.store, "legal_form", "code", "VK_ADM", "name", "Vertskommune", "needs_host", "1",
                           "legal_person", "no", "new_from", "2007", NULL);
    g.company = desk_add(g.store, "legal_form", "code", "IKS", "name", "Interkommunalt selskap", "legal_person", "yes",
                         NULL);
    g.old_form = desk_add(g.store, "legal_form", "code", "P27", "name", "§ 27", "new_from", "1993", "new_to",
                          "2008-06", "until", "2009-11", NULL);
    g.joint = desk_add(g.store, "legal_form", "code", "SAMK", "name", "Samkommune", NULL);
    g.agreement = desk_add(g.store, "legal_form", "code", "AVTALE", "name", "Avtale", "legal_person", "no", NULL);
    g.moss = desk_add(g.store, "municipality", "number", "0104", "name", "Moss", NULL);
    g.rygge = desk_add(g.store, "municipality", "number", "0136", "name", "Rygge", NULL);
    g.gone = desk_add(g.store, "municipality", "number", "1729", "name", "Inderøy", "valid_from", "2000", "valid_to",
                      "2008", NULL);
    g.region = desk_add(g.store, "region", "name", "Mosseregionen", "established", "2003", NULL);
    g.arrangement = desk_add(g.store, "arrangement", "name", "MOVAR", "effective", "2005", "status", "operating", NULL);
    return g;
}

static int64_t add_part(struct ground *g, int64_t municipality, const char *role, const char *from, const char *to)
{
    return desk_add(g->store, "participation", "arrangement", desk_text(g->arrangement), "municipality",
                    desk_text(municipality), "role", role, "valid_from", from, "valid_to", to, NULL);
}

static int64_t add_state(struct ground *g, int64_t form, const char *from, const char *to)
{
    return desk_add(g->store, "arrangement_state", "arrangement", desk_text(g->arrangement), "legal_form",
                    desk_text(form), "valid_from", from, "valid_to", to, NULL);
}

static int64_t add_member(struct ground *g, int64_t municipality, const char *from, const char *to)
{
    return desk_add(g->store, "membership", "region", desk_text(g->region), "municipality", desk_text(municipality),
                    "valid_from", from, "valid_to", to, NULL);
}

/* How often the rule is broken as of December 2009. Fills `words` with what it says in English the first time. */
static int count_findings(struct ground *g, const char *rule, char words[300])
{
    struct problems problems = {0};
    struct error error = {0};
    int found = 0;

    cr_assert_eq(store_check(g->store, (struct date){2009, 12, 1}, NULL, &problems, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    for (size_t i = 0; i < problems.count; i++) {
        if (strcmp(problems.items[i].rule, rule) != 0)
            continue;
        char *text = message_text(&problems.items[i].message, LANGUAGE_ENGLISH);
        if (found++ == 0)
            snprintf(words, 300, "%s", text);
        free(text);
    }
    problems_clear(&problems);
    store_assert_idle(g->store);
    return found;
}

static void expect(struct ground *g, const char *rule, int count, const char *part)
{
    char words[300] = "";
    int found = count_findings(g, rule, words);

    cr_expect_eq(found, count, "%s: found %d times: %s", rule, found, words);
    cr_expect(!part || strstr(words, part), "%s: %s", rule, words);
}

static void finish(struct ground *g)
{
    store_close(&g->store);
}

Test(check, files_are_whole_and_their_sql_prepares)
{
    struct store_check_info *checks = NULL;
    size_t count = store_checks(&checks);
    struct ground g = make_ground();
    struct problems problems = {0};

    cr_assert_gt(count, 20);
    for (size_t i = 0; i < count; i++) {
        char path[100];
        snprintf(path, sizeof path, "db/checks/%s.sql", checks[i].name);
        cr_expect(embed_get(path), "%s is not named as its file", checks[i].name);
        cr_expect(entity_find(checks[i].entity), "%s looks at %s", checks[i].name, checks[i].entity);
    }
    cr_assert_eq(store_check(g.store, (struct date){2009, 12, 1}, NULL, &problems, NULL), STATUS_OK);
    free(checks);
    problems_clear(&problems);
    finish(&g);
}

Test(check, participant_twice)
{
    struct ground g = make_ground();

    add_part(&g, g.moss, "host", "2005", "2007");
    add_part(&g, g.moss, "participant", "2007", "");
    add_part(&g, g.moss, "buyer", "2005", "");
    add_part(&g, g.rygge, "participant", "2005", "");
    expect(&g, "participant_twice", 0, NULL);
    add_part(&g, g.rygge, "host", "2008-06", "");
    expect(&g, "participant_twice", 1, "0136 Rygge takes part in “MOVAR” twice");
    finish(&g);
}

Test(check, membership_twice)
{
    struct ground g = make_ground();

    add_member(&g, g.moss, "2004", "2006");
    add_member(&g, g.moss, "2006", "");
    expect(&g, "membership_twice", 0, NULL);
    add_member(&g, g.moss, "2009-01-01", "");
    expect(&g, "membership_twice", 1, "0104 Moss is a member of Mosseregionen twice");
    finish(&g);
}

Test(check, state_twice)
{
    struct ground g = make_ground();

    add_state(&g, g.company, "", "2006-01-01");
    add_state(&g, g.company, "2006", "2008");
    expect(&g, "state_twice", 0, NULL);
    add_state(&g, g.joint, "2007-05", "2007-06");
    expect(&g, "state_twice", 1, "MOVAR");
    finish(&g);
}

Test(check, service_twice)
{
    struct ground g = make_ground();
    int64_t area = desk_add(g.store, "service_area", "code", "water", "name", "Vann", NULL);

    desk_add(g.store, "arrangement_service", "arrangement", desk_text(g.arrangement), "service_area", desk_text(area),
             "valid_to", "2007", NULL);
    desk_add(g.store, "arrangement_service", "arrangement", desk_text(g.arrangement), "service_area", desk_text(area),
             "valid_from", "2007", NULL);
    expect(&g, "service_twice", 0, NULL);
    desk_add(g.store, "arrangement_service", "arrangement", desk_text(g.arrangement), "service_area", desk_text(area),
             "valid_from", "2009", NULL);
    expect(&g, "service_twice", 1, "Vann");
    finish(&g);
}

Test(check, fact_twice)
{
    struct ground g = make_ground();

    desk_add(g.store, "municipality_fact", "municipality", desk_text(g.moss), "date", "2009-01-01", "population",
             "29588", NULL);
    desk_add(g.store, "municipality_fact", "municipality", desk_text(g.moss), "date", "2009-01", "employees",
             "2000", NULL);
    expect(&g, "fact_twice", 0, NULL);
    desk_add(g.store, "municipality_fact", "municipality", desk_text(g.moss), "date", "2009", "population", "29588",
             NULL);
    expect(&g, "fact_twice", 1, "0104 Moss");
    finish(&g);
}

Test(check, parent_loop)
{
    struct ground g = make_ground();
    int64_t child = desk_add(g.store, "arrangement", "name", "Vann", "parent", desk_text(g.arrangement), NULL);
    int64_t below = desk_add(g.store, "arrangement", "name", "Avløp", "parent", desk_text(child), NULL);

    expect(&g, "parent_loop", 0, NULL);
    desk_set(g.store, "kari", "arrangement", g.arrangement, "parent", desk_text(below));
    expect(&g, "parent_loop", 3, NULL);
    finish(&g);
}

Test(check, host_single_and_host_missing)
{
    struct ground g = make_ground();

    add_state(&g, g.host_form, "2008", "");
    expect(&g, "host_missing", 0, NULL);
    int64_t moss = add_part(&g, g.moss, "participant", "", "");
    expect(&g, "host_missing", 1, "Vertskommune");
    desk_set(g.store, "kari", "participation", moss, "role", "host");
    expect(&g, "host_missing", 0, NULL);
    add_part(&g, g.rygge, "host", "2004", "2008");
    expect(&g, "host_single", 0, NULL);
    add_part(&g, g.rygge, "seller", "2009", "");
    expect(&g, "host_single", 1, "but 2 are recorded");
    finish(&g);
}

Test(check, host_advised)
{
    struct ground g = make_ground();

    add_state(&g, g.agreement, "", "");
    expect(&g, "host_advised", 0, NULL);
    int64_t moss = add_part(&g, g.moss, "participant", "", "");
    expect(&g, "host_advised", 1, "Avtale");
    desk_set(g.store, "kari", "participation", moss, "role", "office");
    expect(&g, "host_advised", 0, NULL);
    finish(&g);
}

Test(check, iks_participants)
{
    struct ground g = make_ground();

    add_state(&g, g.company, "", "");
    desk_add(g.store, "participation", "arrangement", desk_text(g.arrangement), "body", "Østfold fylkeskommune", NULL);
    desk_add(g.store, "participation", "arrangement", desk_text(g.arrangement), "body", "Renovasjon IKS", NULL);
    expect(&g, "iks_participants", 0, NULL);
    desk_add(g.store, "participation", "arrangement", desk_text(g.arrangement), "body", "Hansen AS", NULL);
    expect(&g, "iks_participants", 1, "Hansen AS");
    finish(&g);
}

Test(check, shares)
{
    struct ground g = make_ground();

    add_state(&g, g.company, "", "");
    int64_t moss = add_part(&g, g.moss, "owner", "", "");
    int64_t rygge = add_part(&g, g.rygge, "owner", "", "");
    desk_set(g.store, "kari", "participation", moss, "share", "2/3");
    expect(&g, "shares_under", 0, NULL);
    desk_set(g.store, "kari", "participation", rygge, "share", "1/3");
    expect(&g, "shares_under", 0, NULL);
    expect(&g, "shares_over", 0, NULL);
    desk_set(g.store, "kari", "participation", rygge, "share", "1/4");
    expect(&g, "shares_under", 1, "91,67 %");
    desk_set(g.store, "kari", "participation", rygge, "share", "1/2");
    expect(&g, "shares_over", 1, "116,7 %");
    desk_set(g.store, "kari", "participation", moss, "share", "667/1000");
    desk_set(g.store, "kari", "participation", rygge, "share", "334/1000");
    expect(&g, "shares_over", 0, NULL);
    finish(&g);
}

Test(check, form_not_valid)
{
    struct ground g = make_ground();
    int64_t state = add_state(&g, g.host_form, "2007", "");

    expect(&g, "form_not_valid", 0, NULL);
    desk_set(g.store, "kari", "arrangement_state", state, "valid_from", "2006-12");
    expect(&g, "form_not_valid", 1, "12.2006");
    desk_set(g.store, "kari", "arrangement_state", state, "legal_form", desk_text(g.old_form));
    expect(&g, "form_not_valid", 0, NULL);
    desk_set(g.store, "kari", "arrangement_state", state, "valid_from", "2008-06-01");
    expect(&g, "form_not_valid", 1, "§ 27");
    finish(&g);
}

Test(check, form_past_deadline)
{
    struct ground g = make_ground();
    int64_t state = add_state(&g, g.old_form, "1999", "");

    expect(&g, "form_past_deadline", 1, "10.2009");
    desk_set(g.store, "kari", "arrangement_state", state, "valid_to", "2009-11");
    expect(&g, "form_past_deadline", 0, NULL);
    finish(&g);
}

Test(check, stated_fewer)
{
    struct ground g = make_ground();

    desk_set(g.store, "kari", "arrangement", g.arrangement, "stated_participants", "2");
    add_part(&g, g.moss, "", "", "");
    add_part(&g, g.rygge, "", "", "2007");
    add_part(&g, g.gone, "", "2007", "");
    expect(&g, "stated_fewer", 0, NULL);
    add_part(&g, g.gone, "owner", "2007", "");
    desk_add(g.store, "participation", "arrangement", desk_text(g.arrangement), "body", "Staten", NULL);
    expect(&g, "stated_fewer", 1, "states 2 participants, but 3");
    finish(&g);
}

Test(check, periods_outside)
{
    struct ground g = make_ground();

    add_part(&g, g.moss, "", "2005", "");
    add_member(&g, g.moss, "2003-05", "");
    expect(&g, "participation_outside", 0, NULL);
    expect(&g, "membership_outside", 0, NULL);
    add_part(&g, g.rygge, "", "2004", "");
    add_member(&g, g.rygge, "2002", "2004");
    expect(&g, "participation_outside", 1, "0136 Rygge");
    expect(&g, "membership_outside", 1, "0136 Rygge");
    desk_set(g.store, "kari", "arrangement", g.arrangement, "effective", "");
    desk_set(g.store, "kari", "arrangement", g.arrangement, "ended", "2005");
    expect(&g, "participation_outside", 1, "0104 Moss");
    finish(&g);
}

Test(check, municipalities_of_another_time)
{
    struct ground g = make_ground();
    int64_t part = add_part(&g, g.gone, "", "2005", "");
    int64_t member = add_member(&g, g.gone, "2005", "");
    int64_t state = add_state(&g, g.company, "2005", "");

    desk_set(g.store, "kari", "arrangement_state", state, "seat", desk_text(g.gone));
    expect(&g, "participant_not_valid", 0, NULL);
    expect(&g, "member_not_valid", 0, NULL);
    expect(&g, "seat_not_valid", 0, NULL);
    desk_set(g.store, "kari", "participation", part, "valid_from", "2008");
    desk_set(g.store, "kari", "membership", member, "valid_from", "2009");
    desk_set(g.store, "kari", "arrangement_state", state, "valid_from", "2008-02");
    expect(&g, "participant_not_valid", 1, "1729 Inderøy");
    expect(&g, "member_not_valid", 1, "1729 Inderøy");
    expect(&g, "seat_not_valid", 1, "1729 Inderøy");
    finish(&g);
}

Test(check, undecided_successors)
{
    struct ground g = make_ground();
    int64_t state = add_state(&g, g.company, "2005", "");

    add_part(&g, g.gone, "", "2005", "");
    add_member(&g, g.gone, "2005", "");
    desk_set(g.store, "kari", "arrangement_state", state, "seat", desk_text(g.gone));
    desk_add(g.store, "municipality_successor", "municipality", desk_text(g.gone), "successor", desk_text(g.moss),
             "date", "2008", "weight", "60", NULL);
    expect(&g, "undecided_participant", 0, NULL);
    expect(&g, "successor_weights", 1, "0,6");
    desk_add(g.store, "municipality_successor", "municipality", desk_text(g.gone), "successor", desk_text(g.rygge),
             "date", "2008", "weight", "40", NULL);
    expect(&g, "undecided_participant", 1, "0136 Rygge");
    expect(&g, "undecided_member", 1, "0104 Moss");
    expect(&g, "undecided_seat", 1, "1729 Inderøy");
    expect(&g, "successor_weights", 0, NULL);
    finish(&g);
}

Test(check, what_is_incomplete_or_overdue)
{
    struct ground g = make_ground();

    expect(&g, "no_participants", 1, "MOVAR");
    desk_set(g.store, "kari", "arrangement", g.arrangement, "confirmed", "2007-12-01");
    expect(&g, "confirmed_long_ago", 0, NULL);
    desk_set(g.store, "kari", "arrangement", g.arrangement, "confirmed", "2006");
    expect(&g, "confirmed_long_ago", 1, "2006");
    expect(&g, "ended_still_active", 0, NULL);
    desk_set(g.store, "kari", "arrangement", g.arrangement, "ended", "2009");
    expect(&g, "ended_still_active", 1, "2008");
    expect(&g, "no_participants", 0, NULL);
    finish(&g);
}

Test(check, joint_municipality_small)
{
    struct ground g = make_ground();

    add_state(&g, g.joint, "2005", "");
    add_part(&g, g.moss, "", "", "");
    expect(&g, "joint_municipality_small", 1, "0104 Moss");
    add_part(&g, g.rygge, "", "", "");
    expect(&g, "joint_municipality_small", 0, NULL);
    finish(&g);
}

Test(check, rules_within_records_are_asked_too)
{
    struct ground g = make_ground();
    int64_t state = add_state(&g, g.company, "2005", "");

    desk_set(g.store, "kari", "arrangement_state", state, "seat", desk_text(g.moss));
    expect(&g, "organisation_number", 0, NULL);
    struct change_set set = {0};
    struct apply_result result = {0};
    desk_assign(change_set_add(&set, CHANGE_SET, entity_find("arrangement_state"), state, 0), "organisation_number",
                "986844253", NULL);
    cr_assert_eq(desk_apply(g.store, "kari", JOURNAL_SET, &set, &result), STATUS_WARNED);
    apply_result_clear(&result);
    finish(&g);
}

Test(check, name_alike)
{
    struct ground g = make_ground();

    desk_add(g.store, "arrangement", "name", "Movar", "region", desk_text(g.region), NULL);
    desk_add(g.store, "arrangement", "name", "MOVAR 2", NULL);
    desk_add(g.store, "arrangement", "name", "MOVARE", NULL);
    expect(&g, "name_alike", 0, NULL); /* in another region, or another name */
    desk_add(g.store, "arrangement", "name", "Móvar", NULL);
    expect(&g, "name_alike", 1, "only in capital letters");
    finish(&g);
}

Test(check, region_alike)
{
    struct ground g = make_ground();

    desk_add(g.store, "region", "name", "Fosen", NULL);
    expect(&g, "region_alike", 0, NULL);
    desk_add(g.store, "region", "name", "MOSSEREGIONEN", NULL);
    expect(&g, "region_alike", 1, "Mosseregionen");
    finish(&g);
}

/* What one record costs to check must not grow with the register: every file begins with the few in `scope`. */
Test(check, no_file_walks_through_all_records_for_one)
{
    struct ground g = make_ground();

    cr_assert_eq(store_begin(g.store, STORE_READING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(g.store, "CREATE TEMP TABLE scope (id INTEGER PRIMARY KEY)", NULL), STATUS_OK);
    for (const struct embed_file *file = embed_next("db/checks/", NULL); file;
         file = embed_next("db/checks/", file)) {
        struct statement *statement = NULL;
        struct str sql = {0};
        bool row = false;
        const char *over = embed_header_value(file->path, "over");
        if (strncmp(over, "arrangement", strlen("arrangement")) != 0 && strcmp(over, "participation") != 0)
            continue;
        str_addf(&sql, "EXPLAIN QUERY PLAN %s", (const char *)file->bytes);
        cr_assert_eq(db_prepare(g.store, sql.text, &statement, NULL), STATUS_OK, "%s", file->path);
        while (db_step(statement, &row, NULL) == STATUS_OK && row)
            cr_expect(strncmp(db_text(statement, 3), "SCAN ", 5) != 0 || !strstr(db_text(statement, 3), " INDEX "),
                      "%s: %s", file->path, db_text(statement, 3));
        db_done(&statement);
        str_clear(&sql);
    }
    cr_assert_eq(store_end_reading(g.store, STATUS_OK), STATUS_OK);
    finish(&g);
}
