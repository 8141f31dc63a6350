CREATE TABLE public.t (a integer, b text);
CREATE VIEW public.v AS SELECT a, b FROM public.t;
CREATE RULE r AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.t VALUES (new.a, new.b);
