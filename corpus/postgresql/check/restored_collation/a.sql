CREATE SCHEMA s; CREATE COLLATION s.c (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE TABLE s.t (a integer, b varchar(9) COLLATE s.c, CONSTRAINT c CHECK (b < 'z' COLLATE s.c AND b IN ('x', 'y')));
