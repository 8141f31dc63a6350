CREATE TABLE public.t (j jsonb); CREATE VIEW public.v AS SELECT jsonb_path_query(j, '$.a[*] ? (@ > 1)') AS q FROM public.t;
