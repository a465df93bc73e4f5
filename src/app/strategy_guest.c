/* Guests of a strategy process: municipalities that are let in as associate members of its region. */
#include "samreg/app/strategy_internal.h"

#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

/* The first day that the guest must be a member on: that of the process, or of an open round before it. */
static struct date find_first_day(const struct app *app, const struct strategy_process *process)
{
    struct date first = {0};

    if (process->date == NULL || date_parse_iso(process->date, &first) != DATE_OK)
        first = app->as_of;
    for (size_t i = 0; i < process->round_count; i++) {
        const struct strategy_round *round = &process->rounds[i];
        struct date day;

        if (!round->closed && round->date != NULL && date_parse_iso(round->date, &day) == DATE_OK &&
            date_compare(day, first) < 0)
            first = day;
    }
    return first;
}

enum status strategy_let_in(struct app *app, const struct strategy_process *process, int64_t municipality,
                            struct date *from, struct error *error)
{
    const struct entity *entity = entity_get(ENTITY_MEMBERSHIP);
    struct change_set set = {0};
    struct change *change;
    int64_t operation = 0;
    char *called = NULL;
    char day[DATE_TEXT];
    enum status status = app_called(app, entity_get(ENTITY_MUNICIPALITY), municipality, &called, error);

    if (status != STATUS_OK)
        return status;
    *from = find_first_day(app, process);
    change = change_set_add(&set, CHANGE_ADD, entity, store_new_id(app->store), 0);
    strategy_assign_reference(change, "region", process->region_id);
    strategy_assign_reference(change, "municipality", municipality);
    strategy_assign_text(change, "role", "associate");
    strategy_assign_text(change, "valid_from", date_format_iso(*from, day));
    status = strategy_write_entry(app, &set, JOURNAL_ADD, called, &operation, error);
    if (status == STATUS_OK) {
        app->guests = array_room(app->guests, app->guest_count, &app->guest_capacity, sizeof *app->guests);
        app->guests[app->guest_count++] = (struct guest){operation, process->id};
    }
    free(called);
    return status;
}
