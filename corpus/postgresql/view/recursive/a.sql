CREATE TABLE public.t (a integer, b text);
CREATE RECURSIVE VIEW public.v (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM v WHERE n < 9;
