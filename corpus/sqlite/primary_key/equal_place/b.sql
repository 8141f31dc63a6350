create table t ("A" integer, b, primary key ("a" asc autoincrement) on conflict abort); create table u (a text, primary key (a desc));
