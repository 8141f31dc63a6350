CREATE TABLE t (a varchar(9) CHARACTER SET latin1);
