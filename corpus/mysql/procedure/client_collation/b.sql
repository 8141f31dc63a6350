SET collation_connection = utf8mb4_unicode_ci;
CREATE PROCEDURE f(IN x int)  SELECT 1;
