CREATE EXTENSION citext;
CREATE TABLE public.t (a integer UNIQUE);
ALTER INDEX public.t_a_key DEPENDS ON EXTENSION citext;
