CREATE TABLE public.t (a integer, EXCLUDE USING btree (a WITH =) DEFERRABLE);
