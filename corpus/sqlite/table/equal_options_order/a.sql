create table t (a int primary key, b text) strict, without rowid;
