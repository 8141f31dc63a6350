CREATE DEFINER=`app`@`localhost` FUNCTION f(x int) RETURNS int NO SQL RETURN x;
