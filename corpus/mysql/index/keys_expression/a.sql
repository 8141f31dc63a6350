CREATE TABLE t (a int, b varchar(9), KEY k ((a + 1), (lower(b))));
