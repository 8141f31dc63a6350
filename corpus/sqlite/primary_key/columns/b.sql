create table t (a, b, primary key (b, a));
