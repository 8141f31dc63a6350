CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s ON a, (((b)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]))) FROM public.t;
