-- name: agreement_papers
-- order: 181
-- listed: no
-- title.nb: Avtaler
-- title.nn: Avtalar
-- title.en: Agreements
-- help.nb: Intensjonsavtaler, vedtekter og andre avtaler som var inngått på datoen.
-- help.nn: Intensjonsavtalar, vedtekter og andre avtalar som var inngått på datoen.
-- help.en: Letters of intent, statutes and other agreements concluded by the day.
-- parameters: as_of county region municipality
-- uses: now_regions
-- column: region | reference region | Region | Region
-- column: agreement | reference agreement | Avtale | Agreement
-- column: kind | agreement.kind | Type | Kind
-- column: concluded | date | Inngått | Concluded | Inngått
-- column: clauses | integer | Punkter | Clauses | Punkt
-- column: non_exclusive | agreement.non_exclusive | Ikke eksklusiv | Not exclusive | Ikkje eksklusiv
-- column: variable | agreement.variable_participation | Variabel deltakelse | Variable participation | Variabel
--   deltaking
-- figure: clauses | agreement_clause | agreement:{agreement}
-- note.nb: Avtaler uten oppgitt dato er med. Punktene er de som kilden gjengir.
-- note.nn: Avtalar utan oppgjeven dato er med. Punkta er dei som kjelda gjev att.
-- note.en: Agreements without a stated date are told of too. The clauses are those that the source prints.
SELECT a.region AS region, a.id AS agreement, a.kind AS kind, a.concluded AS concluded,
    nullif((SELECT count(*) FROM agreement_clause AS c WHERE c.agreement = a.id AND c.removed = 0), 0) AS clauses,
    a.non_exclusive AS non_exclusive, a.variable_participation AS variable
FROM now_regions AS r
JOIN agreement AS a ON a.region = r.id AND a.removed = 0 AND (a.concluded IS NULL OR a.concluded <= :as_of)
WHERE r.chosen
ORDER BY r.sort_key, r.id, a.sort_key, a.id
