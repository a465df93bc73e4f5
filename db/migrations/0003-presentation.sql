-- What the second screen shows of a strategy process (presentation.h): one row per process, which the facilitator's
-- screen writes at each key. No record: it has neither version nor journal. And notes on a process and its rounds.

CREATE TABLE presentation (
    process INTEGER PRIMARY KEY REFERENCES strategy_process,
    serial INTEGER NOT NULL, -- grows with every write in the table
    round INTEGER NOT NULL,
    area INTEGER NOT NULL,
    compare INTEGER NOT NULL,
    trails INTEGER NOT NULL,
    orientation TEXT NOT NULL, -- code
    blank INTEGER NOT NULL,
    names_hidden INTEGER NOT NULL,
    quadrants_hidden INTEGER NOT NULL,
    votes_shown INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    revealed INTEGER NOT NULL,
    selected INTEGER NOT NULL,
    nudged INTEGER NOT NULL,
    nudged_round INTEGER NOT NULL,
    nudged_area INTEGER NOT NULL,
    nudged_municipality INTEGER NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    looked_at INTEGER NOT NULL,
    timer_shown INTEGER NOT NULL,
    timer_running INTEGER NOT NULL,
    timer_until INTEGER NOT NULL, -- milliseconds since 1970
    timer_left INTEGER NOT NULL,  -- milliseconds
    session INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    user TEXT,
    host TEXT,
    since TEXT
) STRICT;

CREATE TABLE strategy_note (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    process INTEGER REFERENCES strategy_process,
    round INTEGER REFERENCES strategy_round,
    municipality INTEGER REFERENCES municipality,
    kind TEXT, -- code
    text TEXT,
    settled INTEGER,
    date TEXT,
    sort_key TEXT NOT NULL DEFAULT '',
    fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX strategy_note_key
    ON strategy_note (process, ifnull(round, 0), ifnull(municipality, 0), kind, text) WHERE removed = 0;
CREATE INDEX strategy_note_removed ON strategy_note (process) WHERE removed = 1;
CREATE INDEX strategy_note_round ON strategy_note (round) WHERE round IS NOT NULL;
CREATE INDEX strategy_note_municipality ON strategy_note (municipality) WHERE municipality IS NOT NULL;
CREATE INDEX strategy_note_sorted ON strategy_note (sort_key, id, removed);
