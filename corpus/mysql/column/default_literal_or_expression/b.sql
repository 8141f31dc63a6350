CREATE TABLE t (a varchar(30) DEFAULT (rand()));
