CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON INSERT TO public.t WHERE (new.a < 0) DO INSTEAD NOTHING;
ALTER TABLE public.t ENABLE ALWAYS RULE r;
