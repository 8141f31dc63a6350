SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
SET collation_connection = utf8mb4_bin;
DELIMITER //
CREATE PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
