CREATE TABLE public.t (a integer PRIMARY KEY, b varchar(9)); CREATE VIEW public.v AS SELECT a, b, count(*) AS n FROM public.t WHERE b IN ('x', 'y') GROUP BY a;
CREATE VIEW public.w AS SELECT v.a FROM public.v WHERE v.b IN ('x', 'y');
