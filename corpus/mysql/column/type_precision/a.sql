CREATE TABLE t (a datetime(3));
