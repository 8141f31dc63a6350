CREATE TABLE t (a int) CHARSET latin1;
