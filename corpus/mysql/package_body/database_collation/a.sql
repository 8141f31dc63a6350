SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
ALTER DATABASE COLLATE utf8mb4_unicode_ci;
DELIMITER //
CREATE PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
