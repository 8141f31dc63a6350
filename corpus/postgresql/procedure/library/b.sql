CREATE PROCEDURE public.p() LANGUAGE c AS '$libdir/plpgsql.so', 'plpgsql_call_handler';
