CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN a;
