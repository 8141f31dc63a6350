SET sql_mode = ORACLE;
CREATE TABLE t (a int);
