SET collation_connection = utf8mb4_bin;
CREATE FUNCTION f(x int) RETURNS int NO SQL RETURN x;
