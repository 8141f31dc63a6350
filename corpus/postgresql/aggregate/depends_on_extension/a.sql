CREATE EXTENSION citext;
CREATE AGGREGATE public.g(integer) (SFUNC = int4pl, STYPE = integer);
