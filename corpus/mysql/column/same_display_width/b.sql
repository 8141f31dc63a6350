CREATE TABLE t (a int(5), b bigint(7) unsigned);
