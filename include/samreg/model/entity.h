/* The entity tables: every kind of record and every field, told once (design.md 1). List columns, form, validation,
 * filter, import, export, history and samreg-data(5) are derived from them. One file per group stands under
 * src/model/entity/; CONTRIBUTING.md walks through adding a field and an entity. */
#ifndef SAMREG_MODEL_ENTITY_H
#define SAMREG_MODEL_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every kind of record. The number is not stored anywhere; the name is. */
enum entity_id {
    ENTITY_NONE,
    /* Ground */
    ENTITY_COUNTY,
    ENTITY_MUNICIPALITY,
    ENTITY_MUNICIPALITY_SUCCESSOR,
    ENTITY_MUNICIPALITY_FACT,
    ENTITY_SECTOR,
    ENTITY_SERVICE_AREA,
    ENTITY_LEGAL_FORM,
    ENTITY_LEGAL_FORM_LAW,
    ENTITY_COUNTING_DEFINITION,
    ENTITY_COUNTING_FORM,
    ENTITY_EXCLUSION_CLASS,
    /* Region */
    ENTITY_REGION,
    ENTITY_MEMBERSHIP,
    ENTITY_BODY,
    ENTITY_BODY_MEMBER,
    ENTITY_AGREEMENT,
    ENTITY_AGREEMENT_CLAUSE,
    /* Arrangement */
    ENTITY_ARRANGEMENT,
    ENTITY_ARRANGEMENT_STATE,
    ENTITY_ARRANGEMENT_YEAR,
    ENTITY_ARRANGEMENT_SERVICE,
    ENTITY_PARTICIPATION,
    /* Strategy */
    ENTITY_STRATEGY_PROCESS,
    ENTITY_STRATEGY_AREA,
    ENTITY_STRATEGY_ALTERNATIVE,
    ENTITY_STRATEGY_ROUND,
    ENTITY_STRATEGY_ROUND_AREA,
    ENTITY_POSITION,
    ENTITY_STRATEGY_VOTE,
    ENTITY_STRATEGY_NOTE,
    /* Bookkeeping */
    ENTITY_SOURCE,
    ENTITY_PUBLISHED_FIGURE,
    ENTITY_SAVED_VIEW,
    ENTITY_SETTING,
    ENTITY_COUNT
};

enum field_type {
    FIELD_TEXT,         /* one line; `limit` is the most code points */
    FIELD_LONG_TEXT,    /* several lines; `limit` likewise */
    FIELD_INTEGER,      /* a whole number from 0 to `limit` */
    FIELD_DECIMAL,      /* two decimals, stored in hundredths */
    FIELD_MONEY,        /* kroner with at most two decimals, stored in øre */
    FIELD_AREA,         /* km² with at most two decimals, stored in hectares */
    FIELD_SHARE,        /* numerator/denominator, stored as the text "1/3" */
    FIELD_DATE,         /* a day, month or year, stored as ISO text; also the beginning of a period */
    FIELD_END,          /* the end of a period: stored and exported exclusive, shown and typed on the screen as "til
                         * og med" */
    FIELD_YEAR,         /* FIELD_FIRST_YEAR to FIELD_LAST_YEAR */
    FIELD_YES_NO,       /* 1 or 0 */
    FIELD_CHOICE,       /* one of `choices`, stored as its code */
    FIELD_REFERENCE,    /* a record of `target` */
    FIELD_ORGANISATION  /* an organisation number, stored as nine digits */
};

/* Years that a record may speak of; they bound dates too, so that a slip of the finger (0209) is caught. */
enum { FIELD_FIRST_YEAR = 1800, FIELD_LAST_YEAR = 2200 };

enum field_flag {
    FIELD_REQUIRED = 1 << 0,   /* a record without it is not saved */
    FIELD_KEY = 1 << 1,        /* part of the natural key (empty parts count as equal) */
    FIELD_PARENT = 1 << 2,     /* the reference to the record that this one belongs to and is removed with; at most
                                * one */
    FIELD_SEARCHED = 1 << 3,   /* its text (of references: the name) is found by the words of a filter */
    FIELD_TRANSLATED = 1 << 4, /* code lists: the fields NAME_nn and NAME_en beside it hold the other languages */
    FIELD_HIDDEN = 1 << 5,     /* kept and exported, but neither in the form nor offered as a column */
    FIELD_PERCENT = 1 << 7,    /* of reports: a share computed, shown in per cent with one decimal and written so in
                                * files ("14,3 %", 14.3) */
    FIELD_WITHHELD = 1 << 6,   /* not told before the entity's `revealed` is yes; neither searched nor sorted by */
    FIELD_RECKONED = 1 << 8    /* worked out from other records each time it is read (src/store/reckon.c): a column to
                                * sort and filter by, but neither stored nor typed; files that are read pass it over */
};

/* One code a FIELD_CHOICE may hold, with its label as a msgid. Arrays end with a NULL code. */
struct choice {
    const char *code;
    const char *label;
};

/* One field, told once. The column in the entity's table bears the field's name (unless `via` says it stands
 * elsewhere). */
struct field {
    const char *name;        /* English, snake_case: the column, the heading in files, the key in JSON */
    const char *label;       /* msgid: in forms and headings */
    const char *help;        /* msgid: one sentence for F1, the hint line and the manual */
    enum field_type type;
    enum entity_id target;   /* FIELD_REFERENCE */
    const struct choice *choices; /* FIELD_CHOICE */
    int64_t limit;           /* see field_type; 0: the type's own default (field_limit()) */
    int width;               /* columns in a list; 0: not in the default list */
    unsigned flags;          /* enum field_flag */
    enum entity_id via;      /* not ENTITY_NONE: the value stands in the field of the same name of the child record of
                              * that kind that holds as of the day (arrangement_state by its period,
                              * arrangement_year the newest year on or before) */
};

enum entity_flag {
    ENTITY_INDEXED = 1 << 0,    /* many records: words are found through a search index instead of reading through */
    ENTITY_IN_PARENT = 1 << 1,  /* entered as rows inside the form of the record it belongs to */
    ENTITY_STATE = 1 << 2,      /* read and written through the `via` fields of its parent; one record per period */
    ENTITY_CODE_LIST = 1 << 3   /* reference data that rarely changes: last in menus */
};

/* A yes/no field that, while it is yes, keeps records as they are, and what whoever would change them is told (%1: what
 * the record with the field is called). */
struct seal {
    const char *field;
    const char *message; /* msgid */
    bool for_good;       /* it stays shut when the yes is taken back: what has been seen cannot be unseen */
};

/* One kind of record. Lists of names end with NULL. */
struct entity {
    enum entity_id id;
    const char *name;                /* English, singular: the table, and what the command line calls it */
    const char *label;               /* msgid, singular */
    const char *plural;              /* msgid, plural: title of the list */
    const char *help;                /* msgid: one or two sentences for help and samreg-data(5) */
    const struct field *fields;
    size_t field_count;
    const char *const *called;       /* the fields that say what a record is called, in order */
    const char *between;             /* what stands between them: " " or " · " */
    const char *const *sorted;       /* the fields of the default order */
    const char *from;                /* the field that begins the record's period, or NULL */
    const char *to;                  /* the field (FIELD_END) that ends it, or NULL */
    unsigned flags;                  /* enum entity_flag */
    const struct seal *closes;       /* a field of its own: while it is yes the record never changes, and only undo
                                      * opens it again; or NULL */
    const struct seal *closed_by;    /* fields of the record that it belongs to: while one is yes, this one is neither
                                      * added, changed, removed nor restored; ended by a NULL field, or NULL */
    const char *revealed;            /* the yes/no field of the record that it belongs to: before it is yes the store
                                      * tells nobody the FIELD_WITHHELD fields, and the record is its giver's alone
                                      * (src/store/withhold.c says what that means); or NULL */
};

/* The entity of that id; never NULL for a valid id. */
const struct entity *entity_get(enum entity_id id);

/* The entity of that name ("arrangement"), or NULL. */
const struct entity *entity_find(const char *name);

/* What keeps records of that kind as they are (closed_by) by a field of that name; there must be one. */
const struct seal *entity_seal(const struct entity *entity, const char *field);

/* The field of that name, or NULL; entity_field_index() its place or -1. */
const struct field *entity_field(const struct entity *entity, const char *name);
int entity_field_index(const struct entity *entity, const char *name);

/* Whether the field (or NULL) of the entity is told only when the record it belongs to says so (`revealed`). What it
 * holds must then not show in what is said, written or counted of a change either: whoever guesses right would know. */
bool entity_withholds(const struct entity *entity, const struct field *field);

/* Whether a part of the natural key is withheld: whose record it is. Then a key that is taken must not be told to
 * whoever only asks. */
bool entity_withholds_key(const struct entity *entity);

/* The place of the field that refers to the parent, or -1. */
int entity_parent_index(const struct entity *entity);

/* The next entity after `previous` (NULL: the first) whose parent is `parent`; NULL when there is none left. */
const struct entity *entity_next_child(const struct entity *parent, const struct entity *previous);

/* The limit that holds for the field: code points, or the largest number in the unit it is stored in; 0 for types
 * without one. */
int64_t field_limit(const struct field *field);

/* The choice of that code, or NULL. */
const struct choice *field_choice(const struct field *field, const char *code);

/* Whether the field holds its value in its own table: it is neither `via` another nor reckoned. */
bool field_is_stored(const struct field *field);

#endif
