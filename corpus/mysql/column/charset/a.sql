CREATE TABLE t (a varchar(9) CHARACTER SET utf8mb4);
