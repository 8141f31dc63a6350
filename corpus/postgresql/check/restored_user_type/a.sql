CREATE SCHEMA s; CREATE TYPE s.kind AS ENUM ('x', 'y'); CREATE DOMAIN s.word AS varchar(9);
CREATE FUNCTION s.f(k s.kind) RETURNS s.word LANGUAGE sql IMMUTABLE AS $$ SELECT 'x' $$;
CREATE TABLE s.t (k s.kind, b varchar(9), CONSTRAINT c CHECK (s.f(k) IN ('x', 'y') OR b IN ('x', 'y')));
