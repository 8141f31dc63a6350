CREATE TABLE public.t (a integer, b varchar(9));
CREATE TABLE public.l (a integer, c varchar(9));
CREATE RULE r AS ON UPDATE TO public.t WHERE new.b IN ('x', 'y') DO INSTEAD NOTHING;
