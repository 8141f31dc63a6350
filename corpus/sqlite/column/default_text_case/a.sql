create table t (a default "Yes");
