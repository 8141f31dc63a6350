create table t (a, unique (a collate nocase));
