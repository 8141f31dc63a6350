CREATE SCHEMA s; CREATE TYPE s.kind AS ENUM ('x', 'y'); CREATE FUNCTION s.f(k s.kind) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE CAST (s.kind AS integer) WITH FUNCTION s.f(s.kind) AS IMPLICIT; CREATE CAST (varchar AS s.kind) WITH INOUT;
CREATE TABLE s.t (a integer, b varchar(9), CONSTRAINT c CHECK ((((('x'::character varying)::s.kind)::integer + a) > 0) AND ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
