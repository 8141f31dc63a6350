create table t (a varchar(10));
