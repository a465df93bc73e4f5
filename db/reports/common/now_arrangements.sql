-- name: now_arrangements
-- uses: now_succession now_counting
-- steady: now_unsteady
-- about: The arrangements of the day with their form and seat of the day and the newest cost on or before it. `seat` is
--   the municipality of the day, NULL with `seat_undecided` where it was split. `counts`: as formal under the
--   definition, as the filter "counted" says. What most reports ask for stands first, so that SQLite need not read
--   past the rest of the row to find it.
CREATE TEMP TABLE now_arrangements (
    id INTEGER PRIMARY KEY, counts INTEGER NOT NULL, form INTEGER, region INTEGER, certainty TEXT, status TEXT,
    stated_participants INTEGER, seat INTEGER, seat_undecided INTEGER NOT NULL, effective TEXT, ended TEXT,
    exclusion INTEGER, comprehensive INTEGER, year INTEGER, annual_cost INTEGER, full_time_equivalents INTEGER,
    parent INTEGER, sort_key TEXT);
INSERT INTO now_arrangements
SELECT a.id, c.id IS NOT NULL, f.legal_form, a.region, a.certainty, a.status, a.stated_participants, s.now,
    ifnull(s.undecided, 0), a.effective, a.ended, a.exclusion, a.comprehensive, y.year, y.annual_cost,
    y.full_time_equivalents, a.parent, a.sort_key
FROM arrangement AS a NOT INDEXED
LEFT JOIN arrangement_state AS f ON f.id = (
    SELECT v.id FROM arrangement_state AS v
    WHERE v.arrangement = a.id AND v.removed = 0 AND (v.valid_from IS NULL OR v.valid_from <= :as_of)
        AND (v.valid_to IS NULL OR v.valid_to > :as_of)
    ORDER BY ifnull(v.valid_from, '') DESC LIMIT 1)
LEFT JOIN arrangement_year AS y ON y.id = (
    SELECT v.id FROM arrangement_year AS v
    WHERE v.arrangement = a.id AND v.removed = 0 AND v.year <= :year
    ORDER BY v.year DESC LIMIT 1)
LEFT JOIN now_succession AS s ON s.id = f.seat
LEFT JOIN now_counting AS c ON c.id = a.id
WHERE a.removed = 0 AND (a.effective IS NULL OR a.effective <= :as_of) AND (a.ended IS NULL OR a.ended > :as_of)
    {unsteady};
