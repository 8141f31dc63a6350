CREATE TABLE t (a varchar(9) DEFAULT 'NULL');
