/* The action table: every command of the screen, told once in action.def. Key map, key bar, help, palette and the
 * manual are derived from it. */
#ifndef SAMREG_APP_ACTION_H
#define SAMREG_APP_ACTION_H

#include <stdbool.h>

/* Where an action applies. */
enum action_place {
    ACTION_PANES = 1 << 0,    /* the register screen */
    ACTION_LIST = 1 << 1,     /* a list of records */
    ACTION_RECORD = 1 << 2,   /* one record shown */
    ACTION_FORM = 1 << 3,     /* one record being edited */
    ACTION_PAGE = 1 << 4,     /* text to read: help, history, problems */
    ACTION_GRID = 1 << 5,     /* the strategy grid */
    ACTION_MATRIX = 1 << 6,   /* the participation matrix */
    ACTION_REPORT = 1 << 7,   /* a report: a table of figures */
    ACTION_MAP = 1 << 8,      /* a map coloured by a report's figures */
    ACTION_FILES = 1 << 9,    /* what is being written, and what was */
    ACTION_BALLOT = 1 << 10,  /* a voter's own terminal */
    ACTION_INQUIRY = 1 << 11, /* what a report is to be about: a form that saves nothing */
    ACTION_ROWS = ACTION_PANES | ACTION_LIST | ACTION_RECORD,
    ACTION_TABLE = ACTION_LIST | ACTION_REPORT,
    ACTION_READING = ACTION_ROWS | ACTION_PAGE | ACTION_MATRIX | ACTION_REPORT | ACTION_MAP | ACTION_FILES,
    ACTION_WORKING = ACTION_READING | ACTION_FORM | ACTION_INQUIRY | ACTION_GRID,
    ACTION_ANYWHERE = ACTION_WORKING | ACTION_BALLOT,
    ACTION_WRITES = 1 << 16, /* off when the register is read-only */
    ACTION_PROMINENT = 1 << 17 /* stands in the key bar */
};

/* Places where the menu alone offers it, for its keys mean something else there: another set of bits beside the places,
 * so that both stand in `where`. */
#define ACTION_IN_MENU(places) ((unsigned)(places) << 18)

enum action_id {
#define ACTION(id, name, label, help, keys, where) ACTION_##id,
#include "samreg/app/action.def"
#undef ACTION
    ACTION_COUNT
};

struct action {
    enum action_id id;
    const char *name;    /* in the configuration's keys section and the manual: "save_next" */
    const char *label;   /* msgid, one or two words: key bar and palette */
    const char *help;    /* msgid, one sentence */
    const char *keys;    /* default keys as text, set apart by blanks: "F2 e" */
    unsigned where;      /* enum action_place, ACTION_IN_MENU() */
};

/* The action of that id; never NULL. */
const struct action *action_get(enum action_id id);

/* The action of that name, or NULL. */
const struct action *action_find(const char *name);

/* Whether the action can be given in a place (one of the single ACTION_... places), in a register that is read-only or
 * not. */
bool action_applies(const struct action *action, unsigned place, bool read_only);

/* Whether the menu offers it in a place, likewise: where it applies, and where ACTION_IN_MENU() says so. */
bool action_is_offered(const struct action *action, unsigned place, bool read_only);

#endif
