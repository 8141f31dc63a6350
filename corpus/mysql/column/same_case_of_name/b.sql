CREATE TABLE t (name int);
