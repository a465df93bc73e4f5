-- What a published figure measures is a code of a list, where it was words in Norwegian before: in the records and in
-- what the journal tells of them. Words that are none of these stay as they are: nothing is held against them.
-- derives: published_figure
CREATE TABLE measure_code (words TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO measure_code VALUES
    ('ordninger', 'arrangements'),
    ('selskaper', 'companies'),
    ('underliggende selskaper', 'subsidiaries'),
    ('ordninger uten selskaper og regionråd', 'not_companies'),
    ('helhetlige ordninger', 'comprehensive'),
    ('kjøp og salg', 'purchases'),
    ('kommuner i ordningen', 'participants'),
    ('felles leder', 'shared_manager'),
    ('innbyggere', 'inhabitants'),
    ('landareal i km²', 'land_area'),
    ('prosent av kommunene i samarbeid', 'cooperating'),
    ('prosent av kommunene i fullverdige regionråd', 'in_full_council'),
    ('regionråd med helhetlig styringsgrep', 'comprehensive_councils'),
    ('regionråd med helhetlig perspektiv, minst', 'perspective_least'),
    ('regionråd med helhetlig perspektiv, høyst', 'perspective_most'),
    ('prosent av brutto driftsbudsjett', 'budget_share'),
    ('prosent av sysselsettingen', 'employment_share'),
    ('kommuner som vurderer sammenslutning', 'considering_merger'),
    ('prosent, ukjent hva', 'unstated_percentage'),
    ('tiltak på regionrådsnivå, ganger Sør-Trøndelag', 'council_level_times');
UPDATE OR IGNORE published_figure
SET measure = (SELECT code FROM measure_code WHERE words = measure)
WHERE measure IN (SELECT words FROM measure_code);
UPDATE journal_change SET before = (SELECT code FROM measure_code WHERE words = before)
WHERE entity = 'published_figure' AND field = 'measure' AND before IN (SELECT words FROM measure_code);
UPDATE journal_change SET after = (SELECT code FROM measure_code WHERE words = after)
WHERE entity = 'published_figure' AND field = 'measure' AND after IN (SELECT words FROM measure_code);
DROP TABLE measure_code;
