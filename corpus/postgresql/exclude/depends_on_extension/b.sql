CREATE EXTENSION citext;
CREATE TABLE public.t (a integer, EXCLUDE USING btree (a WITH =));
ALTER INDEX public.t_a_excl DEPENDS ON EXTENSION citext;
