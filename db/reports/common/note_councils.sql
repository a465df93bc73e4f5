-- name: note_councils
-- uses: now_municipalities now_councils then_municipalities then_councils
-- note.nb: Kommuner regnet med i et regionråd bare etter usikre opplysninger: %1 på første side, %2 på andre.
-- note.nn: Kommunar rekna med i eit regionråd berre etter usikre opplysningar: %1 på første side, %2 på andre.
-- note.en: Municipalities counted in a council by uncertain records only: %1 on the first side and %2 on the second.
-- about: Under a comparison: how many of those in a council are so for nobody's certain word. No row, no note.
SELECT number(first), number(second)
FROM (
    SELECT (SELECT count(*) FROM (
            SELECT 1 FROM now_councils AS c JOIN now_municipalities AS m ON m.id = c.municipality AND m.chosen
            GROUP BY c.municipality HAVING max(c.certain) = 0)) AS first,
        (SELECT count(*) FROM (
            SELECT 1 FROM then_councils AS c JOIN then_municipalities AS m ON m.id = c.municipality AND m.chosen
            GROUP BY c.municipality HAVING max(c.certain) = 0)) AS second)
WHERE first + second > 0
