CREATE AGGREGATE public.g(integer) (sfunc = int4larger, stype = integer);
