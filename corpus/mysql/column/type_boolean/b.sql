CREATE TABLE t (a tinyint);
