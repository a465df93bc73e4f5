-- name: note_undated
-- uses: now_arrangements now_chosen
-- note.nb: Av ordningene som telles på datoen, er det ikke oppgitt når %1 begynte.
-- note.nn: Av ordningane som blir talde på datoen, er det ikkje oppgjeve når %1 byrja.
-- note.en: Of the arrangements that count on the day, it is not stated when %1 began.
-- about: Under a report by years: how many arrangements it cannot place.
SELECT count(*) FROM now_chosen AS c JOIN now_arrangements AS a ON a.id = c.id AND a.counts
WHERE a.effective IS NULL
