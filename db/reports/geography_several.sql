-- name: geography_several
-- order: 91
-- listed: no
-- title.nb: Kommuner i flere regionråd
-- title.nn: Kommunar i fleire regionråd
-- title.en: Municipalities in several councils
-- short.en: In several councils
-- help.nb: Kommuner som er medlem av mer enn ett regionråd.
-- help.nn: Kommunar som er medlem av meir enn eitt regionråd.
-- help.en: Municipalities that are members of more than one regional council.
-- parameters: as_of county region municipality size
-- uses: now_municipalities now_councils now_regions
-- column: municipality | reference municipality | Kommune | Municipality
-- column: councils | integer | Regionråd | Councils
-- column: uncertain | integer | Usikre | Uncertain
-- column: names | text | Hvilke | Which | Kva for nokre
-- filter: councils | municipality:{municipality} role:full,none region.kind:council
-- figure: councils | membership | @councils | distinct region
-- figure: uncertain | membership | @councils certainty:uncertain | distinct region
-- note.nb: Fulle medlemmer, også der rollen ikke er oppgitt. Regionråd er regioner av det slaget, også de som knapt
--   fyller definisjonen.
-- note.nn: Fulle medlemmer, òg der rolla ikkje er oppgjeven. Regionråd er regionar av det slaget, òg dei som knapt
--   fyller definisjonen.
-- note.en: Full members, also where the role is not stated. Councils are regions of that kind, also those that hardly
--   meet the definition.
WITH seat AS MATERIALIZED (
    SELECT c.municipality, c.uncertain, r.name
    FROM now_councils AS c
    JOIN now_regions AS r ON r.id = c.region
    ORDER BY r.sort_key
)
SELECT m.id AS municipality, count(*) AS councils, sum(s.uncertain) AS uncertain, group_concat(s.name, ', ') AS names
FROM now_municipalities AS m
JOIN seat AS s ON s.municipality = m.id
WHERE m.chosen
GROUP BY m.id
HAVING count(*) > 1
ORDER BY m.sort_key, m.number
