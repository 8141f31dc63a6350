CREATE FUNCTION public.f(internal) RETURNS internal LANGUAGE c AS '$libdir/plpgsql.so', 'plpgsql_call_handler';
