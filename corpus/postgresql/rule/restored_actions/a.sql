CREATE TABLE public.t (a integer, b varchar(9));
CREATE TABLE public.l (a integer, c varchar(9));
CREATE RULE r AS ON UPDATE TO public.t DO ALSO (INSERT INTO public.l SELECT new.a, c FROM public.l WHERE c IN ('x', 'y'); DELETE FROM public.l WHERE c IN ('x', 'y'));
