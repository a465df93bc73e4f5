-- name: now_tallies
-- uses: now_parts now_chosen
-- about: In how many of the arrangements that count and were chosen each municipality stands: in all, by role, and by
--   the other marks of now_parts. `doubtful`: those it takes part in by an uncertain record.
CREATE TEMP TABLE now_tallies (
    municipality INTEGER PRIMARY KEY, arrangements INTEGER NOT NULL, host INTEGER NOT NULL,
    participant INTEGER NOT NULL, owner INTEGER NOT NULL, buyer INTEGER NOT NULL, seller INTEGER NOT NULL,
    office INTEGER NOT NULL, observer INTEGER NOT NULL, unstated INTEGER NOT NULL, takes_part INTEGER NOT NULL,
    hosts INTEGER NOT NULL, uncertain INTEGER NOT NULL, doubtful INTEGER NOT NULL, hosts_uncertain INTEGER NOT NULL);
INSERT INTO now_tallies
SELECT municipality, arrangements, t ->> 0, t ->> 1, t ->> 2, t ->> 3, t ->> 4, t ->> 5, t ->> 6, t ->> 7, t ->> 8,
    t ->> 9, t ->> 10, t ->> 11, t ->> 13
FROM (
    SELECT p.municipality, count(*) AS arrangements, tally(p.marks) AS t
    FROM now_parts AS p
    CROSS JOIN now_chosen AS c ON c.id = p.arrangement
    GROUP BY p.municipality);
