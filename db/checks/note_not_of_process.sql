-- name: note_not_of_process
-- severity: error
-- over: strategy_note
-- message: “%1” is a round of another process than the note. Choose a round of its process, or none.
SELECT 'strategy_note', n.id, 'round', r.name
FROM scope s
CROSS JOIN strategy_note n ON n.id = s.id AND n.removed = 0
CROSS JOIN strategy_round r ON r.id = n.round
WHERE r.process IS NOT n.process
