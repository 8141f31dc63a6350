SET collation_connection = utf8mb4_unicode_ci;
CREATE FUNCTION f(x int) RETURNS int NO SQL RETURN x;
