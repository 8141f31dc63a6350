CREATE SCHEMA s; CREATE SCHEMA f; CREATE FUNCTION s.lt(l integer, r integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT l > r'; CREATE FUNCTION s.cmp(l integer, r integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT r - l';
CREATE OPERATOR s.<# (FUNCTION = s.lt, LEFTARG = integer, RIGHTARG = integer); CREATE OPERATOR FAMILY f."Backwards" USING btree;
CREATE OPERATOR CLASS s."Own" FOR TYPE integer USING btree FAMILY f."Backwards" AS OPERATOR 1 s.<#, FUNCTION 1 s.cmp(integer, integer);
CREATE TABLE public.t (a integer, b varchar(9)); CREATE INDEX i ON public.t (a s."Own", (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
