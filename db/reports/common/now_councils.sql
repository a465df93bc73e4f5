-- name: now_councils
-- uses: now_members
-- about: Which municipality of the day is a full member of which regional council, once each; also where the role is
--   not stated. Associates and observers are no members. `uncertain`: by a record that is, `certain`: by one that is
--   not. `fulfils`: the council meets the definition of one.
CREATE TEMP TABLE now_councils (
    municipality INTEGER NOT NULL, region INTEGER NOT NULL, uncertain INTEGER NOT NULL, certain INTEGER NOT NULL,
    fulfils INTEGER NOT NULL, PRIMARY KEY (municipality, region)) WITHOUT ROWID;
INSERT INTO now_councils
SELECT n.municipality, n.region, max(n.certainty IS 'uncertain'), max(n.certainty IS NOT 'uncertain'),
    g.counts_as_council IS 'yes'
FROM now_members AS n
JOIN region AS g ON g.id = n.region AND g.kind = 'council'
WHERE n.municipality IS NOT NULL AND (n.role = 'full' OR n.role IS NULL)
GROUP BY n.municipality, n.region;
