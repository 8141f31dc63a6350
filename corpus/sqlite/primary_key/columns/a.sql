create table t (a, b, primary key (a, b));
