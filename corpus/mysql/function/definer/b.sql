CREATE DEFINER=`other`@`localhost` FUNCTION f(x int) RETURNS int NO SQL RETURN x;
