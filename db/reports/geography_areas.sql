-- name: geography_areas
-- order: 95
-- listed: no
-- title.nb: Faste samarbeidsområder
-- title.nn: Faste samarbeidsområde
-- title.en: Fixed areas of cooperation
-- help.nb: Om regionens ordninger har de samme deltakerne som regionen har medlemmer.
-- help.nn: Om ordningane i regionen har dei same deltakarane som regionen har medlemmer.
-- help.en: Whether a region's arrangements have the same participants as the region has members.
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_regions now_members now_municipalities now_parts now_arrangements now_asked note_participations
-- column: council | reference region | Region | Region
-- column: arrangements | integer | Ordninger | Arrangements | Ordningar
-- column: known | integer | Kjent for | Known for | Kjend for
-- column: all_members | percent | Alle medlemmene | All members | Alle medlemmene
-- column: same | percent | Bare medlemmene, alle | Members only, all | Berre medlemmene, alle
-- column: outside | integer | Deltakere utenfra | Participants from outside | Deltakarar utanfrå
-- column: uncertain | integer | Usikre | Uncertain
-- column: fixed | yes_no | Fast område | Fixed area | Fast område
-- column: known_line | text hidden
-- column: all_known_line | text hidden
-- column: all_line | text hidden
-- column: same_line | text hidden
-- column: outside_line | text hidden
-- column: uncertain_line | text hidden
-- figure: arrangements | arrangement | region:{council} @now_asked
-- figure: known | arrangement | {=known_line}
-- figure: all_members | arrangement | {=all_line}
-- per: all_members | arrangement | {=all_known_line}
-- figure: same | arrangement | {=same_line}
-- per: same | arrangement | {=known_line}
-- figure: outside | arrangement | {=outside_line}
-- figure: uncertain | arrangement | {=uncertain_line}
-- note.nb: Ordninger er alle som er ført på regionen. Kjent for: ordningene som navngir alle deltakerne, eller oppgir
--   et annet antall enn regionen har fulle medlemmer. Området er fast når alle medlemmene er med i alle ordningene, og
--   ingen andre; tomt: ikke kjent. Observatører er ikke regnet med, verken som medlemmer eller deltakere. Usikre: en av
--   deltakerne er det. Med folketall: regionene som har et medlem av den størrelsen.
-- note.nn: Ordningar er alle som er førte på regionen. Kjend for: ordningane som namngjev alle deltakarane, eller
--   oppgjev eit anna tal enn regionen har fulle medlemmer. Området er fast når alle medlemmene er med i alle
--   ordningane, og ingen andre; tomt: ikkje kjent. Observatørar er ikkje rekna med, verken som medlemmer eller
--   deltakarar. Usikre: ein av deltakarane er det. Med folketal: regionane som har ein medlem av den storleiken.
-- note.en: Arrangements are all that are recorded as the region's. Known for: the arrangements that name all
--   participants, or state another number than the region has full members. The area is fixed when all members take
--   part in all arrangements, and nobody else; empty: not known. Observers are left out, both as members and as
--   participants. Uncertain: one of the participants is. With a population: the regions that have a member of that
--   size.
WITH member AS MATERIALIZED (
    SELECT DISTINCT n.region, n.municipality
    FROM now_members AS n
    JOIN now_municipalities AS m ON m.id = n.municipality
    WHERE n.role = 'full' OR n.role IS NULL
),
size AS (
    SELECT region, count(*) AS members FROM member GROUP BY region
),
set_of AS (
    SELECT a.region, a.id, a.stated_participants AS stated, z.members, count(p.municipality) AS named,
        count(n.municipality) AS inside, max(ifnull(p.marks & 2048 > 0, 0)) AS uncertain
    FROM now_regions AS r
    JOIN now_asked AS c ON c.region = r.id
    JOIN now_arrangements AS a ON a.id = c.id
    LEFT JOIN size AS z ON z.region = r.id
    LEFT JOIN now_parts AS p ON p.arrangement = a.id AND p.marks & 256
    LEFT JOIN member AS n ON n.region = r.id AND n.municipality = p.municipality
    WHERE r.chosen
    GROUP BY a.id
),
judged AS MATERIALIZED (
    SELECT region, id, named > inside AS outside, uncertain, CASE
            WHEN members IS NULL THEN NULL
            WHEN inside = members THEN 1
            WHEN named > 0 AND ifnull(stated, 0) <= named THEN 0
            WHEN stated < members THEN 0 END AS all_members,
        CASE WHEN members IS NULL THEN NULL
            WHEN named > inside THEN 0
            WHEN named > 0 AND ifnull(stated, 0) <= named THEN inside = members
            WHEN stated <> members THEN 0 END AS same
    FROM set_of
),
total AS (
    SELECT region, count(*) AS arrangements, count(same) AS known, sum(same) AS same,
        count(all_members) AS all_known, sum(all_members) AS all_members, sum(outside) AS outside,
        sum(uncertain) AS uncertain, 'id:' || ids(id) FILTER (WHERE same IS NOT NULL) AS known_line,
        'id:' || ids(id) FILTER (WHERE all_members IS NOT NULL) AS all_known_line,
        'id:' || ids(id) FILTER (WHERE all_members) AS all_line,
        'id:' || ids(id) FILTER (WHERE same) AS same_line,
        'id:' || ids(id) FILTER (WHERE outside) AS outside_line,
        'id:' || ids(id) FILTER (WHERE uncertain) AS uncertain_line
    FROM judged
    GROUP BY region
)
SELECT r.id AS council, t.arrangements AS arrangements, t.known AS known,
    share(t.all_members, t.all_known) AS all_members, share(t.same, t.known) AS same, t.outside AS outside,
    t.uncertain AS uncertain, CASE WHEN t.same < t.known THEN 0 WHEN t.known = t.arrangements THEN 1 END AS fixed,
    t.known_line AS known_line, t.all_known_line AS all_known_line, t.all_line AS all_line, t.same_line AS same_line,
    t.outside_line AS outside_line, t.uncertain_line AS uncertain_line
FROM total AS t
JOIN now_regions AS r ON r.id = t.region
ORDER BY r.sort_key, r.id
