CREATE TABLE public.t (a integer, b varchar(9)); CREATE INDEX i ON public.t (a, (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
