CREATE TABLE t (a text, FULLTEXT KEY k (a));
