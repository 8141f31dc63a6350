CREATE SCHEMA s; CREATE FUNCTION s.f(l integer, r integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT l = r'; CREATE FUNCTION s.g(r integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT r > 0';
CREATE OPERATOR s.=# (FUNCTION = s.f, LEFTARG = integer, RIGHTARG = integer); CREATE OPERATOR s.!# (FUNCTION = s.g, RIGHTARG = integer);
CREATE TABLE s.t (a integer, b varchar(9), CONSTRAINT c CHECK ((a OPERATOR(s.=#) 1) AND (OPERATOR(s.!#) a) AND ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
