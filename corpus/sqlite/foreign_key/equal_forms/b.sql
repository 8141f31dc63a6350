create table p (x integer primary key, y unique, z unique);
create table q (x integer primary key);
create table t (a, b references p('Y') not null deferrable initially immediate, foreign key ('a') references "p" (X));
