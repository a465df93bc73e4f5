/* The register screen: three panes side by side, each narrowed by the record under the cursor of the one before, and
 * the detail of the record where the keyboard acts. */
#include "samreg/view/screens.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/tui/draw.h"
#include "samreg/view/detail.h"
#include "samreg/view/filtering.h"
#include "samreg/view/removal.h"
#include "samreg/view/tally.h"
#include "samreg/view/window.h"

#include <stdlib.h>
#include <string.h>

enum { REGIONS, MUNICIPALITIES, ARRANGEMENTS, PANES };

enum { DETAIL_ROWS = 12 };

struct pane {
    struct window window;
    struct filtering filtering;
    struct tally tally; /* members of a region, arrangements of a municipality; not used by the arrangements */
    const char *title;  /* msgid */
};

struct panes {
    struct view view;
    struct pane panes[PANES];
    int active;
    int narrowing;                      /* REGIONS or MUNICIPALITIES: which one the arrangements follow */
    struct detail detail;
    int64_t detail_of;                  /* the record that `detail` shows */
    bool detail_stale;
    int64_t narrowed_by[PANES];         /* the record that the pane was narrowed by; 0: none, -1: not narrowed yet */
};

static struct panes *of(struct view *view)
{
    return (struct panes *)view;
}

/* The field by which a pane's row stands for another record: a membership for its municipality, a participation for its
 * arrangement; NULL for a row that stands for itself. */
static const struct field *stands_through(const struct record *row)
{
    const char *name = row->entity->id == ENTITY_MEMBERSHIP      ? "municipality"
                       : row->entity->id == ENTITY_PARTICIPATION ? "arrangement"
                                                                 : NULL;

    return name != NULL ? entity_field(row->entity, name) : NULL;
}

/* The record that a row stands for; 0 on the row for all. */
static int64_t stands_for(const struct record *row)
{
    const struct field *through = stands_through(row);

    return through != NULL ? record_value(row, through->name)->integer : row->id;
}

/* The record that the row under the pane's cursor stands for, and its kind; 0 for none. */
static int64_t target(const struct pane *pane, const struct entity **entity)
{
    const struct record *row = window_row(&pane->window);
    const struct field *through = row != NULL ? stands_through(row) : NULL;

    if (row == NULL)
        return 0;
    *entity = through != NULL ? entity_get(through->target) : row->entity;
    return stands_for(row);
}

/* The number beside a row: how many members, how many arrangements. */
static void write_count(void *context, const struct record *row, size_t column, struct str *out, enum style *style)
{
    const struct pane *pane = context;
    int64_t count;

    if ((int)column != pane->window.counted)
        return;
    str_reset(out);
    count = tally_peek(&pane->tally, stands_for(row));
    if (count > 0)
        number_format(count, 0, out);
    if (*style == STYLE_NORMAL)
        *style = STYLE_DIM;
}

static void clear_panes(struct view *view)
{
    for (int i = 0; i < PANES; i++) {
        window_clear(&of(view)->panes[i].window);
        filtering_clear(&of(view)->panes[i].filtering);
        tally_clear(&of(view)->panes[i].tally);
    }
    detail_clear(&of(view)->detail);
}

static void panes_title(const struct view *view, struct str *out)
{
    const struct pane *pane = &((const struct panes *)view)->panes[((const struct panes *)view)->active];

    str_add(out, shell_text(view->shell, pane->title));
    filtering_write(&pane->filtering, out);
}

/* Gives a pane another selection: of `entity`, those that refer to a record by a field (id 0: all). */
static void narrow(struct panes *panes, int at, enum entity_id kind, const char *field, int64_t id)
{
    const struct entity *entity = entity_get(kind);
    struct pane *pane = &panes->panes[at];
    struct selection selection;
    bool all_dates = pane->window.selection.all_dates;

    selection_init(&selection, entity, app_as_of(shell_app(panes->view.shell)));
    selection.all_dates = all_dates;
    selection.parent = id;
    selection.parent_field = id != 0 ? entity_field(entity, field) : NULL;
    window_put_selection(&pane->window, &selection);
    filtering_clear(&pane->filtering);
    filtering_init(&pane->filtering, panes->view.shell, &pane->window);
}

/* The fields that a pane shows; what the pane before says is not repeated. */
static void set_columns(struct pane *pane, const char *const *names)
{
    int fields[4];
    size_t count = 0;

    for (; *names != NULL; names++)
        fields[count++] = entity_field_index(pane->window.selection.entity, *names);
    window_set_columns(&pane->window, fields, count);
}

static void narrow_municipalities(struct panes *panes, int64_t region)
{
    /* The last one gives way to the count. */
    static const char *const of_region[] = {"municipality", "role", NULL};
    static const char *const of_all[] = {"name", "number", "county", NULL};

    narrow(panes, MUNICIPALITIES, region != 0 ? ENTITY_MEMBERSHIP : ENTITY_MUNICIPALITY, "region", region);
    panes->panes[MUNICIPALITIES].window.all = N_("(all)");
    panes->panes[MUNICIPALITIES].window.counted = region != 0 ? 1 : 2;
    set_columns(&panes->panes[MUNICIPALITIES], region != 0 ? of_region : of_all);
}

static void narrow_arrangements(struct panes *panes, const struct entity *by, int64_t id)
{
    static const char *const of_region[] = {"name", "stated_participants", "legal_form", NULL};
    static const char *const of_municipality[] = {"arrangement", "role", NULL};
    static const char *const of_all[] = {"name", "stated_participants", "region", NULL};
    bool by_municipality = id != 0 && by->id == ENTITY_MUNICIPALITY;

    narrow(panes, ARRANGEMENTS, by_municipality ? ENTITY_PARTICIPATION : ENTITY_ARRANGEMENT,
           by_municipality ? "municipality" : "region", id);
    set_columns(&panes->panes[ARRANGEMENTS], by_municipality ? of_municipality : id != 0 ? of_region : of_all);
}

/* What the arrangements are narrowed by: the municipality where the keyboard was last, else the region. */
static int64_t arrangements_by(const struct panes *panes, const struct entity **by)
{
    int64_t id = 0;

    if (panes->narrowing == MUNICIPALITIES)
        id = target(&panes->panes[MUNICIPALITIES], by);
    return id != 0 ? id : target(&panes->panes[REGIONS], by);
}

/* Narrows a pane when what narrows it is another record than before. */
static bool follow(struct panes *panes)
{
    const struct entity *by = NULL;
    int64_t id = target(&panes->panes[REGIONS], &by);

    if (panes->panes[REGIONS].window.stale)
        return false;
    if (panes->narrowed_by[MUNICIPALITIES] != id) {
        panes->narrowed_by[MUNICIPALITIES] = id;
        narrow_municipalities(panes, id);
        return true;
    }
    if (panes->panes[MUNICIPALITIES].window.stale)
        return false;
    id = arrangements_by(panes, &by);
    if (panes->narrowed_by[ARRANGEMENTS] != id) {
        panes->narrowed_by[ARRANGEMENTS] = id;
        narrow_arrangements(panes, by, id);
        return true;
    }
    return false;
}

/* Reads the detail of the record where the keyboard acts. */
static bool read_detail(struct panes *panes)
{
    const struct pane *pane = &panes->panes[panes->active];
    const struct entity *entity = NULL;
    struct error error = {0};
    int64_t id = target(pane, &entity);
    enum status status;

    /* The row for all stands for what the pane is narrowed by. */
    if (id == 0 && panes->active != REGIONS)
        id = target(&panes->panes[REGIONS], &entity);

    if (pane->window.stale || (id == panes->detail_of && !panes->detail_stale))
        return false;
    if (id == 0) {
        detail_clear(&panes->detail);
    } else {
        status = detail_read(&panes->detail, shell_app(panes->view.shell), entity, id, DETAIL_ROWS, &error);
        if (status == STATUS_STOPPED) {
            error_clear(&error);
            return false;
        }
        if (status != STATUS_OK) {
            detail_clear(&panes->detail);
            error_clear(&error); /* removed meanwhile; the pane will be read anew */
        }
    }
    panes->detail_of = id;
    panes->detail_stale = false;
    return true;
}

static bool panes_work(struct view *view)
{
    struct panes *panes = of(view);

    for (int i = 0; i < PANES; i++) {
        if (panes->panes[i].window.stale && window_work(&panes->panes[i].window))
            return true;
        if (follow(panes))
            return true;
    }
    if (read_detail(panes))
        return true;
    for (int i = 0; i < PANES; i++) {
        if (window_work(&panes->panes[i].window))
            return true;
    }
    for (int i = 0; i < ARRANGEMENTS; i++) {
        if (tally_work(&panes->panes[i].tally, &panes->panes[i].window, stands_for)) {
            list_touch(&panes->panes[i].window.list);
            return true;
        }
    }
    return false;
}

/* The pane where the keyboard acts and those it follows. */
static void settle_panes(struct view *view, bool whole)
{
    struct panes *panes = of(view);

    for (int i = 0; i <= panes->active; i++) {
        window_settle(&panes->panes[i].window, whole || i < panes->active);
        (void)follow(panes);
    }
}

static void refresh_panes(struct view *view)
{
    struct panes *panes = of(view);

    for (int i = 0; i < PANES; i++) {
        window_changed(&panes->panes[i].window, true);
        tally_forget(&panes->panes[i].tally);
    }
    panes->detail_stale = true;
}

/* Draws the detail as lines, what does not fit left out. */
static void draw_detail(struct panes *panes, struct area area)
{
    int label = area.width >= 100 ? 30 : 24;

    draw_fill(area, STYLE_NORMAL); /* costs nothing where the cells stay as they are */
    area.x += 1;
    area.width -= 1;
    for (int y = 0; y < area.height && (size_t)y < panes->detail.count; y++) {
        const struct detail_line *line = &panes->detail.lines[y];

        if (line->field_line) {
            draw_cell(area, y, 0, label - 1, line->label, DRAW_LEFT, STYLE_LABEL);
            draw_cell(area, y, label, area.width - label, line->text, DRAW_LEFT, line->style);
        } else {
            draw_cell(area, y, 0, area.width, line->text, DRAW_LEFT, line->style);
        }
    }
}

/* Where the panes stand: side by side, the last the widest, sharing borders; the detail below over the whole width. */
static void lay_out(struct area area, struct area places[PANES], struct area *detail)
{
    int detail_height = area.height >= 18 ? area.height / 3 : area.height >= 12 ? 5 : 0;
    int first = area.width * 27 / 100;
    int second = first;
    struct area top = area;

    *detail = area_take_bottom(&top, detail_height);
    if (detail_height > 0) {
        detail->y -= 1; /* the border between is shared */
        detail->height += 1;
    }
    places[REGIONS] = (struct area){top.y, top.x, top.height, first};
    places[MUNICIPALITIES] = (struct area){top.y, top.x + first - 1, top.height, second + 1};
    places[ARRANGEMENTS] = (struct area){top.y, top.x + first + second - 1, top.height, top.width - first - second + 1};
}

/* One pane over the whole width, without boxes: for screen readers. */
static void draw_accessible(struct panes *panes, struct area area)
{
    struct pane *pane = &panes->panes[panes->active];
    struct area detail = area_take_bottom(&area, area.height / 3);

    draw_cell(area, 0, 0, area.width, shell_text(panes->view.shell, pane->title), DRAW_LEFT, STYLE_HEADING);
    (void)area_take_top(&area, 1);
    draw_detail(panes, detail);
    window_draw(&pane->window, area, true);
}

static void draw_panes_view(struct view *view, struct area area)
{
    struct panes *panes = of(view);
    struct draw_pane boxes[PANES + 1];
    struct str counters[PANES] = {{0}};
    struct area places[PANES];
    struct area detail;

    if (app_conf(shell_app(view->shell))->accessible) {
        draw_accessible(panes, area);
        return;
    }
    lay_out(area, places, &detail);
    for (int i = 0; i < PANES; i++) {
        window_counter(&panes->panes[i].window, &counters[i]);
        boxes[i] = (struct draw_pane){places[i], shell_text(view->shell, panes->panes[i].title),
                                      str_peek(&counters[i]), i == panes->active};
    }
    boxes[PANES] = (struct draw_pane){.area = detail};
    draw_panes(boxes, detail.height > 0 ? PANES + 1 : PANES);
    draw_detail(panes, area_inside(detail));
    for (int i = 0; i < PANES; i++) {
        if (i != panes->active)
            window_draw(&panes->panes[i].window, area_inside(places[i]), false);
        str_clear(&counters[i]);
    }
    /* The pane where the keyboard acts comes last: it places the cursor. */
    window_draw(&panes->panes[panes->active].window, area_inside(places[panes->active]), true);
}

static bool panes_key(struct view *view, struct key key)
{
    struct panes *panes = of(view);

    switch (window_key(&panes->panes[panes->active].window, key)) {
    case LIST_CHOSEN:
        shell_act(view->shell, ACTION_OPEN);
        return true;
    case LIST_MOVED:
        return true;
    case LIST_MARK:
    case LIST_IGNORED:
        break;
    }
    return false;
}

static void go_to_pane(struct panes *panes, int step)
{
    panes->active = (panes->active + step + PANES) % PANES;
    if (panes->active != ARRANGEMENTS)
        panes->narrowing = panes->active;
    draw_invalidate();
}

/* A new record of the pane's kind, tied to what the pane is narrowed by. */
static void add_new(struct panes *panes)
{
    static const enum entity_id kinds[PANES] = {ENTITY_REGION, ENTITY_MEMBERSHIP, ENTITY_ARRANGEMENT};
    const struct entity *region = NULL;
    int64_t id = target(&panes->panes[REGIONS], &region);

    if (panes->active == REGIONS || id == 0) {
        enum entity_id kind = panes->active == MUNICIPALITIES ? ENTITY_MUNICIPALITY : kinds[panes->active];

        form_view_new(panes->view.shell, entity_get(kind), NULL, 0);
    } else {
        form_view_new(panes->view.shell, entity_get(kinds[panes->active]), region, id);
    }
}

/* The matrix of the region that everything else follows; without one, of what the cursor is on. */
static void open_matrix(const struct panes *panes, const struct entity *entity, int64_t id)
{
    const struct entity *kind = NULL;
    int64_t region = target(&panes->panes[REGIONS], &kind);

    if (region != 0 && panes->active == MUNICIPALITIES)
        matrix_open_for(panes->view.shell, kind, region);
    else
        matrix_open_for(panes->view.shell, entity, id);
}

/* Removing what a row ties together removes the tie, not the municipality or the arrangement. */
static void remove_row(struct panes *panes)
{
    const struct record *row = window_row(&panes->panes[panes->active].window);

    removal_ask(panes->view.shell, row->entity, &row->id, 1, NULL, NULL);
}

static bool panes_act(struct view *view, enum action_id action)
{
    struct panes *panes = of(view);
    struct pane *pane = &panes->panes[panes->active];
    const struct entity *entity = NULL;
    int64_t id = target(pane, &entity);

    switch ((int)action) {
    case ACTION_NEXT_PANE:
        go_to_pane(panes, 1);
        return true;
    case ACTION_PREVIOUS_PANE:
        go_to_pane(panes, -1);
        return true;
    case ACTION_NEW:
        add_new(panes);
        return true;
    case ACTION_FILTER:
        filter_line_ask(&pane->filtering.line);
        return true;
    case ACTION_BACK:
        return filter_line_drop(&pane->filtering.line);
    case ACTION_ALL_DATES:
        for (int i = 0; i < PANES; i++) {
            panes->panes[i].window.selection.all_dates = !panes->panes[i].window.selection.all_dates;
            window_changed(&panes->panes[i].window, true);
        }
        return true;
    case ACTION_OPEN:
        record_open(view->shell, entity, id);
        return true;
    case ACTION_EDIT:
        form_view_open(view->shell, entity, id);
        return true;
    case ACTION_COPY:
        form_view_copy(view->shell, entity, id);
        return true;
    case ACTION_HISTORY:
        history_open(view->shell, entity, id);
        return true;
    case ACTION_OPEN_MATRIX:
        open_matrix(panes, entity, id);
        return true;
    case ACTION_REMOVE:
        remove_row(panes);
        return true;
    default:
        return false;
    }
}

static const char *panes_refuse(const struct view *view, enum action_id action)
{
    const struct panes *panes = (const struct panes *)view;
    const struct entity *entity = NULL;

    if ((action == ACTION_OPEN || action == ACTION_EDIT || action == ACTION_COPY || action == ACTION_HISTORY ||
         action == ACTION_REMOVE) &&
        target(&panes->panes[panes->active], &entity) == 0)
        return N_("There is no record here.");
    return NULL;
}

static const char *panes_label(const struct view *view, enum action_id action)
{
    const struct panes *panes = (const struct panes *)view;
    bool drops = action == ACTION_BACK && filter_line_is_narrowed(&panes->panes[panes->active].filtering.line);

    return drops ? N_("No filter") : NULL;
}

/* After a save the cursor stands on what was saved, in the pane that lists records of its kind. */
static void go_to_record(struct view *view, const struct entity *entity, int64_t id)
{
    struct panes *panes = of(view);

    for (int i = 0; i < PANES; i++) {
        if (panes->panes[i].window.selection.entity == entity)
            window_go(&panes->panes[i].window, id);
    }
}

static void panes_help(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell,
                            N_("The register: regions, the municipalities of the region, and the arrangements of the "
                               "region or the municipality. Choosing in one narrows the next; below stands what is "
                               "recorded.")));
}

static const struct view_ops panes_ops = {
    .place = ACTION_PANES,
    .clear = clear_panes,
    .title = panes_title,
    .draw = draw_panes_view,
    .settle = settle_panes,
    .key = panes_key,
    .act = panes_act,
    .refuse = panes_refuse,
    .label = panes_label,
    .work = panes_work,
    .refresh = refresh_panes,
    .go = go_to_record,
    .help = panes_help,
};

static void init_pane(struct panes *panes, int at, enum entity_id kind, const char *title)
{
    struct pane *pane = &panes->panes[at];

    pane->title = title;
    window_init(&pane->window, shell_app(panes->view.shell), entity_get(kind));
    pane->window.list.has_heading = false;
    pane->window.decorate = write_count;
    pane->window.decorate_context = pane;
    filtering_init(&pane->filtering, panes->view.shell, &pane->window);
    panes->narrowed_by[at] = -1;
}

/* The cursor begins on one's own region. */
static void go_to_own_region(struct panes *panes)
{
    struct app *app = shell_app(panes->view.shell);
    char *name = app_own_region(app);
    struct error error = {0};
    int64_t id;

    if (name != NULL && app_resolve(app, entity_get(ENTITY_REGION), name, &id, NULL, &error) == STATUS_OK)
        window_go(&panes->panes[REGIONS].window, id);
    error_clear(&error);
    free(name);
}

void panes_open(struct shell *shell)
{
    static const char *const region_columns[] = {"name", "kind", NULL}; /* the last one gives way to the count */
    struct panes *panes = memory_new(sizeof *panes);

    panes->view.ops = &panes_ops;
    panes->view.shell = shell;
    panes->detail_of = -1;
    init_pane(panes, REGIONS, ENTITY_REGION, N_("Regions"));
    init_pane(panes, MUNICIPALITIES, ENTITY_MUNICIPALITY, N_("Municipalities"));
    init_pane(panes, ARRANGEMENTS, ENTITY_ARRANGEMENT, N_("Arrangements"));
    panes->panes[REGIONS].window.all = N_("(all)");
    panes->panes[REGIONS].window.counted = 1;
    tally_init(&panes->panes[REGIONS].tally, shell_app(shell), ENTITY_MEMBERSHIP, "region");
    tally_init(&panes->panes[MUNICIPALITIES].tally, shell_app(shell), ENTITY_PARTICIPATION, "municipality");
    set_columns(&panes->panes[REGIONS], region_columns);
    go_to_own_region(panes);
    shell_open(shell, &panes->view);
    /* The first screen comes whole but for the counts, which may take their time. */
    while (panes->detail_of < 0 && panes_work(&panes->view)) {
    }
}
