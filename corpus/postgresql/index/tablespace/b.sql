CREATE TABLE public.t (a integer, b text, c text COLLATE "C", d varchar(5), e char(3), r int4range, j jsonb, w tsvector);
CREATE INDEX i ON public.t (a);
-- No test may make a tablespace: the catalog row is all that is read.
UPDATE pg_catalog.pg_class SET reltablespace = 1664 WHERE oid = 'public.i'::regclass;
