create table t (a varchar(10,2), b INT, c 'DOUBLE  PRECISION', d UNSIGNED BIG INT);
