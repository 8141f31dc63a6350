SET character_set_client = latin1;
CREATE PROCEDURE f(IN x int)  SELECT 1;
