create table t (a text, b, primary key (a collate nocase));
