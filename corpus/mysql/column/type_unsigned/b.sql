CREATE TABLE t (a int unsigned);
