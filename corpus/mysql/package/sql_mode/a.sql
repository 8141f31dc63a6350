SET sql_mode = ORACLE;
SET sql_mode = 'ORACLE,STRICT_TRANS_TABLES';
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
