create table p (x integer primary key, y unique, z unique);
create table q (x integer primary key);
create table t (a, b, constraint f foreign key (a) references p (x));
