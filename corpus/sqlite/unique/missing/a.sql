create table t (a unique, b);
