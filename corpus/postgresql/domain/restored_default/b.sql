CREATE DOMAIN public.d AS boolean DEFAULT ((current_setting('a.b', true)::varchar)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
