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
-- parameters: as_of county region municipality sector service form definition size
-- uses: now_regions now_members now_municipalities now_asked now_participations now_parts now_councils
--   note_participations
-- column: council | reference region | Region | Region
-- column: municipality | reference municipality | Kommune | Municipality
-- column: role | membership.role | Medlemskap | Membership
-- column: certainty | membership.certainty | Sikkerhet | Certainty | Tryggleik
-- column: takes_part | integer | Deltar i | Takes part in | Deltek i
-- column: of | integer | Av | Of
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer | Usikre | Uncertain
-- column: elsewhere | integer | Andre ordninger | Other arrangements | Andre ordningar
-- column: councils | integer | Andre regionråd | Other councils
-- column: councils_uncertain | integer | Usikre regionråd | Uncertain councils
-- column: swing | yes_no | Vippekommune | Swing municipality
-- filter: doing | role:host,participant,owner,buyer,seller,office,none arrangement.@now_asked
-- filter: councils | municipality:{municipality} !region:{council} role:full,none region.kind:council
-- figure: takes_part | participation | municipality:{municipality} arrangement.region:{council} @doing
--   | distinct arrangement
-- figure: of | participation | arrangement.region:{council} @doing | distinct arrangement
-- figure: share | participation | municipality:{municipality} arrangement.region:{council} @doing
--   | distinct arrangement
-- per: share | participation | arrangement.region:{council} @doing | distinct arrangement
-- figure: uncertain | participation | municipality:{municipality} arrangement.region:{council} @doing
--   certainty:uncertain | distinct arrangement
-- figure: elsewhere | participation | municipality:{municipality} !arrangement.region:{council} @doing
--   | distinct arrangement
-- figure: councils | membership | @councils | distinct region
-- figure: councils_uncertain | membership | @councils certainty:uncertain | distinct region
-- note.nb: «Av» er regionens ordninger med navngitte deltakere; av de andre vet ingen hvem som er med. Observatører
--   deltar ikke. Vippekommune: et fullt medlem av et regionråd som deltar i færre enn halvparten av dem, eller som også
--   er medlem av et annet regionråd. Deltakelsen sier ikke noe om det når færre enn halvparten av regionens ordninger
--   har navngitte deltakere. Tomt: ikke kjent, eller ikke annet enn usikkert.
-- note.nn: «Av» er ordningane i regionen med namngjevne deltakarar; av dei andre veit ingen kven som er med.
--   Observatørar deltek ikkje. Vippekommune: ein full medlem av eit regionråd som deltek i færre enn halvparten av dei,
--   eller som òg er medlem av eit anna regionråd. Deltakinga seier ikkje noko om det når færre enn halvparten av
--   ordningane i regionen har namngjevne deltakarar. Tomt: ikkje kjent, eller ikkje anna enn usikkert.
-- note.en: “Of” are the region's arrangements with named participants; of the others nobody knows who takes part.
--   Observers do not take part. Swing municipality: a full member of a council that takes part in less than half of
--   them, or that is a member of another council too. Participation tells nothing of that where less than half of the
--   region's arrangements have named participants. Empty: not known, or no more than uncertain.
WITH member AS MATERIALIZED (
    SELECT n.region, n.municipality, min(n.id) AS id
    FROM now_members AS n
    JOIN now_regions AS r ON r.id = n.region AND r.chosen
    JOIN now_municipalities AS m ON m.id = n.municipality AND m.chosen
    GROUP BY n.region, n.municipality
),
known AS (
    SELECT region, nullif(sum(is_named), 0) AS arrangements, sum(is_named) * 2 >= count(*) AS tells
    FROM (
        SELECT a.region, EXISTS (SELECT 1 FROM now_parts AS p WHERE p.arrangement = a.id AND p.marks & 256)
            OR EXISTS (SELECT 1 FROM now_participations AS p WHERE p.arrangement = a.id AND p.role IS NOT 'observer')
            AS is_named
        FROM now_asked AS a
        WHERE a.region IS NOT NULL)
    GROUP BY region
),
inside AS MATERIALIZED (
    SELECT n.region, n.municipality, count(*) AS takes_part, count(*) FILTER (WHERE p.marks & 4096) AS certain,
        count(*) FILTER (WHERE p.marks & 2048) AS uncertain
    FROM now_asked AS a
    CROSS JOIN now_parts AS p ON p.arrangement = a.id AND p.marks & 256
    CROSS JOIN member AS n ON n.region = a.region AND n.municipality = p.municipality
    GROUP BY n.region, n.municipality
),
everywhere AS MATERIALIZED (
    SELECT municipality, count(*) AS takes_part FROM now_parts
    WHERE marks & 256
        AND (coalesce(:form, :sector, :service) IS NULL OR arrangement IN (SELECT id FROM now_asked))
    GROUP BY municipality
),
figures AS (
    SELECT n.region, n.municipality, n.id, ifnull(i.takes_part, 0) AS takes_part, ifnull(i.certain, 0) AS certain,
        ifnull(i.uncertain, 0) AS uncertain, ifnull(e.takes_part, 0) - ifnull(i.takes_part, 0) AS elsewhere
    FROM member AS n
    LEFT JOIN inside AS i ON i.region = n.region AND i.municipality = n.municipality
    LEFT JOIN everywhere AS e ON e.municipality = n.municipality
),
councils AS (
    SELECT f.region, f.municipality, count(*) AS councils, sum(o.certain) AS certain, sum(o.uncertain) AS uncertain
    FROM figures AS f
    JOIN now_councils AS o ON o.municipality = f.municipality AND o.region <> f.region
    GROUP BY f.region, f.municipality
)
SELECT f.region AS council, f.municipality AS municipality, n.role AS role, n.certainty AS certainty,
    f.takes_part AS takes_part, ifnull(k.arrangements, 0) AS of, share(f.takes_part, k.arrangements) AS share,
    f.uncertain AS uncertain, f.elsewhere AS elsewhere, ifnull(o.councils, 0) AS councils,
    ifnull(o.uncertain, 0) AS councils_uncertain,
    CASE WHEN e.certain IS NOT 1 THEN NULL
        WHEN o.certain > 0 OR (k.tells AND f.takes_part * 2 < k.arrangements) THEN 1
        WHEN k.tells AND o.councils IS NULL AND f.certain * 2 >= k.arrangements THEN 0 END AS swing
FROM figures AS f
JOIN now_members AS n ON n.id = f.id
JOIN now_regions AS r ON r.id = f.region
JOIN now_municipalities AS m ON m.id = f.municipality
LEFT JOIN now_councils AS e ON e.region = f.region AND e.municipality = f.municipality
LEFT JOIN known AS k ON k.region = f.region
LEFT JOIN councils AS o ON o.region = f.region AND o.municipality = f.municipality
ORDER BY r.sort_key, r.id, m.sort_key, m.number
