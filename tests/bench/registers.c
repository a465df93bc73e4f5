/* Makes a register of many arrangements to measure with:
 *
 *     bench-registers ARRANGEMENTS PARTICIPATIONS FILE
 *
 * The reference data, 66 regions with their members, and so many arrangements, each with form and seat and so many
 * participations. The same numbers always give the same records: everything follows from a fixed seed. Rows are written
 * straight into the tables, in one transaction and without a journal; sort keys, folded texts and the search index come
 * from the functions that the program itself uses. */
#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/store/writing.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const char *const before[] = {"", "Nordre ", "Søndre ", "Øvre ", "Indre ", "Ytre "};
static const char *const stems[] = {"Sol",  "Ås",   "Berg",  "Fjell", "Hav",   "Sand",  "Nord", "Ulv",  "Bjørn", "Gran",
                                    "Furu", "Lang", "Kvit",  "Grøn",  "Rød",   "Stein", "Elve", "Laks", "Hest",
                                    "Kirke",
                                    "Tøns", "Fløy", "Måne",  "Trå",   "Skjæ",  "Hol",   "Vær",  "Sel",  "Myr",
                                    "Sæter",
                                    "Dal",  "Lund", "Aske",  "Tveit", "Ørne",  "Reve",  "Kjøl", "Ljos", "Bjerke",
                                    "Hauk"};
static const char *const ends[] = {"berg", "dal",  "nes",   "vik", "sund", "fjord", "øy",   "våg",  "heim",  "land",
                                   "stad", "mo",   "haug",  "bø",  "set",  "åsen",  "vatn", "elv",  "strand", "foss",
                                   "rud",  "by",   "hamn",  "lia", "sjø",  "voll",  "eid",  "tun",  "gård",  "moen"};
static const char *const tasks[] = {"avfalls",  "brann",   "vann",      "havne",    "legevakt", "barnevern",
                                    "kraft",    "IKT-",    "arkiv",     "revisjons", "skatte",  "krise",
                                    "museums",  "nærings", "plan",      "skole",    "innkjøps", "landbruks",
                                    "helse",    "kultur",  "geodata",   "veterinær", "frilufts", "lønns",
                                    "rådgivnings", "bibliotek", "feie", "renholds", "språk",    "turist"};
static const char *const kinds[] = {"selskap", "samarbeid", "tjeneste", "kontor", "råd", "senter", "lag", "verk"};

static const char *const statuses[] = {"operating", "operating", "operating", "operating", "decided", "establishing",
                                       "study", "closing"};
static const char *const roles[] = {"host", "participant", "owner"};
static const char *const tables[] = {"arrangement", "arrangement_state", "participation"};

enum { REGIONS = 66, STATED_MOST = 12, REMOVED_ONE_IN = 50, ENDED_ONE_IN = 12, UNCERTAIN_ONE_IN = 10 };

struct maker {
    struct store *store;
    struct error error;
    uint64_t random; /* state of the generator */
    int64_t next_id; /* identifiers rise, names do not: rows lie scattered in list order, as in a register that grew */
    int64_t step;
    struct ids regions, municipalities, forms, exclusions;
};

/* splitmix64. */
static uint64_t draw(struct maker *maker, uint64_t below)
{
    uint64_t z = maker->random += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % below;
}

/* Nothing here can be mended: says what failed and ends. */
static void expect(struct maker *maker, enum status status)
{
    if (status == STATUS_OK)
        return;
    char *text = error_text(&maker->error, LANGUAGE_ENGLISH);
    fprintf(stderr, "bench-registers: %s\n", text);
    free(text);
    exit(EXIT_FAILURE);
}

static void run(struct maker *maker, const char *script)
{
    expect(maker, db_exec(maker->store, script, &maker->error));
}

/* ---- Records ---- */

static struct record begin(struct maker *maker, enum entity_id kind)
{
    struct record record = {0};

    record_init(&record, entity_get(kind));
    record.id = maker->next_id += maker->step;
    record.version = 1;
    return record;
}

static void set_text(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text);
}

static void set_reference(struct record *record, const char *field, int64_t id)
{
    value_set_reference(record_value(record, field), id, NULL);
}

static void set_year(struct maker *maker, struct record *record, const char *field, unsigned from, unsigned years)
{
    char text[16];

    if (draw(maker, 2) == 0)
        snprintf(text, sizeof text, "%u", from + (unsigned)draw(maker, years));
    else
        snprintf(text, sizeof text, "%u-%02u-01", from + (unsigned)draw(maker, years), 1 + (unsigned)draw(maker, 12));
    set_text(record, field, text);
}

/* Runs the statement with an identifier and a text or number. */
static void run_with(struct maker *maker, const char *sql, int64_t id, const char *text, int64_t number)
{
    struct statement *statement = NULL;

    expect(maker, db_prepare(maker->store, sql, &statement, &maker->error));
    db_bind_integer(statement, 1, id);
    if (text)
        db_bind_text(statement, 2, text);
    else
        db_bind_integer(statement, 2, number);
    expect(maker, db_run(&statement, &maker->error));
}

/* Writes the row with what is derived from it; `doc` is its number in the search index, where there is one. */
static void write_record(struct maker *maker, const struct record *record, int64_t doc)
{
    struct str sort_key = {0}, fold = {0};

    expect(maker, derive_texts(maker->store, record, &sort_key, &fold, &maker->error));
    expect(maker, row_insert(maker->store, record, str_peek(&sort_key), str_peek(&fold), &maker->error));
    if (doc) {
        run_with(maker, "UPDATE arrangement SET doc = ?2 WHERE id = ?1", record->id, NULL, doc);
        run_with(maker, "INSERT INTO search_arrangement (rowid, fold) VALUES (?1, ?2)", doc, str_peek(&fold), 0);
    }
    str_clear(&sort_key);
    str_clear(&fold);
}

/* ---- What is made ---- */

static void read_ids(struct maker *maker, const char *sql, struct ids *ids)
{
    struct statement *statement = NULL;
    bool row = false;

    expect(maker, db_prepare(maker->store, sql, &statement, &maker->error));
    for (;;) {
        expect(maker, db_step(statement, &row, &maker->error));
        if (!row)
            break;
        ids_add(ids, db_integer(statement, 0));
    }
    db_done(&statement);
}

static int64_t pick(struct maker *maker, const struct ids *ids)
{
    return ids->items[draw(maker, ids->count)];
}

static void make_setting(struct maker *maker, const char *name, const char *value)
{
    struct record record = begin(maker, ENTITY_SETTING);

    set_text(&record, "name", name);
    set_text(&record, "value", value);
    write_record(maker, &record, 0);
    record_clear(&record);
}

static void make_regions(struct maker *maker)
{
    struct str name = {0};

    for (size_t i = 0; i < REGIONS; i++) {
        struct record record = begin(maker, ENTITY_REGION);
        str_reset(&name);
        str_addf(&name, "%s%sregionen", stems[i % COUNT_OF(stems)], ends[(i * 7) % COUNT_OF(ends)]);
        set_text(&record, "name", str_peek(&name));
        set_text(&record, "kind", "council");
        set_year(maker, &record, "established", 1975, 30);
        write_record(maker, &record, 0);
        ids_add(&maker->regions, record.id);
        record_clear(&record);
    }
    for (size_t i = 0; i < maker->municipalities.count; i++) {
        struct record record = begin(maker, ENTITY_MEMBERSHIP);
        set_reference(&record, "region", maker->regions.items[i * REGIONS / maker->municipalities.count]);
        set_reference(&record, "municipality", maker->municipalities.items[i]);
        set_text(&record, "role", "full");
        write_record(maker, &record, 0);
        record_clear(&record);
    }
    str_clear(&name);
}

/* The number's own name: no two numbers below the product of the lists share one. */
static void write_name(uint64_t number, struct str *name)
{
    const uint64_t names = COUNT_OF(before) * COUNT_OF(stems) * COUNT_OF(ends) * COUNT_OF(tasks) * COUNT_OF(kinds);
    uint64_t rest = number * 1000003 % names; /* a prime that divides none of the lists: every name comes once */

    const char *stem = stems[rest % COUNT_OF(stems)];
    rest /= COUNT_OF(stems);
    const char *task = tasks[rest % COUNT_OF(tasks)];
    rest /= COUNT_OF(tasks);
    const char *end = ends[rest % COUNT_OF(ends)];
    rest /= COUNT_OF(ends);
    const char *kind = kinds[rest % COUNT_OF(kinds)];
    rest /= COUNT_OF(kinds);
    str_addf(name, "%s%s%s %s%s", before[rest], stem, end, task, kind);
}

static struct record make_state(struct maker *maker, int64_t arrangement)
{
    struct record state = begin(maker, ENTITY_ARRANGEMENT_STATE);

    set_reference(&state, "arrangement", arrangement);
    set_reference(&state, "legal_form", pick(maker, &maker->forms));
    set_reference(&state, "seat", pick(maker, &maker->municipalities));
    /* The arrangement is found by what its state names, the state sorts by the arrangement: its row comes first, its
     * derived data last. */
    expect(maker, row_insert(maker->store, &state, "", "", &maker->error));
    return state;
}

static void make_participations(struct maker *maker, int64_t arrangement, size_t count)
{
    size_t first = draw(maker, maker->municipalities.count);

    for (size_t i = 0; i < count; i++) {
        struct record record = begin(maker, ENTITY_PARTICIPATION);
        set_reference(&record, "arrangement", arrangement);
        set_reference(&record, "municipality",
                      maker->municipalities.items[(first + i * 3) % maker->municipalities.count]);
        set_text(&record, "role", roles[i == 0 ? 0 : 1 + draw(maker, 2)]);
        write_record(maker, &record, 0);
        record_clear(&record);
    }
}

static void make_arrangement(struct maker *maker, uint64_t number, size_t participations)
{
    struct record record = begin(maker, ENTITY_ARRANGEMENT);
    struct str name = {0};
    bool moved = false;

    write_name(number, &name);
    set_text(&record, "name", str_peek(&name));
    set_reference(&record, "region", pick(maker, &maker->regions));
    set_text(&record, "status", statuses[draw(maker, COUNT_OF(statuses))]);
    set_text(&record, "certainty", draw(maker, UNCERTAIN_ONE_IN) ? "certain" : "uncertain");
    value_set_integer(record_value(&record, "stated_participants"), (int64_t)(2 + draw(maker, STATED_MOST)));
    set_year(maker, &record, "effective", 1965, 43);
    if (draw(maker, ENDED_ONE_IN) == 0) {
        set_text(&record, "status", "ended");
        set_year(maker, &record, "ended", 2008, 2);
    }
    if (draw(maker, 10) == 0)
        set_reference(&record, "exclusion", pick(maker, &maker->exclusions));
    set_text(&record, "steward", "Sekretariatet");
    record.removed = draw(maker, REMOVED_ONE_IN) == 0;
    struct record state = make_state(maker, record.id);
    write_record(maker, &record, (int64_t)number + 1);
    expect(maker, derive_record(maker->store, &state, &moved, &maker->error));
    make_participations(maker, record.id, participations);
    record_clear(&state);
    record_clear(&record);
    str_clear(&name);
}

/* ---- Indexes ---- */

/* The indexes of the big tables are made anew when the rows are there: sorting once is much faster than a search for
 * each row. The states' key is needed meanwhile, to find those of an arrangement. */
static char *drop_indexes(struct maker *maker)
{
    struct str making = {0}, dropping = {0};
    struct statement *statement = NULL;
    bool row = false;

    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        expect(maker, db_prepare(maker->store,
                                 "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1"
                                 " AND sql IS NOT NULL AND name NOT IN ('arrangement_state_key', 'arrangement_doc')",
                                 &statement, &maker->error));
        db_bind_text(statement, 1, tables[i]);
        for (;;) {
            expect(maker, db_step(statement, &row, &maker->error));
            if (!row)
                break;
            str_addf(&dropping, "DROP INDEX %s;", db_text(statement, 0));
            str_addf(&making, "%s;", db_text(statement, 1));
        }
        db_done(&statement);
    }
    run(maker, str_peek(&dropping));
    str_clear(&dropping);
    return str_take(&making);
}

static void fill(struct maker *maker, uint64_t arrangements, size_t participations)
{
    /* Of one process for itself; what stays in the file is untouched by these. */
    run(maker, "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -600000");
    expect(maker, store_begin(maker->store, STORE_WRITING, &maker->error));
    read_ids(maker,
             "SELECT id FROM municipality WHERE (valid_from IS NULL OR valid_from <= '2009-12-01')"
             " AND (valid_to IS NULL OR valid_to > '2009-12-01') ORDER BY number",
             &maker->municipalities);
    read_ids(maker, "SELECT id FROM legal_form ORDER BY code", &maker->forms);
    read_ids(maker, "SELECT id FROM exclusion_class ORDER BY code", &maker->exclusions);
    make_setting(maker, "register_name", "Målregister");
    make_setting(maker, "reference_date", "2009-12-01");
    make_regions(maker);
    char *making = drop_indexes(maker);
    for (uint64_t i = 0; i < arrangements; i++)
        make_arrangement(maker, i, participations);
    run(maker, making);
    free(making);
    expect(maker, store_commit(maker->store, &maker->error));
}

static void create_empty(const char *path)
{
    struct conf conf;
    struct app_options options = {.program = "bench-registers"};
    struct maker maker = {0};

    conf_init(&conf);
    struct app *app = app_new(&conf, &options);
    expect(&maker, register_create(app, path, false, &maker.error));
    app_free(&app);
    conf_clear(&conf);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: bench-registers ARRANGEMENTS PARTICIPATIONS FILE\n", stderr);
        return EXIT_FAILURE;
    }
    uint64_t arrangements = strtoull(argv[1], NULL, 10);
    size_t participations = strtoul(argv[2], NULL, 10);
    struct maker maker = {.random = 2009, .next_id = 1};

    maker.step = (int64_t)(INT64_MAX / (arrangements * (2 + participations) + 1000));
    create_empty(argv[3]);
    expect(&maker, store_open(argv[3], 0, &maker.store, &maker.error));
    fill(&maker, arrangements, participations);
    store_close(&maker.store);
    ids_clear(&maker.regions);
    ids_clear(&maker.municipalities);
    ids_clear(&maker.forms);
    ids_clear(&maker.exclusions);
    return EXIT_SUCCESS;
}
