-- name: participation
-- order: 80
-- title.nb: Medlemmenes deltakelse
-- title.nn: Deltakinga til medlemmene
-- title.en: Participation of members
-- help.nb: Hvor mange av regionens ordninger hvert medlem deltar i, hva det har utenom, og hvilke som er
--   vippekommuner.
-- help.nn: Kor mange av ordningane i regionen kvart medlem deltek i, kva det har utanom, og kva for nokre som er
--   vippekommunar.
-- help.en: How many of the region's arrangements each member takes part in, what it has elsewhere, and which ones are
--   swing municipalities.
-- parameters: as_of county region municipality definition size
-- uses: now_regions now_members now_municipalities now_arrangements now_participations now_parts
-- column: council | reference region | Region | Region
-- column: municipality | reference municipality | Kommune | Municipality
-- column: role | membership.role | Medlemskap | Membership
-- column: certainty | membership.certainty | Sikkerhet | Certainty | Tryggleik
-- column: takes_part | integer | Deltar i | Takes part in | Deltek i
-- column: of | integer | Av | Of
-- column: share | percent | Andel | Share | Del
-- column: elsewhere | integer | Andre ordninger | Other arrangements | Andre ordningar
-- column: councils | integer | Andre regionråd | Other councils
-- column: swing | yes_no | Vippekommune | Swing municipality
-- figure: takes_part | participation | municipality:{municipality} arrangement.region:{council}
--   arrangement.counted:{:definition} | distinct arrangement
-- figure: of | participation | arrangement.region:{council} arrangement.counted:{:definition} | distinct arrangement
-- figure: share | participation | municipality:{municipality} arrangement.region:{council}
--   arrangement.counted:{:definition} | distinct arrangement
-- figure: elsewhere | participation | municipality:{municipality} !arrangement.region:{council}
--   arrangement.counted:{:definition} | distinct arrangement
-- figure: councils | membership | municipality:{municipality} !region:{council} role:full,none region.kind:council |
--   distinct region
-- note.nb: «Av» er regionens ordninger med navngitte deltakere; av de andre vet ingen hvem som er med. Vippekommune:
--   et medlem som deltar i færre enn halvparten av dem, eller som også er medlem av et annet regionråd. Tomt: ikke
--   kjent.
-- note.nn: «Av» er ordningane i regionen med namngjevne deltakarar; av dei andre veit ingen kven som er med.
--   Vippekommune: ein medlem som deltek i færre enn halvparten av dei, eller som òg er medlem av eit anna regionråd.
--   Tomt: ikkje kjent.
-- note.en: “Of” are the region's arrangements with named participants; of the others nobody knows who takes part.
--   Swing municipality: a member that takes part in less than half of them, or that is a member of another council
--   too. Empty: not known.
WITH member AS (
    SELECT n.region, n.municipality, min(n.id) AS id
    FROM now_members AS n
    JOIN now_regions AS r ON r.id = n.region AND r.chosen
    JOIN now_municipalities AS m ON m.id = n.municipality AND m.chosen
    GROUP BY n.region, n.municipality
),
known AS (
    SELECT a.region, count(*) AS arrangements
    FROM now_arrangements AS a
    WHERE a.counts AND a.region IS NOT NULL
        AND EXISTS (SELECT 1 FROM now_participations AS p WHERE p.arrangement = a.id)
    GROUP BY a.region
),
figures AS (
    SELECT n.region, n.municipality, n.id,
        count(*) FILTER (WHERE p.region = n.region) AS takes_part,
        count(p.arrangement) FILTER (WHERE p.region IS NOT n.region) AS elsewhere
    FROM member AS n
    LEFT JOIN now_parts AS p ON p.municipality = n.municipality
    GROUP BY n.region, n.municipality
),
councils AS (
    SELECT f.region, f.municipality, count(DISTINCT o.region) AS councils
    FROM figures AS f
    JOIN now_members AS o ON o.municipality = f.municipality AND o.region <> f.region
        AND (o.role = 'full' OR o.role IS NULL)
    JOIN region AS g ON g.id = o.region AND g.kind = 'council'
    GROUP BY f.region, f.municipality
)
SELECT f.region AS council, f.municipality AS municipality, n.role AS role, n.certainty AS certainty,
    f.takes_part AS takes_part, ifnull(k.arrangements, 0) AS of, share(f.takes_part, k.arrangements) AS share,
    f.elsewhere AS elsewhere, ifnull(o.councils, 0) AS councils,
    CASE WHEN n.role IN ('associate', 'observer') THEN NULL
        WHEN o.councils > 0 THEN 1
        WHEN k.arrangements > 0 THEN f.takes_part * 2 < k.arrangements END AS swing
FROM figures AS f
JOIN now_members AS n ON n.id = f.id
JOIN now_regions AS r ON r.id = f.region
JOIN now_municipalities AS m ON m.id = f.municipality
LEFT JOIN known AS k ON k.region = f.region
LEFT JOIN councils AS o ON o.region = f.region AND o.municipality = f.municipality
ORDER BY r.sort_key, r.id, m.sort_key, m.number
