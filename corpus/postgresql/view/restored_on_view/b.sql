CREATE TABLE public.t (a integer PRIMARY KEY, b varchar(9)); CREATE VIEW public.v AS SELECT a, b, count(*) AS n FROM public.t WHERE ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) GROUP BY t.a;
CREATE VIEW public.w AS SELECT v.a FROM public.v WHERE ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
