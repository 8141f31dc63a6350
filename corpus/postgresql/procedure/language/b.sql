SET check_function_bodies = off;
CREATE PROCEDURE public.p(a integer, b text) LANGUAGE sql AS 'BEGIN END';
