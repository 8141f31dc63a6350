CREATE TYPE public.mood AS ENUM ('sad');
CREATE OPERATOR CLASS public.own DEFAULT FOR TYPE public.mood USING btree AS STORAGE public.mood;
