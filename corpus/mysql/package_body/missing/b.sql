SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
CREATE TABLE t (a int);
