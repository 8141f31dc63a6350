CREATE AGGREGATE public.g(*) (sfunc = int8inc, stype = bigint, initcond = '1');
