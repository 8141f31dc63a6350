CREATE TABLE t (id int, v vector(3) NOT NULL);
