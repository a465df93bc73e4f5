/* Bookkeeping: sources, what surveys have counted, saved views and the settings of the register. */
#include "samreg/model/entity_tables.h"

#include "samreg/base/translate.h"

static const struct field source_fields[] = {
    {"code", N_("Code"), N_("The short code that other records and files use."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 10, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"title", N_("Title"), N_("Its title."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 40, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    {"author", N_("Author"), N_("Who made it."), FIELD_TEXT, ENTITY_NONE, NULL, 200, 20, FIELD_SEARCHED, ENTITY_NONE},
    {"date", N_("Date"), N_("When it was published or held."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"occasion", N_("Occasion"), N_("Where it was presented or published."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"licence", N_("Licence"), N_("On which terms it may be used, and whom to credit."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, 0, ENTITY_NONE},
    {"address", N_("Address"), N_("Where it can be found."), FIELD_TEXT, ENTITY_NONE, NULL, 300, 0, 0, ENTITY_NONE},
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_source = {
    .id = ENTITY_SOURCE,
    .name = "source",
    .label = N_("Source"),
    .plural = N_("Sources"),
    .help = N_("A document or data set that facts are taken from."),
    ENTITY_FIELDS(source_fields),
    .called = FIELD_NAMES("code", "title"),
    .between = " ",
    .sorted = FIELD_NAMES("code"),
};

/* What surveys count: what each means in the register says db/reports/common/now_recorded.sql. `other` and what that
 * does not name is held against nothing. */
static const struct choice measure_choices[] = {
    {"arrangements", N_("arrangements")},
    {"companies", N_("companies")},
    {"subsidiaries", N_("subsidiaries")},
    {"not_companies", N_("without companies and councils")},
    {"comprehensive", N_("comprehensive arrangements")},
    {"purchases", N_("purchase and sale")},
    {"participants", N_("participating municipalities")},
    {"shared_manager", N_("shared manager")},
    {"inhabitants", N_("inhabitants")},
    {"land_area", N_("land area in km²")},
    {"cooperating", N_("per cent cooperating")},
    {"in_full_council", N_("per cent in full councils")},
    {"comprehensive_councils", N_("councils with full steering")},
    {"perspective_least", N_("comprehensive view, at least")},
    {"perspective_most", N_("comprehensive view, at most")},
    {"council_level_times", N_("measures, times another area")},
    {"budget_share", N_("per cent of gross budget")},
    {"employment_share", N_("per cent of employment")},
    {"considering_merger", N_("considering a merger")},
    {"unstated_percentage", N_("per cent, not said of what")},
    {"other", N_("something else")},
    {NULL, NULL},
};

static const struct field published_figure_fields[] = {
    {"source", N_("Source"), N_("The document that prints the figure."),
     FIELD_REFERENCE, ENTITY_SOURCE, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"source_place", N_("Place in the source"), N_("Where in the document, for instance a slide or a page."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 10, FIELD_KEY, ENTITY_NONE},
    {"date", N_("Date"), N_("The day the figure holds for."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"scope", N_("Scope"), N_("The county, region or area that was counted."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 18, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"service_area", N_("Service area"), N_("The task that was counted; empty: all."),
     FIELD_REFERENCE, ENTITY_SERVICE_AREA, NULL, 0, 20, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"legal_form", N_("Legal form"), N_("The form that was counted; empty: all."),
     FIELD_REFERENCE, ENTITY_LEGAL_FORM, NULL, 0, 10, FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"measure", N_("Measure"), N_("What was counted, for instance arrangements or members."),
     FIELD_CHOICE, ENTITY_NONE, measure_choices, 0, 24, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"value", N_("Value"), N_("The figure."), FIELD_DECIMAL, ENTITY_NONE, NULL, 100000000000, 8, 0, ENTITY_NONE},
    {"note", N_("Note"), N_("What else should be known."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 20, FIELD_SEARCHED, ENTITY_NONE},
};

const struct entity entity_published_figure = {
    .id = ENTITY_PUBLISHED_FIGURE,
    .name = "published_figure",
    .label = N_("Published figure"),
    .plural = N_("Published figures"),
    .help = N_("What a survey has counted, to hold against what is recorded."),
    ENTITY_FIELDS(published_figure_fields),
    .called = FIELD_NAMES("source", "source_place", "scope", "service_area", "legal_form"),
    .between = " · ",
    .sorted = FIELD_NAMES("source", "source_place", "measure"),
};

static const struct field saved_view_fields[] = {
    {"name", N_("Name"), N_("What the view is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"list", N_("List"), N_("The kind of record it lists, by its English name."),
     FIELD_TEXT, ENTITY_NONE, NULL, 40, 16, FIELD_REQUIRED, ENTITY_NONE},
    {"filter", N_("Filter"), N_("The filter line."), FIELD_TEXT, ENTITY_NONE, NULL, 500, 40, 0, ENTITY_NONE},
    {"sort", N_("Order"), N_("Fields to sort by, a minus before those that fall."),
     FIELD_TEXT, ENTITY_NONE, NULL, 200, 0, 0, ENTITY_NONE},
    {"columns", N_("Columns"), N_("Fields shown, set apart by commas."),
     FIELD_TEXT, ENTITY_NONE, NULL, 500, 0, 0, ENTITY_NONE},
    {"owner", N_("Owner"), N_("The user it belongs to; empty: everybody."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 12, FIELD_KEY, ENTITY_NONE},
};

const struct entity entity_saved_view = {
    .id = ENTITY_SAVED_VIEW,
    .name = "saved_view",
    .label = N_("Saved view"),
    .plural = N_("Saved views"),
    .help = N_("A list with its filter, order and columns under a name: the list offers it."),
    ENTITY_FIELDS(saved_view_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name"),
};

static const struct field setting_fields[] = {
    {"name", N_("Name"), N_("The property."),
     FIELD_TEXT, ENTITY_NONE, NULL, 80, 20, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"value", N_("Value"), N_("What it is set to."), FIELD_TEXT, ENTITY_NONE, NULL, 500, 40, 0, ENTITY_NONE},
};

const struct entity entity_setting = {
    .id = ENTITY_SETTING,
    .name = "setting",
    .label = N_("Setting"),
    .plural = N_("Settings"),
    .help = N_("A property of the register itself, for instance its name and its reference date."),
    ENTITY_FIELDS(setting_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name"),
    .flags = ENTITY_CODE_LIST,
};
