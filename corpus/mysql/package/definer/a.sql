SET sql_mode = ORACLE;
DELIMITER //
CREATE DEFINER=`app`@`localhost` PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
