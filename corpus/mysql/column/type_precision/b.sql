CREATE TABLE t (a datetime(6));
