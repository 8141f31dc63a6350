CREATE TABLE t (a int DEFAULT '7', b decimal(8,2) DEFAULT 0, c int(5) zerofill DEFAULT 1);
