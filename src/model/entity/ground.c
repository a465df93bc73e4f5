/* Ground: counties, municipalities and their numbers, service areas, legal forms, what counts as formal.
 * Sources: domain.md 2 (legal forms), 6.1 A09 and A10 (counting), 7 (sectors and service areas). */
#include "samreg/model/entity_tables.h"

#include "samreg/base/translate.h"

static const struct choice legal_person_choices[] = {
    {"yes", N_("yes")},
    {"no", N_("no")},
    {"either", N_("either")},
    {NULL, NULL},
};

static const struct choice structure_choices[] = {
    {"without", N_("without superstructure")},
    {"with", N_("with superstructure")},
    {"outside", N_("outside")},
    {NULL, NULL},
};

static const struct field county_fields[] = {
    {"number", N_("Number"), N_("Two digits."),
     FIELD_TEXT, ENTITY_NONE, NULL, 2, 6, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"name", N_("Name"), N_("What the county is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 30, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_VALIDITY,
};

const struct entity entity_county = {
    .id = ENTITY_COUNTY,
    .name = "county",
    .label = N_("County"),
    .plural = N_("Counties"),
    .help = N_("A county (fylke) with its number, as long as the number is in force."),
    ENTITY_FIELDS(county_fields),
    .called = FIELD_NAMES("number", "name"),
    .between = " ",
    .sorted = FIELD_NAMES("number"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_CODE_LIST,
};

static const struct field municipality_fields[] = {
    {"number", N_("Number"), N_("Four digits, with the leading zero."),
     FIELD_TEXT, ENTITY_NONE, NULL, 4, 6, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"name", N_("Name"), N_("The Norwegian name."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 24, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    {"alias", N_("Other name"), N_("The Sámi, Kven or older name; always good for searching."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"alias_from", N_("Other name official from"),
     N_("The year the other name became official; empty: always, or unknown."),
     FIELD_YEAR, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"short_name", N_("Short name"), N_("As printed on a chart, for instance Stj."),
     FIELD_TEXT, ENTITY_NONE, NULL, 20, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"county", N_("County"), N_("The county it lies in."),
     FIELD_REFERENCE, ENTITY_COUNTY, NULL, 0, 20, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_VALIDITY,
};

const struct entity entity_municipality = {
    .id = ENTITY_MUNICIPALITY,
    .name = "municipality",
    .label = N_("Municipality"),
    .plural = N_("Municipalities"),
    .help = N_("A municipality (kommune) under one number; when it merges or is renumbered, its successor is "
               "another record."),
    ENTITY_FIELDS(municipality_fields),
    .called = FIELD_NAMES("number", "name"),
    .between = " ",
    .sorted = FIELD_NAMES("name", "number"),
    .from = "valid_from",
    .to = "valid_to",
};

static const struct field municipality_successor_fields[] = {
    {"municipality", N_("Municipality"),
     N_("The municipality that ended."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 24,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"successor", N_("Successor"), N_("The municipality that took over."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"date", N_("Date"), N_("The first day under the successor."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, FIELD_REQUIRED, ENTITY_NONE},
    {"weight", N_("Weight"),
     N_("The part of the population that went to this successor; 1 unless the municipality was split."),
     FIELD_DECIMAL, ENTITY_NONE, NULL, 100, 6, 0, ENTITY_NONE},
};

const struct entity entity_municipality_successor = {
    .id = ENTITY_MUNICIPALITY_SUCCESSOR,
    .name = "municipality_successor",
    .label = N_("Successor"),
    .plural = N_("Successors"),
    .help = N_("What became of a municipality: the municipality that took over, and how much of it."),
    ENTITY_FIELDS(municipality_successor_fields),
    .called = FIELD_NAMES("municipality", "successor"),
    .between = " → ",
    .sorted = FIELD_NAMES("municipality", "successor"),
    .flags = ENTITY_CODE_LIST | ENTITY_IN_PARENT,
};

static const struct field municipality_fact_fields[] = {
    {"municipality", N_("Municipality"),
     N_("Whose figures they are."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 24,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"date", N_("Date"), N_("The day the figures are of."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"population", N_("Population"), N_("Number of inhabitants."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 10000000, 10, 0, ENTITY_NONE},
    {"land_area_km2", N_("Land area (km²)"), N_("Land without fresh water, in square kilometres."),
     FIELD_AREA, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"gross_operating_budget", N_("Gross operating budget"), N_("Kroner a year."),
     FIELD_MONEY, ENTITY_NONE, NULL, 0, 14, 0, ENTITY_NONE},
    {"employees", N_("Employees"), N_("Number of people employed by the municipality."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000000, 8, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
};

const struct entity entity_municipality_fact = {
    .id = ENTITY_MUNICIPALITY_FACT,
    .name = "municipality_fact",
    .label = N_("Municipality figures"),
    .plural = N_("Municipality figures"),
    .help = N_("Figures of a municipality as of a date; the newest on or before the day asked for holds."),
    ENTITY_FIELDS(municipality_fact_fields),
    .called = FIELD_NAMES("municipality", "date"),
    .between = " · ",
    .sorted = FIELD_NAMES("municipality", "date"),
};

static const struct field sector_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_NAME,
};

const struct entity entity_sector = {
    .id = ENTITY_SECTOR,
    .name = "sector",
    .label = N_("Sector"),
    .plural = N_("Sectors"),
    .help = N_("A group of service areas."),
    ENTITY_FIELDS(sector_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("code"),
    .flags = ENTITY_CODE_LIST,
};

static const struct field service_area_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"sector", N_("Sector"), N_("The group it belongs to."),
     FIELD_REFERENCE, ENTITY_SECTOR, NULL, 0, 24, FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_NAME,
    FIELDS_OF_VALIDITY,
};

const struct entity entity_service_area = {
    .id = ENTITY_SERVICE_AREA,
    .name = "service_area",
    .label = N_("Service area"),
    .plural = N_("Service areas"),
    .help = N_("A task that municipalities cooperate on. Codes no longer used stay, with the last day they were."),
    ENTITY_FIELDS(service_area_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name", "code"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_CODE_LIST,
};

static const struct field legal_form_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_NAME,
    {"structure", N_("Superstructure"),
     N_("Whether the form has an organisation above the municipalities, as the survey of 2009 divides them."),
     FIELD_CHOICE, ENTITY_NONE, structure_choices, 0, 14, 0, ENTITY_NONE},
    {"legal_person", N_("Own legal person"), N_("Whether a cooperation in this form is a legal person of its own."),
     FIELD_CHOICE, ENTITY_NONE, legal_person_choices, 0, 8, 0, ENTITY_NONE},
    {"needs_host", N_("Needs a host"), N_("Whether exactly one participant must be the host."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"new_from", N_("New ones from"), N_("The first day a new cooperation can take this form."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"new_to", N_("New ones through"), N_("The last day a new cooperation can take this form."),
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"until", N_("Existing ones through"), N_("The last day an existing cooperation may keep this form."),
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"decided_by", N_("Decided and governed by"), N_("Who decides on it and which body governs it."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 500, 0, 0, ENTITY_NONE},
    {"registered_as", N_("Registered as"), N_("The form in the register of legal entities."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 0, 0, ENTITY_NONE},
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_legal_form = {
    .id = ENTITY_LEGAL_FORM,
    .name = "legal_form",
    .label = N_("Legal form"),
    .plural = N_("Legal forms"),
    .help = N_("A form that cooperation can take by law. The period is that in which a new cooperation can be "
               "founded in the form."),
    ENTITY_FIELDS(legal_form_fields),
    .called = FIELD_NAMES("code", "name"),
    .between = " ",
    .sorted = FIELD_NAMES("code"),
    .from = "new_from",
    .to = "until",
    .flags = ENTITY_CODE_LIST,
};

static const struct field legal_form_law_fields[] = {
    {"legal_form", N_("Legal form"),
     N_("The form."),
     FIELD_REFERENCE, ENTITY_LEGAL_FORM, NULL, 0, 30,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"reference", N_("Reference"), N_("Act and section."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 40, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_PERIOD,
};

const struct entity entity_legal_form_law = {
    .id = ENTITY_LEGAL_FORM_LAW,
    .name = "legal_form_law",
    .label = N_("Law reference"),
    .plural = N_("Law references"),
    .help = N_("Where the law regulates a form, in the period the reference holds."),
    ENTITY_FIELDS(legal_form_law_fields),
    .called = FIELD_NAMES("reference"),
    .between = " ",
    .sorted = FIELD_NAMES("legal_form", "valid_from"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_CODE_LIST | ENTITY_IN_PARENT,
};

static const struct field counting_definition_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_NAME,
    {"counts_unstated", N_("Counts unstated forms"), N_("Whether an arrangement whose form is not recorded counts."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 8, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_counting_definition = {
    .id = ENTITY_COUNTING_DEFINITION,
    .name = "counting_definition",
    .label = N_("Counting definition"),
    .plural = N_("Counting definitions"),
    .help = N_("What counts as a formal arrangement, by whose definition. The legal forms that count stand beside it."),
    ENTITY_FIELDS(counting_definition_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("code"),
    .flags = ENTITY_CODE_LIST,
};

static const struct field counting_form_fields[] = {
    {"definition", N_("Counting definition"),
     N_("The definition."),
     FIELD_REFERENCE, ENTITY_COUNTING_DEFINITION, NULL, 0, 30,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"legal_form", N_("Legal form"), N_("The form that counts."),
     FIELD_REFERENCE, ENTITY_LEGAL_FORM, NULL, 0, 30, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
};

const struct entity entity_counting_form = {
    .id = ENTITY_COUNTING_FORM,
    .name = "counting_form",
    .label = N_("Counted form"),
    .plural = N_("Counted forms"),
    .help = N_("A legal form that counts by a counting definition."),
    ENTITY_FIELDS(counting_form_fields),
    .called = FIELD_NAMES("definition", "legal_form"),
    .between = " · ",
    .sorted = FIELD_NAMES("definition", "legal_form"),
    .flags = ENTITY_CODE_LIST | ENTITY_IN_PARENT,
};

static const struct field exclusion_class_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 12, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_NAME,
    FIELDS_OF_SOURCE,
};

const struct entity entity_exclusion_class = {
    .id = ENTITY_EXCLUSION_CLASS,
    .name = "exclusion_class",
    .label = N_("Exclusion class"),
    .plural = N_("Exclusion classes"),
    .help = N_("Why an arrangement is recorded but not counted as formal."),
    ENTITY_FIELDS(exclusion_class_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("code"),
    .flags = ENTITY_CODE_LIST,
};
