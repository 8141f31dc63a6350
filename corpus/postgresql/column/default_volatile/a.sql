CREATE TABLE public.t (a uuid DEFAULT gen_random_uuid(), b timestamptz DEFAULT now(), c double precision DEFAULT random());
