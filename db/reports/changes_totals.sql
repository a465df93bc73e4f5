-- name: changes_totals
-- order: 191
-- listed: no
-- title.nb: Endringer i alt
-- title.nn: Endringar i alt
-- title.en: Changes in all
-- help.nb: Hvor mange endringer det er av hvert slag.
-- help.nn: Kor mange endringar det er av kvart slag.
-- help.en: How many changes there are of each kind.
-- parameters: from to county region municipality definition
-- uses: now_changes
-- column: change | text | Endring | Change
-- column: entity | text hidden | |
-- column: line | text hidden | |
-- column: changes | integer | Antall | Number | Tal
-- figure: changes | {entity} | {=line} | count | all
-- chart: bars | change | changes
WITH kind (place, kind, name) AS (
    VALUES (1, 'founded', words('ordning ny', 'arrangement new')),
        (2, 'ended', words('ordning avsluttet', 'arrangement ended', 'ordning avslutta')),
        (3, 'joined', words('deltaker kommet til', 'participant joined', 'deltakar komen til')),
        (4, 'left', words('deltaker gått ut', 'participant left', 'deltakar gått ut')),
        (5, 'form', words('ny form', 'form changed')),
        (6, 'region_founded', words('region ny', 'region new')),
        (7, 'region_ended', words('region avsluttet', 'region ended', 'region avslutta')),
        (8, 'member_joined', words('medlem kommet til', 'member joined', 'medlem kome til')),
        (9, 'member_left', words('medlem gått ut', 'member left'))
)
SELECT k.name AS change, CASE WHEN k.kind IN ('joined', 'left') THEN 'participation'
        WHEN k.kind IN ('member_joined', 'member_left') THEN 'membership'
        WHEN k.place > 5 THEN 'region' ELSE 'arrangement' END AS entity,
    (SELECT 'id:' || group_concat(c.record) FROM now_changes AS c WHERE c.kind = k.kind) AS line,
    (SELECT count(*) FROM now_changes AS c WHERE c.kind = k.kind) AS changes
FROM kind AS k
ORDER BY k.place
