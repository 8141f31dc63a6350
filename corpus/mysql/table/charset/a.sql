CREATE TABLE t (a int) CHARSET utf8mb4;
