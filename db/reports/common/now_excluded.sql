-- name: now_excluded
-- uses: now_arrangements now_chosen
-- about: The arrangements that were chosen and do not count, each with the reason, tried in this order: the class it is
--   placed in, how far it has come, and its form. `place`: that of the reason among those there are; `code` is that of
--   the class, of the status or of the form, or "unstated", with "_ended" where it has ended since; `line` finds the
--   arrangements of the reason among those that do not count. Reasons are few, and put into words once each.
CREATE TEMP TABLE now_excluded (
    arrangement INTEGER PRIMARY KEY, place INTEGER NOT NULL, reason TEXT NOT NULL, code TEXT NOT NULL,
    line TEXT NOT NULL);
INSERT INTO now_excluded
WITH left_out AS MATERIALIZED (
    SELECT id, exclusion, iif(exclusion IS NULL, not_yet, NULL) AS status,
        iif(exclusion IS NULL AND not_yet IS NULL, form, NULL) AS form,
        exclusion IS NULL AND not_yet IS NULL AND status IS 'ended' AS ended_since
    FROM (
        SELECT a.id, a.exclusion, a.form, a.status,
            CASE WHEN a.status IN ('idea', 'study', 'decided') OR (a.status = 'ended' AND a.ended IS NULL)
                THEN a.status END AS not_yet
        FROM now_chosen AS c
        JOIN now_arrangements AS a ON a.id = c.id AND NOT a.counts)
),
reasons AS MATERIALIZED (
    SELECT l.*, dense_rank() OVER (ORDER BY l.exclusion IS NULL, x.sort_key, x.id, l.status IS NULL,
            CASE l.status WHEN 'idea' THEN 1 WHEN 'study' THEN 2 WHEN 'decided' THEN 3 ELSE 4 END, f.id IS NULL,
            f.sort_key, f.id, l.ended_since) AS place,
        CASE WHEN x.id IS NOT NULL THEN words(x.name, ifnull(x.name_en, x.name), ifnull(x.name_nn, x.name))
            WHEN l.status = 'idea' THEN words('Bare en idé', 'Only an idea', 'Berre ein idé')
            WHEN l.status = 'study' THEN words('Under utredning', 'Under study', 'Under utgreiing')
            WHEN l.status = 'decided' THEN words('Vedtatt, ikke i gang', 'Decided, not begun', 'Vedteke, ikkje i gang')
            WHEN l.status = 'ended' THEN words('Avsluttet, uten dato', 'Ended, no date', 'Avslutta, utan dato')
            WHEN f.id IS NULL THEN words('Formen er ikke oppgitt', 'The form is not stated', 'Forma er ikkje oppgjeven')
            ELSE words('Formen telles ikke: ', 'The form does not count: ', 'Forma blir ikkje talt: ') || f.code END ||
            iif(l.ended_since, words(' (siden avsluttet)', ' (ended since)', ' (sidan avslutta)'), '') AS reason,
        coalesce(x.code, l.status, f.code, 'unstated') || iif(l.ended_since, '_ended', '') AS code,
        CASE WHEN x.id IS NOT NULL THEN 'exclusion:' || x.id
            WHEN l.status = 'ended' THEN 'exclusion:none status:ended ended:none'
            WHEN l.status IS NOT NULL THEN 'exclusion:none status:' || l.status
            ELSE 'exclusion:none legal_form:' || ifnull(f.id, 'none') ||
                iif(l.ended_since, ' status:ended ended:any', ' !status:idea,study,decided,ended') END AS line
    FROM (SELECT DISTINCT exclusion, status, form, ended_since FROM left_out) AS l
    LEFT JOIN exclusion_class AS x ON x.id = l.exclusion
    LEFT JOIN legal_form AS f ON f.id = l.form
)
SELECT l.id, r.place, r.reason, r.code, r.line
FROM left_out AS l
CROSS JOIN reasons AS r ON r.exclusion IS l.exclusion AND r.status IS l.status AND r.form IS l.form
    AND r.ended_since = l.ended_since;
