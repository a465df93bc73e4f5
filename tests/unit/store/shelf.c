#include "tests/unit/store/shelf.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define REF(id) desk_text(id)

static void fill_ground(struct shelf *shelf)
{
    struct store *s = shelf->store;

    shelf->ostfold = desk_add(s, "county", "number", "01", "name", "Østfold", "valid_to", "2020", NULL);
    shelf->hedmark = desk_add(s, "county", "number", "04", "name", "Hedmark", "valid_to", "2020", NULL);
    shelf->nord_trondelag = desk_add(s, "county", "number", "17", "name", "Nord-Trøndelag", "valid_to", "2018", NULL);
    shelf->trondelag = desk_add(s, "county", "number", "50", "name", "Trøndelag", "valid_from", "2018", NULL);
    shelf->valer_ostfold = desk_add(s, "municipality", "number", "0137", "name", "Våler", "county",
                                    REF(shelf->ostfold), "valid_to", "2020", NULL);
    shelf->valer_hedmark = desk_add(s, "municipality", "number", "0426", "name", "Våler", "county",
                                    REF(shelf->hedmark), "valid_to", "2020", NULL);
    shelf->stjordal = desk_add(s, "municipality", "number", "1714", "name", "Stjørdal", "short_name", "Stj", "county",
                               REF(shelf->nord_trondelag), "valid_to", "2018", NULL);
    shelf->stjordal_later = desk_add(s, "municipality", "number", "5035", "name", "Stjørdal", "county",
                                     REF(shelf->trondelag), "valid_from", "2018", NULL);
    shelf->malvik = desk_add(s, "municipality", "number", "1663", "name", "Malvik", NULL);
    shelf->hemne = desk_add(s, "municipality", "number", "5011", "name", "Hemne", "valid_to", "2020-01-01", NULL);
    shelf->heim = desk_add(s, "municipality", "number", "5055", "name", "Heim", "valid_from", "2020", NULL);
    shelf->orkland = desk_add(s, "municipality", "number", "5059", "name", "Orkland", "valid_from", "2020", NULL);
    desk_add(s, "municipality_successor", "municipality", REF(shelf->stjordal), "successor",
             REF(shelf->stjordal_later), "date", "2018-01-01", NULL);
    desk_add(s, "municipality_successor", "municipality", REF(shelf->hemne), "successor", REF(shelf->heim), "date",
             "2020-01-01", NULL);
    desk_add(s, "municipality_successor", "municipality", REF(shelf->hemne), "successor", REF(shelf->orkland), "date",
             "2020-01-01", NULL);
    shelf->iks = desk_add(s, "legal_form", "code", "IKS", "name", "Interkommunalt selskap", "name_en",
                          "Inter-municipal company", NULL);
    shelf->as = desk_add(s, "legal_form", "code", "AS", "name", "Aksjeselskap", NULL);
    shelf->agreement = desk_add(s, "legal_form", "code", "AVTALE", "name", "Avtalebasert samarbeid", NULL);
}

static void take_part(const struct shelf *shelf, int64_t arrangement, int64_t municipality, const char *role,
                      const char *from)
{
    desk_add(shelf->store, "participation", "arrangement", REF(arrangement), "municipality", REF(municipality), "role",
             role, "valid_from", from, NULL);
}

static void fill_arrangements(struct shelf *shelf)
{
    struct store *s = shelf->store;

    shelf->vaernes = desk_add(s, "region", "name", "Værnesregionen", "short_name", "VR", NULL);
    shelf->moss = desk_add(s, "region", "name", "Mosseregionen", NULL);
    shelf->child_care = desk_add(s, "arrangement", "name", "Barnevern", "region", REF(shelf->vaernes), "status",
                                 "operating", "effective", "2005-03", "stated_participants", "4", NULL);
    shelf->child_care_moss = desk_add(s, "arrangement", "name", "Barnevern", "region", REF(shelf->moss), "status",
                                      "decided", "effective", "2008", "comprehensive", "0", NULL);
    shelf->platform = desk_add(s, "arrangement", "name", "Ås IKT-plattform", "region", REF(shelf->vaernes), "status",
                               "operating", "comprehensive", "1", "stated_participants", "11", NULL);
    shelf->emergency = desk_add(s, "arrangement", "name", "Ørland legevakt", "status", "idea", NULL);
    shelf->old = desk_add(s, "arrangement", "name", "Alarmsentral", "status", "ended", "effective", "1999", "ended",
                          "2009-12-01", NULL);
    desk_add(s, "arrangement_state", "arrangement", REF(shelf->child_care), "legal_form", REF(shelf->agreement),
             "valid_to", "2008", NULL);
    desk_add(s, "arrangement_state", "arrangement", REF(shelf->child_care), "legal_form", REF(shelf->iks), "seat",
             REF(shelf->stjordal), "valid_from", "2008", NULL);
    desk_add(s, "arrangement_year", "arrangement", REF(shelf->child_care), "year", "2007", "annual_cost", "100000000",
             NULL);
    desk_add(s, "arrangement_year", "arrangement", REF(shelf->child_care), "year", "2012", "annual_cost", "300000000",
             NULL);
    desk_add(s, "arrangement_year", "arrangement", REF(shelf->platform), "year", "2009", "annual_cost", "20000000",
             NULL);
    take_part(shelf, shelf->child_care, shelf->stjordal, "host", "");
    take_part(shelf, shelf->child_care, shelf->malvik, "participant", "2010");
    take_part(shelf, shelf->platform, shelf->malvik, "participant", "");
}

void shelf_open(struct shelf *shelf)
{
    *shelf = (struct shelf){.store = desk_open(), .day = {2009, 12, 1}};
    fill_ground(shelf);
    fill_arrangements(shelf);
}

void shelf_close(struct shelf *shelf)
{
    store_close(&shelf->store);
}

void shelf_select(const struct shelf *shelf, const char *entity, const char *filter, const char *sort,
                  struct selection *selection)
{
    struct field_reading reading = {.style = FIELD_DATA, .today = shelf->day, .language = LANGUAGE_BOKMAL};
    struct error error = {0};

    selection_init(selection, entity_find(entity), shelf->day);
    cr_assert_eq(filter_parse(selection->entity, filter, &reading, &selection->filter, &error), STATUS_OK, "%s: %s",
                 filter, error_text(&error, LANGUAGE_ENGLISH));
    if (!sort)
        return;
    struct sort_term *term = &selection->sorts[selection->sort_count++];
    term->descending = *sort == '-';
    term->field = entity_field_index(selection->entity, sort + term->descending);
    cr_assert_geq(term->field, 0, "%s", sort);
}

static void add_called(const struct slice *slice, struct str *list, enum store_direction direction)
{
    struct str part = {0};

    for (size_t i = 0; i < slice->count; i++) {
        str_add(&part, part.length > 0 ? ", " : "");
        record_called(&slice->rows[i], &part);
    }
    if (direction == STORE_FORWARD) {
        str_addf(list, "%s%s", list->length > 0 && part.length > 0 ? ", " : "", str_peek(&part));
    } else {
        str_addf(&part, "%s%s", list->length > 0 && part.length > 0 ? ", " : "", str_peek(list));
        str_reset(list);
        str_add(list, str_peek(&part));
    }
    str_clear(&part);
}

char *shelf_list(const struct shelf *shelf, const struct selection *selection, size_t size,
                 enum store_direction direction)
{
    struct slice slice = {0};
    struct place *place = NULL;
    struct str list = {0};
    struct error error = {0};
    bool done = false;

    while (!done) {
        cr_assert_eq(store_slice(shelf->store, selection, place, direction, size, NULL, &slice, &error), STATUS_OK,
                     "%s", error_text(&error, LANGUAGE_ENGLISH));
        store_assert_idle(shelf->store);
        add_called(&slice, &list, direction);
        cr_expect_eq(direction == STORE_FORWARD ? slice.at_begin : slice.at_end, !place);
        done = direction == STORE_FORWARD ? slice.at_end : slice.at_begin;
        place_free(&place);
        if (slice.count > 0) {
            size_t last = direction == STORE_FORWARD ? slice.count - 1 : 0;
            place = slice.places[last];
            slice.places[last] = NULL;
        }
        cr_assert(done || slice.count == size, "a slice that is not the last is full");
        slice_clear(&slice);
    }
    place_free(&place);
    return str_take(&list);
}

void shelf_expect(const struct shelf *shelf, const char *entity, const char *filter, const char *sort,
                  const char *expected)
{
    static const size_t sizes[] = {1, 2, 100};
    struct selection selection;
    int64_t count = -1, commas = *expected ? 1 : 0;

    shelf_select(shelf, entity, filter, sort, &selection);
    for (size_t i = 0; i < 3; i++) {
        for (int direction = STORE_FORWARD; direction <= STORE_BACKWARD; direction++) {
            char *list = shelf_list(shelf, &selection, sizes[i], (enum store_direction)direction);
            cr_expect_str_eq(list, expected, "%s [%s] by %s, slices of %zu %s: %s instead of %s", entity, filter,
                             sort ? sort : "own order", sizes[i], direction ? "backward" : "forward", list, expected);
            free(list);
        }
    }
    for (const char *at = expected; (at = strstr(at, ", ")); at++)
        commas++;
    cr_expect_eq(store_count(shelf->store, &selection, NULL, &count, NULL), STATUS_OK);
    cr_expect_eq(count, commas, "%s [%s]: %lld rows", entity, filter, (long long)count);
    selection_clear(&selection);
}
