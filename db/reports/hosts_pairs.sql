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
-- uses: now_municipalities now_chosen now_parts note_participations
-- column: municipality | reference municipality | Vert | Host
-- column: partner | reference municipality | For | For
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: uncertain | integer | Usikre | Uncertain
-- column: line | text hidden
-- column: uncertain_line | text hidden
-- figure: arrangements | arrangement | {=line}
-- figure: uncertain | arrangement | {=uncertain_line}
-- note.nb: Deltakere som ikke er navngitt, og observatører er ikke med. Usikre: vertens eller den andres deltakelse er
--   det.
-- note.nn: Deltakarar som ikkje er namngjevne, og observatørar er ikkje med. Usikre: deltakinga til verten eller den
--   andre er det.
-- note.en: Participants that are not named and observers are left out. Uncertain: the participation of the host or of
--   the other is.
WITH pair AS (
    SELECT h.municipality, p.municipality AS partner, count(*) AS arrangements,
        count(*) FILTER (WHERE h.marks & 8192 OR p.marks & 2048) AS uncertain,
        'id:' || ids(h.arrangement) AS line,
        'id:' || ids(h.arrangement) FILTER (WHERE h.marks & 8192 OR p.marks & 2048) AS uncertain_line
    FROM now_municipalities AS m
    CROSS JOIN now_parts AS h ON h.municipality = m.id AND h.marks & 512
    CROSS JOIN now_chosen AS c ON c.id = h.arrangement
    CROSS JOIN now_parts AS p ON p.arrangement = h.arrangement AND p.municipality <> h.municipality AND p.marks & 256
    WHERE m.chosen
    GROUP BY h.municipality, p.municipality
)
SELECT p.municipality AS municipality, p.partner AS partner, p.arrangements AS arrangements, p.uncertain AS uncertain,
    p.line AS line, p.uncertain_line AS uncertain_line
FROM pair AS p
JOIN now_municipalities AS m ON m.id = p.municipality
JOIN now_municipalities AS o ON o.id = p.partner
ORDER BY m.sort_key, m.number, p.arrangements DESC, o.sort_key, o.number
