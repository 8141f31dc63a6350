SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k   AS
  procedure p(a int);
END//
DELIMITER ;
DELIMITER //
CREATE DEFINER=`other`@`localhost` PACKAGE BODY k   AS
  procedure p(a int) as begin null; end;
END//
DELIMITER ;
