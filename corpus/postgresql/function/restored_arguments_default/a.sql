CREATE FUNCTION public.f(x integer, g boolean DEFAULT (current_setting('a.b', true)::varchar IN ('x', 'y'))) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN x; END $$;
