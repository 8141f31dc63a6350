CREATE TABLE public.t (a integer, b varchar(9));
CREATE STATISTICS public.s (ndistinct, mcv) ON a, (b IN ('x', 'y')), (a || ', (' || lower(b)), (CASE WHEN b IN ('x', 'y') THEN 1 ELSE 2 END) FROM public.t;
