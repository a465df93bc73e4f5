/* Strategy: a process in which municipalities place themselves between two axes, in rounds, and vote.
 * Sources: 001 slides 7 to 10; cli.md (names others script against), domain.md 0.6, 6.2 (B08 to B16), ux.md 4. */
#include "samreg/model/entity_tables.h"

#include "samreg/base/translate.h"

/* By enum grid_orientation, named as there (grid.h): which way the picture of the grid lies. */
static const struct choice orientation_choices[] = {
    {"upright", N_("x to the right, y upwards")},
    {"turned_right", N_("x downwards, y to the right")},
    {"upside_down", N_("x to the left, y downwards")},
    {"turned_left", N_("x upwards, y to the left")},
    {"mirrored", N_("x to the left, y upwards")},
    {"mirrored_turned_right", N_("x upwards, y to the right")},
    {"mirrored_upside_down", N_("x to the right, y downwards")},
    {"mirrored_turned_left", N_("x downwards, y to the left")},
    {NULL, NULL},
};

/* By enum grid_quadrant: x first. */
static const struct choice quadrant_choices[] = {
    {"low_low", N_("low x, low y")},
    {"high_low", N_("high x, low y")},
    {"low_high", N_("low x, high y")},
    {"high_high", N_("high x, high y")},
    {NULL, NULL},
};

/* By enum strategy_basis, which begins with none. */
static const struct choice basis_choices[] = {
    {"stated", N_("stated by itself")},
    {"agreed", N_("agreed in the round")},
    {"illustration", N_("illustration")},
    {NULL, NULL},
};

/* What keeps the records of a round as they are: votes all of it, positions and areas what begins with CLOSED. */
enum { REVEALED, CLOSED };
static const struct seal seals[] = {
    [REVEALED] = {"revealed", N_("The votes of “%1” have been revealed, so that none can be given or changed any more. "
                                 "Make a new round to vote again."),
                  true},
    [CLOSED] = {"closed", N_("“%1” is closed, and a closed round never changes. Make a new round, or undo the "
                             "closing."),
                false},
    {NULL, NULL, false},
};

static const struct field strategy_process_fields[] = {
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 32, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"region", N_("Region"), N_("The region whose strategy it is; empty: none."),
     FIELD_REFERENCE, ENTITY_REGION, NULL, 0, 18, FIELD_SEARCHED, ENTITY_NONE},
    {"x_name", N_("Axis x"), N_("What the axis x is called, for instance level of ambition."),
     FIELD_TEXT, ENTITY_NONE, NULL, 60, 16, FIELD_REQUIRED, ENTITY_NONE},
    {"x_low", N_("Low end of x"), N_("What 0 on the axis x means."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, FIELD_REQUIRED, ENTITY_NONE},
    {"x_high", N_("High end of x"), N_("What 1000 on the axis x means."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, FIELD_REQUIRED, ENTITY_NONE},
    {"y_name", N_("Axis y"), N_("What the axis y is called, for instance degree of commitment."),
     FIELD_TEXT, ENTITY_NONE, NULL, 60, 16, FIELD_REQUIRED, ENTITY_NONE},
    {"y_low", N_("Low end of y"), N_("What 0 on the axis y means."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, FIELD_REQUIRED, ENTITY_NONE},
    {"y_high", N_("High end of y"), N_("What 1000 on the axis y means."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, FIELD_REQUIRED, ENTITY_NONE},
    {"orientation", N_("Orientation"),
     N_("Which way the picture lies; empty: x to the right, y upwards. It changes no position."),
     FIELD_CHOICE, ENTITY_NONE, orientation_choices, 0, 0, 0, ENTITY_NONE},
    {"participants", N_("Participants"), N_("Who takes part, for instance the executive committees."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"date", N_("Date"), N_("When it took place or began."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_strategy_process = {
    .id = ENTITY_STRATEGY_PROCESS,
    .name = "strategy_process",
    .label = N_("Strategy process"),
    .plural = N_("Strategy processes"),
    .help = N_("A process in which municipalities place themselves between two axes, for instance between practical "
               "cooperation and a binding alliance. Its rounds hold the positions."),
    ENTITY_FIELDS(strategy_process_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name"),
};

static const struct field strategy_area_fields[] = {
    {"process", N_("Strategy process"), N_("The process it belongs to."),
     FIELD_REFERENCE, ENTITY_STRATEGY_PROCESS, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"number", N_("Number"), N_("Its place in the order."), FIELD_INTEGER, ENTITY_NONE, NULL, 100, 6, 0, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 32, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
};

const struct entity entity_strategy_area = {
    .id = ENTITY_STRATEGY_AREA,
    .name = "strategy_area",
    .label = N_("Strategy area"),
    .plural = N_("Strategy areas"),
    .help = N_("A field of cooperation that a strategy process takes up: positions differ from one to another."),
    ENTITY_FIELDS(strategy_area_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("process", "number", "name"),
    .flags = ENTITY_IN_PARENT,
};

static const struct field strategy_alternative_fields[] = {
    {"process", N_("Strategy process"), N_("The process it belongs to."),
     FIELD_REFERENCE, ENTITY_STRATEGY_PROCESS, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"quadrant", N_("Quadrant"), N_("The quarter of the picture that it names."),
     FIELD_CHOICE, ENTITY_NONE, quadrant_choices, 0, 14, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 20, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    {"explanation", N_("Explanation"), N_("What choosing it means."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 1000, 0, FIELD_SEARCHED, ENTITY_NONE},
};

const struct entity entity_strategy_alternative = {
    .id = ENTITY_STRATEGY_ALTERNATIVE,
    .name = "strategy_alternative",
    .label = N_("Strategic alternative"),
    .plural = N_("Strategic alternatives"),
    .help = N_("What a quarter of the picture means: the alternative that positions in it stand for."),
    ENTITY_FIELDS(strategy_alternative_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("process", "quadrant"),
    .flags = ENTITY_IN_PARENT,
};

static const struct field strategy_round_fields[] = {
    {"process", N_("Strategy process"), N_("The process it belongs to."),
     FIELD_REFERENCE, ENTITY_STRATEGY_PROCESS, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"number", N_("Number"), N_("Its place in the order of rounds."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 6, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called, for instance after the last strategy session."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 28, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    {"date", N_("Date"), N_("When it was held."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"closed", N_("Closed"), N_("Whether it is over: then nothing in it changes any more, and only undo opens it."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"revealed", N_("Votes revealed"), N_("Whether its votes are told; before that nobody sees what was voted."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"decision", N_("Decision"), N_("What was decided in it."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_strategy_round = {
    .id = ENTITY_STRATEGY_ROUND,
    .name = "strategy_round",
    .label = N_("Strategy round"),
    .plural = N_("Strategy rounds"),
    .help = N_("One time that the municipalities placed themselves, or voted. Once it is closed it never changes; only "
               "undo opens it again."),
    ENTITY_FIELDS(strategy_round_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("process", "number"),
    .closes = &seals[CLOSED],
};

static const struct field strategy_round_area_fields[] = {
    {"round", N_("Strategy round"), N_("The round."),
     FIELD_REFERENCE, ENTITY_STRATEGY_ROUND, NULL, 0, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"area", N_("Strategy area"), N_("A strategy area of the same process."),
     FIELD_REFERENCE, ENTITY_STRATEGY_AREA, NULL, 0, 32, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
};

const struct entity entity_strategy_round_area = {
    .id = ENTITY_STRATEGY_ROUND_AREA,
    .name = "strategy_round_area",
    .label = N_("Area of a round"),
    .plural = N_("Areas of a round"),
    .help = N_("A strategy area that a round covers. A round for which none is recorded covers all of its process."),
    ENTITY_FIELDS(strategy_round_area_fields),
    .called = FIELD_NAMES("round", "area"),
    .between = " · ",
    .sorted = FIELD_NAMES("round", "area"),
    .flags = ENTITY_IN_PARENT,
    .closed_by = &seals[CLOSED],
};

/* The basis stands so early, and the columns are so narrow, that a list of 60 columns still says what is an
 * illustration, and that the one of a round and area has all up to the alternative. */
static const struct field position_fields[] = {
    {"round", N_("Strategy round"), N_("The round in which it was taken."),
     FIELD_REFERENCE, ENTITY_STRATEGY_ROUND, NULL, 0, 9, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"process", N_("Strategy process"), N_("The process of its round; filled in when it is left empty."),
     FIELD_REFERENCE, ENTITY_STRATEGY_PROCESS, NULL, 0, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"area", N_("Strategy area"), N_("The strategy area; empty: all areas of the round."),
     FIELD_REFERENCE, ENTITY_STRATEGY_AREA, NULL, 0, 7, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"municipality", N_("Municipality"), N_("The municipality that is placed."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 13, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"basis", N_("Basis"), N_("What the position rests on; an illustration is nobody's statement."),
     FIELD_CHOICE, ENTITY_NONE, basis_choices, 0, 12, 0, ENTITY_NONE},
    {"x", N_("x"), N_("Where it stands on the axis x, from 0 to 1000."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 4, 0, ENTITY_NONE},
    {"y", N_("y"), N_("Where it stands on the axis y, from 0 to 1000."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 4, 0, ENTITY_NONE},
    {"moved", N_("Moved"),
     N_("How far it has moved since the round before, in thousandths of the grid's diagonal."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 5, FIELD_RECKONED, ENTITY_NONE},
    {"alternative", N_("Alternative"),
     N_("The alternative it stands for, or those on whose border it is. It follows from x and y: leave it empty."),
     FIELD_TEXT, ENTITY_NONE, NULL, 400, 18, FIELD_SEARCHED, ENTITY_NONE},
    {"alternative_before", N_("Alternative before"), N_("The alternative it stood for in the round before."),
     FIELD_TEXT, ENTITY_NONE, NULL, 400, 16, FIELD_RECKONED, ENTITY_NONE},
    {"date", N_("Date"), N_("When its round was held."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, FIELD_RECKONED,
     ENTITY_NONE},
    {"skipped", N_("Skipped"), N_("Whether the municipality was skipped in the round."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"label_dx", N_("Label along x"),
     N_("How far its hand-set name stands from it along x, in thousandths of the axis: 1000 is not at all."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 2000, 0, FIELD_HIDDEN, ENTITY_NONE},
    {"label_dy", N_("Label along y"),
     N_("How far its hand-set name stands from it along y, in thousandths of the axis: 1000 is not at all."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 2000, 0, FIELD_HIDDEN, ENTITY_NONE},
    {"note", N_("Note"), N_("Why it stands there."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_SOURCE,
};

const struct entity entity_position = {
    .id = ENTITY_POSITION,
    .name = "position",
    .label = N_("Position"),
    .plural = N_("Positions"),
    .help = N_("Where a municipality stands between the axes in a round, for one strategy area or for all. Its "
               "alternative follows from the quarter it lies in."),
    ENTITY_FIELDS(position_fields),
    .called = FIELD_NAMES("municipality", "round", "area"),
    .between = " · ",
    .sorted = FIELD_NAMES("round", "area", "municipality"),
    .closed_by = &seals[CLOSED],
};

static const struct field strategy_vote_fields[] = {
    {"round", N_("Strategy round"), N_("The round in which it was given."),
     FIELD_REFERENCE, ENTITY_STRATEGY_ROUND, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"area", N_("Strategy area"), N_("The strategy area; empty: all areas of the round."),
     FIELD_REFERENCE, ENTITY_STRATEGY_AREA, NULL, 0, 18, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"municipality", N_("Municipality"), N_("The municipality that is placed."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 16, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"voter", N_("Voter"), N_("Who votes: a number, a role or a name. Not told before the votes are revealed."),
     FIELD_TEXT, ENTITY_NONE, NULL, 60, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_WITHHELD, ENTITY_NONE},
    {"x", N_("x"), N_("Where the voter places it on the axis x, from 0 to 1000."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 4, FIELD_REQUIRED | FIELD_WITHHELD, ENTITY_NONE},
    {"y", N_("y"), N_("Where the voter places it on the axis y, from 0 to 1000."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 4, FIELD_REQUIRED | FIELD_WITHHELD, ENTITY_NONE},
    {"date", N_("Date"), N_("When it was given."), FIELD_DATE, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
};

const struct entity entity_strategy_vote = {
    .id = ENTITY_STRATEGY_VOTE,
    .name = "strategy_vote",
    .label = N_("Vote"),
    .plural = N_("Votes"),
    .help = N_("Where a voter would place a municipality in a round. Before the round's votes are revealed nobody is "
               "told what was voted, and only who gave a vote can change or remove it; after that there is no more "
               "voting."),
    ENTITY_FIELDS(strategy_vote_fields),
    .called = FIELD_NAMES("municipality", "round", "area"),
    .between = " · ",
    .sorted = FIELD_NAMES("round", "area", "municipality"),
    .closed_by = seals,
    .revealed = "revealed",
};

static const struct choice note_kind_choices[] = {
    {"note", N_("note")},
    {"parked", N_("parking lot")},
    {NULL, NULL},
};

static const struct field strategy_note_fields[] = {
    {"process", N_("Strategy process"), N_("The process it belongs to."),
     FIELD_REFERENCE, ENTITY_STRATEGY_PROCESS, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED,
     ENTITY_NONE},
    {"round", N_("Strategy round"), N_("The round in which it came up; empty: the process as a whole."),
     FIELD_REFERENCE, ENTITY_STRATEGY_ROUND, NULL, 0, 16, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"municipality", N_("Municipality"), N_("The municipality that it is about; empty: everybody."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 14, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"kind", N_("Kind"), N_("Whether it is a note, or was put in the parking lot: a matter to come back to."),
     FIELD_CHOICE, ENTITY_NONE, note_kind_choices, 0, 12, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"text", N_("Text"), N_("What was said."),
     FIELD_TEXT, ENTITY_NONE, NULL, 500, 40, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"settled", N_("Settled"), N_("Whether a matter in the parking lot has been dealt with."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"date", N_("Date"), N_("When it was written down."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
};

const struct entity entity_strategy_note = {
    .id = ENTITY_STRATEGY_NOTE,
    .name = "strategy_note",
    .label = N_("Strategy note"),
    .plural = N_("Strategy notes"),
    .help = N_("What came up in a strategy process: a note on it, on a round or on a municipality, or a matter in the "
               "parking lot. It changes no position, so a closed round may still get notes."),
    ENTITY_FIELDS(strategy_note_fields),
    .called = FIELD_NAMES("text"),
    .between = " ",
    .sorted = FIELD_NAMES("process", "date", "text"),
};
