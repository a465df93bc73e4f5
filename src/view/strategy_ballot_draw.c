/* How a voter's terminal looks: the round, the plot with what was voted here, and two lines on who is voted about. */
#include "samreg/view/strategy_ballot.h"

#include "samreg/base/clock.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

enum { LEAST_HEADING = 20 }; /* columns that the round keeps when the voter's name is long */

static const char *text(const struct ballot *ballot, const char *msgid)
{
    return shell_text(ballot->view.shell, msgid);
}

static void fill_scene(struct ballot *ballot)
{
    struct strategy_shown shown = ballot_shown(ballot);

    strategy_shown_fill(&shown, &ballot->scene); /* the axes, and how the picture lies; */
    scene_empty(&ballot->scene);                 /* then only what was voted here */
    for (size_t i = 0; i < ballot->process.member_count; i++) {
        const struct strategy_member *member = &ballot->process.members[i];
        struct strategy_marker marker = ballot_marker(ballot, member->id);
        const struct ballot_vote *given = ballot_find(ballot, &marker);
        bool under_way = ballot->set && ballot->marker.municipality == member->id;

        if (given != NULL || under_way) {
            scene_add(&ballot->scene, member->id, member->name, plot_look(i), under_way ? ballot->point : given->point)
                ->selected = member->id == ballot->shown.selected;
        }
    }
}

/* What to do about a municipality that was not voted about: nothing, where the voting is over. */
static const char *to_do(const struct ballot *ballot)
{
    struct strategy_shown shown = ballot_shown(ballot);
    const struct strategy_round *round = strategy_shown_round(&shown);

    if (round == NULL)
        return N_("There is no round yet.");
    if (round->closed)
        return N_("The voting is over: the round is closed.");
    return round->seen ? N_("The voting is over: the votes have been revealed.")
                       : N_("Two digits or arrows place a vote; nobody else sees it.");
}

static void add_selected(const struct ballot *ballot, struct str *out)
{
    const struct strategy_member *member = ballot_selected(ballot);
    struct strategy_marker marker = ballot_marker(ballot, ballot->shown.selected);
    const struct ballot_vote *given = ballot_find(ballot, &marker);

    strategy_search_add_hits(&ballot->search, app_language(shell_app(ballot->view.shell)), out);
    str_addf(out, "%s  ", member != NULL ? member->name : "");
    if (ballot->first_digit >= 0) {
        str_addf(out, "%d_  %s", ballot->first_digit, text(ballot, N_("now how far up, 0 to 9")));
    } else if (ballot->set) {
        str_addf(out, "%d, %d  %s", ballot->point.x, ballot->point.y,
                 text(ballot, N_("Enter gives the vote, Esc takes it back.")));
    } else if (given != NULL) {
        str_addf(out, "%s %d, %d", text(ballot, N_("You have voted:")), given->point.x, given->point.y);
    } else {
        str_add(out, text(ballot, to_do(ballot)));
    }
}

/* Those that the voter has not voted about here. */
static void add_open(const struct ballot *ballot, struct str *out)
{
    const char *between = ": ";

    for (size_t i = 0; i < ballot->process.member_count; i++) {
        struct strategy_marker marker = ballot_marker(ballot, ballot->process.members[i].id);

        if (ballot_find(ballot, &marker) == NULL) {
            str_addf(out, "%s%s%s", between[0] == ':' ? text(ballot, N_("Not voted about here")) : "", between,
                     ballot->process.members[i].name);
            between = ", ";
        }
    }
    if (out->length == 0)
        str_add(out, text(ballot, N_("You have voted about everybody.")));
}

static void draw_heading(const struct ballot *ballot, struct area row)
{
    struct strategy_shown shown = ballot_shown(ballot);
    struct str heading = {0};
    struct str right = {0};
    int width;

    strategy_shown_heading(&shown, &heading);
    str_addf(&right, "%s: %s", text(ballot, N_("Votes as")), ballot->voter);
    if (ballot->shown.timer.shown) {
        str_add(&right, "  ");
        strategy_shown_timer(&ballot->shown.timer, clock_wall_milliseconds(), &right);
    }
    width = text_width(str_peek(&right)) + 2;
    width = width < row.width - LEAST_HEADING ? width : row.width - LEAST_HEADING;
    width = width > 0 ? width : 0;
    draw_cell(row, 0, 0, row.width - width, str_peek(&heading), DRAW_LEFT, STYLE_STRONG);
    draw_cell(row, 0, row.width - width, width, str_peek(&right), DRAW_RIGHT, STYLE_NORMAL);
    str_clear(&heading);
    str_clear(&right);
}

void ballot_draw(struct view *view, struct area area)
{
    struct ballot *ballot = (struct ballot *)view;
    struct str selected = {0};
    struct str open = {0};
    struct area below;

    draw_heading(ballot, area_take_top(&area, 1));
    below = area_take_bottom(&area, 2);
    add_selected(ballot, &selected);
    add_open(ballot, &open);
    draw_cell(below, 0, 0, below.width, str_peek(&selected), DRAW_LEFT, ballot->set ? STYLE_CHANGED : STYLE_NORMAL);
    draw_cell(below, 1, 0, below.width, str_peek(&open), DRAW_LEFT, STYLE_DIM);
    draw_cursor(below, 0, 0);
    fill_scene(ballot);
    scene_draw(&ballot->scene, area, true);
    str_clear(&selected);
    str_clear(&open);
}
