-- name: now_succession
-- about: What became of each municipality by the day: `now` is the one that has taken over all of it, itself where it
--   still holds; NULL with `undecided` where it was split, for nobody knows which part a record meant. What ended
--   without a successor stays itself, as screens show it (called.c); `holds`: `now` is a municipality of the day.
CREATE TEMP TABLE now_succession (
    id INTEGER PRIMARY KEY, now INTEGER, undecided INTEGER NOT NULL, holds INTEGER NOT NULL);
INSERT INTO now_succession
WITH RECURSIVE
heir (id, count, successor) AS (
    SELECT m.id, count(*), max(s.successor)
    FROM municipality AS m
    JOIN municipality_successor AS s ON s.municipality = m.id AND s.removed = 0 AND s.date <= :as_of
    WHERE m.valid_to <= :as_of
    GROUP BY m.id
),
walk (id, at, step) AS (
    SELECT id, id, 0 FROM municipality
    UNION ALL
    SELECT w.id, h.successor, w.step + 1
    FROM walk AS w
    JOIN heir AS h ON h.id = w.at AND h.count = 1
    WHERE w.step < 16
)
SELECT w.id, iif(h.count > 1, NULL, w.at), ifnull(h.count > 1, 0), ifnull(h.count, 0) < 2 AND m.removed = 0
    AND (m.valid_from IS NULL OR m.valid_from <= :as_of) AND (m.valid_to IS NULL OR m.valid_to > :as_of)
FROM walk AS w
JOIN municipality AS m ON m.id = w.at
LEFT JOIN heir AS h ON h.id = w.at
WHERE h.id IS NULL OR h.count > 1 OR w.step = 16
GROUP BY w.id;
CREATE INDEX temp.now_succession_now ON now_succession (now);
