CREATE TABLE t (id int, v vector(4) NOT NULL);
