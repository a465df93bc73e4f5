-- name: changes_totals
-- order: 191
-- listed: no
-- title.nb: Endringer i alt
-- title.nn: Endringar i alt
-- title.en: Changes in all
-- help.nb: Hvor mange endringer det er av hvert slag.
-- help.nn: Kor mange endringar det er av kvart slag.
-- help.en: How many changes there are of each kind.
-- parameters: from to county region municipality sector service form definition
-- uses: now_changes now_kinds
-- column: change | text | Endring | Change
-- column: entity | text hidden | |
-- column: line | text hidden | |
-- column: changes | integer | Antall | Number | Tal
-- column: code | text data
-- figure: changes | {entity} | {=line} | count | all
-- chart: bars | change | changes
SELECT k.name AS change, k.entity AS entity,
    (SELECT 'id:' || ids(c.record) FROM now_changes AS c WHERE c.kind = k.kind) AS line,
    (SELECT count(*) FROM now_changes AS c WHERE c.kind = k.kind) AS changes, k.kind AS code
FROM now_kinds AS k
WHERE coalesce(:sector, :service, :form) IS NULL OR k.entity IN ('arrangement', 'participation')
ORDER BY k.place
