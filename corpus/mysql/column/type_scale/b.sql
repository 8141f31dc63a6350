CREATE TABLE t (a decimal(8,3));
