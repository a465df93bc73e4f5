-- name: note_participations
-- uses: now_chosen now_municipalities now_participations
-- note.nb: Usikre deltakelser i ordningene som telles: %1.
-- note.nn: Usikre deltakingar i ordningane som blir talde: %1.
-- note.en: Uncertain participations in the arrangements that count: %1.
-- about: Under every report that counts who takes part: how many records of the municipalities asked for are uncertain.
--   No row, no note.
SELECT number(count(*))
FROM participation AS r INDEXED BY participation_uncertain
CROSS JOIN now_participations AS p ON p.id = r.id
CROSS JOIN now_chosen AS c ON c.id = p.arrangement
CROSS JOIN now_municipalities AS m ON m.id = p.municipality AND m.chosen
WHERE r.certainty = 'uncertain' AND c.counts
HAVING count(*) > 0
