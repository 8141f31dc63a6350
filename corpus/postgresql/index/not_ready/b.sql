CREATE TABLE public.t (a integer, b text, c text COLLATE "C", d varchar(5), e char(3), r int4range, j jsonb, w tsvector);
CREATE INDEX i ON public.t (a);
-- What a failed CREATE INDEX CONCURRENTLY leaves in its first step.
UPDATE pg_catalog.pg_index SET indisready = false WHERE indexrelid = 'public.i'::regclass;
