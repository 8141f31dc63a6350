create table t (a text primary key, b) without rowid;
