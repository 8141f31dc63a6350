CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON UPDATE TO public.t DO INSTEAD (NOTIFY c; DELETE FROM public.t WHERE t.b = 'a; b');
