create table t (a); pragma user_version = 1;
