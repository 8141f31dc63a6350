SET sql_mode = ORACLE;
DELIMITER //
CREATE PACKAGE k COMMENT 'is' AS
  function f return varchar(9);
END//
CREATE PACKAGE BODY k COMMENT 'as' SQL SECURITY INVOKER IS
  function f return varchar(9) as begin return 'x\n'; end;
END//
DELIMITER ;
