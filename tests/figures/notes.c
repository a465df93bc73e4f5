/* The numbers in the notes under reports, counted a second time, and when a note stands there at all. */
#include "tests/figures/pen.h"

#include "samreg/app/app.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <string.h>

/* ---- Counted twice ---- */

/* What the note of the definition tells of. */
enum { COUNTING, UNCERTAIN, FORMLESS, NAMELESS, UNDATED, OTHERS, NUMBERS };

static void count_numbers(const struct scene *scene, int64_t numbers[NUMBERS])
{
    memset(numbers, 0, NUMBERS * sizeof *numbers);
    for (size_t i = 0; i < scene->held_count; i++) {
        const struct held *held = &scene->held[i];
        numbers[OTHERS] += held->chosen && !held->counted;
        if (!scene_counts(scene, i))
            continue;
        numbers[COUNTING]++;
        numbers[UNCERTAIN] += held->uncertain;
        numbers[FORMLESS] += held->form == 0;
        numbers[NAMELESS] += scene_names_nobody(scene, i);
        numbers[UNDATED] += !get_text(held->record, "effective");
    }
}

/* The sentence in English; new string. */
static char *write_sentence(const int64_t numbers[NUMBERS])
{
    static const char *const lacks[] = {[UNCERTAIN] = " uncertain", [FORMLESS] = " without a stated form",
                                        [NAMELESS] = " without named participants",
                                        [UNDATED] = " without a stated beginning, counted on any day therefore"};
    struct str text = {0};
    int left = 0;

    str_addf(&text, "note: Counted by the definition “The 2009 survey”: %lld arrangement%s",
             (long long)numbers[COUNTING], numbers[COUNTING] == 1 ? "" : "s");
    for (int i = UNCERTAIN; i <= UNDATED; i++)
        left += numbers[i] > 0;
    const char *between = ". Among them: ";
    for (int i = UNCERTAIN; i <= UNDATED; i++) {
        if (numbers[i] == 0)
            continue;
        str_addf(&text, "%s%lld%s", between, (long long)numbers[i], lacks[i]);
        between = --left > 1 ? ", " : " and ";
    }
    if (numbers[OTHERS] > 0)
        str_addf(&text, "; %lld other%s recorded but not counted", (long long)numbers[OTHERS],
                 numbers[OTHERS] == 1 ? " is" : "s are");
    str_add(&text, ".");
    return str_take(&text);
}

static int64_t count_uncertain_parts(const struct scene *scene)
{
    int64_t count = 0;

    for (size_t i = 0; i < scene->part_count; i++) {
        const struct part *part = &scene->parts[i];
        const struct place *place = scene_place(scene, part->municipality);
        count += scene_counts(scene, part->held) && part->uncertain && place && place->chosen;
    }
    return count;
}

static int64_t find_definition(const struct world *world, const char *code)
{
    const struct records *definitions = &world->of[ENTITY_COUNTING_DEFINITION];
    int64_t id = 0;

    for (size_t i = 0; i < definitions->count; i++)
        if (is_text(&definitions->items[i], "code", code))
            id = definitions->items[i].id;
    return id;
}

static int64_t find_county(const struct world *world, const char *number, int day)
{
    const struct records *counties = &world->of[ENTITY_COUNTY];
    int64_t id = 0;

    for (size_t i = 0; i < counties->count; i++)
        if (is_text(&counties->items[i], "number", number) && holds_on(&counties->items[i], day))
            id = counties->items[i].id;
    return id;
}

/* Asks for one county, or for all with NULL. */
static void hold_notes(struct answer *answer, struct date day, const char *county)
{
    struct question question = {.day = day.year * 10000 + day.month * 100 + day.day, .smallest = -1, .largest = -1};
    struct str parameter = {0}, parts = {0};
    int64_t numbers[NUMBERS];
    struct scene scene;

    question.definition = find_definition(&answer->desk.world, "survey-2009");
    if (county)
        question.county = find_county(&answer->desk.world, county, question.day);
    scene_set(&answer->desk.world, &question, &scene);
    count_numbers(&scene, numbers);
    char *sentence = write_sentence(numbers);
    str_addf(&parameter, "county=%s", county ? county : "");
    str_addf(&parts, "note: Uncertain participations in the arrangements that count: %lld.",
             (long long)count_uncertain_parts(&scene));
    app_set_as_of(answer->desk.app, day);
    answer_ask(answer, "counts", county ? str_peek(&parameter) : NULL, NULL);
    answer_expect(answer, sentence);
    if (count_uncertain_parts(&scene) > 0)
        answer_expect(answer, str_peek(&parts));
    else
        answer_expect_none(answer, "note: Uncertain participations");
    free(sentence);
    str_clear(&parameter);
    str_clear(&parts);
    scene_clear(&scene);
}

Test(notes, say_what_a_second_count_says)
{
    static const struct date days[] = {{2009, 12, 1}, {2018, 7, 1}, {1990, 1, 1}};
    struct answer answer = {0};

    desk_open(&answer.desk, 11, 60);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        hold_notes(&answer, days[i], NULL);
        hold_notes(&answer, days[i], days[i].year < 2018 ? "16" : "50");
    }
    answer_end(&answer);
}

/* ---- When they stand there ---- */

/* Before all that is dated: since when there is something. What is not dated stands there all the same. */
Test(notes, say_since_when_there_is_something)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Brann", region, "");
    pen_write_part(&pen, id, "1714", "participant", "uncertain");
    pen_write_part(&pen, id, "1719", "participant", "certain");
    pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Vann", "status", "operating", "effective", "1987-05", NULL);
    pen_save(&pen);
    answer_ask(&answer, "counts", "as_of=1800", NULL);
    answer_expect(&answer, "note: Nothing in the register is dated this early; the oldest is of ");
    answer_expect(&answer, "note: Counted by the definition “The 2009 survey”: 1 arrangement. Among them: 1 without a "
                           "stated beginning, counted on any day therefore.");
    answer_expect(&answer, "note: Uncertain participations in the arrangements that count: 1.");
    answer_ask(&answer, "agreement_papers", "as_of=1800", NULL);
    answer_expect(&answer, "note: Nothing in the register is dated this early; the oldest is of ");
    answer_ask(&answer, "counts", NULL, NULL);
    answer_expect_none(&answer, "note: Nothing in the register");
    answer_end(&answer);
}

/* ---- Not recorded is not 0 ---- */

/* One is named nowhere, one only where the form is another, and of one the region has arrangements without names. */
Test(notes, what_nobody_names_is_not_0)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t named = pen_write_council(&pen, "Første"), silent = pen_write_council(&pen, "Andre");
    int64_t fire = pen_write_arrangement(&pen, "Brann", named, "2");
    int64_t board = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Barnevern", "status", "operating", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(board), "legal_form", "P27", NULL);
    pen_write_arrangement(&pen, "Skatt", silent, "4");
    pen_write_member(&pen, named, "1714", "full", "certain");
    pen_write_member(&pen, named, "1719", "full", "certain");
    pen_write_member(&pen, silent, "1721", "full", "certain");
    pen_write_part(&pen, fire, "1714", "participant", "certain");
    pen_write_part(&pen, fire, "1717", "observer", "certain");
    pen_write_part(&pen, board, "1719", "participant", "certain");
    pen_write_part(&pen, board, "1721", "participant", "certain");
    pen_save(&pen);
    answer_ask(&answer, "counts", "county=17", "form=IKS");
    answer_expect(&answer, "1714 Stjørdal|1|0|");
    answer_expect(&answer, "1719 Levanger|0|0|");  /* what its region has names everybody */
    answer_expect(&answer, "1721 Verdal|||");      /* it may be in Skatt */
    answer_expect(&answer, "1702 Steinkjer|||");   /* named nowhere */
    answer_expect(&answer, "Total|1|0|");
    answer_end(&answer);
}
