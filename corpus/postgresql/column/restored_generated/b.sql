CREATE TABLE public.t (a integer, b varchar(9), g boolean GENERATED ALWAYS AS (((b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))) STORED);
