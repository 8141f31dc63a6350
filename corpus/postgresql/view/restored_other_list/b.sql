CREATE TABLE public.t (a integer, b varchar(9)); CREATE VIEW public.v AS SELECT t.a FROM public.t WHERE ((b)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]));
