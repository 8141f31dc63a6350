CREATE DEFINER=`app`@`localhost` PROCEDURE f(IN x int)  SELECT 1;
