CREATE TABLE public.t (b text, CONSTRAINT t_c CHECK (b = ANY (ARRAY['x'::text, 'y'::text])));
