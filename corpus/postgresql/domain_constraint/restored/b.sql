CREATE DOMAIN public.d AS varchar(9) CONSTRAINT d_c CHECK (((VALUE)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])));
