CREATE VIEW public.v AS SELECT coalesce(1, 2) AS coalesce, 'a'::text AS text, array[1] AS array;
