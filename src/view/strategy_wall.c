/* What the wall shows, from the facilitator's screen: blank, names, revealing, trails, how the picture lies, timer. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/tui/big_text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/plot.h"

#include <stdlib.h>
#include <string.h>

/* Turns a switch of the presentation and says how it stands. */
static void turn_switch(struct strategy_view *strategy, bool *on, const char *now_on, const char *now_off,
                        enum action_id key)
{
    *on = !*on;
    strategy_view_say(strategy, STYLE_NORMAL, *on ? now_on : now_off, shell_key_of(strategy->view.shell, key), NULL);
    strategy_view_present(strategy);
}

/* ---- Revealing ---- */

/* Shows the next member that stands somewhere; when all are shown, begins with none. */
static void reveal_next(struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct presentation *presentation = &strategy->shown;
    int count = (int)strategy->process.member_count;
    int next = presentation->revealed;
    bool found = false;

    strategy_view_present(strategy);
    if (next == PRESENTATION_ALL) {
        presentation->revealed = 0;
        strategy_view_say(strategy, STYLE_NORMAL, N_("The wall shows nobody. %1 reveals the next."),
                          shell_key_of(strategy->view.shell, ACTION_REVEAL_NEXT), NULL);
        return;
    }
    while (next < count && !found) {
        struct grid_point point;

        found = strategy_shown_stands(&shown, &strategy->process.members[next++], &point);
    }
    presentation->revealed = next < count ? next : PRESENTATION_ALL;
    strategy_view_say(strategy, STYLE_NORMAL,
                      presentation->revealed == PRESENTATION_ALL ? N_("The wall shows everybody.")
                                                                 : N_("The wall now shows %1 too."),
                      found ? strategy->process.members[next - 1].name : NULL, NULL);
}

static void reveal_all(struct strategy_view *strategy)
{
    strategy->shown.revealed = PRESENTATION_ALL;
    strategy_view_say(strategy, STYLE_NORMAL, N_("The wall shows everybody."), NULL, NULL);
    strategy_view_present(strategy);
}

/* ---- Trails, and how the picture lies ---- */

static void next_trails(struct strategy_view *strategy)
{
    static const char *const said[] = {
        [PRESENTATION_NO_TRAILS] = N_("No trails."),
        [PRESENTATION_ONE_TRAIL] = N_("The trail of the selected municipality."),
        [PRESENTATION_ALL_TRAILS] = N_("The trails of all."),
    };
    struct strategy_shown shown = strategy_view_shown(strategy);
    enum presentation_trails next = strategy->shown.trails == PRESENTATION_ALL_TRAILS
                                        ? PRESENTATION_NO_TRAILS
                                        : (enum presentation_trails)(strategy->shown.trails + 1);

    strategy->shown.trails = next;
    strategy_view_say(strategy, STYLE_NORMAL,
                      next != PRESENTATION_NO_TRAILS && strategy_shown_compared(&shown) == NULL
                          ? N_("There is no round before this one that trails could come from.")
                          : said[next],
                      NULL, NULL);
    strategy_view_present(strategy);
}

/* For everybody, where the register can be written; otherwise on this screen alone. */
static void lie_as(struct strategy_view *strategy, enum grid_orientation orientation)
{
    struct error error = {0};
    enum status status;

    if (app_is_read_only(shell_app(strategy->view.shell))) {
        strategy->shown.orientation = orientation;
        return;
    }
    status = strategy_turn(shell_app(strategy->view.shell), &strategy->process, orientation, &error);
    if (strategy_view_done(strategy, status, &error, N_("The picture lies another way. No position has changed."), NULL,
                           NULL))
        strategy_view_present(strategy);
}

/* ---- The timer ---- */

/* Reads "5", "2,5" or "4:30" as milliseconds. */
static bool read_minutes(const char *text, int64_t *milliseconds)
{
    enum { LONGEST = 600 };
    const char *colon = strchr(text, ':');
    int64_t tenths = 0;
    int64_t seconds = 0;

    if (colon != NULL) {
        char *minutes = memory_copy_bytes(text, (size_t)(colon - text));
        bool fine = number_parse(minutes, 1, &tenths) == NUMBER_OK && number_parse(colon + 1, 0, &seconds) == NUMBER_OK
                    && seconds >= 0 && seconds < 60;

        free(minutes);
        if (!fine)
            return false;
    } else if (number_parse(text, 1, &tenths) != NUMBER_OK) {
        return false;
    }
    if (tenths < 0 || tenths > LONGEST * 10)
        return false;
    *milliseconds = tenths * 6000 + seconds * 1000;
    return *milliseconds > 0;
}

static bool check_minutes(void *context, const char *text, struct error *error)
{
    int64_t milliseconds;

    (void)context;
    if (text[strspn(text, " ")] == '\0' || read_minutes(text, &milliseconds))
        return true;
    (void)error_set(error, STATUS_DATA, N_("“%1” is no length of time. Write minutes, as 5 or 2,5 or 4:30."), text,
                    NULL);
    return false;
}

static void set_timer(void *context, const char *text)
{
    struct strategy_view *strategy = context;
    struct presentation_timer *timer = &strategy->shown.timer;
    int64_t milliseconds = 0;

    if (text == NULL)
        return;
    timer->shown = read_minutes(text, &milliseconds);
    presentation_timer_set(timer, milliseconds);
    if (timer->shown)
        presentation_timer_start(timer, clock_wall_milliseconds());
    strategy_view_present(strategy);
}

static void ask_minutes(struct strategy_view *strategy)
{
    shell_prompt(strategy->view.shell, &(struct shell_prompt){
                                           .label = N_("Minutes (empty: no timer): "),
                                           .text = "5",
                                           .replace = true,
                                           .check = check_minutes,
                                           .done = set_timer,
                                           .context = strategy,
                                       });
}

static void pause_timer(struct strategy_view *strategy)
{
    struct presentation_timer *timer = &strategy->shown.timer;

    if (!timer->shown) {
        strategy_view_say(strategy, STYLE_NORMAL, N_("There is no timer. %1 sets one."),
                          shell_key_of(strategy->view.shell, ACTION_TIMER), NULL);
        return;
    }
    if (timer->running)
        presentation_timer_pause(timer, clock_wall_milliseconds());
    else
        presentation_timer_start(timer, clock_wall_milliseconds());
    strategy_view_say(strategy, STYLE_NORMAL, timer->running ? N_("The timer goes on.") : N_("The timer is paused."),
                      NULL, NULL);
    strategy_view_present(strategy);
}

/* ---- Actions ---- */

static bool act_on_picture(struct strategy_view *strategy, enum action_id action)
{
    const struct grid_lie *lie = grid_peek_lie(strategy->shown.orientation);

    switch ((int)action) {
    case ACTION_TURN_GRID:
        lie_as(strategy, lie->turned);
        return true;
    case ACTION_MIRROR_GRID:
        lie_as(strategy, lie->mirrored);
        return true;
    case ACTION_TRAILS:
        next_trails(strategy);
        return true;
    case ACTION_ALTERNATIVES:
        turn_switch(strategy, &strategy->shown.quadrants_hidden, N_("The quarters have no names. %1 names them."),
                    N_("The quarters are named. %1 hides the names."), action);
        return true;
    case ACTION_TIMER:
        ask_minutes(strategy);
        return true;
    case ACTION_TIMER_PAUSE:
        pause_timer(strategy);
        return true;
    case ACTION_TEST_CARD:
        strategy->test_card = true;
        return true;
    default:
        return false;
    }
}

bool strategy_wall_act(struct strategy_view *strategy, enum action_id action)
{
    switch ((int)action) {
    case ACTION_BLANK:
        turn_switch(strategy, &strategy->shown.blank, N_("The wall is blank. %1 shows the plot again."),
                    N_("The wall shows the plot."), action);
        return true;
    case ACTION_HIDE_NAMES:
        turn_switch(strategy, &strategy->shown.names_hidden, N_("The wall shows no names. %1 shows them again."),
                    N_("The wall shows the names."), action);
        return true;
    case ACTION_LOCK:
        turn_switch(strategy, &strategy->shown.locked, N_("The markers are locked. %1 unlocks them."),
                    N_("The markers can be moved."), action);
        return true;
    case ACTION_REVEAL_NEXT:
        reveal_next(strategy);
        return true;
    case ACTION_REVEAL_ALL:
        reveal_all(strategy);
        return true;
    default:
        return act_on_picture(strategy, action);
    }
}

/* ---- The test card ---- */

/* One of each marker, and lines, in a canvas. */
static void draw_signs(struct area area)
{
    struct plot plot = {0};

    plot_begin(&plot, area);
    plot_frame(&plot, (struct area){0, 0, area.height, area.width}, STYLE_BORDER);
    for (int i = 0; i < PLOT_SHAPES * PLOT_COLOURS; i++) {
        struct plot_look look = plot_look((size_t)i);

        plot_marker(&plot, 1 + i % PLOT_COLOURS, 2 + i / PLOT_COLOURS * 4, look.shape, true, look.style);
        plot_marker(&plot, 1 + i % PLOT_COLOURS, 4 + i / PLOT_COLOURS * 4, look.shape, false, look.style);
    }
    plot_line(&plot, 2, 26, 11, area.width - 3, STYLE_SERIES_1);
    plot_line(&plot, 11, 26, 2, area.width - 3, STYLE_SERIES_2);
    plot_cross(&plot, 3, 30, area.width - 8, (area.width + 22) / 2, 1, 5, STYLE_SERIES_3);
    plot_show(&plot);
    plot_clear(&plot);
}

void strategy_wall_draw_card(struct area area, enum language language)
{
    enum { SIGNS = 7 };
    struct area signs;

    draw_fill(area, STYLE_NORMAL);
    big_text_draw(area_take_top(&area, BIG_TEXT_LARGE), 0, 1, "ÆØÅ 09:38", BIG_TEXT_LARGE, STYLE_STRONG);
    (void)area_take_top(&area, 1);
    signs = area_take_top(&area, SIGNS);
    draw_signs(signs);
    draw_text(area, 0, 1, "abcdefghijklmnopqrstuvwxyz æøå ÆØÅ 0123456789", STYLE_NORMAL);
    draw_text(area, 1, 1, text_in(language, N_("The smallest letters: can they be read from the back of the room?")),
              STYLE_NORMAL);
    draw_text(area, 2, 1, text_in(language, N_("If not, enlarge the letters of the terminal. Any key goes back.")),
              STYLE_NORMAL);
    draw_cursor(area, 2, 1);
}
