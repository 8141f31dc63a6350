CREATE TABLE t (a int, b int, UNIQUE KEY k (a, b));
