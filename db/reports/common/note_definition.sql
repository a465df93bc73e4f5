-- name: note_definition
-- uses: now_arrangements now_chosen
-- note.nb: Telles etter definisjonen «%1»: %2%3%4.
-- note.nn: Talde etter definisjonen «%1»: %2%3%4.
-- note.en: Counted by the definition “%1”: %2%3%4.
-- about: Under every report that has the parameter `definition`: which one is in force, and how much is not certain.
--   What there is none of is left out.
WITH counted AS (
    SELECT count(*) FILTER (WHERE a.counts) AS counting,
        count(*) FILTER (WHERE a.counts AND a.certainty = 'uncertain') AS uncertain,
        count(*) FILTER (WHERE a.counts AND a.form IS NULL) AS formless,
        count(*) FILTER (WHERE a.counts AND NOT EXISTS (
            SELECT 1 FROM participation AS p WHERE p.arrangement = a.id AND p.removed = 0
                AND (p.valid_from IS NULL OR p.valid_from <= :as_of) AND (p.valid_to IS NULL OR p.valid_to > :as_of)))
            AS nameless,
        count(*) FILTER (WHERE a.counts AND a.effective IS NULL) AS undated,
        count(*) FILTER (WHERE NOT a.counts) AS others
    FROM now_chosen AS c
    JOIN now_arrangements AS a ON a.id = c.id
), lacks(place, said) AS (
    SELECT 1, number(uncertain) || iif(uncertain = 1, words(' usikker', ' uncertain', ' usikker'),
        words(' usikre', ' uncertain', ' usikre')) FROM counted WHERE uncertain > 0
    UNION ALL
    SELECT 2, number(formless) || words(' uten oppgitt form', ' without a stated form', ' utan oppgjeven form')
    FROM counted WHERE formless > 0
    UNION ALL
    SELECT 3, number(nameless) || words(' uten navngitte deltakere', ' without named participants',
        ' utan namngjevne deltakarar') FROM counted WHERE nameless > 0
    UNION ALL
    SELECT 4, number(undated) || words(' uten oppgitt start, som derfor telles på alle datoer',
        ' without a stated beginning, counted on any day therefore',
        ' utan oppgjeven start, som difor blir talde på alle datoar') FROM counted WHERE undated > 0
), joined AS (
    SELECT group_concat(said, '') AS said
    FROM (
        SELECT CASE place WHEN min(place) OVER whole THEN ''
            WHEN max(place) OVER whole THEN words(' og ', ' and ', ' og ') ELSE ', ' END || said AS said
        FROM lacks WINDOW whole AS () ORDER BY place)
)
SELECT (SELECT words(d.name, ifnull(d.name_en, d.name), ifnull(d.name_nn, d.name))
        FROM counting_definition AS d WHERE d.id = :definition),
    number(counting) || iif(counting = 1, words(' ordning', ' arrangement', ' ordning'),
        words(' ordninger', ' arrangements', ' ordningar')),
    ifnull(words('. Av dem er ', '. Among them: ', '. Av dei er ') || (SELECT said FROM joined), ''),
    CASE others WHEN 0 THEN '' WHEN 1 THEN words('; 1 annen er registrert, men telles ikke',
            '; 1 other is recorded but not counted', '; 1 anna er registrert, men blir ikkje tald')
        ELSE '; ' || number(others) || words(' andre er registrert, men telles ikke',
            ' others are recorded but not counted', ' andre er registrerte, men blir ikkje talde') END
FROM counted;
