/* The pictures of a strategy process, as they stand in the SVG: everybody is there, and no two names overlap. */
#include "samreg/app/strategy_picture.h"

#include "samreg/base/memory.h"
#include "samreg/publish/picture.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 40, ROUND_ONE = 1001, ROUND_TWO = 1002 };

/* Municipalities of 2009, in Norwegian order; the first of every so many make up the smaller groups. */
static const char *const names[MOST] = {
    "Agdenes",   "Bjugn",      "Flatanger", "Frosta",      "Frøya",          "Grong",    "Hemne",      "Hitra",
    "Holtålen",  "Inderøy",    "Klæbu",     "Leka",        "Leksvik",        "Levanger", "Lierne",     "Malvik",
    "Marnardal", "Meldal",     "Melhus",    "Meråker",     "Midtre Gauldal", "Mosvik",   "Namdalseid", "Nord-Aurdal",
    "Oppdal",    "Orkdal",     "Osen",      "Rennebu",     "Rissa",          "Roan",     "Røros",      "Selbu",
    "Skaun",     "Snillfjord", "Stjørdal",  "Stor-Elvdal", "Trondheim",      "Tydal",    "Ørland",     "Åfjord",
};

static unsigned seed = 2009;

/* Random numbers that are the same everywhere. */
static int roll(int below)
{
    seed = seed * 1103515245u + 12345u;
    return (int)(seed >> 8 & 0xffff) * below / 0x10000;
}

/* How positions lie: those of a workshop are none of the three, and all of them now and then. */
enum layout { SPREAD, CROWDED, STACKED, LAYOUTS };

static struct grid_point draw_point(enum layout layout, size_t i)
{
    switch (layout) {
    case SPREAD:
        return (struct grid_point){roll(1001), roll(1001)};
    case CROWDED:
        return (struct grid_point){400 + roll(200), 700 + roll(300)};
    case STACKED:
        return (struct grid_point){(int)(i % 3) * 500, (int)(i % 2) * 1000};
    case LAYOUTS:
        break;
    }
    abort();
}

static void add_position(struct strategy_process *process, int64_t round, int64_t municipality, enum layout layout,
                         size_t i)
{
    process->positions[process->position_count++] = (struct strategy_position){
        .id = (int64_t)process->position_count,
        .version = 1,
        .round = round,
        .municipality = municipality,
        .placed = true,
        .point = draw_point(layout, i),
        .basis = STRATEGY_AGREED,
    };
}

static void add_round(struct strategy_process *process, int64_t id, int number, const char *name)
{
    process->rounds[process->round_count++] =
        (struct strategy_round){.id = id, .version = 1, .number = number, .name = memory_copy_text(name)};
}

/* A process of two rounds in which everybody stands somewhere. */
static struct strategy_process make_process(size_t count, enum layout layout, enum grid_orientation orientation)
{
    struct strategy_process process = {.id = 1, .version = 1, .orientation = orientation};
    static const char *const alternatives[] = {"Sjølberging", "Tjenestesenter", "Spesialisering", "Regional partner"};

    process.name = memory_copy_text("Strategiprosess for regionen");
    process.x_name = memory_copy_text("Ambisjonsnivå");
    process.x_low = memory_copy_text("Gjøre mest mulig selv");
    process.x_high = memory_copy_text("Søke felles løsninger/samarbeid");
    process.y_name = memory_copy_text("Grad av forpliktelse");
    process.y_low = memory_copy_text("Praktisk/pragmatisk samarbeid");
    process.y_high = memory_copy_text("Forpliktende regional allianse");
    for (size_t i = 0; i < GRID_QUADRANTS; i++)
        process.alternatives[i].name = memory_copy_text(alternatives[i]);
    process.rounds = memory_new_array(2, sizeof *process.rounds);
    add_round(&process, ROUND_ONE, 1, "Først");
    add_round(&process, ROUND_TWO, 2, "Sist");
    process.members = memory_new_array(count, sizeof *process.members);
    process.positions = memory_new_array(2 * count, sizeof *process.positions);
    for (size_t i = 0; i < count; i++) {
        char number[16];
        snprintf(number, sizeof number, "%04zu", 1601 + i);
        process.members[process.member_count++] =
            (struct strategy_member){.id = (int64_t)i + 1,
                                     .number = memory_copy_text(number),
                                     .name = memory_copy_text(names[i * MOST / count]),
                                     .short_name = memory_copy_text(names[i * MOST / count])};
        add_position(&process, ROUND_ONE, (int64_t)i + 1, layout, i);
        add_position(&process, ROUND_TWO, (int64_t)i + 1, layout, i);
    }
    return process;
}

/* ---- Reading the SVG ---- */

/* `x` is the left end, wherever it is anchored. */
struct text {
    int x, y, size, width;
    char role[24], id[16], words[500];
};

/* The value of an attribute of the element that begins at `at`; false when it has none. */
static bool attribute(const char *at, const char *name, char *value, size_t room)
{
    char wanted[40];
    const char *end = strchr(at, '>');

    snprintf(wanted, sizeof wanted, " %s=\"", name);
    const char *begin = strstr(at, wanted);
    if (!begin || begin > end)
        return false;
    begin += strlen(wanted);
    size_t length = strcspn(begin, "\"");
    cr_assert_lt(length, room);
    memcpy(value, begin, length);
    value[length] = '\0';
    return true;
}

static int number(const char *at, const char *name)
{
    char value[24];

    cr_assert(attribute(at, name, value, sizeof value), "a text without %s", name);
    return atoi(value) /* NOLINT */;
}

/* Reads the texts of a role, whole words between <text ...> and </text>. Returns how many. */
static size_t read_texts(const char *svg, const char *role, struct text texts[], size_t most)
{
    size_t count = 0;

    for (const char *at = strstr(svg, "<text "); at; at = strstr(at + 1, "<text ")) {
        struct text text = {0};
        char anchor[16], weight[16];
        if (!attribute(at, "class", text.role, sizeof text.role) || strcmp(text.role, role) != 0)
            continue;
        text.x = number(at, "x");
        text.y = number(at, "y");
        text.size = number(at, "font-size");
        attribute(at, "data-id", text.id, sizeof text.id);
        const char *words = strchr(at, '>') + 1;
        size_t length = (size_t)(strstr(words, "</text>") - words);
        cr_assert_lt(length, sizeof text.words);
        memcpy(text.words, words, length);
        text.width = picture_text_width(text.words, text.size, attribute(at, "font-weight", weight, sizeof weight));
        if (attribute(at, "text-anchor", anchor, sizeof anchor))
            text.x -= strcmp(anchor, "middle") == 0 ? text.width / 2 : text.width;
        for (char *blank; (blank = strstr(text.words, "\u00a0"));) {
            *blank = ' ';
            memmove(blank + 1, blank + 2, strlen(blank + 2) + 1);
        }
        cr_assert_lt(count, most);
        texts[count++] = text;
    }
    return count;
}

static bool overlap(const struct text *a, const struct text *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y - picture_text_ascent(a->size) < b->y &&
           b->y - picture_text_ascent(b->size) < a->y;
}

static char *draw(struct app *app, const struct strategy_process *process, bool movement)
{
    struct strategy_scope scope = {.round = ROUND_TWO, .from = movement ? ROUND_ONE : 0};
    struct picture picture = {0};
    struct str svg = {0};

    strategy_draw(app, process, &scope, &picture);
    picture_write_svg(&picture, &svg);
    picture_clear(&picture);
    return str_take(&svg);
}

/* Everybody has the whole name at the marker, or stands in the legend; and no two of all these texts overlap. */
static void expect_everybody(const struct strategy_process *process, const char *svg, const char *what)
{
    struct text labels[MOST + 60];
    size_t names_count = read_texts(svg, "label", labels, MOST + 1);
    size_t count = names_count + read_texts(svg, "beside", labels + names_count, 59);

    for (size_t i = 0; i < process->member_count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < count; j++)
            is_there |= (j >= names_count || strcmp(labels[j].id, process->members[i].number) == 0) &&
                        strstr(labels[j].words, process->members[i].name);
        cr_expect(is_there, "%s: %s is missing", what, process->members[i].name);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            cr_expect_not(overlap(&labels[i], &labels[j]), "%s: %s covers %s", what, labels[i].words, labels[j].words);
}

/* ---- Tests ---- */

Test(strategy_picture, no_two_names_overlap_and_everybody_is_there)
{
    static const size_t counts[] = {6, 20, 40};
    struct app *app = session_open();

    for (size_t size = 0; size < 3; size++)
        for (int layout = 0; layout < LAYOUTS; layout++)
            for (int orientation = 0; orientation < GRID_ORIENTATIONS; orientation += 3)
                for (int movement = 0; movement < 2; movement++) {
                    struct strategy_process process = make_process(counts[size], (enum layout)layout,
                                                                   (enum grid_orientation)orientation);
                    char what[120];
                    snprintf(what, sizeof what, "%zu names, layout %d, orientation %d, movement %d", counts[size],
                             layout, orientation, movement);
                    char *svg = draw(app, &process, movement);
                    expect_everybody(&process, svg, what);
                    free(svg);
                    strategy_process_clear(&process);
                }
    session_close(&app);
}

Test(strategy_picture, forty_spread_ones_keep_their_whole_names)
{
    struct app *app = session_open();
    struct strategy_process process = make_process(MOST, SPREAD, GRID_UPRIGHT);
    struct text labels[MOST];
    char *svg = draw(app, &process, false);

    cr_assert_eq(read_texts(svg, "label", labels, MOST), MOST);
    for (size_t i = 0; i < MOST; i++) {
        bool is_whole = false;
        for (size_t j = 0; j < MOST; j++)
            is_whole |= strcmp(labels[j].words, names[i]) == 0;
        cr_expect(is_whole, "%s is shortened", names[i]);
    }
    free(svg);
    strategy_process_clear(&process);
    session_close(&app);
}

Test(strategy_picture, the_picture_of_2009_says_that_it_is_an_illustration)
{
    struct app *app = session_open();
    struct strategy_process process = {0};
    struct error error = {0};
    struct strategy_scope scope = {0};
    struct picture picture = {0};
    struct str svg = {0};
    int64_t id = 0;

    session_expect_ok(strategy_find(app, NULL, &id, &error), &error);
    session_expect_ok(strategy_read(app, id, &process, &error), &error);
    scope.round = process.rounds[1].id;
    scope.from = process.rounds[0].id;
    strategy_draw(app, &process, &scope, &picture);
    picture_write_svg(&picture, &svg);
    cr_expect(strstr(picture.title, "illustrasjon"));
    cr_expect(strstr(svg.text, ">ILLUSTRASJON</text>"));
    cr_expect(strstr(svg.text, "Kilder: 001 Værnesregionen: Samarbeidsutfordringer, lysark 9; 001 "));
    cr_expect(strstr(svg.text, ", lysark 10 · "), "the sources of both rounds");
    cr_expect(strstr(svg.text, "Strategiområder: Interessepolitikk, Regional utvikling, Helse og omsorg"));
    cr_expect(strstr(svg.text, "Runde 1: Tidlig i prosessen"));
    cr_expect(strstr(svg.text, ">Forpliktende regional</text>"), "the end of an axis, in lines");
    expect_everybody(&process, svg.text, "2009");
    str_clear(&svg);
    picture_clear(&picture);
    strategy_process_clear(&process);
    session_close(&app);
}

Test(strategy_picture, each_illustration_is_in_brackets_where_not_all_are)
{
    struct app *app = session_open();
    struct strategy_process process = make_process(6, SPREAD, GRID_UPRIGHT);
    struct text labels[MOST];

    for (size_t i = 0; i < process.position_count; i++)
        if (process.positions[i].round == ROUND_TWO && process.positions[i].municipality != 1)
            process.positions[i].basis = STRATEGY_ILLUSTRATION;
    for (int movement = 0; movement < 2; movement++) {
        char *svg = draw(app, &process, movement);
        cr_assert_eq(read_texts(svg, "label", labels, MOST), 6);
        for (size_t i = 0; i < 6; i++)
            cr_expect_eq(labels[i].words[0] == '(', strcmp(labels[i].id, "1601") != 0, "%s", labels[i].words);
        cr_expect(strstr(svg, ">ILLUSTRASJON 5/6</text>"));
        cr_expect(strstr(svg, "(illustrasjon 5/6)"), "in the title");
        cr_expect(strstr(svg, ">I parentes: en"));
        free(svg);
    }
    for (size_t i = 0; i < process.position_count; i++)
        process.positions[i].basis = STRATEGY_ILLUSTRATION;
    char *svg = draw(app, &process, true);
    cr_assert_eq(read_texts(svg, "label", labels, MOST), 6);
    for (size_t i = 0; i < 6; i++)
        cr_expect_neq(labels[i].words[0], '(', "%s: all are", labels[i].words);
    cr_expect(strstr(svg, ">ILLUSTRASJON</text>"));
    free(svg);
    strategy_process_clear(&process);
    session_close(&app);
}

Test(strategy_picture, turning_it_moves_the_texts_of_the_axes)
{
    struct app *app = session_open();
    struct strategy_process process = make_process(6, SPREAD, GRID_TURNED_LEFT);
    struct text axis[24];
    char *svg = draw(app, &process, false);
    size_t count = read_texts(svg, "axis", axis, 24);

    cr_assert_gt(count, 0);
    cr_expect_str_eq(axis[0].words, "Søke felles", "x stands, and its high end is up: %s", axis[0].words);
    free(svg);
    strategy_process_clear(&process);
    session_close(&app);
}

/* A text of `count` letters, in words of ten. New string. */
static char *make_words(size_t count)
{
    char *words = memory_new(count + 1);

    for (size_t i = 0; i < count; i++)
        words[i] = i % 10 == 9 ? ' ' : 'w';
    return words;
}

static void replace(char **text, size_t count)
{
    free(*text);
    *text = make_words(count);
}

Test(strategy_picture, the_longest_texts_stay_on_the_sheet_and_off_the_plot)
{
    static const char *const roles[] = {"title", "line", "areas", "axis", "quadrant", "beside", "source", "label"};
    struct app *app = session_open();
    struct strategy_process process = make_process(20, SPREAD, GRID_UPRIGHT);
    const struct text plot = {.x = 340, .y = 210 + 720 - 10, .size = 720 - 30, .width = 1130};
    struct text texts[160];
    size_t count = 0;

    replace(&process.name, 120);
    replace(&process.x_name, 60);
    replace(&process.y_name, 60);
    replace(&process.x_low, 80);
    replace(&process.x_high, 80);
    replace(&process.y_low, 80);
    replace(&process.y_high, 80);
    replace(&process.rounds[0].name, 80);
    replace(&process.rounds[1].name, 80);
    for (size_t i = 0; i < GRID_QUADRANTS; i++)
        replace(&process.alternatives[i].name, 80);
    process.areas = memory_new_array(6, sizeof *process.areas);
    for (process.area_count = 0; process.area_count < 6; process.area_count++)
        process.areas[process.area_count] =
            (struct strategy_area){.id = 1 + (int64_t)process.area_count, .name = make_words(80)};
    char *svg = draw(app, &process, true);
    for (size_t role = 0; role < sizeof roles / sizeof *roles; role++)
        count += read_texts(svg, roles[role], texts + count, 160 - count);
    for (size_t i = 0; i < count; i++) {
        const struct text *text = &texts[i];
        bool on_plot = strcmp(text->role, "label") == 0 || strcmp(text->role, "quadrant") == 0;
        cr_expect(text->x >= 0 && text->x + text->width <= PICTURE_WIDTH, "%s: %s", text->role, text->words);
        cr_expect_leq(text->y + picture_text_descent(text->size), PICTURE_HEIGHT, "%s: %s", text->role, text->words);
        cr_expect(on_plot || !overlap(text, &plot), "%s: %s", text->role, text->words);
        for (size_t j = 0; j < i; j++)
            cr_expect(strcmp(text->role, "label") == 0 || !overlap(text, &texts[j]), "%s covers %s", text->words,
                      texts[j].words);
    }
    free(svg);
    strategy_process_clear(&process);
    session_close(&app);
}
