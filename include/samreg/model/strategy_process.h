/* A strategy process read whole: what the screens, the pictures and the minutes are made of. Six to forty
 * municipalities in a few rounds, so everything is an array that is searched through. */
#ifndef SAMREG_MODEL_STRATEGY_PROCESS_H
#define SAMREG_MODEL_STRATEGY_PROCESS_H

#include "samreg/base/date.h"
#include "samreg/model/strategy.h"
#include "samreg/model/votes.h"

enum strategy_basis { STRATEGY_BASIS_NONE, STRATEGY_STATED, STRATEGY_AGREED, STRATEGY_ILLUSTRATION };

/* The code of a basis in position.basis ("agreed"), "" for none; and the basis of a code. */
const char *strategy_basis_code(enum strategy_basis basis);
enum strategy_basis strategy_basis_parse(const char *code);

/* Whoever may be placed: members of the process' region as of the day, and all that are placed or voted about. In
 * Norwegian order of their names. */
struct strategy_member {
    int64_t id;       /* the municipality */
    char *number;     /* "1714" */
    char *name;       /* "Stjørdal"; where two are called the same with the number: "Herøy (1818)" */
    char *short_name; /* as printed on a chart ("Stj."), else the name */
    bool of_region;   /* a member of the process' region; otherwise it was placed or voted about in some round */
};

struct strategy_area {
    int64_t id;
    char *name;
};

struct strategy_alternative {
    char *name;        /* NULL: the quadrant has none */
    char *explanation; /* or NULL */
};

struct strategy_round {
    int64_t id, version;
    int number;
    char *name;
    char *date;     /* ISO text, or NULL */
    char *decision; /* or NULL */
    char *source;   /* what the source is called and where in it, or NULL */
    char *note;     /* or NULL */
    bool closed, revealed;
    bool seen; /* its votes are revealed, or were once: none can be given any more */
    int64_t *areas; /* those that it covers */
    size_t area_count, area_capacity;
};

/* Where a municipality stands in a round. */
struct strategy_position {
    int64_t id, version;
    int64_t round, area, municipality; /* area 0: all areas of the round */
    bool placed;                       /* `point` is recorded */
    struct grid_point point;
    bool skipped;
    enum strategy_basis basis;
    char *alternative; /* as it was called when it was placed, or NULL */
    char *note;        /* why it stands there, or NULL */
    bool label_set;    /* its name was placed by hand, so far from it along the axes: */
    int label_dx, label_dy; /* -1000 to 1000 */
};

/* A vote. Before its round is revealed nothing but that it was given. */
struct strategy_vote {
    int64_t id, version;
    int64_t round, area, municipality;
    bool told;              /* `voter` and `point` are */
    char *voter;            /* NULL until then */
    struct grid_point point;
};

enum strategy_note_kind { STRATEGY_NOTE, STRATEGY_PARKED };

struct strategy_note {
    int64_t id, version;
    int64_t round, municipality; /* 0: the process, everybody */
    enum strategy_note_kind kind;
    bool settled; /* parked, and dealt with since */
    char *text;
    char *date;   /* ISO text, or NULL */
};

/* All zeroes is empty. */
struct strategy_process {
    int64_t id, version;
    char *name;
    char *region;       /* or NULL */
    int64_t region_id;  /* or 0 */
    char *x_name, *x_low, *x_high, *y_name, *y_low, *y_high;
    enum grid_orientation orientation;
    char *participants, *date, *source, *note; /* or NULL; the date in ISO text */
    struct strategy_alternative alternatives[GRID_QUADRANTS];
    struct strategy_area *areas;
    size_t area_count, area_capacity;
    struct strategy_round *rounds; /* by number */
    size_t round_count, round_capacity;
    struct strategy_member *members;
    size_t member_count, member_capacity;
    struct strategy_position *positions;
    size_t position_count, position_capacity;
    struct strategy_vote *votes;
    size_t vote_count, vote_capacity;
    struct strategy_note *notes; /* oldest first */
    size_t note_count, note_capacity;
    int64_t sequence; /* of the journal's newest entry when it was read, */
    struct date day;  /* and the day it was read as of: as long as both are the same, so is all this */
};

void strategy_process_clear(struct strategy_process *process);

/* By identifier; NULL when there is none. Lent. */
const struct strategy_round *strategy_round_get(const struct strategy_process *process, int64_t id);
const struct strategy_area *strategy_area_get(const struct strategy_process *process, int64_t id);
const struct strategy_member *strategy_member_get(const struct strategy_process *process, int64_t id);

/* The round of that number; the last one; the one before a round. NULL when there is none. */
const struct strategy_round *strategy_round_numbered(const struct strategy_process *process, int number);
const struct strategy_round *strategy_round_last(const struct strategy_process *process);
const struct strategy_round *strategy_round_before(const struct strategy_process *process, int64_t round);

/* The position recorded for exactly that round, area and municipality, or NULL. Lent. */
const struct strategy_position *strategy_position_get(const struct strategy_process *process, int64_t round,
                                                      int64_t area, int64_t municipality);

/* The same, but only where it stands somewhere: false when it is not placed there. */
bool strategy_stands(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality,
                     struct grid_point *point);

/* Whether the member belongs in the round: a closed one has the members of the region and those it holds anything
 * about, so that whoever came in later does not change it; one that is open has everybody. */
bool strategy_takes_part(const struct strategy_process *process, int64_t round, const struct strategy_member *member);

/* Whether anything is recorded there: a position, also of somebody skipped, or a vote. */
bool strategy_is_used(const struct strategy_process *process, int64_t round, int64_t area);

/* Whether the municipality stands there and its position is an illustration. */
bool strategy_illustrates(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality);

/* How many of those who stand somewhere in the round and area are illustrations; adds to `placed` how many stand. */
size_t strategy_count_illustrations(const struct strategy_process *process, int64_t round, int64_t area,
                                    size_t *placed);

/* Whether the round covers the area: every round covers 0, all of them. */
bool strategy_round_covers(const struct strategy_process *process, const struct strategy_round *round, int64_t area);

/* How many votes were given about a municipality (0: about all) in a round and area. */
size_t strategy_vote_count(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality);

/* The votes about a municipality that are told: writes up to `most` points, and returns how many there are. */
size_t strategy_vote_points(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality,
                            struct grid_point points[], size_t most);

/* ---- From one round to another ---- */

/* What became of one member. */
struct strategy_move {
    const struct strategy_member *member; /* lent by the process */
    bool was, is;                         /* stands in the one, in the other */
    struct grid_point from, to;
    int distance; /* grid_distance(); 0 unless both */
    enum grid_crossing crossing;
};

struct strategy_results {
    struct strategy_move *moves; /* in the order of the members */
    size_t count;
    size_t both;    /* how many stand in both */
    size_t crossed; /* how many of these went from one quadrant into another */
    int spread_before, spread_after; /* votes_spread() of those who stand in both */
};

/* Compares two rounds of a process in an area: everybody who takes part in the later one or stood in the earlier.
 * `results` is all zeroes or cleared first. */
void strategy_compare(const struct strategy_process *process, int64_t from, int64_t to, int64_t area,
                      struct strategy_results *results);
void strategy_results_clear(struct strategy_results *results);

/* What a point's quadrant is called in the process: the alternative's name, "" where it has none, NULL on a border.
 * Lent. */
const char *strategy_alternative_at(const struct strategy_process *process, struct grid_point point);

#endif
