-- name: now_participations
-- uses: now_succession now_arrangements
-- about: The participations of the day in arrangements of the day, whether these count or not. `municipality` is the
--   one of the day; NULL with `undecided` where it was split, NULL without where another body takes part.
CREATE TEMP TABLE now_participations (
    id INTEGER PRIMARY KEY, arrangement INTEGER, municipality INTEGER, undecided INTEGER NOT NULL, body TEXT, role TEXT,
    share TEXT, cost_share TEXT, certainty TEXT, valid_from TEXT);
INSERT INTO now_participations
SELECT p.id, p.arrangement, s.now, ifnull(s.undecided, 0), p.body, p.role, p.share, p.cost_share, p.certainty,
    p.valid_from
FROM participation AS p NOT INDEXED
JOIN now_arrangements AS a ON a.id = p.arrangement
LEFT JOIN now_succession AS s ON s.id = p.municipality
WHERE p.removed = 0 AND (p.valid_from IS NULL OR p.valid_from <= :as_of)
    AND (p.valid_to IS NULL OR p.valid_to > :as_of);
CREATE INDEX temp.now_participations_arrangement ON now_participations (arrangement, municipality, role, certainty);
