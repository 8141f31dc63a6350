CREATE PROCEDURE public.p() LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
