CREATE TABLE public.t (b text, CONSTRAINT c CHECK (position('x' in b) > 0 AND trim(both from b) = b));
