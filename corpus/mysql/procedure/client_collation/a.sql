SET collation_connection = utf8mb4_bin;
CREATE PROCEDURE f(IN x int)  SELECT 1;
