CREATE TABLE public.t (a integer, b varchar(9));
CREATE TABLE public.l (a integer, c varchar(9));
CREATE RULE r AS ON UPDATE TO public.t WHERE ((new.b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) DO INSTEAD NOTHING;
