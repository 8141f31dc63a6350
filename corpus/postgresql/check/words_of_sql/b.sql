CREATE TABLE public.t (b text, CONSTRAINT c CHECK (pg_catalog."position"(b, 'x') > 0 AND btrim(b) = b));
