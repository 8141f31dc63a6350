SET character_set_client = utf8mb4;
CREATE PROCEDURE f(IN x int)  SELECT 1;
