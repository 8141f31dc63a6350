CREATE TABLE public.t (a integer, b varchar(9));
CREATE VIEW public.v AS SELECT a, b FROM public.t;
CREATE RULE r AS ON UPDATE TO public.v WHERE ((old.b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) DO INSTEAD UPDATE public.t SET b = new.b WHERE (t.a = old.a) AND ((t.b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
