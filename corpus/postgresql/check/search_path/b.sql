CREATE SCHEMA s; SET search_path = s, public; CREATE FUNCTION ok(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE TABLE t (a integer, CONSTRAINT c CHECK (ok(a)));
