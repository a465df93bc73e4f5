/* Where the entity tables stand; for src/model only. Everybody else asks entity.h. */
#ifndef SAMREG_MODEL_ENTITY_TABLES_H
#define SAMREG_MODEL_ENTITY_TABLES_H

#include "samreg/model/entity.h"

/* By enum entity_id; [ENTITY_NONE] is NULL. */
extern const struct entity *const entity_tables[ENTITY_COUNT];

/* src/model/entity/ground.c */
extern const struct entity entity_county;
extern const struct entity entity_municipality;
extern const struct entity entity_municipality_successor;
extern const struct entity entity_municipality_fact;
extern const struct entity entity_sector;
extern const struct entity entity_service_area;
extern const struct entity entity_legal_form;
extern const struct entity entity_legal_form_law;
extern const struct entity entity_counting_definition;
extern const struct entity entity_counting_form;
extern const struct entity entity_exclusion_class;
/* src/model/entity/region.c */
extern const struct entity entity_region;
extern const struct entity entity_membership;
extern const struct entity entity_body;
extern const struct entity entity_body_member;
extern const struct entity entity_agreement;
extern const struct entity entity_agreement_clause;
/* src/model/entity/arrangement.c */
extern const struct entity entity_arrangement;
extern const struct entity entity_arrangement_state;
extern const struct entity entity_arrangement_year;
extern const struct entity entity_arrangement_service;
extern const struct entity entity_participation;
/* src/model/entity/strategy.c */
extern const struct entity entity_strategy_process;
extern const struct entity entity_strategy_area;
extern const struct entity entity_strategy_alternative;
extern const struct entity entity_strategy_round;
extern const struct entity entity_strategy_round_area;
extern const struct entity entity_position;
extern const struct entity entity_strategy_vote;
extern const struct entity entity_strategy_note;
/* src/model/entity/bookkeeping.c */
extern const struct entity entity_source;
extern const struct entity entity_published_figure;
extern const struct entity entity_saved_view;
extern const struct entity entity_setting;

/* Fields that mean the same wherever they stand, and so are told once. */
#define FIELDS_OF_SOURCE \
    {"source", N_("Source"), N_("The document that says so."), \
     FIELD_REFERENCE, ENTITY_SOURCE, NULL, 0, 0, 0, ENTITY_NONE}, \
    {"source_place", N_("Place in the source"), N_("Where in the document, for instance a slide or a page."), \
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, 0, ENTITY_NONE}

/* The period in which a number or a code is in force; not part of what identifies it. */
#define FIELDS_OF_VALIDITY \
    {"valid_from", N_("From"), N_("The first day, month or year it holds; empty: before the sources begin."), \
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE}, \
    {"valid_to", N_("Through"), N_("The last day, month or year it holds; empty: still in force."), \
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE}

/* The period of a fact; the same fact may come back in another period. */
#define FIELDS_OF_PERIOD \
    {"valid_from", N_("From"), N_("The first day, month or year it holds; empty: before the sources begin."), \
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, FIELD_KEY, ENTITY_NONE}, \
    {"valid_to", N_("Through"), N_("The last day, month or year it holds; empty: still in force."), \
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE}

/* The names of a code list: bokmål first, the other languages where they differ. */
#define FIELDS_OF_NAME \
    {"name", N_("Name"), N_("What it is called in bokmål."), \
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 40, FIELD_REQUIRED | FIELD_SEARCHED | FIELD_TRANSLATED, ENTITY_NONE}, \
    {"name_nn", N_("Name in nynorsk"), N_("What it is called in nynorsk; empty: as in bokmål."), \
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 0, FIELD_SEARCHED, ENTITY_NONE}, \
    {"name_en", N_("Name in English"), N_("What it is called in English; empty: as in bokmål."), \
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 0, FIELD_SEARCHED, ENTITY_NONE}

/* The names of fields, for `called` and `sorted`. */
#define FIELD_NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The table of fields and its length. */
#define ENTITY_FIELDS(array) .fields = (array), .field_count = sizeof(array) / sizeof *(array)

#endif
