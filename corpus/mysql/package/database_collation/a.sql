SET sql_mode = ORACLE;
ALTER DATABASE COLLATE utf8mb4_unicode_ci;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
