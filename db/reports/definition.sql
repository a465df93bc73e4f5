-- name: definition
-- order: 2
-- listed: no
-- title.nb: Hva som telles
-- title.nn: Kva som blir talt
-- title.en: What counts
-- help.nb: Formene som telles som formelle ordninger etter definisjonen, og hvor mange ordninger som har dem.
-- help.nn: Formene som blir talde som formelle ordningar etter definisjonen, og kor mange ordningar som har dei.
-- help.en: The forms that count as formal arrangements under the definition, and how many arrangements have them.
-- parameters: as_of county region municipality sector service form definition
-- uses: now_arrangements now_forms now_chosen
-- column: legal_form | text | Form | Form
-- column: form | reference legal_form hidden
-- column: is_counted | yes_no | Telles | Counts | Blir talt
-- column: arrangements | integer sum | Ordninger i alt | Arrangements in all | Ordningar i alt
-- column: counted | integer sum | Talt med | Counted | Talde med
-- column: code | text data
-- figure: arrangements | arrangement | @now_chosen legal_form:{form}
-- figure: counted | arrangement | @now_chosen legal_form:{form} counted:{:definition}
-- note.nb: En ordning som har en av de utelatte klassene, eller som bare er en idé, under utredning, vedtatt eller
--   avsluttet, telles ikke, uansett form.
-- note.nn: Ei ordning som har ein av dei utelatne klassane, eller som berre er ein idé, under utgreiing, vedteken eller
--   avslutta, blir ikkje talt, uansett form.
-- note.en: An arrangement with an exclusion class, or that is only an idea, under study, decided or ended, does not
--   count, whatever its form.
WITH known AS (
    SELECT f.id AS form, f.sort_key AS place, EXISTS (
        SELECT 1 FROM counting_form AS k WHERE k.definition = :definition AND k.legal_form = f.id AND k.removed = 0)
        AS is_counted
    FROM legal_form AS f
    WHERE f.removed = 0
    UNION ALL
    SELECT NULL, NULL, (SELECT d.counts_unstated FROM counting_definition AS d WHERE d.id = :definition)
), held AS (
    SELECT a.form, count(*) AS arrangements, sum(c.counts) AS counted
    FROM now_chosen AS c
    JOIN now_arrangements AS a ON a.id = c.id
    GROUP BY a.form
)
SELECT f.label AS legal_form, k.form AS form, k.is_counted AS is_counted, ifnull(h.arrangements, 0) AS arrangements,
    ifnull(h.counted, 0) AS counted, f.code AS code
FROM known AS k
JOIN now_forms AS f ON f.form = ifnull(k.form, 0)
LEFT JOIN held AS h ON h.form IS k.form
WHERE k.is_counted OR h.arrangements > 0
ORDER BY k.is_counted DESC, k.place IS NULL, k.place
