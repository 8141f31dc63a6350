CREATE TABLE t (a decimal(8,2));
