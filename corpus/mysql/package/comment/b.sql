SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k  COMMENT 'two' AS
  procedure p(a int);
END//
DELIMITER ;
