-- name: now_arrangements
-- uses: now_succession now_counting
-- about: The arrangements of the day with their form and seat of the day and the newest cost on or before it. `seat` is
--   the municipality of the day, NULL with `seat_undecided` where it was split. `counts`: as formal under the
--   definition, as the filter "counted" says.
CREATE TEMP TABLE now_arrangements (
    id INTEGER PRIMARY KEY, sort_key TEXT, region INTEGER, parent INTEGER, status TEXT, exclusion INTEGER,
    certainty TEXT, stated_participants INTEGER, effective TEXT, ended TEXT, comprehensive INTEGER, form INTEGER,
    seat INTEGER, seat_undecided INTEGER NOT NULL, year INTEGER, annual_cost INTEGER, full_time_equivalents INTEGER,
    counts INTEGER NOT NULL);
INSERT INTO now_arrangements
SELECT a.id, a.sort_key, a.region, a.parent, a.status, a.exclusion, a.certainty, a.stated_participants,
    a.effective, a.ended, a.comprehensive, f.legal_form, s.now, ifnull(s.undecided, 0), y.year,
    y.annual_cost, y.full_time_equivalents, c.id IS NOT NULL
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
WHERE a.removed = 0 AND (a.effective IS NULL OR a.effective <= :as_of) AND (a.ended IS NULL OR a.ended > :as_of);
CREATE INDEX temp.now_arrangements_region ON now_arrangements (region);
