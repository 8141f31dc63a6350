CREATE TABLE public.t (a integer, b varchar(9)) PARTITION BY LIST (((b)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[])));
