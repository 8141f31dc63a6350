SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
SET sql_mode = 'ORACLE,STRICT_TRANS_TABLES,NO_UNSIGNED_SUBTRACTION';
DELIMITER //
CREATE PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
