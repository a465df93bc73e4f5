-- name: compare
-- order: 140
-- title.nb: Sammenligning
-- title.nn: Samanlikning
-- title.en: Comparison
-- help.nb: To fylker, to regioner, to kommuner eller to datoer side om side på alle mål. «Sammenlignet med» er det
--   andre fylket, den andre regionen eller kommunen, eller en dato.
-- help.nn: To fylke, to regionar, to kommunar eller to datoar side om side på alle mål. «Samanlikna med» er det andre
--   fylket, den andre regionen eller kommunen, eller ein dato.
-- help.en: Two counties, two regions, two municipalities or two dates side by side on all indicators. “Compared with”
--   is the other county, region or municipality, or a date.
-- parameters: as_of county region municipality with! sector service form definition
-- uses: note_sides now_indicators then_indicators note_unplaced note_councils
-- column: indicator | text | Mål | Indicator
-- column: unit | text | Enhet | Unit | Eining
-- column: first | decimal this | Første | First
-- column: second | decimal other | Andre | Second
-- column: difference | decimal | Forskjell | Difference | Skilnad
-- column: code | text data | |
-- column: entity | text hidden | |
-- column: measure | text hidden | |
-- column: of_entity | text hidden | |
-- column: first_line | text hidden | |
-- column: first_of_line | text hidden | |
-- column: second_line | text hidden | |
-- column: second_of_line | text hidden | |
-- column: second_day | date hidden | |
-- figure: first | {entity} | {=first_line} | {=measure}
-- per: first | {of_entity} | {=first_of_line}
-- figure: second | {entity} | {=second_line} | {=measure} | {second_day}
-- per: second | {of_entity} | {=second_of_line} | count | {second_day}
-- figure: difference | {entity} | {=second_line} | {=measure} | {second_day}
-- per: difference | {of_entity} | {=second_of_line} | count | {second_day}
-- less: difference | {entity} | {=first_line} | {=measure}
-- per: difference | {of_entity} | {=first_of_line}
-- note.nb: Forskjellen er det andre minus det første. Tomt: ikke registrert, eller ikke kjent for alle på begge sider.
--   Snittet er av kommunene det er kjent for. I et fylke og en kommune ligger de ordningene som har navngitte deltakere
--   der, i en region de som er ført på regionen. Folketall, landareal, kostnad og årsverk er det nyeste som er
--   registrert på hver av dagene, og kan være de samme tallene.
-- note.nn: Skilnaden er det andre minus det første. Tomt: ikkje registrert, eller ikkje kjent for alle på begge sider.
--   Snittet er av kommunane det er kjent for. I eit fylke og ein kommune ligg dei ordningane som har namngjevne
--   deltakarar der, i ein region dei som er førte på regionen. Folketal, landareal, kostnad og årsverk er det nyaste
--   som er registrert på kvar av dagane, og kan vere dei same tala.
-- note.en: The difference is the second minus the first. Empty: not recorded, or not known for all on both sides. The
--   mean is of the municipalities that it is known for. In a county and a municipality lie the arrangements that name
--   participants there, in a region those recorded as the region's. Population, land area, cost and full-time
--   equivalents are the newest that are recorded on each of the days, and may be the same figures.
SELECT ifnull(n.name, t.name) AS indicator, ifnull(n.unit, t.unit) AS unit,
    ifnull(n.value, iif(n.place IS NULL, 0, NULL)) AS first,
    ifnull(t.value, iif(t.place IS NULL, 0, NULL)) AS second,
    iif(ifnull(n.whole, 1) AND ifnull(t.whole, 1), ifnull(t.value, iif(t.place IS NULL, 0, NULL)) -
        ifnull(n.value, iif(n.place IS NULL, 0, NULL)), NULL) AS difference,
    ifnull(n.code, t.code) AS code, ifnull(n.entity, t.entity) AS entity, ifnull(n.measure, t.measure) AS measure,
    ifnull(n.of_entity, t.of_entity) AS of_entity, n.line AS first_line, n.of_line AS first_of_line,
    t.line AS second_line, t.of_line AS second_of_line,
    ifnull(:then, :as_of) AS second_day
FROM now_indicators AS n
FULL JOIN then_indicators AS t ON t.place = n.place AND t.service = n.service
ORDER BY ifnull(n.service, t.service) <> 0, ifnull(n.sort_key, t.sort_key), ifnull(n.place, t.place)
