CREATE TABLE t (a int, b varchar(9), KEY k ((a + 2), (lower(b))));
