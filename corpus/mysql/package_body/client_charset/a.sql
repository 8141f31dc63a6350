SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
SET character_set_client = utf8mb4;
DELIMITER //
CREATE PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
