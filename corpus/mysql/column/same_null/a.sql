CREATE TABLE t (a int, b varchar(9) NULL);
