create table t (a integer primary key autoincrement, b); create table u (a text primary key desc);
