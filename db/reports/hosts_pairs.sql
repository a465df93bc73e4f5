-- name: hosts_pairs
-- order: 62
-- listed: no
-- title.nb: Hvem som er vert for hvem
-- title.nn: Kven som er vert for kven
-- title.en: Who hosts for whom
-- help.nb: Hvor mange formelle ordninger hver vert har sammen med hver av de andre som deltar.
-- help.nn: Kor mange formelle ordningar kvar vert har saman med kvar av dei andre som deltek.
-- help.en: How many formal arrangements each host has together with each of the others that take part.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_municipalities now_arrangements now_chosen now_participations
-- column: municipality | reference municipality | Vert | Host
-- column: partner | reference municipality | For | For
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- filter: hosting | municipality:{municipality} municipality.@now_municipalities arrangement.@now_chosen
--   arrangement.counted:{:definition} role:host,office,seller arrangement.municipality:{partner}
-- figure: arrangements | participation | @hosting | distinct arrangement
-- figure: uncertain | participation | @hosting arrangement.certainty:uncertain | distinct arrangement
-- note.nb: Deltakere som ikke er navngitt, er ikke med.
-- note.nn: Deltakarar som ikkje er namngjevne, er ikkje med.
-- note.en: Participants that are not named are left out.
WITH host AS (
    SELECT DISTINCT p.municipality, p.arrangement, a.certainty
    FROM now_participations AS p
    JOIN now_arrangements AS a ON a.id = p.arrangement AND a.counts
    JOIN now_chosen AS c ON c.id = a.id
    WHERE p.role IN ('host', 'office', 'seller') AND p.municipality IS NOT NULL
)
SELECT m.id AS municipality, p.municipality AS partner, count(DISTINCT h.arrangement) AS arrangements,
    count(DISTINCT h.arrangement) FILTER (WHERE h.certainty = 'uncertain') AS uncertain
FROM host AS h
JOIN now_municipalities AS m ON m.id = h.municipality AND m.chosen
JOIN now_participations AS p ON p.arrangement = h.arrangement AND p.municipality <> h.municipality
JOIN now_municipalities AS o ON o.id = p.municipality
GROUP BY m.id, p.municipality
ORDER BY m.sort_key, m.number, count(DISTINCT h.arrangement) DESC, o.sort_key, o.number
