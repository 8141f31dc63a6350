CREATE TABLE t (a varchar(50), FULLTEXT KEY k (a));
