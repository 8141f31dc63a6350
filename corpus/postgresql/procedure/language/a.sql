CREATE PROCEDURE public.p(a integer, b text) LANGUAGE plpgsql AS 'BEGIN END';
