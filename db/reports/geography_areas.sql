-- name: geography_areas
-- order: 95
-- listed: no
-- title.nb: Faste samarbeidsområder
-- title.nn: Faste samarbeidsområde
-- title.en: Fixed areas of cooperation
-- help.nb: Om regionens ordninger har de samme deltakerne som regionen har medlemmer.
-- help.nn: Om ordningane i regionen har dei same deltakarane som regionen har medlemmer.
-- help.en: Whether a region's arrangements have the same participants as the region has members.
-- parameters: as_of county region municipality definition
-- uses: now_regions now_members now_municipalities now_parts
-- column: council | reference region | Region | Region
-- column: arrangements | integer | Ordninger med navngitte | Arrangements with names | Ordningar med namngjevne
-- column: all_members | percent | Alle medlemmene | All members | Alle medlemmene
-- column: same | percent | Bare medlemmene, alle | Members only, all | Berre medlemmene, alle
-- column: outside | integer | Deltakere utenfra | Participants from outside | Deltakarar utanfrå
-- column: fixed | yes_no | Fast område | Fixed area | Fast område
-- filter: of_council | arrangement.region:{council} arrangement.counted:{:definition} municipality.number:any
-- figure: arrangements | participation | @of_council | distinct arrangement
-- figure: all_members | participation | @of_council | opens
-- figure: same | participation | @of_council | opens
-- figure: outside | participation | @of_council !municipality.membership.region:{council} | distinct arrangement
-- note.nb: Bare ordninger med navngitte kommuner; regioner uten slike er utelatt. Området er fast når alle medlemmene
--   er med i alle ordningene, og ingen andre.
-- note.nn: Berre ordningar med namngjevne kommunar; regionar utan slike er utelatne. Området er fast når alle
--   medlemmene er med i alle ordningane, og ingen andre.
-- note.en: Only arrangements with named municipalities; regions without such ones are left out. The area is fixed when
--   all members take part in all arrangements, and nobody else.
WITH member AS (
    SELECT DISTINCT n.region, n.municipality
    FROM now_members AS n
    JOIN now_municipalities AS m ON m.id = n.municipality
),
set_of AS (
    SELECT p.region, p.arrangement, count(*) AS named, sum(EXISTS (
        SELECT 1 FROM now_members AS n WHERE n.region = p.region AND n.municipality = p.municipality)) AS inside
    FROM now_regions AS r
    JOIN now_parts AS p ON p.region = r.id
    WHERE r.chosen
    GROUP BY p.arrangement
),
size AS (
    SELECT region, count(*) AS members FROM member GROUP BY region
),
total AS (
    SELECT s.region, count(*) AS arrangements, count(*) FILTER (WHERE s.inside = z.members) AS all_members,
        count(*) FILTER (WHERE s.inside = z.members AND s.inside = s.named) AS same,
        count(*) FILTER (WHERE s.inside < s.named) AS outside
    FROM set_of AS s
    LEFT JOIN size AS z ON z.region = s.region
    GROUP BY s.region
)
SELECT r.id AS council, t.arrangements AS arrangements, share(t.all_members, t.arrangements) AS all_members,
    share(t.same, t.arrangements) AS same, t.outside AS outside, t.same = t.arrangements AS fixed
FROM total AS t
JOIN now_regions AS r ON r.id = t.region
ORDER BY r.sort_key, r.id
