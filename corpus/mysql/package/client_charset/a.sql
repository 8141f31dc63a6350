SET sql_mode = ORACLE;
SET character_set_client = utf8mb4;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
