CREATE DEFINER=`other`@`localhost` PROCEDURE f(IN x int)  SELECT 1;
