CREATE TABLE public.t (a integer, b text);
CREATE TABLE public.gone (a serial PRIMARY KEY, b text UNIQUE CHECK (b <> ''));
