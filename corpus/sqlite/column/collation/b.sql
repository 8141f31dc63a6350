create table t (a text collate rtrim);
