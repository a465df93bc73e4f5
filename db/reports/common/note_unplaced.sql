-- name: note_unplaced
-- uses: now_arrangements now_participations now_services
-- note.nb: Ordninger som telles, men ikke har navngitte deltakere, og derfor ikke står i noe fylke: %1.
-- note.nn: Ordningar som blir talde, men ikkje har namngjevne deltakarar, og difor ikkje står i noko fylke: %1.
-- note.en: Arrangements that count but name no participants, and so stand in no county: %1.
-- about: Under every report that counts in one county: how much cannot be placed in any. No row, no note.
SELECT number(count(*))
FROM now_arrangements AS a
WHERE :county IS NOT NULL AND a.counts AND (:region IS NULL OR a.region = :region)
    AND (:form IS NULL OR a.form = :form)
    AND (:sector IS NULL OR EXISTS (
        SELECT 1 FROM now_services AS s WHERE s.arrangement = a.id AND s.sector = :sector))
    AND (:service IS NULL OR EXISTS (
        SELECT 1 FROM now_services AS s WHERE s.arrangement = a.id AND s.service = :service))
    AND NOT EXISTS (SELECT 1 FROM now_participations AS p WHERE p.arrangement = a.id)
HAVING count(*) > 0
