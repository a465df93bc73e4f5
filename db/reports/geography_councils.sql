-- name: geography_councils
-- order: 93
-- listed: no
-- title.nb: Regioner på tvers av fylkesgrenser
-- title.nn: Regionar på tvers av fylkesgrenser
-- title.en: Regions across county borders
-- short.nb: Regioner over fylkesgrenser
-- short.nn: Regionar over fylkesgrenser
-- help.nb: Regioner med medlemmer i mer enn ett fylke.
-- help.nn: Regionar med medlemmer i meir enn eitt fylke.
-- help.en: Regions with members in more than one county.
-- parameters: as_of county region municipality size
-- uses: now_regions now_municipalities now_members
-- column: council | reference region | Region | Region
-- column: kind | region.kind | Type | Kind
-- column: counties | text | Fylker og medlemmer | Counties and members | Fylke og medlemmer
-- column: members | integer | Medlemmer | Members | Medlemmer
-- figure: members | membership | region:{council} role:full,none municipality.number:any | distinct municipality
-- note.nb: Fulle medlemmer, også der rollen ikke er oppgitt. Med folketall: regionene som har et medlem av den
--   størrelsen.
-- note.nn: Fulle medlemmer, òg der rolla ikkje er oppgjeven. Med folketal: regionane som har ein medlem av den
--   storleiken.
-- note.en: Full members, also where the role is not stated. With a population: the regions that have a member of that
--   size.
WITH seat AS (
    SELECT n.region, m.county, count(DISTINCT m.id) AS members
    FROM now_members AS n
    JOIN now_municipalities AS m ON m.id = n.municipality
    WHERE n.role = 'full' OR n.role IS NULL
    GROUP BY n.region, m.county
),
named AS (
    SELECT s.region, s.county, s.members, k.name || ' ' || s.members AS text
    FROM seat AS s
    JOIN county AS k ON k.id = s.county
    ORDER BY s.region, k.sort_key, k.number
)
SELECT r.id AS council, g.kind AS kind, group_concat(n.text, ', ') AS counties,
    (SELECT sum(s.members) FROM seat AS s WHERE s.region = r.id) AS members
FROM now_regions AS r
JOIN region AS g ON g.id = r.id
JOIN named AS n ON n.region = r.id
WHERE r.chosen
GROUP BY r.id
HAVING count(*) > 1
ORDER BY r.sort_key, r.id
