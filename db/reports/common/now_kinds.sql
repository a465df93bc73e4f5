-- name: now_kinds
-- about: The kinds of change between two days, in their order, with the kind of record that stands behind each.
CREATE TEMP TABLE now_kinds (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, entity TEXT NOT NULL);
INSERT INTO now_kinds
VALUES (1, 'founded', words('ordning ny', 'arrangement new'), 'arrangement'),
    (2, 'ended', words('ordning avsluttet', 'arrangement ended', 'ordning avslutta'), 'arrangement'),
    (3, 'joined', words('deltaker kommet til', 'participant joined', 'deltakar komen til'), 'participation'),
    (4, 'left', words('deltaker gått ut', 'participant left', 'deltakar gått ut'), 'participation'),
    (5, 'form', words('ny form', 'form changed'), 'arrangement'),
    (6, 'region_founded', words('region ny', 'region new'), 'region'),
    (7, 'region_ended', words('region avsluttet', 'region ended', 'region avslutta'), 'region'),
    (8, 'member_joined', words('medlem kommet til', 'member joined', 'medlem komen til'), 'membership'),
    (9, 'member_left', words('medlem gått ut', 'member left'), 'membership');
