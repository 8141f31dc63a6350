CREATE TABLE t (a int INVISIBLE, b int);
