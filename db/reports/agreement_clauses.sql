-- name: agreement_clauses
-- order: 182
-- listed: no
-- title.nb: Hva avtalene sier
-- title.nn: Kva avtalane seier
-- title.en: What the agreements say
-- help.nb: Punktene i avtalene, slik kilden gjengir dem.
-- help.nn: Punkta i avtalane, slik kjelda gjev dei att.
-- help.en: The clauses of the agreements, as the source prints them.
-- parameters: as_of county region municipality
-- uses: now_regions
-- column: region | reference region | Region | Region
-- column: agreement | reference agreement | Avtale | Agreement
-- column: number | text | Nummer | Number
-- column: clause | agreement_clause.text | Punkt | Clause
SELECT a.region AS region, a.id AS agreement, CAST(k.number AS TEXT) AS number, k.text AS clause
FROM now_regions AS r
JOIN agreement AS a ON a.region = r.id AND a.removed = 0 AND (a.concluded IS NULL OR a.concluded <= :as_of)
JOIN agreement_clause AS k ON k.agreement = a.id AND k.removed = 0
WHERE r.chosen
ORDER BY r.sort_key, r.id, a.sort_key, a.id, k.number, k.id
