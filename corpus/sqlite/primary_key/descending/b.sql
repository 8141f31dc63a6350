create table t (a text, b, primary key (a desc));
