create table t (a default "yes");
