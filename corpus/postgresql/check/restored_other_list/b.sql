CREATE TABLE public.t (a integer, b varchar(9), CONSTRAINT t_c CHECK (((b)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]))));
