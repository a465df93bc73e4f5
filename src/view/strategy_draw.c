/* How the facilitator's screen looks: a line about the round, the plot, the members beside it where there is room, and
 * two lines about the one selected and those who stand nowhere. */
#include "samreg/view/strategy_view.h"

#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    SIDE_FROM = 100,    /* columns from which on the members stand beside the plot */
    SIDE_WIDTH = 45,
    TRAILS_FROM = 70,   /* and where trails come from is said */
    LEAST_HEADING = 15, /* columns that the round's number needs */
    FLAGS = 10
};

static const char *text(const struct strategy_view *strategy, const char *msgid)
{
    return shell_text(strategy->view.shell, msgid);
}

/* ---- The line about the round ---- */

/* What must not be overlooked, each with its sign in words. */
static void add_flags(const struct strategy_view *strategy, struct str *out)
{
    const struct presentation *shown = &strategy->shown;
    struct strategy_shown seen = strategy_view_shown(strategy);
    struct str illustration = {0};
    const char *flags[FLAGS] = {
        strategy->apart ? N_("WALL ELSEWHERE") : NULL,
        strategy->mode == STRATEGY_VOTING ? N_("VOTING") : NULL,
        strategy->mode == STRATEGY_NAMING ? N_("PLACING THE NAME") : NULL,
        shown->blank ? N_("WALL BLANK") : NULL,
        shown->names_hidden ? N_("NAMES HIDDEN") : NULL,
        shown->locked ? N_("LOCKED") : NULL,
    };

    for (size_t i = 0; i < FLAGS; i++) {
        if (flags[i] != NULL)
            str_addf(out, "  %s", text(strategy, flags[i]));
    }
    strategy_shown_illustration(&seen, false, &illustration);
    if (illustration.length > 0)
        str_addf(out, "  %s", str_peek(&illustration));
    str_clear(&illustration);
    if (shown->revealed != PRESENTATION_ALL)
        str_addf(out, "  %s %d/%zu", text(strategy, N_("REVEALED")), shown->revealed, strategy->process.member_count);
}

/* Which trails are drawn, from where. */
static void add_trails(const struct strategy_view *strategy, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_round *compared = strategy_shown_compared(&shown);

    if (compared != NULL && strategy->shown.trails != PRESENTATION_NO_TRAILS) {
        str_addf(out, "%s %d  ",
                 text(strategy, strategy->shown.trails == PRESENTATION_ONE_TRAIL ? N_("one trail from round")
                                                                                 : N_("trails from round")),
                 compared->number);
    }
}

/* The right end of the line: trails, how many are placed, the timer. Returns its columns. */
static int add_right(const struct strategy_view *strategy, bool trails, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);

    str_reset(out);
    if (trails)
        add_trails(strategy, out);
    strategy_shown_tally(&shown, out);
    if (strategy->shown.timer.shown) {
        str_add(out, "  ");
        strategy_shown_timer(&strategy->shown.timer, clock_wall_milliseconds(), out);
    }
    return text_width(str_peek(out)) + 1;
}

static void draw_heading(const struct strategy_view *strategy, struct area row)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct str heading = {0};
    struct str flags = {0};
    struct str right = {0};
    int width;
    int warned;

    strategy_shown_heading(&shown, &heading);
    add_flags(strategy, &flags);
    warned = text_width(str_peek(&flags));
    width = add_right(strategy, row.width >= TRAILS_FROM, &right);
    if (warned + 2 > row.width - width - LEAST_HEADING) { /* the trails can be seen */
        width = add_right(strategy, false, &right);
    }
    width = width < row.width / 2 ? width : row.width / 2;
    /* Of the round's name so much is cut that the warnings stand whole. */
    width += warned > 0 ? 2 : 0;
    width = warned > row.width - width - LEAST_HEADING ? 0 : width; /* what is placed can be seen; this cannot */
    warned = warned < row.width - width - LEAST_HEADING ? warned : row.width - width - LEAST_HEADING;
    warned = warned > 0 ? warned : 0;
    draw_spans(row, 0, 0, row.width - width - warned, (struct draw_span[]){{str_peek(&heading), STYLE_STRONG}}, 1,
               STYLE_NORMAL);
    draw_cell(row, 0, row.width - width - warned, warned, str_peek(&flags), DRAW_RIGHT, STYLE_WARNING);
    draw_cell(row, 0, row.width - width, width, str_peek(&right), DRAW_RIGHT, STYLE_NORMAL);
    str_clear(&heading);
    str_clear(&flags);
    str_clear(&right);
}

/* ---- Who stands where, in words ---- */

/* "730, 350 Tjenestesenter". */
static void add_place(const struct strategy_view *strategy, struct grid_point point, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);

    str_addf(out, "%d, %d %s", point.x, point.y, strategy_shown_alternative(&shown, point));
}

/* How far a member has moved since the round compared with. */
static void add_change(const struct strategy_view *strategy, const struct strategy_member *member,
                       struct grid_point point, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_round *compared = strategy_shown_compared(&shown);
    struct grid_point from;

    if (compared == NULL ||
        !strategy_stands(&strategy->process, compared->id, strategy->shown.area, member->id, &from))
        return;
    if (from.x == point.x && from.y == point.y)
        str_addf(out, "  %s", text(strategy, N_("unmoved")));
    else
        str_addf(out, "  %+d, %+d", point.x - from.x, point.y - from.y);
}

static size_t votes_about(const struct strategy_view *strategy, const struct strategy_member *member)
{
    const struct strategy_round *round = strategy_view_round(strategy);

    return round == NULL ? 0
                         : strategy_vote_count(&strategy->process, round->id, strategy->shown.area, member->id);
}

static void add_vote_words(const struct strategy_view *strategy, const struct strategy_member *member, struct str *out)
{
    str_addf(out, "%s  %s: %zu. ", member->name, text(strategy, N_("Votes")), votes_about(strategy, member));
    if (strategy->vote_set) {
        str_addf(out, "%d, %d  %s", strategy->vote.x, strategy->vote.y,
                 text(strategy, N_("Enter gives the vote, Esc takes it back.")));
    } else {
        str_add(out, text(strategy, N_("Two digits or arrows place a vote; nobody else sees it.")));
    }
}

/* What belongs to where the one selected stands: what to do while it is on its way, how far it has come, and why. */
static void add_circumstances(const struct strategy_view *strategy, const struct strategy_member *member,
                              struct grid_point point, struct str *out)
{
    const struct strategy_position *position = strategy_view_position(strategy);

    if (strategy->mode == STRATEGY_NAMING) {
        str_addf(out, "  %s", text(strategy, N_("Arrows move the name, Enter writes it, Del lays it out again.")));
        return;
    }
    if (strategy->shown.nudge.under_way)
        str_addf(out, "  %s", text(strategy, N_("Enter writes the move, Esc takes it back.")));
    add_change(strategy, member, point, out);
    if (position != NULL && position->note != NULL && !strategy->shown.nudge.under_way) {
        char *quoted = words_say(app_language(shell_app(strategy->view.shell)), N_("“%1”"), position->note, NULL, NULL);

        str_addf(out, "  %s", quoted);
        free(quoted);
    }
}

/* The one selected, in words. */
static void add_selected(const struct strategy_view *strategy, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_member *member = strategy_view_selected(strategy);
    struct grid_point point;

    strategy_search_add_hits(&strategy->search, shown.language, out);
    if (member == NULL) {
        str_add(out,
                text(strategy, N_("No municipality takes part: give the process a region, or its region members.")));
    } else if (strategy->mode == STRATEGY_VOTING) {
        add_vote_words(strategy, member, out);
    } else if (strategy->first_digit >= 0) {
        str_addf(out, "%s  %d_  %s", member->name, strategy->first_digit,
                 text(strategy, N_("now how far up, 0 to 9")));
    } else if (strategy_shown_stands(&shown, member, &point)) {
        str_addf(out, "%s  ", member->name);
        add_place(strategy, point, out);
        add_circumstances(strategy, member, point, out);
    } else {
        str_addf(out, "%s  %s", member->name,
                 text(strategy, strategy_shown_skipped(&shown, member) ? N_("skipped") : N_("not placed")));
    }
}

/* What follows stands apart from what there is already. */
static void set_apart(struct str *out)
{
    if (out->length > 0)
        str_add(out, "  ");
}

/* Appends those that stand nowhere: skipped, or not yet placed. */
static void add_absent(const struct strategy_view *strategy, bool skipped, const char *label, struct str *out)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct str names = {0};
    size_t count = 0;

    for (size_t i = 0; i < strategy->process.member_count; i++) {
        const struct strategy_member *member = &strategy->process.members[i];

        if (skipped ? strategy_shown_skipped(&shown, member) : strategy_move_is_open(strategy, member)) {
            str_addf(&names, "%s%s", count > 0 ? ", " : "", member->name);
            count++;
        }
    }
    if (count > 0) { /* with their number, for the line may end before the last one */
        set_apart(out);
        str_addf(out, "%s (%zu): %s", label, count, str_peek(&names));
    }
    str_clear(&names);
}

/* Who stands nowhere, the votes and the decision on one line: of a long list of names so much is cut that the others
 * show, but not all of it. */
static void draw_others(const struct strategy_view *strategy, struct area row)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct str absent = {0};
    struct str said = {0};
    int gap;
    int width;
    int left;

    add_absent(strategy, false, text(strategy, N_("Not placed")), &absent);
    add_absent(strategy, true, text(strategy, N_("Skipped")), &absent);
    strategy_shown_votes(&shown, &said);
    set_apart(&said);
    strategy_shown_decision(&shown, &said);
    gap = absent.length > 0 && said.length > 0 ? 2 : 0;
    width = text_width(str_peek(&absent)) + gap;
    left = row.width - text_width(str_peek(&said));
    left = left > row.width / 3 ? left : row.width / 3;
    left = width < left ? width : left;
    draw_cell(row, 0, left, row.width - left, str_peek(&said), DRAW_LEFT, STYLE_DIM);
    draw_cell(row, 0, 0, left, "", DRAW_LEFT, STYLE_DIM);
    draw_cell(row, 0, 0, left > gap ? left - gap : 0, str_peek(&absent), DRAW_LEFT, STYLE_DIM);
    str_clear(&absent);
    str_clear(&said);
}

static void draw_below(const struct strategy_view *strategy, struct area rows)
{
    struct str selected = {0};

    add_selected(strategy, &selected);
    draw_cell(rows, 0, 0, rows.width, str_peek(&selected), DRAW_LEFT,
              strategy->shown.nudge.under_way || strategy->vote_set ? STYLE_CHANGED : STYLE_NORMAL);
    draw_others(strategy, area_take_bottom(&rows, 1));
    str_clear(&selected);
}

/* ---- The members as a list ---- */

/* Columns of the list; the alternative takes what is left. */
enum { SIGN_WIDTH = 2, NAME_WIDTH = 14, NUMBERS_WIDTH = 10, CHANGE_WIDTH = 11 };

static void draw_member(const struct strategy_view *strategy, size_t place, struct area row, bool wide)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_member *member = &strategy->process.members[place];
    struct plot_look look = plot_look(place);
    bool selected = member->id == strategy->shown.selected;
    enum style style = selected ? STYLE_SELECTED : STYLE_NORMAL;
    struct grid_point point;
    struct str name = {0};
    struct str numbers = {0};
    struct str change = {0};
    const char *where = "";

    if (strategy_shown_stands(&shown, member, &point)) {
        str_addf(&numbers, "%4d %4d", point.x, point.y);
        where = strategy_shown_alternative(&shown, point);
        add_change(strategy, member, point, &change);
    } else {
        where = text(strategy, strategy_shown_skipped(&shown, member) ? N_("skipped") : N_("not placed"));
    }
    draw_cell(row, 0, 0, SIGN_WIDTH, plot_sign(look.shape, true), DRAW_LEFT, selected ? style : look.style);
    str_addf(&name, strategy_shown_marks(&shown, member) ? "(%s)" : "%s", member->name);
    draw_cell(row, 0, SIGN_WIDTH, NAME_WIDTH, str_peek(&name), DRAW_LEFT, style);
    draw_cell(row, 0, SIGN_WIDTH + NAME_WIDTH, NUMBERS_WIDTH, str_peek(&numbers), DRAW_LEFT, style);
    draw_cell(row, 0, SIGN_WIDTH + NAME_WIDTH + NUMBERS_WIDTH,
              row.width - SIGN_WIDTH - NAME_WIDTH - NUMBERS_WIDTH - (wide ? CHANGE_WIDTH : 0), where, DRAW_LEFT, style);
    if (wide)
        draw_cell(row, 0, row.width - CHANGE_WIDTH, CHANGE_WIDTH, str_peek(&change), DRAW_RIGHT, style);
    str_clear(&name);
    str_clear(&numbers);
    str_clear(&change);
}

/* As many members as fit, the selected one among them; `cursor`: the terminal's cursor stands on it. */
static void draw_members(const struct strategy_view *strategy, struct area area, bool wide, bool cursor)
{
    size_t selected = 0;
    size_t first;

    for (size_t i = 0; i < strategy->process.member_count; i++)
        selected = strategy->process.members[i].id == strategy->shown.selected ? i : selected;
    first = selected < (size_t)area.height ? 0 : selected - (size_t)area.height + 1;
    draw_fill(area, STYLE_NORMAL);
    for (size_t i = first; i < strategy->process.member_count && i - first < (size_t)area.height; i++) {
        struct area row = {area.y + (int)(i - first), area.x, 1, area.width};

        draw_member(strategy, i, row, wide);
        if (cursor && i == selected)
            draw_cursor(row, 0, SIGN_WIDTH);
    }
}

/* ---- The plot ---- */

/* A vote under way stands alone: what others think would bias it. */
static void fill_vote(struct strategy_view *strategy)
{
    const struct strategy_member *member = strategy_view_selected(strategy);
    struct scene_item *item;

    scene_empty(&strategy->scene);
    if (strategy->vote_set && member != NULL) {
        item = scene_add(&strategy->scene, member->id, member->name, plot_look(0), strategy->vote);
        item->selected = true;
    }
}

/* While a name is placed by hand it stands where it would be. */
static void move_name(struct strategy_view *strategy)
{
    for (size_t i = 0; i < strategy->scene.count; i++) {
        struct scene_item *item = &strategy->scene.items[i];

        if (item->selected) {
            item->label_set = true;
            strategy_name_offset(strategy, &item->label_dx, &item->label_dy);
        }
    }
}

static void fill_scene(struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);

    strategy_shown_fill(&shown, &strategy->scene);
    if (strategy->mode == STRATEGY_VOTING)
        fill_vote(strategy);
    else if (strategy->mode == STRATEGY_NAMING)
        move_name(strategy);
}

void strategy_view_draw(struct view *view, struct area area)
{
    struct strategy_view *strategy = (struct strategy_view *)view;
    bool accessible = app_conf(shell_app(view->shell))->accessible;
    struct area below;

    if (strategy->test_card) {
        strategy_wall_draw_card(area, app_language(shell_app(view->shell)));
        return;
    }
    draw_heading(strategy, area_take_top(&area, 1));
    below = area_take_bottom(&area, 2);
    draw_below(strategy, below);
    draw_cursor(below, 0, 0); /* where a selected one that stands nowhere is told of */
    fill_scene(strategy);
    if (accessible) {
        draw_members(strategy, area, true, true);
        return;
    }
    if (area.width >= SIDE_FROM) {
        struct area side = {area.y, area.x + area.width - SIDE_WIDTH + 1, area.height, SIDE_WIDTH - 1};

        draw_members(strategy, side, false, true);
        area.width -= SIDE_WIDTH;
        draw_fill((struct area){area.y, area.x + area.width, area.height, 1}, STYLE_NORMAL);
    }
    scene_draw(&strategy->scene, area, true);
}
