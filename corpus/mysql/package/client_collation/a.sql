SET sql_mode = ORACLE;
SET collation_connection = utf8mb4_bin;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
