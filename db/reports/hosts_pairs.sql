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
-- uses: now_municipalities now_arrangements now_parts
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
WITH pair AS (
    SELECT h.municipality, p.municipality AS partner, count(*) AS arrangements,
        count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain
    FROM now_parts AS h
    JOIN now_arrangements AS a ON a.id = h.arrangement
    CROSS JOIN now_parts AS p ON p.arrangement = h.arrangement AND p.municipality <> h.municipality
    WHERE h.roles & 49 AND h.chosen AND h.place_chosen
    GROUP BY h.municipality, p.municipality
)
SELECT p.municipality AS municipality, p.partner AS partner, p.arrangements AS arrangements, p.uncertain AS uncertain
FROM pair AS p
JOIN now_municipalities AS m ON m.id = p.municipality
JOIN now_municipalities AS o ON o.id = p.partner
ORDER BY m.sort_key, m.number, p.arrangements DESC, o.sort_key, o.number
