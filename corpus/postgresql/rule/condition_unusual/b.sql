CREATE TABLE public.t (a integer, b text);
CREATE RULE r AS ON UPDATE TO public.t WHERE new.b = ' DO at''s " ( ' AND new.a = ANY (ARRAY[1, 2]) DO INSTEAD NOTHING;
