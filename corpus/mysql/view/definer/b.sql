CREATE TABLE t (a int, b int);
CREATE DEFINER=`other`@`localhost` VIEW v AS SELECT a FROM t;
