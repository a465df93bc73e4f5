-- name: sources_records
-- order: 902
-- listed: no
-- title.nb: Hva kildene står bak
-- title.nn: Kva kjeldene står bak
-- title.en: What the sources stand behind
-- short.en: Behind the sources
-- help.nb: Hvor mange opplysninger av hvert slag som viser til hver kilde.
-- help.nn: Kor mange opplysningar av kvart slag som viser til kvar kjelde.
-- help.en: How many records of each kind name each source.
-- parameters: as_of county region municipality definition
-- uses: now_municipalities now_regions now_chosen now_cited
-- column: code | source.code | Kode | Code
-- column: kind | text | Slag | Kind
-- column: entity | text data
-- column: line | text hidden
-- column: records | integer | Opplysninger | Records | Opplysningar
-- figure: records | {entity} | {=line}
-- note.nb: Kommunetall er folketall, areal, budsjett og sysselsatte for kommunene på datoen og dem de er slått sammen
--   av, også for tidligere år.
-- note.nn: Kommunetal er folketal, areal, budsjett og sysselsette for kommunane på datoen og dei dei er slegne saman
--   av, òg for tidlegare år.
-- note.en: Municipal figures are population, area, budget and employment of the municipalities of the day and of
--   those they were merged from, of earlier years too.
WITH asked (arrangement, region, municipality) AS (
    SELECT ifnull(' ~region:' || :region, '') || ifnull(' ~municipality.county:' || :county, '') ||
            ifnull(' ~municipality:' || :municipality, ''),
        ifnull(' ~id:' || :region, '') || ifnull(' ~municipality.county:' || :county, '') ||
            ifnull(' ~municipality:' || :municipality, ''),
        ifnull(' ~county:' || :county, '') || ifnull(' ~membership.region:' || :region, '') ||
            ifnull(' ~id:' || :municipality, '')
),
opened (entity, line) AS (
    SELECT 'arrangement', replace(arrangement, '~', '') FROM asked
    UNION ALL
    SELECT 'arrangement_year', ' arrangement.name:any' || replace(arrangement, '~', 'arrangement.') ||
        ' year<=' || :year FROM asked
    UNION ALL
    SELECT e.column1, ' arrangement.name:any' || replace(arrangement, '~', 'arrangement.')
    FROM asked, (VALUES ('arrangement_state'), ('arrangement_service'), ('participation')) AS e
    UNION ALL
    SELECT 'membership', ' region.name:any' || replace(region, '~', 'region.') FROM asked
    UNION ALL
    SELECT 'municipality_fact', ' municipality.number:any' || replace(municipality, '~', 'municipality.') ||
        ' date<=' || :as_of FROM asked
)
SELECT s.code AS code, plural(n.entity) AS kind, n.entity AS entity,
    ifnull('source.id:' || n.source || o.line, 'id:' || ids(n.record)) AS line, count(*) AS records
FROM now_cited AS n
JOIN source AS s ON s.id = n.source
LEFT JOIN opened AS o ON o.entity = n.entity
GROUP BY n.source, n.entity
ORDER BY s.sort_key, s.code, count(*) DESC, n.entity
