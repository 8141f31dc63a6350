CREATE TABLE t (a int, b bigint unsigned);
