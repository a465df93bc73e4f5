-- name: note_definition
-- uses: now_arrangements now_chosen
-- note.nb: Telles etter definisjonen «%1»: %2 ordninger. Av dem er %3 usikre, %4 uten oppgitt form og %5 uten
--   navngitte deltakere; %6 andre er registrert, men telles ikke.
-- note.nn: Talde etter definisjonen «%1»: %2 ordningar. Av dei er %3 usikre, %4 utan oppgjeven form og %5 utan
--   namngjevne deltakarar; %6 andre er registrerte, men blir ikkje talde.
-- note.en: Counted by the definition “%1”: %2 arrangements. Of these %3 are uncertain, %4 have no stated form, and %5
--   no named participants; %6 others are recorded but not counted.
-- about: Under every report that has the parameter `definition`: which one is in force, and how much is not certain.
SELECT (SELECT words(d.name, ifnull(d.name_en, d.name), ifnull(d.name_nn, d.name))
        FROM counting_definition AS d WHERE d.id = :definition),
    count(*) FILTER (WHERE a.counts),
    count(*) FILTER (WHERE a.counts AND a.certainty = 'uncertain'),
    count(*) FILTER (WHERE a.counts AND a.form IS NULL),
    count(*) FILTER (WHERE a.counts AND NOT EXISTS (
        SELECT 1 FROM participation AS p WHERE p.arrangement = a.id AND p.removed = 0
            AND (p.valid_from IS NULL OR p.valid_from <= :as_of) AND (p.valid_to IS NULL OR p.valid_to > :as_of))),
    count(*) FILTER (WHERE NOT a.counts)
FROM now_chosen AS c
JOIN now_arrangements AS a ON a.id = c.id;
