/* Arrangement: what municipalities cooperate on, in which form, since when, at what cost, and who takes part.
 * Sources: cli.md (names others script against), domain.md 2, 4.2 and 6.6 F01 (statuses), 000 slides 10 and 11. */
#include "samreg/model/entity_tables.h"

#include "samreg/base/translate.h"

static const struct choice status_choices[] = {
    {"idea", N_("idea")},
    {"study", N_("under study")},
    {"decided", N_("decided")},
    {"establishing", N_("being established")},
    {"operating", N_("operating")},
    {"closing", N_("being wound up")},
    {"ended", N_("ended")},
    {NULL, NULL},
};

static const struct choice certainty_choices[] = {
    {"certain", N_("certain")},
    {"uncertain", N_("uncertain")},
    {NULL, NULL},
};

static const struct choice registration_choices[] = {
    {"ANNA", N_("other legal person (ANNA)")},
    {"ORGL", N_("organisational unit (ORGL)")},
    {"IKS", N_("inter-municipal company (IKS)")},
    {"AS", N_("limited company (AS)")},
    {"STI", N_("foundation (STI)")},
    {"SA", N_("cooperative (SA)")},
    {"BA", N_("company with limited liability (BA)")},
    {"FLI", N_("association (FLI)")},
    {NULL, NULL},
};

static const struct choice role_choices[] = {
    {"host", N_("host")},
    {"participant", N_("participant")},
    {"owner", N_("owner")},
    {"buyer", N_("buyer")},
    {"seller", N_("seller")},
    {"office", N_("office municipality")},
    {"observer", N_("observer")},
    {NULL, NULL},
};

static const struct field arrangement_fields[] = {
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 160, 32, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"region", N_("Region"), N_("The region it belongs to; empty: none."),
     FIELD_REFERENCE, ENTITY_REGION, NULL, 0, 18, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"parent", N_("Parent"), N_("The company or arrangement it is part of."),
     FIELD_REFERENCE, ENTITY_ARRANGEMENT, NULL, 0, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"legal_form", N_("Legal form"), N_("The form by law."),
     FIELD_REFERENCE, ENTITY_LEGAL_FORM, NULL, 0, 12, FIELD_SEARCHED, ENTITY_ARRANGEMENT_STATE},
    {"registration_form", N_("Registration form"), N_("The form in the register of legal entities."),
     FIELD_CHOICE, ENTITY_NONE, registration_choices, 0, 0, 0, ENTITY_ARRANGEMENT_STATE},
    {"organisation_number", N_("Organisation number"), N_("Nine digits, the last one a check digit."),
     FIELD_ORGANISATION, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_ARRANGEMENT_STATE},
    {"seat", N_("Seat"), N_("The municipality of the head office."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 18, FIELD_SEARCHED, ENTITY_ARRANGEMENT_STATE},
    {"status", N_("Status"), N_("How far it has come."),
     FIELD_CHOICE, ENTITY_NONE, status_choices, 0, 12, 0, ENTITY_NONE},
    {"exclusion", N_("Outside the count"), N_("Why it is not counted as formal; empty: it is formal."),
     FIELD_REFERENCE, ENTITY_EXCLUSION_CLASS, NULL, 0, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"certainty", N_("Certainty"), N_("Whether the source is sure that it exists."),
     FIELD_CHOICE, ENTITY_NONE, certainty_choices, 0, 0, 0, ENTITY_NONE},
    {"stated_participants", N_("Stated number of participants"),
     N_("The number of participants a source states, also when it does not name them."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 6, 0, ENTITY_NONE},
    {"decided", N_("Decided"), N_("When it was decided."), FIELD_DATE, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"effective", N_("Effective"), N_("When it took effect."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"ended", N_("Through"), N_("The last day, month or year it was in force."),
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"notice", N_("Notice"), N_("How and when a participant can leave."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, 0, ENTITY_NONE},
    {"cost_key", N_("Cost key"), N_("How the cost is shared."), FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, 0, ENTITY_NONE},
    {"annual_cost", N_("Annual cost"), N_("Kroner a year."),
     FIELD_MONEY, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_ARRANGEMENT_YEAR},
    {"full_time_equivalents", N_("Full-time equivalents"), N_("Posts, counted as full-time."),
     FIELD_DECIMAL, ENTITY_NONE, NULL, 10000000, 0, 0, ENTITY_ARRANGEMENT_YEAR},
    {"comprehensive", N_("Comprehensive"), N_("Whether it covers the whole task."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"steward", N_("Steward"), N_("The office that keeps this record right."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"confirmed", N_("Last confirmed"), N_("When the steward last confirmed the record."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"purpose", N_("Purpose"), N_("What it is for."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_arrangement = {
    .id = ENTITY_ARRANGEMENT,
    .name = "arrangement",
    .label = N_("Arrangement"),
    .plural = N_("Arrangements"),
    .help = N_("A cooperation between municipalities: a company, a joint service, a host agreement, a project. Form "
               "and seat are those of the day, cost the newest known."),
    ENTITY_FIELDS(arrangement_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name", "region"),
    .from = "effective",
    .to = "ended",
    .flags = ENTITY_INDEXED,
};

static const struct field arrangement_state_fields[] = {
    {"arrangement", N_("Arrangement"),
     N_("The arrangement."),
     FIELD_REFERENCE, ENTITY_ARRANGEMENT, NULL, 0, 32,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"legal_form", N_("Legal form"), N_("The form by law."),
     FIELD_REFERENCE, ENTITY_LEGAL_FORM, NULL, 0, 24, FIELD_SEARCHED, ENTITY_NONE},
    {"registration_form", N_("Registration form"), N_("The form in the register of legal entities."),
     FIELD_CHOICE, ENTITY_NONE, registration_choices, 0, 0, 0, ENTITY_NONE},
    {"organisation_number", N_("Organisation number"), N_("Nine digits, the last one a check digit."),
     FIELD_ORGANISATION, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"seat", N_("Seat"), N_("The municipality of the head office."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 18, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_PERIOD,
    FIELDS_OF_SOURCE,
};

const struct entity entity_arrangement_state = {
    .id = ENTITY_ARRANGEMENT_STATE,
    .name = "arrangement_state",
    .label = N_("Form and seat"),
    .plural = N_("Forms and seats"),
    .help = N_("The legal form, registration and seat of an arrangement in a period."),
    ENTITY_FIELDS(arrangement_state_fields),
    .called = FIELD_NAMES("arrangement", "legal_form"),
    .between = " · ",
    .sorted = FIELD_NAMES("arrangement", "valid_from"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_STATE,
};

static const struct field arrangement_year_fields[] = {
    {"arrangement", N_("Arrangement"),
     N_("The arrangement."),
     FIELD_REFERENCE, ENTITY_ARRANGEMENT, NULL, 0, 32,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"year", N_("Year"), N_("The year."), FIELD_YEAR, ENTITY_NONE, NULL, 0, 6, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"annual_cost", N_("Annual cost"), N_("Kroner a year."), FIELD_MONEY, ENTITY_NONE, NULL, 0, 12, 0, ENTITY_NONE},
    {"full_time_equivalents", N_("Full-time equivalents"), N_("Posts, counted as full-time."),
     FIELD_DECIMAL, ENTITY_NONE, NULL, 10000000, 8, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
};

const struct entity entity_arrangement_year = {
    .id = ENTITY_ARRANGEMENT_YEAR,
    .name = "arrangement_year",
    .label = N_("Cost of a year"),
    .plural = N_("Costs by year"),
    .help = N_("What an arrangement cost in a year, and its posts."),
    ENTITY_FIELDS(arrangement_year_fields),
    .called = FIELD_NAMES("arrangement", "year"),
    .between = " · ",
    .sorted = FIELD_NAMES("arrangement", "year"),
    .flags = ENTITY_STATE,
};

static const struct field arrangement_service_fields[] = {
    {"arrangement", N_("Arrangement"),
     N_("The arrangement."),
     FIELD_REFERENCE, ENTITY_ARRANGEMENT, NULL, 0, 32,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"service_area", N_("Service area"), N_("The task."),
     FIELD_REFERENCE, ENTITY_SERVICE_AREA, NULL, 0, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_PERIOD,
    FIELDS_OF_SOURCE,
};

const struct entity entity_arrangement_service = {
    .id = ENTITY_ARRANGEMENT_SERVICE,
    .name = "arrangement_service",
    .label = N_("Task"),
    .plural = N_("Tasks"),
    .help = N_("A service area that an arrangement covers, in a period: tasks are taken back too."),
    ENTITY_FIELDS(arrangement_service_fields),
    .called = FIELD_NAMES("arrangement", "service_area"),
    .between = " · ",
    .sorted = FIELD_NAMES("arrangement", "service_area"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_IN_PARENT,
};

static const struct field participation_fields[] = {
    {"arrangement", N_("Arrangement"),
     N_("The arrangement."),
     FIELD_REFERENCE, ENTITY_ARRANGEMENT, NULL, 0, 32,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"municipality", N_("Municipality"), N_("The participant; empty where it is another body."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 24, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"body", N_("Other body"), N_("A participant that is no municipality, for instance a county."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 16, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"role", N_("Role"), N_("How it takes part."),
     FIELD_CHOICE, ENTITY_NONE, role_choices, 0, 12, FIELD_KEY, ENTITY_NONE},
    {"share", N_("Share"), N_("The owner's share, for instance 1/3 or 36,5 %."),
     FIELD_SHARE, ENTITY_NONE, NULL, 0, 8, 0, ENTITY_NONE},
    {"cost_share", N_("Cost share"), N_("The part of the cost it bears."),
     FIELD_SHARE, ENTITY_NONE, NULL, 0, 8, 0, ENTITY_NONE},
    {"certainty", N_("Certainty"), N_("Whether the source is sure that it takes part."),
     FIELD_CHOICE, ENTITY_NONE, certainty_choices, 0, 0, 0, ENTITY_NONE},
    FIELDS_OF_PERIOD,
    FIELDS_OF_SOURCE,
};

const struct entity entity_participation = {
    .id = ENTITY_PARTICIPATION,
    .name = "participation",
    .label = N_("Participation"),
    .plural = N_("Participations"),
    .help = N_("A municipality or another body that takes part in an arrangement, in a role and a period."),
    ENTITY_FIELDS(participation_fields),
    .called = FIELD_NAMES("arrangement", "municipality", "body"),
    .between = " · ",
    .sorted = FIELD_NAMES("arrangement", "municipality", "body"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_IN_PARENT,
};
