CREATE TABLE t (a tinyint(1));
