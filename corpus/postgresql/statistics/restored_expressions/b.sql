CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s ON (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))) FROM public.t;
