-- name: now_kinds
-- about: The kinds of change between two days, in their order, with the kind of record that stands behind each.
CREATE TEMP TABLE now_kinds (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, entity TEXT NOT NULL);
INSERT INTO now_kinds
VALUES (1, 'founded', words('ny ordning', 'new arrangement'), 'arrangement'),
    (2, 'ended', words('avsluttet ordning', 'ended arrangement', 'avslutta ordning'), 'arrangement'),
    (3, 'joined', words('ny deltaker', 'new participant', 'ny deltakar'), 'participation'),
    (4, 'left', words('deltaker gått ut', 'participant left', 'deltakar gått ut'), 'participation'),
    (5, 'form', words('ny form', 'new form'), 'arrangement'),
    (6, 'region_founded', words('ny region', 'new region'), 'region'),
    (7, 'region_ended', words('avsluttet region', 'ended region', 'avslutta region'), 'region'),
    (8, 'member_joined', words('nytt medlem', 'new member'), 'membership'),
    (9, 'member_left', words('medlem gått ut', 'member left'), 'membership');
