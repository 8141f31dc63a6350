CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s (ndistinct, mcv) ON a, (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))), ((a || ', ('::text) || lower((b)::text)), (CASE WHEN ((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) THEN 1 ELSE 2 END) FROM public.t;
