CREATE TABLE t (a int, b int);
CREATE DEFINER=`app`@`localhost` VIEW v AS SELECT a FROM t;
