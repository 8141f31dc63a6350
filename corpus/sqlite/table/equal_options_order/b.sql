create table t (a int primary key, b text) without rowid, strict;
