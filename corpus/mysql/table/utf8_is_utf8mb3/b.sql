CREATE TABLE t (a varchar(9)) CHARSET utf8mb3;
