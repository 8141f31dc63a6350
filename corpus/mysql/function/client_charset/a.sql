SET character_set_client = utf8mb4;
CREATE FUNCTION f(x int) RETURNS int NO SQL RETURN x;
