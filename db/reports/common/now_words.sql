-- name: now_words
-- about: What several reports say in the same words: `unstated` where the register does not say.
CREATE TEMP TABLE now_words (unstated TEXT NOT NULL);
INSERT INTO now_words VALUES (words('ikke oppgitt', 'not stated', 'ikkje oppgjeve'));
