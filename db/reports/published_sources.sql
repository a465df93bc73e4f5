-- name: published_sources
-- order: 171
-- listed: no
-- title.nb: Dekning kilde for kilde
-- title.nn: Dekning kjelde for kjelde
-- title.en: Coverage of each source
-- short.nb: Dekning av kildene
-- short.nn: Dekning av kjeldene
-- help.nb: Hvor mange av tallene i hver kilde registeret når opp til: hvor fullstendig det er mot kilden.
-- help.nn: Kor mange av tala i kvar kjelde registeret når opp til: kor fullstendig det er mot kjelda.
-- help.en: How many of the figures of each source the register comes up to: how complete it is against the source.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_published now_recorded
-- column: source | reference source | Kilde | Source | Kjelde
-- column: figures | integer | Tall | Figures | Tal
-- column: known | integer | Kan regnes ut | Can be computed | Kan reknast ut
-- column: reached | integer | Fullt registrert | Fully recorded | Fullt registrert
-- column: share | percent | Andel | Share | Del
-- column: line | text hidden
-- column: known_line | text hidden
-- column: reached_line | text hidden
-- figure: figures | published_figure | {=line}
-- figure: known | published_figure | {=known_line}
-- figure: reached | published_figure | {=reached_line}
-- figure: share | published_figure | {=reached_line}
-- per: share | published_figure | {=known_line}
-- chart: bars | source | known reached
-- note.nb: Kan regnes ut: kilden oppgir mer enn 0, og registeret har noe å holde mot det. Fullt registrert: av dem har
--   registeret minst så mye som kilden oppgir. Andelen er av tallene som kan regnes ut.
-- note.nn: Kan reknast ut: kjelda oppgjev meir enn 0, og registeret har noko å halde mot det. Fullt registrert: av dei
--   har registeret minst så mykje som kjelda oppgjev. Delen er av tala som kan reknast ut.
-- note.en: Can be computed: the source states more than 0, and the register has something to hold against it. Fully
--   recorded: of these the register has at least as much as the source states. The share is of the figures that can be
--   computed.
WITH held AS MATERIALIZED (
    SELECT f.source, f.id, iif(r.recorded IS NOT NULL AND f.value > 0, f.id, NULL) AS known,
        iif(f.value > 0 AND r.recorded >= f.value, f.id, NULL) AS reached
    FROM now_published AS p
    JOIN published_figure AS f ON f.id = p.id
    LEFT JOIN now_recorded AS r ON r.id = f.id
)
SELECT h.source AS source, count(*) AS figures, count(h.known) AS known, count(h.reached) AS reached,
    share(count(h.reached), count(h.known)) AS share,
    iif(coalesce(:county, :region, :municipality) IS NULL, 'source:' || h.source ||
        ifnull(' service_area.sector:' || :sector, '') || ifnull(' service_area:' || :service, '') ||
        ifnull(' legal_form:' || :form, ''),
        'id:' || ids(h.id)) AS line,
    'id:' || ids(h.known) AS known_line, 'id:' || ids(h.reached) AS reached_line
FROM held AS h
JOIN source AS s ON s.id = h.source
GROUP BY h.source
ORDER BY s.sort_key, s.code;
WITH held AS MATERIALIZED (
    SELECT f.id, iif(r.recorded IS NOT NULL AND f.value > 0, f.id, NULL) AS known,
        iif(f.value > 0 AND r.recorded >= f.value, f.id, NULL) AS reached
    FROM now_published AS p
    JOIN published_figure AS f ON f.id = p.id
    LEFT JOIN now_recorded AS r ON r.id = f.id
)
SELECT NULL AS source, count(*) AS figures, count(known) AS known, count(reached) AS reached,
    share(count(reached), count(known)) AS share,
    ifnull('id:' || ids(id), 'source:none') AS line,
    ifnull('id:' || ids(known), 'source:none') AS known_line,
    ifnull('id:' || ids(reached), 'source:none') AS reached_line
FROM held
