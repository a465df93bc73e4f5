-- name: note_beginning
-- note.nb: Ingenting i registeret er datert så tidlig; det eldste er fra %1. Her står bare det som ikke er datert.
-- note.nn: Ingenting i registeret er datert så tidleg; det eldste er frå %1. Her står berre det som ikkje er datert.
-- note.en: Nothing in the register is dated this early; the oldest is of %1. Only what is not dated stands here.
-- about: Under every report of a day before all that is dated: since when there is something. No row, no note. Code
--   lists and municipalities are no data.
WITH early AS MATERIALIZED (
    SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM municipality_fact WHERE date <= :as_of AND removed = 0)
),
-- Nothing of it is read unless the day is early.
dated (date) AS (
    SELECT min(date) FROM early CROSS JOIN municipality_fact WHERE removed = 0
    UNION ALL
    SELECT min(coalesce(decided, effective, ended)) FROM early CROSS JOIN arrangement WHERE removed = 0
    UNION ALL
    SELECT min(valid_from) FROM early CROSS JOIN arrangement_state WHERE removed = 0
    UNION ALL
    SELECT CAST(min(year) AS TEXT) FROM early CROSS JOIN arrangement_year WHERE removed = 0
    UNION ALL
    SELECT min(valid_from) FROM early CROSS JOIN participation WHERE removed = 0
    UNION ALL
    SELECT min(valid_from) FROM early CROSS JOIN membership WHERE removed = 0
    UNION ALL
    SELECT min(established) FROM early CROSS JOIN region WHERE removed = 0
)
SELECT day(min(date))
FROM dated
HAVING min(date) > :as_of;
