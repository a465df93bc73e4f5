/* The second screen: shows in the room what the facilitator shows, as soon as it is shown, and changes nothing. It
 * sleeps until the register's file changes; what it cannot read just now it tries again, and keeps its picture. */
#include "samreg/app/strategy.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/big_text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/glide.h"
#include "samreg/view/retry.h"
#include "samreg/view/screens.h"
#include "samreg/view/shell.h"
#include "samreg/view/strategy_ballot.h"
#include "samreg/view/strategy_screen.h"
#include "samreg/view/strategy_shown.h"
#include "samreg/view/strategy_view.h"

#include <stdlib.h>

enum {
    RETRY_FIRST = 10, /* milliseconds until a file that was busy is read again */
    TITLE_FROM = 34,   /* rows from which on the title is in big letters */
    BIG_TIMER_FROM = 12 /* and the timer */
};

struct follow {
    struct view view;
    int64_t chosen; /* the process to follow; 0: the one presented last */
    int64_t round;  /* a round chosen on the command line; 0: the facilitator's */
    bool bare;      /* on a wall */
    bool found;     /* there is something to show */
    bool gone;      /* there was, and its process has been removed since */
    bool stale;
    struct retry retry; /* it could not be read */
    struct strategy_process process;
    struct presentation shown;
    struct scene scene;
    struct glide glide;
    bool test_card;
};

static struct follow *of(struct view *view)
{
    return (struct follow *)view;
}

static struct strategy_shown shown_of(const struct follow *follow)
{
    return (struct strategy_shown){&follow->process, &follow->shown, app_language(shell_app(follow->view.shell)),
                                   STRATEGY_ROOM};
}

/* ---- Reading ---- */

/* Whether what was found is not what the wall shows, but something older: then the wall's process was removed. */
static bool is_outlived(const struct follow *follow, const struct presentation *now, bool found)
{
    return follow->found && (!found || (now->process != follow->process.id && now->serial < follow->shown.serial));
}

static void fill_scene(const struct follow *follow, struct scene *scene)
{
    struct strategy_shown shown = shown_of(follow);

    strategy_shown_fill(&shown, scene);
}

/* Reads the presentation, and the process when it is another one or has changed. */
static enum status read_all(struct follow *follow, struct error *error)
{
    struct app *app = shell_app(follow->view.shell);
    struct presentation shown = {0};
    bool found = false;
    int64_t sequence = 0;
    enum status status = strategy_presentation(app, follow->chosen, &shown, &found, &sequence, error);

    if (status == STATUS_OK && !found && follow->chosen != 0) { /* nobody has presented it: as it would begin */
        presentation_init(&shown, follow->chosen, GRID_UPRIGHT);
        found = true;
    }
    if (status == STATUS_OK && is_outlived(follow, &shown, found)) {
        follow->gone = true;
        presentation_clear(&shown);
        return STATUS_OK;
    }
    if (status == STATUS_OK && found &&
        (shown.process != follow->process.id || sequence != follow->process.sequence))
        status = strategy_read(app, shown.process, &follow->process, error);
    if (status == STATUS_OK) {
        if (found && shown.serial == 0)
            shown.orientation = follow->process.orientation;
        if (found && follow->round != 0)
            shown.round = follow->round;
        presentation_copy(&follow->shown, &shown);
        follow->found = found;
        follow->gone = false;
    }
    presentation_clear(&shown);
    return status;
}

/* Whether both show a plot, and the same one but for where the markers stand. */
static bool is_same_plot(const struct presentation *one, const struct presentation *other)
{
    return one->process == other->process && one->area == other->area && one->orientation == other->orientation &&
           !one->blank && !other->blank;
}

/* Reads, and lets what stands elsewhere now go there. */
static enum status read_moving(struct follow *follow, struct error *error)
{
    const struct conf *conf = app_conf(shell_app(follow->view.shell));
    struct scene before = {0};
    struct presentation was = {0};
    enum status status;

    if (!conf->animation || conf->accessible || !follow->found)
        return read_all(follow, error);
    presentation_copy(&was, &follow->shown);
    fill_scene(follow, &before);
    status = read_all(follow, error);
    if (status == STATUS_OK && follow->found && is_same_plot(&was, &follow->shown)) {
        fill_scene(follow, &follow->scene);
        glide_begin(&follow->glide, &before, &follow->scene);
    } else if (status == STATUS_OK) {
        glide_clear(&follow->glide);
    }
    scene_clear(&before);
    presentation_clear(&was);
    return status;
}

static bool follow_work(struct view *view)
{
    struct follow *follow = of(view);
    struct error error = {0};
    enum status status;

    if (!follow->stale && !retry_is_due(&follow->retry))
        return glide_go_on(&follow->glide);
    follow->stale = false;
    status = read_moving(follow, &error);
    if (status == STATUS_BUSY)
        retry_later(&follow->retry, RETRY_FIRST);
    else
        follow->retry = (struct retry){0};
    switch ((int)status) {
    case STATUS_OK:
    case STATUS_BUSY:
        break;
    case STATUS_DATA: /* the process chosen was removed */
        follow->gone = true;
        break;
    default: /* the last picture stays until something changes; on a wall nothing is said */
        if (!follow->bare)
            shell_say_error(view->shell, &error);
        break;
    }
    error_clear(&error);
    return true;
}

static void refresh_follow(struct view *view)
{
    of(view)->stale = true;
}

static int follow_wake(const struct view *view)
{
    const struct follow *follow = (const struct follow *)view;
    int step = glide_wake(&follow->glide);
    int wake;

    if (follow->gone)
        return -1;
    wake = strategy_shown_wake(&follow->shown.timer, retry_at(&follow->retry));
    return step >= 0 && (wake < 0 || step < wake) ? step : wake;
}

/* ---- Drawing ---- */

static const char *text(const struct follow *follow, const char *msgid)
{
    return shell_text(follow->view.shell, msgid);
}

/* A calm card with a title and a line below it. */
static void draw_waiting(struct area area, const char *title, const char *below)
{
    int size = big_text_fit(title, area.height - 4, area.width - 2);
    int height = size > 0 ? size : 1;
    int top = (area.height - height - 2) / 2;

    draw_fill(area, STYLE_NORMAL);
    if (size > 0) {
        enum big_text_size big = size == BIG_TEXT_LARGE ? BIG_TEXT_LARGE : BIG_TEXT_SMALL;

        big_text_draw(area, top, (area.width - big_text_width(title, big)) / 2, title, big, STYLE_STRONG);
    } else {
        draw_cell(area, top, 0, area.width, title, DRAW_CENTRE, STYLE_STRONG);
    }
    draw_cell(area, top + height + 1, 0, area.width, below, DRAW_CENTRE, STYLE_NORMAL);
    draw_cursor(area, top + height + 1, 0);
}

/* The timer, in big digits at the right of the area where there is room. Says in `size` how much it takes; nothing of
 * both when there is none. */
static void draw_timer(const struct follow *follow, struct area area, struct area *size)
{
    struct str digits = {0};

    *size = (struct area){0};
    if (!follow->shown.timer.shown)
        return;
    strategy_shown_timer(&follow->shown.timer, clock_wall_milliseconds(), &digits);
    size->width = big_text_width(str_peek(&digits), BIG_TEXT_SMALL);
    size->height = BIG_TEXT_SMALL;
    if (size->width > 0 && size->width + 2 < area.width / 2 && area.height >= BIG_TIMER_FROM) {
        big_text_draw(area, 0, area.width - size->width, str_peek(&digits), BIG_TEXT_SMALL, STYLE_STRONG);
    } else {
        size->width = text_width(str_peek(&digits));
        size->height = 1;
        draw_cell(area, 0, area.width - size->width, size->width, str_peek(&digits), DRAW_RIGHT, STYLE_STRONG);
    }
    str_clear(&digits);
}

/* The rows that a text is wrapped into. */
struct rows {
    struct area area;
    int used;
};

static bool draw_row(void *context, const char *bytes, size_t length)
{
    struct rows *rows = context;
    char *line = memory_copy_bytes(bytes, length);

    if (rows->used < rows->area.height) {
        draw_cell(rows->area, rows->used, 0, rows->area.width, line, DRAW_LEFT, STYLE_NORMAL);
        rows->used++;
    }
    free(line);
    return rows->used < rows->area.height;
}

/* The round, in the rows below the title; beside the timer where that is as high. Returns the rows of both. */
static int draw_round(const struct follow *follow, struct area area, struct area timer)
{
    struct strategy_shown shown = shown_of(follow);
    struct str heading = {0};
    struct rows rows = {area, 0};

    strategy_shown_heading(&shown, &heading);
    rows.area.y++;
    rows.area.height = timer.height > 1 ? timer.height - 1 : 1;
    rows.area.width -= timer.height > 1 ? timer.width + 2 : 0;
    if (rows.area.height == 1)
        draw_cell(rows.area, 0, 0, rows.area.width, str_peek(&heading), DRAW_LEFT, STYLE_NORMAL);
    else
        text_wrap(str_peek(&heading), rows.area.width, draw_row, &rows);
    str_clear(&heading);
    return 1 + rows.area.height;
}

/* The head: the title of the process, the round, and the timer. Returns the rows that it takes. */
static int draw_head(const struct follow *follow, struct area area)
{
    struct area timer;
    int width;

    draw_fill((struct area){area.y, area.x, BIG_TEXT_SMALL, area.width}, STYLE_NORMAL);
    draw_timer(follow, area, &timer);
    width = area.width - (timer.width > 0 ? timer.width + 2 : 0);
    if (area.height >= TITLE_FROM &&
        big_text_fit(follow->process.name, BIG_TEXT_SMALL, area.width * 2 / 3) == BIG_TEXT_SMALL) {
        struct strategy_shown shown = shown_of(follow);
        struct str heading = {0};

        strategy_shown_heading(&shown, &heading);
        big_text_draw(area, 0, 0, follow->process.name, BIG_TEXT_SMALL, STYLE_STRONG);
        draw_fill((struct area){area.y + BIG_TEXT_SMALL, area.x, 1, area.width}, STYLE_NORMAL);
        draw_text(area, BIG_TEXT_SMALL, 0, str_peek(&heading), STYLE_NORMAL);
        str_clear(&heading);
        return BIG_TEXT_SMALL + 1;
    }
    draw_cell(area, 0, 0, width, follow->process.name, DRAW_LEFT, STYLE_STRONG);
    return draw_round(follow, area, timer);
}

/* What was decided in the round, in a row of its own. Returns the rows that it takes. */
static int draw_decision(const struct follow *follow, struct area area)
{
    struct strategy_shown shown = shown_of(follow);
    struct str decision = {0};
    int rows = 0;

    strategy_shown_decision(&shown, &decision);
    if (decision.length > 0) {
        rows = 1;
        draw_cell(area_take_bottom(&area, rows), 0, 0, area.width, str_peek(&decision), DRAW_LEFT, STYLE_SELECTED);
    }
    str_clear(&decision);
    return rows;
}

/* The foot: the illustration mark, who is placed, what is known of the votes. */
static void draw_foot(const struct follow *follow, struct area row)
{
    struct strategy_shown shown = shown_of(follow);
    struct str tally = {0};
    struct str mark = {0};
    int width;

    strategy_shown_votes(&shown, &tally);
    if (tally.length > 0)
        str_add(&tally, "  ");
    strategy_shown_tally(&shown, &tally);
    if (text_width(str_peek(&tally)) > row.width) { /* who is placed, if not both */
        str_reset(&tally);
        strategy_shown_tally(&shown, &tally);
    }
    width = text_width(str_peek(&tally)) + 1;
    width = width < row.width ? width : row.width;
    strategy_shown_illustration(&shown, true, &mark);
    if (text_width(str_peek(&mark)) >= row.width - width) {
        str_reset(&mark);
        strategy_shown_illustration(&shown, false, &mark);
    }
    draw_cell(row, 0, 0, row.width - width, str_peek(&mark), DRAW_LEFT, STYLE_STRONG);
    draw_cell(row, 0, row.width - width, width, str_peek(&tally), DRAW_RIGHT, STYLE_NORMAL);
    str_clear(&tally);
    str_clear(&mark);
}

static void draw_follow(struct view *view, struct area area)
{
    struct follow *follow = of(view);
    struct area foot;
    struct area timer;

    if (follow->test_card) {
        strategy_wall_draw_card(area, app_language(shell_app(view->shell)));
    } else if (follow->gone) {
        draw_waiting(area, follow->process.name != NULL ? follow->process.name : text(follow, N_("Strategy")),
                     text(follow, N_("The strategy process was removed.")));
    } else if (!follow->found) {
        draw_waiting(area, text(follow, N_("Strategy")), text(follow, N_("Nothing is presented yet.")));
    } else if (follow->shown.blank) {
        draw_waiting(area, follow->process.name, "");
        draw_timer(follow, area, &timer);
    } else {
        (void)area_take_top(&area, draw_head(follow, area));
        foot = area_take_bottom(&area, 1);
        (void)area_take_bottom(&area, draw_decision(follow, area));
        fill_scene(follow, &follow->scene);
        glide_apply(&follow->glide, &follow->scene);
        scene_draw(&follow->scene, area, false);
        draw_foot(follow, foot);
        draw_cursor(foot, 0, 0);
    }
}

/* ---- The view ---- */

/* On a wall only leaving, the test card and a redraw: nothing may cover the picture. */
static bool follow_key(struct view *view, struct key key)
{
    struct follow *follow = of(view);
    bool control = key.modifiers == KEY_CTRL;

    glide_clear(&follow->glide); /* whoever presses a key waits for nothing */
    if (follow->test_card) {
        follow->test_card = false;
        return true;
    }
    if (key_equal(key, (struct key){'t', 0})) {
        follow->test_card = true;
        return true;
    }
    if (!follow->bare)
        return false;
    if (key_equal(key, (struct key){'q', 0}) || (control && (key.code == 'c' || key.code == 'q')))
        shell_close(view);
    else if (control && key.code == 'l')
        terminal_redraw();
    return true;
}

static void follow_title(const struct view *view, struct str *out)
{
    const struct follow *follow = (const struct follow *)view;

    str_addf(out, "%s  %s", shell_text(view->shell, N_("Second screen")), follow->found ? follow->process.name : "");
}

static void clear_follow(struct view *view)
{
    struct follow *follow = of(view);

    glide_clear(&follow->glide);
    scene_clear(&follow->scene);
    presentation_clear(&follow->shown);
    strategy_process_clear(&follow->process);
}

static const struct view_ops follow_ops = {
    .place = ACTION_PAGE,
    .clear = clear_follow,
    .title = follow_title,
    .draw = draw_follow,
    .key = follow_key,
    .work = follow_work,
    .wake = follow_wake,
    .refresh = refresh_follow,
};

static void open_follow(struct shell *shell, const struct strategy_screen *screen)
{
    struct follow *follow = memory_new(sizeof *follow);

    follow->view.ops = &follow_ops;
    follow->chosen = screen->process;
    follow->round = screen->round;
    follow->bare = screen->present;
    follow->stale = true;
    shell_open(shell, &follow->view);
}

static void open_first(struct shell *shell, void *context)
{
    const struct strategy_screen *screen = context;

    if (screen->follow) {
        open_follow(shell, screen);
        return;
    }
    if (screen->vote)
        (void)strategy_ballot_open(shell, screen->process, screen->round);
    else if (screen->process != 0)
        (void)strategy_open(shell, screen->process, screen->round);
    else
        strategy_begin(shell);
    draft_offer(shell); /* a vote, or a form, that was under way when the line dropped */
}

enum status strategy_screen_run(struct app *app, const struct strategy_screen *screen, struct error *error)
{
    struct strategy_screen copy = *screen;
    struct shell_start start = {.open = open_first, .context = &copy, .bare = screen->follow && screen->present};

    return shell_run_from(app, &start, error);
}
