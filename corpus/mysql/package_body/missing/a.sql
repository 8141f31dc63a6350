SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
CREATE TABLE t (a int);
DELIMITER //
CREATE PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
