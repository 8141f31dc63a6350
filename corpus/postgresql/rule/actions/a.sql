CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON INSERT TO public.t DO DELETE FROM public.t WHERE (t.a = 1);
