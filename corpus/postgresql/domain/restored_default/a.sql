CREATE DOMAIN public.d AS boolean DEFAULT (current_setting('a.b', true)::varchar IN ('x', 'y'));
