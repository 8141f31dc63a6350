CREATE TABLE public.t (a integer, b text, c text COLLATE "C", d varchar(5), e char(3), r int4range, j jsonb, w tsvector);
CREATE INDEX i ON public.t USING gin (j);
