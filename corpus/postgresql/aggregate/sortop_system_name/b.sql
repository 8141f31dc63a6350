CREATE AGGREGATE public.g(integer) (sfunc = int4larger, stype = integer, sortop = operator(pg_catalog.>));
