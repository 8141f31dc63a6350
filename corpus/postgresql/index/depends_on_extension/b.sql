CREATE EXTENSION citext;
CREATE TABLE public.t (a integer); CREATE INDEX i ON public.t (a);
ALTER INDEX public.i DEPENDS ON EXTENSION citext;
