-- name: now_unsteady
-- uses: now_succession then_succession
-- about: The arrangements that may not be the same on the day and on the other one, in what now_counting and
--   now_arrangements tell of them: those that began or ended between the two, those with a period of form and seat that
--   did or with figures of a year between, and those whose seat has become another municipality. All others are the
--   same (`steady` in the head of these tables, store/report_shared.h).
CREATE TEMP TABLE now_unsteady (id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO now_unsteady
WITH span (first, last, first_year, last_year) AS MATERIALIZED (
    SELECT min(:as_of, :then), max(:as_of, :then), min(:year, :then_year), max(:year, :then_year)
)
SELECT a.id FROM span AS s CROSS JOIN arrangement AS a
WHERE a.effective > s.first AND a.effective <= s.last OR a.ended > s.first AND a.ended <= s.last
UNION ALL
SELECT v.arrangement FROM arrangement_state AS v
WHERE v.arrangement IS NOT NULL AND v.id IN (
    SELECT o.id FROM span AS s CROSS JOIN arrangement_state AS o
    WHERE o.valid_from > s.first AND o.valid_from <= s.last OR o.valid_to > s.first AND o.valid_to <= s.last)
UNION ALL
SELECT y.arrangement FROM span AS s CROSS JOIN arrangement_year AS y
WHERE y.arrangement IS NOT NULL AND y.year > s.first_year AND y.year <= s.last_year
UNION ALL
SELECT v.arrangement FROM now_succession AS n
CROSS JOIN then_succession AS t ON t.id = n.id AND (t.now IS NOT n.now OR t.undecided <> n.undecided)
CROSS JOIN arrangement_state AS v ON v.seat = n.id
WHERE v.arrangement IS NOT NULL;
