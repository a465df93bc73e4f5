/* Region: regional councils and their like, members, bodies, letters of intent. Sources: domain.md 4.1, 6.1 A14 and
 * A25 to A28, 6.2 B01 to B04. */
#include "samreg/model/entity_tables.h"

#include "samreg/base/translate.h"

static const struct choice region_kind_choices[] = {
    {"council", N_("regional council")},
    {"council_like", N_("council-like body")},
    {"joint_municipality", N_("joint municipality (samkommune)")},
    {"other", N_("other")},
    {NULL, NULL},
};

static const struct choice council_choices[] = {
    {"yes", N_("yes")},
    {"hardly", N_("hardly")},
    {"no", N_("no")},
    {"unknown", N_("unknown")},
    {NULL, NULL},
};

static const struct choice membership_role_choices[] = {
    {"full", N_("full member")},
    {"associate", N_("associate member")},
    {"observer", N_("observer")},
    {NULL, NULL},
};

static const struct choice certainty_choices[] = {
    {"certain", N_("certain")},
    {"uncertain", N_("uncertain")},
    {NULL, NULL},
};

static const struct choice body_kind_choices[] = {
    {"council", N_("council")},
    {"working_committee", N_("working committee")},
    {"secretariat", N_("secretariat")},
    {"other", N_("other")},
    {NULL, NULL},
};

static const struct choice agreement_kind_choices[] = {
    {"letter_of_intent", N_("letter of intent")},
    {"statutes", N_("statutes")},
    {"agreement", N_("agreement")},
    {NULL, NULL},
};

static const struct field region_fields[] = {
    {"name", N_("Name"), N_("What the documents call it."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"short_name", N_("Short name"), N_("An abbreviation, for instance VR."),
     FIELD_TEXT, ENTITY_NONE, NULL, 20, 8, FIELD_SEARCHED, ENTITY_NONE},
    {"kind", N_("Kind"), N_("What sort of body it is."),
     FIELD_CHOICE, ENTITY_NONE, region_kind_choices, 0, 18, 0, ENTITY_NONE},
    {"self_designation", N_("Calls itself"), N_("What its own statutes call it."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 0, FIELD_SEARCHED, ENTITY_NONE},
    {"counts_as_council", N_("Counts as a council"),
     N_("Whether it meets the usual definition of a regional council, by the source."),
     FIELD_CHOICE, ENTITY_NONE, council_choices, 0, 8, 0, ENTITY_NONE},
    {"comprehensive", N_("Comprehensive steering"), N_("Whether it has taken a comprehensive steering grip."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"strategy", N_("Adopted strategy"), N_("Whether the councils have adopted a long-term overall strategy."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"strategy_date", N_("Strategy adopted"), N_("When the strategy was adopted."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 0, 0, ENTITY_NONE},
    {"established", N_("Established"), N_("When it was founded."),
     FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"ended", N_("Through"), N_("The last day, month or year it existed."),
     FIELD_END, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"secretariat_posts", N_("Secretariat posts"), N_("Full-time posts in the secretariat."),
     FIELD_DECIMAL, ENTITY_NONE, NULL, 100000, 6, 0, ENTITY_NONE},
    {"seat", N_("Seat"), N_("The municipality where the secretariat sits."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 18, FIELD_SEARCHED, ENTITY_NONE},
    {"budget_share", N_("Share of budget"),
     N_("How much of the members' gross operating budget its arrangements make up."),
     FIELD_SHARE, ENTITY_NONE, NULL, 0, 8, 0, ENTITY_NONE},
    {"employment_share", N_("Share of employment"), N_("How much of the members' employment its arrangements make up."),
     FIELD_SHARE, ENTITY_NONE, NULL, 0, 8, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_region = {
    .id = ENTITY_REGION,
    .name = "region",
    .label = N_("Region"),
    .plural = N_("Regions"),
    .help = N_("A regional council, a council-like body or a joint municipality, with the municipalities that are "
               "its members."),
    ENTITY_FIELDS(region_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("name"),
    .from = "established",
    .to = "ended",
};

static const struct field membership_fields[] = {
    {"region", N_("Region"),
     N_("The region."),
     FIELD_REFERENCE, ENTITY_REGION, NULL, 0, 28,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"municipality", N_("Municipality"), N_("The member."),
     FIELD_REFERENCE, ENTITY_MUNICIPALITY, NULL, 0, 24, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"role", N_("Role"), N_("How it takes part."),
     FIELD_CHOICE, ENTITY_NONE, membership_role_choices, 0, 12, 0, ENTITY_NONE},
    {"certainty", N_("Certainty"), N_("Whether the source is sure."),
     FIELD_CHOICE, ENTITY_NONE, certainty_choices, 0, 0, 0, ENTITY_NONE},
    FIELDS_OF_PERIOD,
    FIELDS_OF_SOURCE,
};

const struct entity entity_membership = {
    .id = ENTITY_MEMBERSHIP,
    .name = "membership",
    .label = N_("Membership"),
    .plural = N_("Memberships"),
    .help = N_("A municipality's membership of a region."),
    ENTITY_FIELDS(membership_fields),
    .called = FIELD_NAMES("region", "municipality"),
    .between = " · ",
    .sorted = FIELD_NAMES("region", "municipality"),
    .from = "valid_from",
    .to = "valid_to",
    .flags = ENTITY_IN_PARENT,
};

static const struct field body_fields[] = {
    {"region", N_("Region"),
     N_("The region it governs."),
     FIELD_REFERENCE, ENTITY_REGION, NULL, 0, 28,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"kind", N_("Kind"), N_("What sort of body it is."),
     FIELD_CHOICE, ENTITY_NONE, body_kind_choices, 0, 18, 0, ENTITY_NONE},
    {"posts", N_("Posts"), N_("Full-time posts."), FIELD_DECIMAL, ENTITY_NONE, NULL, 100000, 6, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_body = {
    .id = ENTITY_BODY,
    .name = "body",
    .label = N_("Body"),
    .plural = N_("Bodies"),
    .help = N_("A governing body of a region: council, working committee, secretariat."),
    ENTITY_FIELDS(body_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("region", "name"),
};

static const struct field body_member_fields[] = {
    {"body", N_("Body"),
     N_("The body."),
     FIELD_REFERENCE, ENTITY_BODY, NULL, 0, 28,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"role", N_("Office"), N_("The office that sits there, for instance mayors."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"count", N_("Number"), N_("How many of them."), FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 6, 0, ENTITY_NONE},
    {"voting", N_("May vote"), N_("Whether they vote; observers do not."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
};

const struct entity entity_body_member = {
    .id = ENTITY_BODY_MEMBER,
    .name = "body_member",
    .label = N_("Body member"),
    .plural = N_("Body members"),
    .help = N_("Who sits in a body, by office and not by name."),
    ENTITY_FIELDS(body_member_fields),
    .called = FIELD_NAMES("body", "role"),
    .between = " · ",
    .sorted = FIELD_NAMES("body", "role"),
    .flags = ENTITY_IN_PARENT,
};

static const struct field agreement_fields[] = {
    {"region", N_("Region"),
     N_("The region that rests on it."),
     FIELD_REFERENCE, ENTITY_REGION, NULL, 0, 28,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"name", N_("Name"), N_("What it is called."),
     FIELD_TEXT, ENTITY_NONE, NULL, 120, 28, FIELD_REQUIRED | FIELD_KEY | FIELD_SEARCHED, ENTITY_NONE},
    {"kind", N_("Kind"), N_("What sort of agreement it is."),
     FIELD_CHOICE, ENTITY_NONE, agreement_kind_choices, 0, 18, 0, ENTITY_NONE},
    {"concluded", N_("Concluded"), N_("When it was concluded."), FIELD_DATE, ENTITY_NONE, NULL, 0, 10, 0, ENTITY_NONE},
    {"non_exclusive", N_("Not exclusive"), N_("Whether members are free to cooperate with others too."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    {"variable_participation", N_("Variable participation"),
     N_("Whether two or more members may cooperate without the others."),
     FIELD_YES_NO, ENTITY_NONE, NULL, 0, 6, 0, ENTITY_NONE},
    FIELDS_OF_SOURCE,
    {"note", N_("Note"), N_("What else should be known."), FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 0, 0, ENTITY_NONE},
};

const struct entity entity_agreement = {
    .id = ENTITY_AGREEMENT,
    .name = "agreement",
    .label = N_("Agreement"),
    .plural = N_("Agreements"),
    .help = N_("A letter of intent or another agreement that a region rests on."),
    ENTITY_FIELDS(agreement_fields),
    .called = FIELD_NAMES("name"),
    .between = " ",
    .sorted = FIELD_NAMES("region", "name"),
};

static const struct field agreement_clause_fields[] = {
    {"agreement", N_("Agreement"),
     N_("The agreement."),
     FIELD_REFERENCE, ENTITY_AGREEMENT, NULL, 0, 28,
     FIELD_REQUIRED | FIELD_KEY | FIELD_PARENT | FIELD_SEARCHED, ENTITY_NONE},
    {"number", N_("Number"), N_("Its place in the source, from 1."),
     FIELD_INTEGER, ENTITY_NONE, NULL, 1000, 6, FIELD_REQUIRED | FIELD_KEY, ENTITY_NONE},
    {"text", N_("Text"), N_("What it says."),
     FIELD_LONG_TEXT, ENTITY_NONE, NULL, 2000, 50, FIELD_REQUIRED | FIELD_SEARCHED, ENTITY_NONE},
    FIELDS_OF_SOURCE,
};

const struct entity entity_agreement_clause = {
    .id = ENTITY_AGREEMENT_CLAUSE,
    .name = "agreement_clause",
    .label = N_("Clause"),
    .plural = N_("Clauses"),
    .help = N_("One clause of an agreement, as far as the source prints it."),
    ENTITY_FIELDS(agreement_clause_fields),
    .called = FIELD_NAMES("agreement", "number"),
    .between = " · ",
    .sorted = FIELD_NAMES("agreement", "number"),
    .flags = ENTITY_IN_PARENT,
};
