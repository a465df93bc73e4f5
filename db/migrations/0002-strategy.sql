-- Strategy processes: areas, alternatives, rounds, positions and votes. The tables are made as 0001-register.sql says.

CREATE TABLE strategy_process (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    name TEXT,
    region INTEGER REFERENCES region,
    x_name TEXT,
    x_low TEXT,
    x_high TEXT,
    y_name TEXT,
    y_low TEXT,
    y_high TEXT,
    orientation TEXT, -- code
    participants TEXT,
    date TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_process_key ON strategy_process (name) WHERE removed = 0;
CREATE INDEX strategy_process_region ON strategy_process (region) WHERE region IS NOT NULL;
CREATE INDEX strategy_process_source ON strategy_process (source) WHERE source IS NOT NULL;
CREATE INDEX strategy_process_sorted ON strategy_process (sort_key, id, removed);

CREATE TABLE strategy_area (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    process INTEGER REFERENCES strategy_process,
    number INTEGER,
    name TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_area_key ON strategy_area (process, name) WHERE removed = 0;
CREATE INDEX strategy_area_removed ON strategy_area (process) WHERE removed = 1;
CREATE INDEX strategy_area_sorted ON strategy_area (sort_key, id, removed);

CREATE TABLE strategy_alternative (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    process INTEGER REFERENCES strategy_process,
    quadrant TEXT, -- code
    name TEXT,
    explanation TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_alternative_key ON strategy_alternative (process, quadrant) WHERE removed = 0;
CREATE INDEX strategy_alternative_removed ON strategy_alternative (process) WHERE removed = 1;
CREATE INDEX strategy_alternative_sorted ON strategy_alternative (sort_key, id, removed);

CREATE TABLE strategy_round (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    process INTEGER REFERENCES strategy_process,
    number INTEGER,
    name TEXT,
    date TEXT,
    closed INTEGER,
    revealed INTEGER,
    decision TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    note TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_round_key ON strategy_round (process, number) WHERE removed = 0;
CREATE INDEX strategy_round_removed ON strategy_round (process) WHERE removed = 1;
CREATE INDEX strategy_round_source ON strategy_round (source) WHERE source IS NOT NULL;
CREATE INDEX strategy_round_sorted ON strategy_round (sort_key, id, removed);

CREATE TABLE strategy_round_area (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    round INTEGER REFERENCES strategy_round,
    area INTEGER REFERENCES strategy_area,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_round_area_key ON strategy_round_area (round, area) WHERE removed = 0;
CREATE INDEX strategy_round_area_removed ON strategy_round_area (round) WHERE removed = 1;
CREATE INDEX strategy_round_area_area ON strategy_round_area (area) WHERE area IS NOT NULL;
CREATE INDEX strategy_round_area_sorted ON strategy_round_area (sort_key, id, removed);

CREATE TABLE position (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    round INTEGER REFERENCES strategy_round,
    process INTEGER REFERENCES strategy_process,
    area INTEGER REFERENCES strategy_area,
    municipality INTEGER REFERENCES municipality,
    basis TEXT, -- code
    x INTEGER,
    y INTEGER,
    alternative TEXT,
    skipped INTEGER,
    label_dx INTEGER,
    label_dy INTEGER,
    note TEXT,
    source INTEGER REFERENCES source,
    source_place TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX position_key ON position (round, ifnull(area, 0), municipality) WHERE removed = 0;
CREATE INDEX position_removed ON position (round) WHERE removed = 1;
CREATE INDEX position_process ON position (process) WHERE process IS NOT NULL;
CREATE INDEX position_area ON position (area) WHERE area IS NOT NULL;
CREATE INDEX position_municipality ON position (municipality) WHERE municipality IS NOT NULL;
CREATE INDEX position_source ON position (source) WHERE source IS NOT NULL;
CREATE INDEX position_sorted ON position (sort_key, id, removed);

CREATE TABLE strategy_vote (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    round INTEGER REFERENCES strategy_round,
    area INTEGER REFERENCES strategy_area,
    municipality INTEGER REFERENCES municipality,
    voter TEXT,
    x INTEGER,
    y INTEGER,
    date TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_vote_key ON strategy_vote (round, ifnull(area, 0), municipality, voter) WHERE removed = 0;
CREATE INDEX strategy_vote_removed ON strategy_vote (round) WHERE removed = 1;
CREATE INDEX strategy_vote_area ON strategy_vote (area) WHERE area IS NOT NULL;
CREATE INDEX strategy_vote_municipality ON strategy_vote (municipality) WHERE municipality IS NOT NULL;
CREATE INDEX strategy_vote_sorted ON strategy_vote (sort_key, id, removed);
