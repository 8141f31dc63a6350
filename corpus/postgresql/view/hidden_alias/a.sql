CREATE VIEW public.v AS SELECT coalesce(1, 2), 'a'::text, array[1];
