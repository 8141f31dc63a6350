CREATE TABLE t (a varchar(50), KEY k (a));
