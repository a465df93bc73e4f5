-- name: form_not_valid
-- severity: warning
-- over: arrangement
-- message: “%1” began %3 in the form %2, in which a new cooperation could not be founded then. Check form and date.
WITH founding AS (
    SELECT a.id, a.name, f.name AS form, f.new_from, f.new_to,
           coalesce(t.valid_from, a.effective, a.decided) AS day, t.id AS state
    FROM scope s
    CROSS JOIN arrangement a ON a.id = s.id AND a.removed = 0
    CROSS JOIN arrangement_state t ON t.arrangement = a.id AND t.removed = 0
    CROSS JOIN legal_form f ON f.id = t.legal_form
)
SELECT 'arrangement', id, 'legal_form', name, form, day
FROM founding
WHERE day IS NOT NULL
  /* A year may lie before the form's first day only when its last day does. */
  AND (day || substr('-12-31', length(day) - 3) < substr(new_from || '-01-01', 1, 10)
       OR substr(day || '-01-01', 1, 10) >= substr(new_to || '-01-01', 1, 10))
