CREATE TABLE t (a int, b int, UNIQUE KEY k (b, a));
