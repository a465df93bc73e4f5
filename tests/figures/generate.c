#include "tests/figures/generate.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"
#include "samreg/store/write.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define PICK(maker, array) ((array)[draw((maker), COUNT_OF(array))])

/* Municipalities that merged in 2008, 2012, 2018 and 2020, were renumbered, or split in 2020 and 2024; their
 * successors, which a register may name at an earlier date too; and some in other counties. */
static const char *const numbers[] = {
    "1723", "1729", "1756", "1624", "1718", "5054", "1613", "5012", "5055", "5056", "5059", "1601", "1662", "1702",
    "1724", "0104", "0136", "0135", "0137", "3002", "1504", "1507", "1523", "1850", "1806", "1503", "1556", "1567",
    "1663", "1664", "1665", "1711", "1714", "1717", "1719", "1721", "1612", "1617", "1621", "1627", "1630", "1632",
    "1638", "1636", "1750", "1751", "0101", "0301", "1103", "5035",
};
static const char *const forms[] = {"AVTALE", "KJOPSALG", "P27", "VK_ADM", "VK_NEMND", "IKS", "IKS", "IKS", "AS", "AS",
                                    "STI", "SAMK", "SAMK_FORSOK", "SA", "IPR", "KO", "UFORMELL", NULL, NULL};
static const char *const services[] = {"waste", "fire", "emergency_clinic", "ict", "tax_collection", "child_welfare",
                                       "regional_council", "accounting", "payroll", "midwife"};
static const char *const exclusions[] = {"network", "project", "members", "state_private", "national"};
static const char *const statuses[] = {"operating", "operating", "operating", "operating", NULL, "decided",
                                       "establishing", "study", "idea", "closing", "ended"};
static const char *const certainties[] = {"certain", "certain", "certain", "certain", NULL, "uncertain"};
static const char *const roles[] = {"participant", "participant", "participant", "host", "owner", "owner", "buyer",
                                    "seller", "office", "observer", NULL};
static const char *const member_roles[] = {"full", "full", "full", "full", "associate", "observer", NULL};
static const char *const shares[] = {"1/3", "1/2", "1/4", "22/1000", "3/10", NULL, NULL};
static const char *const region_kinds[] = {"council", "council", "council", "council_like", "joint_municipality",
                                           "other", NULL};
static const char *const councils[] = {"yes", "yes", "yes", "hardly", "no", "unknown", NULL};
static const char *const begins[] = {NULL, NULL, NULL, "1998", "2004-01-01", "2009-06", "2009-12-01", "2009-12-02",
                                     "2010", "2012-01-01", "2015-03", "2018-01-01", "2018-07-02", "2020"};
static const char *const lasts[] = {NULL, NULL, NULL, NULL, NULL, "2008", "2009-12", "2009-12-01", "2009-12-02", "2011",
                                    "2013-06-01", "2014", "2018-07-02", "2020-01-01", "2021-01-01", "2023"};

enum { MOST_ASSIGNED = 16, REGIONS = 9, MUNICIPALITIES = COUNT_OF(numbers), REMOVED_ONE_IN = 15 };

struct maker {
    struct store *store;
    uint64_t random; /* state of the generator */
    struct change_set set, removals;
    struct record record; /* the one being made */
    int64_t municipalities[MUNICIPALITIES];
    int64_t regions[REGIONS];
    int64_t source;
};

/* splitmix64: from 0 to below `below`. */
static size_t draw(struct maker *maker, size_t below)
{
    uint64_t z = maker->random += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (size_t)((z ^ (z >> 31)) % below);
}

/* ---- Records ---- */

static void begin(struct maker *maker, enum entity_id entity)
{
    record_init(&maker->record, entity_get(entity));
    maker->record.id = store_new_id(maker->store);
}

static void set_text(struct maker *maker, const char *field, const char *text)
{
    value_set_text(record_value(&maker->record, field), text ? text : "");
}

static void set_number(struct maker *maker, const char *field, int64_t number)
{
    value_set_integer(record_value(&maker->record, field), number);
}

/* Records a number, or in one of four cases nothing. */
static void set_some_number(struct maker *maker, const char *field, size_t below)
{
    if (draw(maker, 4) > 0)
        set_number(maker, field, (int64_t)draw(maker, below));
}

static void set_reference(struct maker *maker, const char *field, int64_t id)
{
    if (id)
        value_set_reference(record_value(&maker->record, field), id, NULL);
}

static int64_t find(struct maker *maker, enum entity_id entity, const char *code)
{
    struct error error = {0};
    int64_t id = 0;

    if (code)
        cr_assert_eq(
            store_resolve(maker->store, entity_get(entity), code, (struct date){2009, 12, 1}, &id, NULL, &error),
            STATUS_OK, "%s: %s", code, error_text(&error, LANGUAGE_ENGLISH));
    return id;
}

/* Hands the record over to the set. Some name a source, some are taken away again afterwards. */
static int64_t finish(struct maker *maker)
{
    int64_t id = maker->record.id;

    if (entity_field(maker->record.entity, "source") && draw(maker, 3) == 0)
        set_reference(maker, "source", maker->source);

    change_set_add_difference(&maker->set, NULL, &maker->record);
    if (maker->record.entity->id != ENTITY_REGION && draw(maker, REMOVED_ONE_IN) == 0)
        change_set_add(&maker->removals, CHANGE_REMOVE, maker->record.entity, id, 0);
    record_clear(&maker->record);
    return id;
}

/* A period: `to` lies behind `from`, or nothing is known of one of them or both. */
static void set_period(struct maker *maker, const char *from, const char *to)
{
    const char *first = PICK(maker, begins), *last = PICK(maker, lasts);

    set_text(maker, from, first);
    if (!first || !last || (strcmp(last, first) > 0 && strncmp(last, first, strlen(first)) != 0))
        set_text(maker, to, last);
}

static int64_t pick_municipality(struct maker *maker)
{
    return maker->municipalities[draw(maker, MUNICIPALITIES)];
}

/* ---- Regions ---- */

static void make_members(struct maker *maker, int64_t region)
{
    size_t first = draw(maker, MUNICIPALITIES), count = draw(maker, 15);

    for (size_t i = 0; i < count; i++) {
        begin(maker, ENTITY_MEMBERSHIP);
        set_reference(maker, "region", region);
        set_reference(maker, "municipality", maker->municipalities[(first + i * 3) % MUNICIPALITIES]);
        set_text(maker, "role", PICK(maker, member_roles));
        set_text(maker, "certainty", PICK(maker, certainties));
        set_period(maker, "valid_from", "valid_to");
        finish(maker);
    }
}

static void make_papers(struct maker *maker, int64_t region)
{
    for (size_t i = draw(maker, 3); i > 0; i--) {
        static const char *const kinds[] = {"council", "working_committee", "secretariat", "other"};
        begin(maker, ENTITY_BODY);
        set_reference(maker, "region", region);
        set_text(maker, "name", i == 1 ? "Rådet" : "Utvalget");
        set_text(maker, "kind", PICK(maker, kinds));
        set_some_number(maker, "posts", 300);
        int64_t body = finish(maker);
        for (size_t j = draw(maker, 3); j > 0; j--) {
            begin(maker, ENTITY_BODY_MEMBER);
            set_reference(maker, "body", body);
            set_text(maker, "role", j == 1 ? "Ordførerne" : "Rådmennene");
            set_some_number(maker, "count", 9);
            set_some_number(maker, "voting", 2);
            finish(maker);
        }
    }
    for (size_t i = draw(maker, 3); i > 0; i--) {
        static const char *const kinds[] = {"letter_of_intent", "statutes", "agreement", NULL};
        begin(maker, ENTITY_AGREEMENT);
        set_reference(maker, "region", region);
        set_text(maker, "name", i == 1 ? "Intensjonsavtalen" : "Vedtektene");
        set_text(maker, "kind", PICK(maker, kinds));
        set_text(maker, "concluded", PICK(maker, begins));
        set_some_number(maker, "non_exclusive", 2);
        set_some_number(maker, "variable_participation", 2);
        int64_t agreement = finish(maker);
        for (size_t j = draw(maker, 4); j > 0; j--) {
            begin(maker, ENTITY_AGREEMENT_CLAUSE);
            set_reference(maker, "agreement", agreement);
            set_number(maker, "number", (int64_t)j);
            set_text(maker, "text", "Punkt");
            finish(maker);
        }
    }
}

static void make_region(struct maker *maker, size_t number)
{
    char name[32];

    snprintf(name, sizeof name, "Region %zu", number);
    begin(maker, ENTITY_REGION);
    set_text(maker, "name", name);
    set_text(maker, "kind", PICK(maker, region_kinds));
    set_text(maker, "counts_as_council", PICK(maker, councils));
    set_some_number(maker, "comprehensive", 2);
    set_some_number(maker, "strategy", 2);
    set_some_number(maker, "secretariat_posts", 400);
    set_text(maker, "budget_share", PICK(maker, shares));
    set_text(maker, "employment_share", PICK(maker, shares));
    set_reference(maker, "seat", draw(maker, 2) ? pick_municipality(maker) : 0);
    if (draw(maker, 2))
        set_period(maker, "established", "ended");
    maker->regions[number] = finish(maker);
    make_members(maker, maker->regions[number]);
    make_papers(maker, maker->regions[number]);
}

/* ---- Arrangements ---- */

/* States that follow one another: some with a gap between them, the first one open at its beginning or the last one at
 * its end, or both. */
static void make_states(struct maker *maker, int64_t arrangement)
{
    static const char *const days[] = {NULL, "2005", "2010-01-01", "2018-07-01", NULL};
    size_t at = draw(maker, COUNT_OF(days) - 1);
    size_t count = draw(maker, 4);

    for (size_t i = 0; i < count && at + 1 < COUNT_OF(days); i++, at++) {
        begin(maker, ENTITY_ARRANGEMENT_STATE);
        set_reference(maker, "arrangement", arrangement);
        set_reference(maker, "legal_form", find(maker, ENTITY_LEGAL_FORM, PICK(maker, forms)));
        set_reference(maker, "seat", draw(maker, 2) ? pick_municipality(maker) : 0);
        set_text(maker, "valid_from", days[at]);
        set_text(maker, "valid_to", i + 1 == count && draw(maker, 2) ? NULL : days[at + 1]);
        finish(maker);
    }
}

static void make_years(struct maker *maker, int64_t arrangement)
{
    static const int64_t years[] = {2007, 2009, 2013, 2020};

    for (size_t i = 0; i < COUNT_OF(years); i++) {
        if (draw(maker, 2))
            continue;
        begin(maker, ENTITY_ARRANGEMENT_YEAR);
        set_reference(maker, "arrangement", arrangement);
        set_number(maker, "year", years[i]);
        set_some_number(maker, "annual_cost", 1000000000);
        set_some_number(maker, "full_time_equivalents", 5000);
        finish(maker);
    }
}

static void make_services(struct maker *maker, int64_t arrangement)
{
    size_t first = draw(maker, COUNT_OF(services)), count = draw(maker, 4);

    for (size_t i = 0; i < count; i++) {
        begin(maker, ENTITY_ARRANGEMENT_SERVICE);
        set_reference(maker, "arrangement", arrangement);
        set_reference(maker, "service_area",
                      find(maker, ENTITY_SERVICE_AREA, services[(first + i) % COUNT_OF(services)]));
        if (draw(maker, 3) == 0)
            set_period(maker, "valid_from", "valid_to");
        finish(maker);
    }
}

/* Participants lie close together in the list of numbers, so that some of one arrangement merge with one another; now
 * and then one takes part in two roles, or two periods. */
static void make_participations(struct maker *maker, int64_t arrangement)
{
    size_t first = draw(maker, MUNICIPALITIES), count = draw(maker, 8);
    static const char *const bodies[] = {"Fylkeskommunen", "Statsforvalteren", "Helseforetaket", "Universitetet",
                                         "Staten", "Sametinget", "Kirken", "Havna", "Skogeierlaget"};
    size_t again = draw(maker, 3) == 0 ? 1 : 0;

    for (size_t i = 0; i < count + again; i++) {
        size_t place = i < count ? i : 0;
        begin(maker, ENTITY_PARTICIPATION);
        set_reference(maker, "arrangement", arrangement);
        if (draw(maker, 12) == 0)
            set_text(maker, "body", bodies[i % COUNT_OF(bodies)]);
        else
            set_reference(maker, "municipality", maker->municipalities[(first + place) % MUNICIPALITIES]);
        set_text(maker, "role", i < count ? PICK(maker, roles) : "host");
        set_text(maker, "share", PICK(maker, shares));
        set_text(maker, "cost_share", PICK(maker, shares));
        set_text(maker, "certainty", PICK(maker, certainties));
        if (i == count)
            set_text(maker, "valid_from", "1999");
        else if (draw(maker, 3) == 0)
            set_period(maker, "valid_from", "valid_to");
        finish(maker);
    }
}

static int64_t make_arrangement(struct maker *maker, size_t number, int64_t parent)
{
    char name[32];

    snprintf(name, sizeof name, "Ordning %03zu", number);
    begin(maker, ENTITY_ARRANGEMENT);
    set_text(maker, "name", name);
    set_reference(maker, "region", draw(maker, 5) ? maker->regions[draw(maker, REGIONS)] : 0);
    set_reference(maker, "parent", parent);
    set_text(maker, "status", PICK(maker, statuses));
    set_reference(maker, "exclusion",
                  find(maker, ENTITY_EXCLUSION_CLASS, draw(maker, 6) ? NULL : PICK(maker, exclusions)));
    set_text(maker, "certainty", PICK(maker, certainties));
    set_some_number(maker, "stated_participants", 7);
    set_some_number(maker, "comprehensive", 2);
    set_text(maker, "purpose", draw(maker, 3) ? NULL : "Å gjøre det sammen.");
    set_text(maker, "decided", PICK(maker, begins));
    set_period(maker, "effective", "ended");
    size_t before = maker->removals.count;
    int64_t id = finish(maker);
    bool kept = maker->removals.count == before;
    make_states(maker, id);
    make_years(maker, id);
    make_services(maker, id);
    make_participations(maker, id);
    return kept ? id : 0;
}

/* ---- Ground and published figures ---- */

static void make_facts(struct maker *maker)
{
    static const char *const dates[] = {"2008-07-01", "2012", "2018-01-01", "2020-01-01"};

    for (size_t i = 0; i < MUNICIPALITIES; i++) {
        for (size_t j = 0; j < COUNT_OF(dates); j++) {
            if (draw(maker, 3) == 0)
                continue;
            begin(maker, ENTITY_MUNICIPALITY_FACT);
            set_reference(maker, "municipality", maker->municipalities[i]);
            set_text(maker, "date", dates[j]);
            set_some_number(maker, "population", 60000);
            set_some_number(maker, "land_area_km2", 200000);
            set_some_number(maker, "gross_operating_budget", 5000000000);
            set_some_number(maker, "employees", 3000);
            finish(maker);
        }
    }
}

static void make_published(struct maker *maker)
{
    static const char *const scopes[] = {"Sør-Trøndelag", "Nord-Trøndelag", "Region 1", "Region 2", "Moss", "Ukjent"};
    static const char *const measures[] = {
        "arrangements", "companies", "subsidiaries", "not_companies", "comprehensive", "purchases", "participants",
        "inhabitants", "land_area", "cooperating", "in_full_council", "comprehensive_councils", "budget_share",
        "employment_share", "unstated_percentage"};

    for (size_t i = 0; i < COUNT_OF(scopes) * COUNT_OF(measures); i++) {
        begin(maker, ENTITY_PUBLISHED_FIGURE);
        set_reference(maker, "source", maker->source);
        set_text(maker, "scope", scopes[i % COUNT_OF(scopes)]);
        set_text(maker, "measure", measures[i / COUNT_OF(scopes)]);
        set_text(maker, "date", draw(maker, 2) ? "2009-06" : "2018");
        if (draw(maker, 2))
            set_reference(maker, "service_area", find(maker, ENTITY_SERVICE_AREA, PICK(maker, services)));
        if (draw(maker, 3) == 0)
            set_reference(maker, "legal_form", find(maker, ENTITY_LEGAL_FORM, PICK(maker, forms)));
        set_some_number(maker, "value", 5000);
        finish(maker);
    }
}

/* ---- Writing ---- */

void write_records(struct store *store, struct change_set *set, enum journal_verb verb)
{
    struct apply_options options = {.accept_warnings = true, .skip_checks = true, .as_of = {2009, 12, 1}};
    struct journal_entry entry = {.user = memory_copy_text("maker"), .host = memory_copy_text("desk"),
                                  .program = memory_copy_text("test"), .verb = verb};
    struct apply_result result = {0};
    struct error error = {0};

    enum status status = store_apply(store, set, &entry, &options, &result, &error);
    cr_assert_eq(status, STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    apply_result_clear(&result);
    journal_entry_clear(&entry);
    change_set_clear(set);
}

void generate_register(struct store *store, uint64_t seed, size_t arrangements)
{
    struct maker maker = {.store = store, .random = seed};
    int64_t parent = 0;

    for (size_t i = 0; i < MUNICIPALITIES; i++)
        maker.municipalities[i] = find(&maker, ENTITY_MUNICIPALITY, numbers[i]);
    begin(&maker, ENTITY_SOURCE);
    set_text(&maker, "code", "PROVE");
    set_text(&maker, "title", "Prøvekartlegging");
    maker.source = maker.record.id;
    change_set_add_difference(&maker.set, NULL, &maker.record);
    record_clear(&maker.record);
    for (size_t i = 0; i < REGIONS; i++)
        make_region(&maker, i);
    for (size_t i = 0; i < arrangements; i++) {
        int64_t made = make_arrangement(&maker, i, draw(&maker, 6) ? 0 : parent);
        parent = draw(&maker, 3) ? made : parent;
    }
    make_facts(&maker);
    make_published(&maker);
    write_records(store, &maker.set, JOURNAL_ADD);
    write_records(store, &maker.removals, JOURNAL_REMOVE);
}
