SET character_set_client = latin1;
CREATE FUNCTION f(x int) RETURNS int NO SQL RETURN x;
