-- name: outside
-- order: 160
-- title.nb: Utenfor tellingen
-- title.nn: Utanfor teljinga
-- title.en: Outside the count
-- help.nb: Hva som er registrert, men ikke telles som formell ordning, og hvorfor.
-- help.nn: Kva som er registrert, men ikkje blir talt som formell ordning, og kvifor.
-- help.en: What is recorded but not counted as a formal arrangement, and why.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_chosen
-- column: reason | text | Grunn | Reason
-- column: line | text hidden | |
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer sum | Usikre | Uncertain
-- filter: left_out | @now_chosen !counted:{:definition} {=line}
-- figure: arrangements | arrangement | @left_out
-- figure: share | arrangement | @left_out
-- per: share | arrangement | @now_chosen !counted:{:definition}
-- figure: uncertain | arrangement | @left_out certainty:uncertain
-- chart: bars | reason | arrangements
-- note.nb: Grunnene prøves i denne rekkefølgen: klassen den er ført i, hvor langt den er kommet, og formen. Hver
--   ordning står én gang.
-- note.nn: Grunnane blir prøvde i denne rekkjefølgja: klassa ho er ført i, kor langt ho er komen, og forma. Kvar
--   ordning står éin gong.
-- note.en: The reasons are tried in this order: the class it is placed in, how far it has come, and its form. Each
--   arrangement stands once.
WITH left_out AS (
    SELECT id, exclusion, certainty, iif(exclusion IS NULL, not_yet, NULL) AS status,
        iif(exclusion IS NULL AND not_yet IS NULL, form, NULL) AS form,
        exclusion IS NULL AND not_yet IS NULL AND status IS 'ended' AS ended_since
    FROM (
        SELECT a.id, a.exclusion, a.certainty, a.form, a.status,
            CASE WHEN a.status IN ('idea', 'study', 'decided') OR (a.status = 'ended' AND a.ended IS NULL)
                THEN a.status END AS not_yet
        FROM now_chosen AS c
        JOIN now_arrangements AS a ON a.id = c.id AND NOT a.counts)
)
SELECT CASE WHEN x.id IS NOT NULL THEN words(x.name, ifnull(x.name_en, x.name), ifnull(x.name_nn, x.name))
        WHEN l.status = 'idea' THEN words('Bare en idé', 'Only an idea', 'Berre ein idé')
        WHEN l.status = 'study' THEN words('Under utredning', 'Under study', 'Under utgreiing')
        WHEN l.status = 'decided' THEN words('Vedtatt, ikke i gang', 'Decided, not begun', 'Vedteke, ikkje i gang')
        WHEN l.status = 'ended' THEN words('Avsluttet, uten dato', 'Ended, no date', 'Avslutta, utan dato')
        WHEN f.id IS NULL THEN words('Formen er ikke oppgitt', 'The form is not stated', 'Forma er ikkje oppgjeven')
        ELSE words('Formen telles ikke: ', 'The form does not count: ', 'Forma blir ikkje talt: ') || f.code END ||
        iif(l.ended_since, words(' (siden avsluttet)', ' (ended since)', ' (sidan avslutta)'), '') AS reason,
    CASE WHEN x.id IS NOT NULL THEN 'exclusion:' || x.id
        WHEN l.status = 'ended' THEN 'exclusion:none status:ended ended:none'
        WHEN l.status IS NOT NULL THEN 'exclusion:none status:' || l.status
        ELSE 'exclusion:none legal_form:' || ifnull(f.id, 'none') ||
            iif(l.ended_since, ' status:ended ended:any', ' !status:idea,study,decided,ended') END AS line,
    count(*) AS arrangements, share(count(*), sum(count(*)) OVER ()) AS share,
    count(*) FILTER (WHERE l.certainty = 'uncertain') AS uncertain
FROM left_out AS l
LEFT JOIN exclusion_class AS x ON x.id = l.exclusion
LEFT JOIN legal_form AS f ON f.id = l.form
GROUP BY l.exclusion, l.status, l.form, l.ended_since
ORDER BY l.exclusion IS NULL, x.sort_key, l.status IS NULL,
    CASE l.status WHEN 'idea' THEN 1 WHEN 'study' THEN 2 WHEN 'decided' THEN 3 ELSE 4 END, f.id IS NULL, f.sort_key,
    l.ended_since
