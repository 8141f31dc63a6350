CREATE TABLE t (a int, UNIQUE KEY k (a));
