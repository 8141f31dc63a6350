CREATE EXTENSION citext;
CREATE TABLE public.t (a integer UNIQUE);
