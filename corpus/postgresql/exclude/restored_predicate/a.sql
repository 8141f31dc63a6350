CREATE TABLE public.t (a integer, b varchar(9), CONSTRAINT x EXCLUDE USING btree (a WITH =) WHERE (b IN ('x', 'y')));
