CREATE TABLE t (a int PRIMARY KEY, b int, KEY (b));
CREATE TABLE other (a int);
