SET sql_mode = ORACLE;
CREATE TABLE t (a int);
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
