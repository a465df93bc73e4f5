-- name: now_forms
-- uses: now_words
-- filter: host_forms | legal_form.needs_host:yes !legal_form:KJOPSALG
-- filter: other_forms | !legal_form.needs_host:yes !legal_form:KJOPSALG,AS,IKS,P27,AVTALE,none
-- about: The legal forms as reports tell them apart, and in 0 where none is stated. `family`: the forms with a column
--   of their own by their codes, all others that need a host as `host`, the rest as `other`, 0 as `unstated`; `line`
--   finds the arrangements of the family.
CREATE TEMP TABLE now_forms (
    form INTEGER PRIMARY KEY, code TEXT, label TEXT NOT NULL, family TEXT NOT NULL, line TEXT NOT NULL);
INSERT INTO now_forms
SELECT form, code, label, family, CASE family WHEN 'host' THEN 'legal_form.needs_host:yes !legal_form:KJOPSALG'
        WHEN 'other' THEN '!legal_form.needs_host:yes !legal_form:KJOPSALG,AS,IKS,P27,AVTALE,none'
        ELSE 'legal_form:' || ifnull(code, 'none') END
FROM (
    SELECT f.id AS form, f.code, f.code || ' ' || words(f.name, ifnull(f.name_en, f.name), ifnull(f.name_nn, f.name))
            AS label,
        CASE WHEN f.code = 'KJOPSALG' THEN 'purchase' WHEN f.code = 'AS' THEN 'as' WHEN f.code = 'IKS' THEN 'iks'
            WHEN f.code = 'P27' THEN 'board' WHEN f.code = 'AVTALE' THEN 'agreement'
            WHEN f.needs_host THEN 'host' ELSE 'other' END AS family
    FROM legal_form AS f
    UNION ALL
    SELECT 0, NULL, w.unstated, 'unstated' FROM now_words AS w);
