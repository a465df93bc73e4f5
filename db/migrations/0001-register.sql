-- The register of inter-municipal cooperation.
--
-- One table per record kind, named as in src/model/entity/, with one column per field that stands in it. A test holds
-- the two against each other. In every table:
--   id        random, positive, 63 bits; of reference and demonstration rows a hash of table and natural key
--   version   counts the changes of the record: what a save is checked against
--   removed   1: taken away by a user, kept for undo and restore
--   (fields)  whole numbers in the smallest unit; texts in NFC; dates as ISO text of the precision given, so that bytes
--             sort by first day; the end of a period is the first day, month or year after it; NULL is "not recorded"
--   sort_key  bytes that sort in Norwegian order by the table's own order; derived, not journaled
--   fold      folded text of the record and of the names it refers to, two blanks before each word; derived likewise
--   doc       where there is a search index: a dense number, the row of the index
-- Indexes of every table:
--   _key      the natural key, unique among records not removed; empty parts count as equal. It begins with the
--             reference to the parent, so it also finds the records that belong to one
--   _removed  of tables whose records belong to others: the removed ones that belong to a record
--   _sorted   the own order, with what a list must know to leave a row out: lists walk it without touching the table
--   _FIELD    who refers to a record by that field
-- No triggers: the program writes derived data and journal (triggers cost the start, and full-text search in them fails
-- under the safe settings that the program opens with).
--
-- application_id says that a file is a register, user_version is the number of the newest migration: both are set by
-- the program, in the transaction that runs this script.

-- ---- Ground ----

CREATE TABLE county (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    number TEXT,
    name TEXT,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX county_key ON county (number) WHERE removed = 0;
CREATE INDEX county_sorted ON county (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    number TEXT,
    name TEXT,
    alias TEXT,
    alias_from INTEGER,
    short_name TEXT,
    county INTEGER REFERENCES county,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX municipality_key ON municipality (number) WHERE removed = 0;
CREATE INDEX municipality_county ON municipality (county) WHERE county IS NOT NULL;
CREATE INDEX municipality_sorted ON municipality (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE municipality_successor (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    municipality INTEGER REFERENCES municipality,
    successor INTEGER REFERENCES municipality,
    date TEXT,
    weight INTEGER, -- hundredths
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX municipality_successor_key ON municipality_successor (municipality, successor) WHERE removed = 0;
CREATE INDEX municipality_successor_removed ON municipality_successor (municipality) WHERE removed = 1;
CREATE INDEX municipality_successor_successor ON municipality_successor (successor) WHERE successor IS NOT NULL;
CREATE INDEX municipality_successor_sorted ON municipality_successor (sort_key, id, removed);

CREATE TABLE municipality_fact (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    municipality INTEGER REFERENCES municipality,
    date TEXT,
    population INTEGER,
    land_area_km2 INTEGER, -- hectares
    gross_operating_budget INTEGER, -- øre
    employees INTEGER,
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX municipality_fact_key ON municipality_fact (municipality, date) WHERE removed = 0;
CREATE INDEX municipality_fact_removed ON municipality_fact (municipality) WHERE removed = 1;
CREATE INDEX municipality_fact_source ON municipality_fact (source) WHERE source IS NOT NULL;
CREATE INDEX municipality_fact_sorted ON municipality_fact (sort_key, id, removed);

CREATE TABLE sector (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    name TEXT,
    name_nn TEXT,
    name_en TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX sector_key ON sector (code) WHERE removed = 0;
CREATE INDEX sector_sorted ON sector (sort_key, id, removed);

CREATE TABLE service_area (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    sector INTEGER REFERENCES sector,
    name TEXT,
    name_nn TEXT,
    name_en TEXT,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX service_area_key ON service_area (code) WHERE removed = 0;
CREATE INDEX service_area_sector ON service_area (sector) WHERE sector IS NOT NULL;
CREATE INDEX service_area_sorted ON service_area (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE legal_form (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    name TEXT,
    name_nn TEXT,
    name_en TEXT,
    structure TEXT, -- code
    legal_person TEXT, -- code
    needs_host INTEGER, -- 1 or 0
    new_from TEXT,
    new_to TEXT, -- the first day, month or year after it
    until TEXT, -- the first day, month or year after it
    decided_by TEXT,
    registered_as TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX legal_form_key ON legal_form (code) WHERE removed = 0;
CREATE INDEX legal_form_sorted ON legal_form (sort_key, id, removed, new_from, until);

CREATE TABLE legal_form_law (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    legal_form INTEGER REFERENCES legal_form,
    reference TEXT,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX legal_form_law_key ON legal_form_law (legal_form, ifnull(valid_from, '')) WHERE removed = 0;
CREATE INDEX legal_form_law_removed ON legal_form_law (legal_form) WHERE removed = 1;
CREATE INDEX legal_form_law_sorted ON legal_form_law (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE counting_definition (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    name TEXT,
    name_nn TEXT,
    name_en TEXT,
    counts_unstated INTEGER, -- 1 or 0
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX counting_definition_key ON counting_definition (code) WHERE removed = 0;
CREATE INDEX counting_definition_source ON counting_definition (source) WHERE source IS NOT NULL;
CREATE INDEX counting_definition_sorted ON counting_definition (sort_key, id, removed);

CREATE TABLE counting_form (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    definition INTEGER REFERENCES counting_definition,
    legal_form INTEGER REFERENCES legal_form,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX counting_form_key ON counting_form (definition, legal_form) WHERE removed = 0;
CREATE INDEX counting_form_removed ON counting_form (definition) WHERE removed = 1;
CREATE INDEX counting_form_legal_form ON counting_form (legal_form) WHERE legal_form IS NOT NULL;
CREATE INDEX counting_form_sorted ON counting_form (sort_key, id, removed);

CREATE TABLE exclusion_class (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    name TEXT,
    name_nn TEXT,
    name_en TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX exclusion_class_key ON exclusion_class (code) WHERE removed = 0;
CREATE INDEX exclusion_class_source ON exclusion_class (source) WHERE source IS NOT NULL;
CREATE INDEX exclusion_class_sorted ON exclusion_class (sort_key, id, removed);

-- ---- Region ----

CREATE TABLE region (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    short_name TEXT,
    kind TEXT, -- code
    self_designation TEXT,
    counts_as_council TEXT, -- code
    comprehensive INTEGER, -- 1 or 0
    strategy INTEGER, -- 1 or 0
    strategy_date TEXT,
    established TEXT,
    ended TEXT, -- the first day, month or year after it
    secretariat_posts INTEGER, -- hundredths
    seat INTEGER REFERENCES municipality,
    budget_share TEXT, -- 1/3
    employment_share TEXT, -- 1/3
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX region_key ON region (name) WHERE removed = 0;
CREATE INDEX region_seat ON region (seat) WHERE seat IS NOT NULL;
CREATE INDEX region_source ON region (source) WHERE source IS NOT NULL;
CREATE INDEX region_sorted ON region (sort_key, id, removed, established, ended);

CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    region INTEGER REFERENCES region,
    municipality INTEGER REFERENCES municipality,
    role TEXT, -- code
    certainty TEXT, -- code
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX membership_key ON membership (region, municipality, ifnull(valid_from, '')) WHERE removed = 0;
CREATE INDEX membership_removed ON membership (region) WHERE removed = 1;
CREATE INDEX membership_municipality ON membership (municipality) WHERE municipality IS NOT NULL;
CREATE INDEX membership_source ON membership (source) WHERE source IS NOT NULL;
CREATE INDEX membership_sorted ON membership (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    region INTEGER REFERENCES region,
    name TEXT,
    kind TEXT, -- code
    posts INTEGER, -- hundredths
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX body_key ON body (region, name) WHERE removed = 0;
CREATE INDEX body_removed ON body (region) WHERE removed = 1;
CREATE INDEX body_source ON body (source) WHERE source IS NOT NULL;
CREATE INDEX body_sorted ON body (sort_key, id, removed);

CREATE TABLE body_member (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    body INTEGER REFERENCES body,
    role TEXT,
    count INTEGER,
    voting INTEGER, -- 1 or 0
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX body_member_key ON body_member (body, role) WHERE removed = 0;
CREATE INDEX body_member_removed ON body_member (body) WHERE removed = 1;
CREATE INDEX body_member_source ON body_member (source) WHERE source IS NOT NULL;
CREATE INDEX body_member_sorted ON body_member (sort_key, id, removed);

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    region INTEGER REFERENCES region,
    name TEXT,
    kind TEXT, -- code
    concluded TEXT,
    non_exclusive INTEGER, -- 1 or 0
    variable_participation INTEGER, -- 1 or 0
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX agreement_key ON agreement (region, name) WHERE removed = 0;
CREATE INDEX agreement_removed ON agreement (region) WHERE removed = 1;
CREATE INDEX agreement_source ON agreement (source) WHERE source IS NOT NULL;
CREATE INDEX agreement_sorted ON agreement (sort_key, id, removed);

CREATE TABLE agreement_clause (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    agreement INTEGER REFERENCES agreement,
    number INTEGER,
    text TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX agreement_clause_key ON agreement_clause (agreement, number) WHERE removed = 0;
CREATE INDEX agreement_clause_removed ON agreement_clause (agreement) WHERE removed = 1;
CREATE INDEX agreement_clause_source ON agreement_clause (source) WHERE source IS NOT NULL;
CREATE INDEX agreement_clause_sorted ON agreement_clause (sort_key, id, removed);

-- ---- Arrangement ----

CREATE TABLE arrangement (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    region INTEGER REFERENCES region,
    parent INTEGER REFERENCES arrangement,
    status TEXT, -- code
    exclusion INTEGER REFERENCES exclusion_class,
    certainty TEXT, -- code
    stated_participants INTEGER,
    decided TEXT,
    effective TEXT,
    ended TEXT, -- the first day, month or year after it
    notice TEXT,
    cost_key TEXT,
    comprehensive INTEGER, -- 1 or 0
    steward TEXT,
    confirmed TEXT,
    purpose TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT '',
    doc INTEGER
) STRICT;
CREATE UNIQUE INDEX arrangement_key ON arrangement (name, ifnull(region, 0)) WHERE removed = 0;
CREATE INDEX arrangement_region ON arrangement (region, sort_key, id, removed, effective, ended);
CREATE INDEX arrangement_parent ON arrangement (parent) WHERE parent IS NOT NULL;
CREATE INDEX arrangement_exclusion ON arrangement (exclusion) WHERE exclusion IS NOT NULL;
CREATE INDEX arrangement_source ON arrangement (source) WHERE source IS NOT NULL;
CREATE INDEX arrangement_sorted ON arrangement (sort_key, id, removed, effective, ended);
CREATE INDEX arrangement_doc ON arrangement (doc, sort_key, id, removed, effective, ended);
CREATE VIRTUAL TABLE search_arrangement USING fts5 (
    fold, content = '', columnsize = 0, tokenize = "trigram case_sensitive 1"
);

CREATE TABLE arrangement_state (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    arrangement INTEGER REFERENCES arrangement,
    legal_form INTEGER REFERENCES legal_form,
    registration_form TEXT, -- code
    organisation_number TEXT, -- nine digits
    seat INTEGER REFERENCES municipality,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX arrangement_state_key ON arrangement_state (
    arrangement, ifnull(valid_from, '')) WHERE removed = 0;
CREATE INDEX arrangement_state_removed ON arrangement_state (arrangement) WHERE removed = 1;
CREATE INDEX arrangement_state_legal_form ON arrangement_state (legal_form) WHERE legal_form IS NOT NULL;
CREATE INDEX arrangement_state_seat ON arrangement_state (seat) WHERE seat IS NOT NULL;
CREATE INDEX arrangement_state_source ON arrangement_state (source) WHERE source IS NOT NULL;
CREATE INDEX arrangement_state_sorted ON arrangement_state (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE arrangement_year (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    arrangement INTEGER REFERENCES arrangement,
    year INTEGER,
    annual_cost INTEGER, -- øre
    full_time_equivalents INTEGER, -- hundredths
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX arrangement_year_key ON arrangement_year (arrangement, year) WHERE removed = 0;
CREATE INDEX arrangement_year_removed ON arrangement_year (arrangement) WHERE removed = 1;
CREATE INDEX arrangement_year_source ON arrangement_year (source) WHERE source IS NOT NULL;
CREATE INDEX arrangement_year_sorted ON arrangement_year (sort_key, id, removed);

CREATE TABLE arrangement_service (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    arrangement INTEGER REFERENCES arrangement,
    service_area INTEGER REFERENCES service_area,
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX arrangement_service_key ON arrangement_service (
    arrangement, service_area, ifnull(valid_from, '')) WHERE removed = 0;
CREATE INDEX arrangement_service_removed ON arrangement_service (arrangement) WHERE removed = 1;
CREATE INDEX arrangement_service_service_area ON arrangement_service (service_area) WHERE service_area IS NOT NULL;
CREATE INDEX arrangement_service_source ON arrangement_service (source) WHERE source IS NOT NULL;
CREATE INDEX arrangement_service_sorted ON arrangement_service (sort_key, id, removed, valid_from, valid_to);

CREATE TABLE participation (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    arrangement INTEGER REFERENCES arrangement,
    municipality INTEGER REFERENCES municipality,
    body TEXT,
    role TEXT, -- code
    share TEXT, -- 1/3
    cost_share TEXT, -- 1/3
    certainty TEXT, -- code
    valid_from TEXT,
    valid_to TEXT, -- the first day, month or year after it
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX participation_key ON participation (
    arrangement, ifnull(municipality, 0), ifnull(body, ''), ifnull(role, ''), ifnull(valid_from, '')) WHERE removed = 0;
CREATE INDEX participation_removed ON participation (arrangement) WHERE removed = 1;
CREATE INDEX participation_municipality ON participation (municipality) WHERE municipality IS NOT NULL;
CREATE INDEX participation_source ON participation (source) WHERE source IS NOT NULL;
CREATE INDEX participation_sorted ON participation (sort_key, id, removed, valid_from, valid_to);

-- ---- Bookkeeping ----

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    title TEXT,
    author TEXT,
    date TEXT,
    occasion TEXT,
    licence TEXT,
    address TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX source_key ON source (code) WHERE removed = 0;
CREATE INDEX source_sorted ON source (sort_key, id, removed);

CREATE TABLE published_figure (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    source INTEGER REFERENCES source,
    source_place TEXT,
    date TEXT,
    scope TEXT,
    service_area INTEGER REFERENCES service_area,
    legal_form INTEGER REFERENCES legal_form,
    measure TEXT,
    value INTEGER, -- hundredths
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX published_figure_key ON published_figure (
    source, ifnull(source_place, ''), scope, ifnull(service_area, 0), ifnull(legal_form, 0), measure) WHERE removed = 0;
CREATE INDEX published_figure_service_area ON published_figure (service_area) WHERE service_area IS NOT NULL;
CREATE INDEX published_figure_legal_form ON published_figure (legal_form) WHERE legal_form IS NOT NULL;
CREATE INDEX published_figure_sorted ON published_figure (sort_key, id, removed);

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    list TEXT,
    filter TEXT,
    sort TEXT,
    columns TEXT,
    owner TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX saved_view_key ON saved_view (name, ifnull(owner, '')) WHERE removed = 0;
CREATE INDEX saved_view_sorted ON saved_view (sort_key, id, removed);

CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    value TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX setting_key ON setting (name) WHERE removed = 0;
CREATE INDEX setting_sorted ON setting (sort_key, id, removed);

-- ---- Journal ----

-- One row per user command: who did what when. Only added to; undone_by is the one thing set later.
CREATE TABLE journal_entry (
    sequence INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL UNIQUE, -- random: tells after an error whether it happened
    at TEXT NOT NULL, -- UTC, 2009-12-01T10:42:07Z
    user TEXT NOT NULL,
    host TEXT NOT NULL,
    program TEXT NOT NULL,
    verb TEXT NOT NULL,
    entity TEXT, -- of the first change
    record INTEGER, -- NULL: several
    called TEXT, -- what that record was called then
    changes INTEGER NOT NULL, -- records changed
    undoes INTEGER, -- the operation that this one takes back
    undone_by INTEGER, -- the operation that took this one back
    note TEXT
) STRICT;

-- One row per record made, removed or restored, and one per field changed, with the exact values before and after.
CREATE TABLE journal_change (
    sequence INTEGER NOT NULL REFERENCES journal_entry,
    place INTEGER NOT NULL, -- order within the entry, from 1
    entity TEXT NOT NULL,
    record INTEGER NOT NULL,
    version INTEGER NOT NULL, -- of the record after this change
    kind TEXT NOT NULL, -- made, removed, restored, field
    field TEXT,
    before ANY,
    after ANY,
    PRIMARY KEY (sequence, place)
) STRICT, WITHOUT ROWID;
-- Who touched a record: the fields of a record just made stand behind its row "made" and are found by that.
CREATE INDEX journal_change_record ON journal_change (entity, record, sequence) WHERE kind <> 'field' OR version > 1;
