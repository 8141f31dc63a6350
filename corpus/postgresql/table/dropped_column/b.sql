CREATE TABLE public.t (x integer, a integer, y text, b text); ALTER TABLE public.t DROP COLUMN x, DROP COLUMN y;
