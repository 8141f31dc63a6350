CREATE TABLE t (a enum('y','x'));
