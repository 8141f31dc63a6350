SET sql_mode = ORACLE;
DELIMITER //
CREATE DEFINER=`other`@`localhost` PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
