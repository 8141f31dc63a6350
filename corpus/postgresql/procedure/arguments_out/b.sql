CREATE PROCEDURE public.p(a integer, OUT b text) LANGUAGE plpgsql AS 'BEGIN END';
