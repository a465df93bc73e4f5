-- Reports find without reading all participations what began or ended in some years, and what only few have; and what a
-- municipality takes part in without reading its participations one by one.
CREATE INDEX participation_begun ON participation (valid_from) WHERE valid_from IS NOT NULL;
CREATE INDEX participation_ended ON participation (valid_to) WHERE valid_to IS NOT NULL;
CREATE INDEX participation_body ON participation (body) WHERE body IS NOT NULL;
CREATE INDEX participation_shared ON participation (arrangement) WHERE share IS NOT NULL OR cost_share IS NOT NULL;
CREATE INDEX participation_uncertain ON participation (arrangement) WHERE certainty = 'uncertain';
DROP INDEX participation_municipality;
CREATE INDEX participation_municipality ON participation (municipality, arrangement, removed, valid_from, valid_to)
    WHERE municipality IS NOT NULL;
