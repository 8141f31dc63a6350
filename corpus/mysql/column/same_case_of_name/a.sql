CREATE TABLE t (Name int);
