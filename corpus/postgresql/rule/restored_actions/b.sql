CREATE TABLE public.t (a integer, b varchar(9));
CREATE TABLE public.l (a integer, c varchar(9));
CREATE RULE r AS ON UPDATE TO public.t DO ALSO (INSERT INTO public.l (a, c) SELECT new.a, l.c FROM public.l WHERE ((l.c)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])); DELETE FROM public.l WHERE ((l.c)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])));
