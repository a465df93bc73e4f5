-- name: now_companies
-- filter: now_companies | legal_form:AS,IKS
-- about: The legal forms that are called companies in every report: limited and inter-municipal companies, those that
--   the survey of 2009 counts as such. Cooperatives and foundations are none. Subsidiaries, arrangements with a parent,
--   are told apart where a report says so.
CREATE TEMP TABLE now_companies (form INTEGER PRIMARY KEY, code TEXT NOT NULL);
INSERT INTO now_companies
SELECT id, code FROM legal_form WHERE removed = 0 AND code IN ('AS', 'IKS');
