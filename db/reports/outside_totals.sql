-- name: outside_totals
-- order: 161
-- listed: no
-- title.nb: Utenfor tellingen etter grunn
-- title.nn: Utanfor teljinga etter grunn
-- title.en: Outside the count by reason
-- help.nb: Hvor mange ordninger som er registrert, men ikke telles, av hver grunn.
-- help.nn: Kor mange ordningar som er registrerte, men ikkje blir talde, av kvar grunn.
-- help.en: How many arrangements are recorded but do not count, by reason.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_chosen now_excluded
-- column: reason | text | Grunn | Reason
-- column: line | text hidden | |
-- column: arrangements | integer sum | Ordninger | Arrangements | Ordningar
-- column: share | percent | Andel | Share | Del
-- column: uncertain | integer sum | Usikre | Uncertain
-- column: code | text data
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
SELECT e.reason AS reason, e.line AS line, count(*) AS arrangements, share(count(*), sum(count(*)) OVER ()) AS share,
    count(*) FILTER (WHERE a.certainty = 'uncertain') AS uncertain, e.code AS code
FROM now_excluded AS e
JOIN now_arrangements AS a ON a.id = e.arrangement
GROUP BY e.place
ORDER BY e.place
