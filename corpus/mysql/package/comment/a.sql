SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k  COMMENT 'one' AS
  procedure p(a int);
END//
DELIMITER ;
