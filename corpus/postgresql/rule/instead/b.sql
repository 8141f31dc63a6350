CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON INSERT TO public.t DO INSTEAD NOTIFY c;
