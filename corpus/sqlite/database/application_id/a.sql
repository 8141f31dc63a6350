create table t (a); pragma application_id = 1;
